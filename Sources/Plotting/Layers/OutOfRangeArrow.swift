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

  /// The same to a side, for a point beyond an end of x.
  static func nodes(at y: Double, isRight: Bool, in plot: PlotArea) -> [Node] {
    let look = plot.look.outOfRangeArrow, tip = sideTip(y, isRight, plot)
    let length = min(look.length, plot.frame.width / 3)
    let tail = Point(x: tip.x - (isRight ? length : -length), y: y)
    return Arrowhead.nodes(from: tail, to: tip, stroke: look.stroke, headLength: look.head)
  }

  private static func sideTip(_ y: Double, _ isRight: Bool, _ plot: PlotArea) -> Point {
    let gap = plot.look.outOfRangeArrow.gap
    return Point(x: isRight ? plot.frame.maxX - gap : plot.frame.x + gap, y: y)
  }

  /// Only the head, at a side of the frame.
  static func head(at y: Double, isRight: Bool, length: Double, color: Color, in plot: PlotArea) -> Node {
    Arrowhead.head(at: sideTip(y, isRight, plot), dx: isRight ? 1 : -1, dy: 0, length: length, color: color)
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
