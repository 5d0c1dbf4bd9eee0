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

  /// Monotone cubics (Fritsch and Butland 1984): no overshoot, no new extrema.
  private static func smoothSegments(_ points: [Point]) -> [Path.Segment] {
    let slopes = tangents(points)
    return zip(points.indices.dropLast(), points.indices.dropFirst()).map { i, j in
      let third = (points[j].x - points[i].x) / 3
      return .cubic(
        Point(x: points[i].x + third, y: points[i].y + slopes[i] * third),
        Point(x: points[j].x - third, y: points[j].y - slopes[j] * third), points[j])
    }
  }

  private static func tangents(_ points: [Point]) -> [Double] {
    let steps = zip(points, points.dropFirst()).map { a, b in b.x == a.x ? 0 : (b.y - a.y) / (b.x - a.x) }
    guard let first = steps.first, let last = steps.last else { return [0] }
    let inner = steps.indices.dropFirst().map { i -> Double in
      let before = steps[i - 1], after = steps[i]
      guard before * after > 0 else { return 0 }
      let h0 = points[i].x - points[i - 1].x, h1 = points[i + 1].x - points[i].x
      let weight = (h0 + 2 * h1) / (3 * (h0 + h1))
      return before * after / (weight * after + (1 - weight) * before)
    }
    return [first] + inner + [last]
  }
}
