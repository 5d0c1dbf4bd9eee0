// Paths through points: straight, or smooth without overshoot.

import SceneGraph

/// Paths for functions sampled at ascending x and for free curves.
enum CurveShape {
  static func path(_ points: [Point], isSmooth: Bool) -> Path {
    guard isSmooth, points.count > 2 else { return Path(points: points) }
    return Path([.move(points[0])] + smoothSegments(points))
  }

  /// Between two curves over the same positions: along the upper and back along the lower.
  static func area(upper: [Point], lower: [Point], isSmooth: Bool) -> Path {
    let back = Array(lower.reversed())
    guard isSmooth, upper.count > 2, let first = upper.first, let turn = back.first else {
      return Path(points: upper + back, closed: true)
    }
    let forth: [Path.Segment] = [.move(first)] + smoothSegments(upper)
    return Path(forth + [.line(turn)] + smoothSegments(back) + [.close])
  }

  /// Monotone cubics: no overshoot, no new extrema.
  private static func smoothSegments(_ points: [Point]) -> [Path.Segment] {
    let slopes = tangents(points)
    return zip(points.indices.dropLast(), points.indices.dropFirst()).map { i, j in
      let third = (points[j].x - points[i].x) / 3
      return .cubic(
        Point(x: points[i].x + third, y: points[i].y + slopes[i] * third),
        Point(x: points[j].x - third, y: points[j].y - slopes[j] * third), points[j])
    }
  }

  /// Slopes of the parabolas through three neighbours, held within three times the smaller step: the region where a
  /// cubic stays monotone (Fritsch and Carlson 1980). Exact for a parabola.
  private static func tangents(_ points: [Point]) -> [Double] {
    let widths = zip(points, points.dropFirst()).map { $1.x - $0.x }
    let steps = zip(points, points.dropFirst()).map { a, b in b.x == a.x ? 0 : (b.y - a.y) / (b.x - a.x) }
    guard let first = steps.first, let last = steps.last else { return [0] }
    guard steps.count > 1 else { return [first, last] }
    let inner = steps.indices.dropFirst().map { i -> Double in
      let sum = widths[i - 1] + widths[i]
      guard sum != 0 else { return 0 }
      return limited((steps[i - 1] * widths[i] + steps[i] * widths[i - 1]) / sum, steps[i - 1], steps[i])
    }
    let beginning = limited(2 * first - inner[0], first, first)
    return [beginning] + inner + [limited(2 * last - inner[inner.count - 1], last, last)]
  }

  private static func limited(_ slope: Double, _ before: Double, _ after: Double) -> Double {
    guard before * after > 0, slope * before > 0 else { return 0 }
    let most = 3 * min(abs(before), abs(after))
    return min(max(slope, -most), most)
  }
}
