// A line through the plane with its name along it, e.g. the limit of what is kinematically allowed.

import SceneGraph
import Typesetting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A line that does not widen the axes; its label runs along the part inside the frame.
public struct LineLayer: Sendable, Equatable, Codable {
  /// Side of the line on which its words stand.
  public enum Side: String, Sendable, Equatable, Codable { case above, below }
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// Places across.
  public var xs: [Double]
  /// Values, one a place.
  public var ys: [Double]
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Label source; empty for none.
  public var label: String
  /// Where the label's middle stands along the visible part, from 0 to 1. The nearest free place is taken.
  public var place: Double
  /// Side on which the words stand.
  public var side: Side
  /// Between line and label, in points.
  public var gap: Double
  /// Size of the words in points; nil takes the style's.
  public var size: Double?
  /// Colour of the words; nil takes the line's.
  public var color: Color?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.line", xs: [Double], ys: [Double], stroke: Stroke? = nil, label: String = "",
    place: Double = 0.5, side: Side = .above, gap: Double = 2, size: Double? = nil, color: Color? = nil
  ) {
    self.name = name
    self.role = role
    self.xs = xs
    self.ys = ys
    self.stroke = stroke
    self.label = label
    self.place = place
    self.side = side
    self.gap = gap
    self.size = size
    self.color = color
  }
}

extension LineLayer: LayerContent {
  var complaint: String? { Complaint.lists([("xs", xs), ("ys", ys)]) }
  var extent: Extent { .none }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    let forward = { (y: Double) in plot.y.scale.forward(plot.y.value(at: y)) }
    let points = visible(in: plot), line = lineObstacles(in: plot)
    guard let text = try? labelText(points, in: plot) else { return line }
    // The turned box as a row of small ones, so that a long label leaves the corners beside it free.
    let corners = TextBox(text).corners, parts = max(1, Int(text.width / max(text.ascent, 1)))
    return line
      + (0..<parts).map { part in
        let ends = [Double(part) / Double(parts), Double(part + 1) / Double(parts)]
        let xs = ends.flatMap { share in
          [(0, 1), (3, 2)].map { corners[$0].x + (corners[$1].x - corners[$0].x) * share }
        }
        let ys = ends.flatMap { share in
          [(0, 1), (3, 2)].map { corners[$0].y + (corners[$1].y - corners[$0].y) * share }
        }
        return Obstacle(
          left: xs.min() ?? 0, right: xs.max() ?? 0, bottom: forward(ys.max() ?? 0), top: forward(ys.min() ?? 0))
      }
  }

  /// Along the line as far as the frame reaches across; upwards without end, since the axis may grow for the legend.
  private func lineObstacles(in plot: PlotArea) -> [Obstacle] {
    let marks = zip(xs, ys).map { (x: plot.x($0), y: plot.y.scale.forward($1)) }
    let inside = marks.filter { $0.x >= plot.frame.x && $0.x <= plot.frame.maxX && $0.y.isFinite }
    return Obstacle.along(inside.map(\.x), inside.map(\.y), margin: (stroke ?? plot.look.curveStroke).width)
  }

  func nodes(in plot: PlotArea, names: ElementNames) throws(FigureProblem) -> [Node] {
    let points = visible(in: plot)
    guard points.count > 1 else { return [] }
    var children: [Node] = [.shape(Shape(path: Path(points: points), stroke: stroke ?? plot.look.curveStroke))]
    if let text = try labelText(points, in: plot) {
      children.append(.group(Group(role: role + ".label", children: [.text(text)])))
    }
    return [.group(Group(role: role, name: names(name), children: children))]
  }

  /// The part of the line inside the frame (the first, if there are several), as page points.
  private func visible(in plot: PlotArea) -> [Point] {
    let points = zip(xs, ys).map { plot.point($0, $1) }
    var inside: [Point] = []
    for (a, b) in zip(points, points.dropFirst()) {
      guard let (start, end) = Self.clipped(a, b, to: plot.frame) else {
        if inside.isEmpty { continue } else { break }
      }
      if inside.isEmpty { inside.append(start) }
      inside.append(end)
    }
    return inside
  }

  /// Liang's and Barsky's clipping of a segment; nil where it lies outside.
  private static func clipped(_ a: Point, _ b: Point, to frame: Rect) -> (Point, Point)? {
    var low = 0.0, high = 1.0
    let dx = b.x - a.x, dy = b.y - a.y
    for (step, room) in [(-dx, a.x - frame.x), (dx, frame.maxX - a.x), (-dy, a.y - frame.y), (dy, frame.maxY - a.y)] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        low = max(low, room / step)
      } else {
        high = min(high, room / step)
      }
    }
    guard low < high else { return nil }
    return (Point(x: a.x + low * dx, y: a.y + low * dy), Point(x: a.x + high * dx, y: a.y + high * dy))
  }

  /// The label along the visible part, inside the frame; nil where it has no room.
  private func labelText(_ points: [Point], in plot: PlotArea) throws(FigureProblem) -> Text? {
    guard !label.isEmpty, points.count > 1 else { return nil }
    let label = try plot.labels(label, size ?? plot.look.annotation.size)
    let steps = 40, first = Int((place * Double(steps)).rounded())
    for step in (0...steps).sorted(by: { abs($0 - first) < abs($1 - first) }) {
      let text = text(label, around: Double(step) / Double(steps), points, plot)
      let box = TextBox(text).bounds
      if plot.frame.insetBy(gap).contains(box) { return text }
    }
    return nil
  }

  private func text(_ label: Label, around share: Double, _ points: [Point], _ plot: PlotArea) -> Text {
    let (middle, direction) = Self.place(share, on: points)
    // Never upside down: the text runs to the right.
    let angle = atan2(-direction.y, direction.x) * 180 / .pi
    let upright = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle
    let drop = side == .above ? -gap - label.descent : gap + label.ascent
    let anchor = Rotation(degrees: upright).move(middle, down: drop)
    return label.text(
      at: anchor, alignment: .center, rotation: upright, color: color ?? plot.look.annotation.color)
  }

  /// The point at a share of a polyline's length, and the direction there.
  private static func place(_ share: Double, on points: [Point]) -> (Point, Point) {
    let steps = zip(points, points.dropFirst()).map { a, b in Point(x: b.x - a.x, y: b.y - a.y) }
    let lengths = steps.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }
    var rest = share * lengths.reduce(0, +)
    for (index, length) in lengths.enumerated() {
      if rest <= length || index == lengths.count - 1 {
        let part = length > 0 ? rest / length : 0
        return (
          Point(x: points[index].x + steps[index].x * part, y: points[index].y + steps[index].y * part), steps[index]
        )
      }
      rest -= length
    }
    return (points[0], Point(x: 1, y: 0))
  }
}
