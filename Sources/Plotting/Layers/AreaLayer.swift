// The area between two curves.

import SceneGraph

/// Lower and upper curve over the same ascending positions.
public struct AreaLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// Places across.
  public var xs: [Double]
  /// Lower edge, one value a place.
  public var lower: [Double]
  /// Upper edge, one value a place.
  public var upper: [Double]
  /// Whether a smooth curve goes through the points, not straight lines.
  public var isSmooth: Bool
  /// Paint inside; nil leaves it open.
  public var fill: Paint?
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.area", xs: [Double], lower: [Double], upper: [Double], isSmooth: Bool = false,
    fill: Paint? = nil, stroke: Stroke? = nil, legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.xs = xs
    self.lower = lower
    self.upper = upper
    self.isSmooth = isSmooth
    self.fill = fill
    self.stroke = stroke
    self.legend = legend
  }
}

extension AreaLayer: LayerContent {
  var complaint: String? {
    Complaint.lists([("xs", xs), ("lower", lower), ("upper", upper)])
      ?? (Complaint.ascend(xs) ? nil : "has xs that do not ascend")
  }

  var extent: Extent { Extent(x: ValueRange(xs), y: ValueRange(lower + upper)) }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    xs.indices.dropFirst().map { i in
      let low = min(lower[i - 1], lower[i]), high = max(upper[i - 1], upper[i])
      return Obstacle(
        left: min(plot.x(xs[i - 1]), plot.x(xs[i])), right: max(plot.x(xs[i - 1]), plot.x(xs[i])),
        bottom: plot.y.scale.forward(low), top: plot.y.scale.forward(high))
    }
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let path = CurveShape.area(
      upper: zip(xs, upper).map { plot.point($0, $1) }, lower: zip(xs, lower).map { plot.point($0, $1) },
      isSmooth: isSmooth)
    let shape = Shape(path: path, fill: fill ?? plot.look.areaFill, stroke: stroke)
    return [.group(Group(role: role, name: names(name), children: [.shape(shape)]))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        KeyShapes.filled(box, fill: fill ?? look.areaFill, stroke: stroke)
      }
    ]
  }
}
