// A band by bin, e.g. the total uncertainty: one shape, so that its hatch runs on from bin to bin.

import SceneGraph

/// Lower and upper values by bin; bins without both are gaps.
public struct BandLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// One more than bins, ascending.
  public var edges: [Double]
  /// Lower edges by bin; nil leaves a gap.
  public var lower: [Double?]
  /// Upper edges by bin; nil leaves a gap.
  public var upper: [Double?]
  /// Paint inside; nil leaves it open.
  public var fill: Paint?
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.band", edges: [Double], lower: [Double?], upper: [Double?],
    fill: Paint? = nil, stroke: Stroke? = nil, legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.edges = edges
    self.lower = lower
    self.upper = upper
    self.fill = fill
    self.stroke = stroke
    self.legend = legend
  }
}

extension BandLayer: LayerContent {
  var complaint: String? {
    Complaint.edges(edges) ?? Complaint.optionalCount(lower, bins: edges.count - 1, of: "'lower'")
      ?? Complaint.optionalCount(upper, bins: edges.count - 1, of: "'upper'")
  }

  var extent: Extent {
    Extent(
      x: ValueRange(edges, endsAtLower: true, endsAtUpper: true),
      y: ValueRange((lower + upper).compactMap { $0 })?.reaching(downTo: upper.compactMap { $0 }))
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    lower.indices.compactMap { bin in
      guard let low = lower[bin], let high = upper[bin] else { return nil }
      return Obstacle(
        left: plot.x(edges[bin]), right: plot.x(edges[bin + 1]), bottom: plot.y.scale.forward(low),
        top: plot.y.scale.forward(high))
    }
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let path = BinnedShape.band(edges: edges, lower: lower, upper: upper, in: plot)
    guard !path.isEmpty else { return [] }
    let shape = Shape(path: path, fill: fill ?? plot.look.bandFill, stroke: stroke ?? plot.look.bandStroke)
    return [.group(Group(role: role, name: names(name), children: [.shape(shape)]))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        KeyShapes.filled(box, fill: fill ?? look.bandFill, stroke: stroke ?? look.bandStroke)
      }
    ]
  }
}
