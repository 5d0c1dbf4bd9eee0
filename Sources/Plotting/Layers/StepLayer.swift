// A histogram as a line of steps.

import SceneGraph

/// Values by bin, drawn as an outline; filled down to the baseline if it has a fill.
public struct StepLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// One more than bins, ascending.
  public var edges: [Double]
  /// Values by bin.
  public var values: [Double]
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Paint inside; nil leaves it open.
  public var fill: Paint?
  /// Whether the line goes down to the baseline at both ends.
  public var closesAtEnds: Bool
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.step", edges: [Double], values: [Double], stroke: Stroke? = nil,
    fill: Paint? = nil, closesAtEnds: Bool = false, legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.edges = edges
    self.values = values
    self.stroke = stroke
    self.fill = fill
    self.closesAtEnds = closesAtEnds
    self.legend = legend
  }
}

extension StepLayer: LayerContent {
  var complaint: String? { Complaint.edges(edges) ?? Complaint.count(values, bins: edges.count - 1, of: "it") }

  var extent: Extent {
    let standsOnZero = fill != nil || closesAtEnds
    let low = standsOnZero ? [min(0, values.min() ?? 0)] : []
    return Extent(
      x: ValueRange(edges, endsAtLower: true, endsAtUpper: true),
      y: ValueRange(values + low, endsAtLower: standsOnZero && low == [0]))
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    let half = (stroke ?? plot.look.curveStroke).width / 2
    return values.indices.map { bin in
      let neighbours = [bin - 1, bin, bin + 1].filter(values.indices.contains).map { values[$0] }
      let top = plot.y.scale.forward(neighbours.max() ?? values[bin])
      let bottom = fill == nil ? plot.y.scale.forward(neighbours.min() ?? values[bin]) : -.infinity
      return Obstacle(
        left: plot.x(edges[bin]), right: plot.x(edges[bin + 1]), bottom: bottom, top: top, margin: half)
    }
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    var shapes: [Node] = []
    if let fill {
      shapes.append(.shape(Shape(path: BinnedShape.area(edges: edges, values: values, in: plot), fill: fill)))
    }
    var line = BinnedShape.tops(edges: edges, values: values, in: plot)
    if closesAtEnds, let first = line.first, let last = line.last {
      line = [Point(x: first.x, y: plot.baseline)] + line + [Point(x: last.x, y: plot.baseline)]
    }
    shapes.append(.shape(Shape(path: Path(points: line), stroke: stroke ?? plot.look.curveStroke)))
    return [.group(Group(role: role, name: names(name), children: shapes))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        KeyShapes.filled(box, fill: fill) + KeyShapes.line(box, stroke ?? look.curveStroke)
      }
    ]
  }
}
