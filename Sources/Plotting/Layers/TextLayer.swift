// Text at a place of the data, e.g. a value beside a row, the name of a line.

import SceneGraph

/// A label held at a position.
public struct TextLayer: Sendable, Equatable, Codable {
  /// Where the words stand beside their place.
  public enum VerticalAlignment: String, Sendable, Equatable, Codable { case above, middle, below, baseline }
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// The words, as TeX-like text.
  public var text: String
  /// Where they stand.
  public var position: Position
  /// Which end of the words stands at the place.
  public var alignment: Text.Alignment
  /// How they stand beside the place, up and down.
  public var verticalAlignment: VerticalAlignment
  /// Degrees, counter-clockwise.
  public var rotation: Double
  /// Size in points; nil takes the style's.
  public var size: Double?
  /// Colour; nil takes the style's.
  public var color: Color?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.text", text: String, position: Position, alignment: Text.Alignment = .left,
    verticalAlignment: VerticalAlignment = .middle, rotation: Double = 0, size: Double? = nil, color: Color? = nil
  ) {
    self.name = name
    self.role = role
    self.text = text
    self.position = position
    self.alignment = alignment
    self.verticalAlignment = verticalAlignment
    self.rotation = rotation
    self.size = size
    self.color = color
  }
}

extension TextLayer: LayerContent {
  var extent: Extent { .none }

  func nodes(in plot: PlotArea, names: ElementNames) throws(FigureProblem) -> [Node] {
    [.group(Group(role: role, name: names(name), children: [.text(try placed(in: plot))]))]
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    guard let text = try? placed(in: plot) else { return [] }
    let box = TextBox(text).bounds
    let ends = [box.maxY, box.y].map { plot.y.scale.forward(plot.y.value(at: $0)) }
    return [Obstacle(left: box.x, right: box.maxX, bottom: ends.min() ?? 0, top: ends.max() ?? 0)]
  }

  private func placed(in plot: PlotArea) throws(FigureProblem) -> Text {
    let label = try plot.labels(text, size ?? plot.look.annotation.size)
    let drop: Double =
      switch verticalAlignment {
      case .above: -label.descent
      case .middle: (label.ascent - label.descent) / 2
      case .below: label.ascent
      case .baseline: 0
      }
    let anchor = Rotation(degrees: rotation).move(position.point(in: plot), down: drop)
    return label.text(
      at: anchor, alignment: alignment, rotation: rotation, color: color ?? plot.look.annotation.color)
  }
}
