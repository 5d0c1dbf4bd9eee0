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
}

/// A shaft with a filled head.
enum Arrowhead {
  static func nodes(from tail: Point, to tip: Point, stroke: Stroke, headLength: Double) -> [Node] {
    let dx = tip.x - tail.x, dy = tip.y - tail.y
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return [] }
    let ux = dx / length, uy = dy / length, half = headLength * 0.38
    let base = Point(x: tip.x - ux * headLength, y: tip.y - uy * headLength)
    let head = Path(
      points: [
        tip, Point(x: base.x - uy * half, y: base.y + ux * half), Point(x: base.x + uy * half, y: base.y - ux * half),
      ],
      closed: true)
    return [
      .shape(Shape(path: Path(points: [tail, base]), stroke: stroke)),
      .shape(Shape(path: head, fill: .solid(stroke.color))),
    ]
  }
}
