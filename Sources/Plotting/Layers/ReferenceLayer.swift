// A straight line across the frame at a value, e.g. ratio 1, a confidence level.

import SceneGraph

/// A line at one value of one axis, from frame to frame.
public struct ReferenceLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// The axis that the value belongs to.
  public var axis: Direction
  /// Value of the axis at which it stands.
  public var value: Double
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.reference", axis: Direction = .y, value: Double, stroke: Stroke? = nil,
    legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.axis = axis
    self.value = value
    self.stroke = stroke
    self.legend = legend
  }
}

extension ReferenceLayer: LayerContent {
  var complaint: String? { value.isFinite ? nil : "is at a value that is not finite" }

  var extent: Extent {
    axis == .x ? Extent(x: ValueRange([value]), y: nil) : Extent(x: nil, y: ValueRange([value]))
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    let half = (stroke ?? plot.look.referenceStroke).width / 2
    if axis == .x {
      let x = plot.x(value)
      return [Obstacle(left: x, right: x, bottom: -.infinity, top: .infinity, margin: half)]
    }
    let y = plot.y.scale.forward(value)
    return [Obstacle(left: plot.frame.x, right: plot.frame.maxX, bottom: y, top: y, margin: half)]
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let points =
      axis == .x
      ? [Point(x: plot.x(value), y: plot.frame.maxY), Point(x: plot.x(value), y: plot.frame.y)]
      : [Point(x: plot.frame.x, y: plot.y(value)), Point(x: plot.frame.maxX, y: plot.y(value))]
    let shape = Shape(path: Path(points: points), stroke: stroke ?? plot.look.referenceStroke)
    return [.group(Group(role: role, name: names(name), children: [.shape(shape)]))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        KeyShapes.line(box, stroke ?? look.referenceStroke)
      }
    ]
  }
}
