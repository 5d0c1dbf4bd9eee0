// A grid of profile points in the plane of two parameters: for the search of curves, and for marching squares.
import Minimization

/// Nodes in plane coordinates with the profile's points, row by row (y); nil where there is none.
struct PlaneGrid: Sendable {
  var xs: [Double]
  var ys: [Double]
  var points: [[LevelPoint?]] = []

  /// Two neighbouring nodes with a level between them.
  struct Edge {
    var inside: LevelPoint
    var outside: SIMD2<Double>
  }

  /// A grid over some positions, the minimum, and what is around them within the bounds.
  /// - Parameter margin: reach beyond them on each side, in halves of their extent.
  static func around(
    _ plane: ProfilePlane, _ positions: [SIMD2<Double>], nodes: Int, margin: Double
  ) -> PlaneGrid {
    let positions = positions + [SIMD2(0, 0)]
    func nodesAlong(_ axis: Int) -> [Double] {
      let values = positions.map { $0[axis] }
      var (low, high) = (values.min() ?? 0, values.max() ?? 0)
      if high - low < 0.5 { (low, high) = (low - 2, high + 2) }
      let reach = 0.5 * margin * (high - low)
      return spread(max(plane.lower[axis], low - reach), min(plane.upper[axis], high + reach), nodes)
    }
    return PlaneGrid(xs: nodesAlong(0), ys: nodesAlong(1))
  }

  /// `count` values from one end to the other, the ends exactly.
  static func spread(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    (0..<count).map { index in
      index == count - 1 ? high : low + (high - low) * Double(index) / Double(max(count - 1, 1))
    }
  }

  /// The grid with its points; each row starts at the minimum's column, so that rows are independent.
  func filled(_ workforce: Workforce, _ profile: @escaping @Sendable () -> ProfileFunction) -> PlaneGrid {
    var grid = self
    grid.points = workforce.map(ys.count, worker: profile) { profile, row in
      self.row(ys[row], ProfilePlane(profile))
    }.map { $0 ?? Array(repeating: nil, count: xs.count) }
    return grid
  }

  /// Outwards from the middle, each fit from the one before.
  private func row(_ y: Double, _ plane: ProfilePlane) -> [LevelPoint?] {
    let middle = xs.indices.min { abs(xs[$0]) < abs(xs[$1]) } ?? 0
    var row = [LevelPoint?](repeating: nil, count: xs.count)
    row[middle] = plane.point(at: SIMD2(xs[middle], y))
    for columns in [Array(xs.indices.dropFirst(middle + 1)), xs.indices.prefix(middle).reversed()] {
      var last = row[middle]
      for column in columns {
        row[column] = plane.point(at: SIMD2(xs[column], y), near: last?.profile)
        last = row[column] ?? last
      }
    }
    return row
  }

  /// A point clearly below the minimum, if a node is one.
  var lowerPoint: [Double]? {
    points.joined().compactMap { $0 }.filter { $0.profile.rise < -ProfileFunction.newMinimum }
      .min { $0.profile.rise < $1.profile.rise }?.profile.point
  }

  /// Pairs of neighbours on both sides of a level, along the rows first.
  func edges(across level: Double) -> [Edge] {
    var edges: [Edge] = []
    func add(_ first: (Int, Int), _ second: (Int, Int)) {
      let (a, b) = (points[first.0][first.1], points[second.0][second.1])
      let isInside = ((a?.profile.rise ?? .infinity) < level, (b?.profile.rise ?? .infinity) < level)
      if isInside.0, !isInside.1, let a {
        edges.append(Edge(inside: a, outside: SIMD2(xs[second.1], ys[second.0])))
      } else if isInside.1, !isInside.0, let b {
        edges.append(Edge(inside: b, outside: SIMD2(xs[first.1], ys[first.0])))
      }
    }
    for row in ys.indices { for column in xs.indices.dropLast() { add((row, column), (row, column + 1)) } }
    for row in ys.indices.dropLast() { for column in xs.indices { add((row, column), (row + 1, column)) } }
    return edges
  }
}
