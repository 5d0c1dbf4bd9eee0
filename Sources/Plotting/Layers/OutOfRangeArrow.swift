// The arrow that stands at the frame for a point beyond it.

import SceneGraph

/// An arrow from inside the frame to its edge.
enum OutOfRangeArrow {
  static func nodes(at x: Double, isAbove: Bool, in plot: PlotArea) -> [Node] {
    let look = plot.look.outOfRangeArrow
    let edge = isAbove ? plot.frame.y : plot.frame.maxY
    let inward = isAbove ? 1.0 : -1.0
    let tip = Point(x: x, y: edge + inward * look.gap)
    let tail = Point(x: x, y: tip.y + inward * min(look.length, plot.frame.height / 3))
    return Arrowhead.nodes(from: tail, to: tip, stroke: look.stroke, headLength: look.head)
  }

  /// Only the head, at the frame, for a bar that leaves it.
  static func head(at x: Double, isAbove: Bool, length: Double, color: Color, in plot: PlotArea) -> Node {
    let edge = isAbove ? plot.frame.y : plot.frame.maxY, inward = isAbove ? 1.0 : -1.0
    let tip = Point(x: x, y: edge + inward * plot.look.outOfRangeArrow.gap)
    return Arrowhead.head(at: tip, dx: 0, dy: -inward, length: length, color: color)
  }
}

/// A shaft with a filled head.
enum Arrowhead {
  static func nodes(from tail: Point, to tip: Point, stroke: Stroke, headLength: Double) -> [Node] {
    let dx = tip.x - tail.x, dy = tip.y - tail.y
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return [] }
    let ux = dx / length, uy = dy / length
    let base = Point(x: tip.x - ux * headLength, y: tip.y - uy * headLength)
    return [
      .shape(Shape(path: Path(points: [tail, base]), stroke: stroke)),
      head(at: tip, dx: ux, dy: uy, length: headLength, color: stroke.color),
    ]
  }

  /// A filled triangle that points along the unit vector.
  static func head(at tip: Point, dx: Double, dy: Double, length: Double, color: Color) -> Node {
    let half = length * 0.38, base = Point(x: tip.x - dx * length, y: tip.y - dy * length)
    let triangle = Path(
      points: [
        tip, Point(x: base.x - dy * half, y: base.y + dx * half), Point(x: base.x + dy * half, y: base.y - dx * half),
      ],
      closed: true)
    return .shape(Shape(path: triangle, fill: .solid(color)))
  }
}
