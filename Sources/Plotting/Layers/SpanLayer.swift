// A shaded strip across the whole frame, e.g. ±1σ, a blinded range, a zebra row.

import SceneGraph

/// A direction of the panel.
public enum Direction: String, Sendable, Equatable, Codable { case x, y }

/// Everything between two values of one axis. It lies behind: text may stand on it.
public struct SpanLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// The axis that the two values belong to.
  public var axis: Direction
  /// Value at which it begins.
  public var from: Double
  /// Value at which it ends.
  public var to: Double
  /// Paint inside; nil leaves it open.
  public var fill: Paint?
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.span", axis: Direction, from: Double, to: Double, fill: Paint? = nil,
    stroke: Stroke? = nil, legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.axis = axis
    self.from = from
    self.to = to
    self.fill = fill
    self.stroke = stroke
    self.legend = legend
  }
}

extension SpanLayer: LayerContent {
  var complaint: String? { from.isFinite && to.isFinite ? nil : "has an end that is not finite" }

  var extent: Extent {
    let range = ValueRange([from, to])
    return axis == .x ? Extent(x: range, y: nil) : Extent(x: nil, y: range)
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let projection = axis == .x ? plot.x : plot.y
    let ends = [projection(from), projection(to)].sorted()
    let length = ends[1] - ends[0]
    let rect =
      axis == .x
      ? Rect(x: ends[0], y: plot.frame.y, width: length, height: plot.frame.height)
      : Rect(x: plot.frame.x, y: ends[0], width: plot.frame.width, height: length)
    let shape = Shape(path: Path(rect), fill: fill ?? plot.look.spanFill, stroke: stroke)
    return [.group(Group(role: role, name: names(name), children: [.shape(shape)]))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        KeyShapes.filled(box, fill: fill ?? look.spanFill, stroke: stroke)
      }
    ]
  }
}
