// Smooth curves through points in any direction: Catmull-Rom splines over the lengths of their chords.

import SceneGraph

/// A curve through points, closed or open, with steps that may stay straight.
struct FreeCurve {
  private let points: [Point]
  private let isClosed: Bool
  private let straight: Set<Int>

  init(_ points: [Point], isClosed: Bool, straight: Set<Int> = []) {
    self.points = points
    self.isClosed = isClosed
    self.straight = straight
  }

  private var count: Int { points.count }
  /// Steps from a point to the next; the last of a closed curve leads back to the first point.
  private var steps: Int { isClosed ? count : count - 1 }

  var path: Path {
    guard count > 2 else { return Path(points: points, closed: isClosed) }
    var segments: [Path.Segment] = [.move(points[0])]
    for step in 0..<steps { segments.append(segment(step)) }
    return Path(segments + (isClosed ? [.close] : []))
  }

  private func point(_ index: Int) -> Point { points[(index + count) % count] }
  private func isStraight(_ step: Int) -> Bool { straight.contains((step + count) % count) }
  private func exists(_ step: Int) -> Bool { isClosed || (step >= 0 && step < steps) }

  private func segment(_ step: Int) -> Path.Segment {
    let from = point(step), to = point(step + 1)
    guard !isStraight(step) else { return .line(to) }
    let third = chord(step).length / 3, start = direction(step, after: step), end = direction(step + 1, after: step)
    return .cubic(
      Point(x: from.x + third * start.x, y: from.y + third * start.y),
      Point(x: to.x - third * end.x, y: to.y - third * end.y), to)
  }

  private func chord(_ step: Int) -> (x: Double, y: Double, length: Double) {
    let from = point(step), to = point(step + 1)
    let (x, y) = (to.x - from.x, to.y - from.y), length = (x * x + y * y).squareRoot()
    return length > 0 ? (x / length, y / length, length) : (0, 0, 0)
  }

  /// Direction at a point, seen from one of its steps: that of the parabola through both neighbours; at an end of the
  /// smooth part, that of the circle which the next point suggests.
  private func direction(_ index: Int, after own: Int) -> (x: Double, y: Double) {
    let isStart = index == own, other = isStart ? own - 1 : own + 1
    let here = chord(own)
    guard exists(other), !isStraight(other), chord(other).length > 0 else {
      let far = isStart ? own + 1 : own - 1
      guard exists(far), !isStraight(far), chord(far).length > 0, here.length > 0 else { return (here.x, here.y) }
      let inner = direction(isStart ? index + 1 : index - 1, after: own)
      let along = 2 * (here.x * inner.x + here.y * inner.y)
      return (along * here.x - inner.x, along * here.y - inner.y)
    }
    let there = chord(other), sum = here.length + there.length
    return (
      (here.x * there.length + there.x * here.length) / sum, (here.y * there.length + there.y * here.length) / sum
    )
  }
}
