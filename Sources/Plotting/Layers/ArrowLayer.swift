// An arrow between two places, e.g. a cut.

import SceneGraph

/// A straight arrow.
public struct ArrowLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// Where it begins.
  public var from: Position
  /// Where its head is.
  public var to: Position
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.arrow", from: Position, to: Position, stroke: Stroke? = nil,
    legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.from = from
    self.to = to
    self.stroke = stroke
    self.legend = legend
  }
}

extension ArrowLayer: LayerContent {
  var extent: Extent {
    let a = from.extent, b = to.extent
    return Extent(x: a.x?.union(b.x) ?? b.x, y: a.y?.union(b.y) ?? b.y)
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    let ends = [from.point(in: plot), to.point(in: plot)]
    return Obstacle.along(
      ends.map(\.x), ends.map { plot.y.scale.forward(plot.y.value(at: $0.y)) },
      margin: plot.look.outOfRangeArrow.head / 2)
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let look = plot.look.outOfRangeArrow
    let shapes = Arrowhead.nodes(
      from: from.point(in: plot), to: to.point(in: plot), stroke: stroke ?? look.stroke, headLength: look.head)
    return [.group(Group(role: role, name: names(name), children: shapes))]
  }

  /// An arrow that points down, whatever the direction of the one in the panel.
  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        Arrowhead.nodes(
          from: Point(x: box.midX, y: box.y), to: Point(x: box.midX, y: box.maxY),
          stroke: stroke ?? look.outOfRangeArrow.stroke, headLength: look.outOfRangeArrow.head)
      }
    ]
  }
}
