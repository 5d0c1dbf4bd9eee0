// A level curve as it was followed, in the plane of two parameters in units of their uncertainties.
import Minimization

/// Points of one curve; lower values of the profile lie on its left.
struct TracedPath: Sendable, Equatable {
  var points: [LevelPoint]
  var isClosed: Bool

  private var positions: [SIMD2<Double>] {
    let open = points.map(\.position)
    return isClosed ? open + open.prefix(1) : open
  }

  /// How often the path crosses the straight line between two positions.
  func crossings(from start: SIMD2<Double>, to end: SIMD2<Double>) -> Int {
    let positions = positions, way = end - start
    return zip(positions, positions.dropFirst()).count { a, b in
      let sides = (way.x * (a - start).y - way.y * (a - start).x, way.x * (b - start).y - way.y * (b - start).x)
      guard (sides.0 < 0) != (sides.1 < 0) else { return false }
      let share = sides.0 / (sides.0 - sides.1)
      let along = ((a + share * (b - a) - start) * way).sum()
      return along >= 0 && along < (way * way).sum()
    }
  }

  /// Whether a position lies on the path, up to `margin`.
  func passes(_ position: SIMD2<Double>, within margin: Double) -> Bool {
    let positions = positions
    return zip(positions, positions.dropFirst()).contains { a, b in
      let way = b - a, square = (way * way).sum()
      let share = square > 0 ? min(max(((position - a) * way).sum() / square, 0), 1) : 0
      let distance = a + share * way - position
      return (distance * distance).sum() <= margin * margin
    }
  }
}
