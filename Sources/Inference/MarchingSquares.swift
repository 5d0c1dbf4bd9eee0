// Level curves of values on a grid, joined to paths with lower values on their left.

/// Linear interpolation along the edges of the grid's cells.
struct MarchingSquares {
  let xs: [Double]
  let ys: [Double]
  /// Rows belong to y; infinite where there is no value.
  let values: [[Double]]

  struct Path: Equatable {
    var points: [SIMD2<Double>]
    var isClosed: Bool
  }

  /// An edge of the grid: from a node to the right, or up.
  private struct Edge: Hashable {
    var row: Int
    var column: Int
    var isVertical: Bool
  }

  func paths(at level: Double) -> [Path] {
    var next: [Edge: Edge] = [:]
    for row in ys.indices.dropLast() {
      for column in xs.indices.dropLast() {
        for (from, to) in segments(row, column, level) { next[from] = to }
      }
    }
    let arrivals = Set(next.values)
    let order = next.keys.sorted {
      ($0.row, $0.column, $0.isVertical ? 1 : 0) < ($1.row, $1.column, $1.isVertical ? 1 : 0)
    }
    var paths: [Path] = []
    for start in order.filter({ !arrivals.contains($0) }) + order where next[start] != nil {
      paths.append(path(from: start, &next, level))
    }
    return paths
  }

  private func path(from start: Edge, _ next: inout [Edge: Edge], _ level: Double) -> Path {
    var points = [point(start, level)], edge = start
    while let following = next.removeValue(forKey: edge) {
      edge = following
      if edge == start { return Path(points: points, isClosed: true) }
      points.append(point(edge, level))
    }
    return Path(points: points, isClosed: false)
  }

  /// Directed segments of a cell, lower values on the left.
  private func segments(_ row: Int, _ column: Int, _ level: Double) -> [(Edge, Edge)] {
    // Corners counter-clockwise from the lower left, and the edge from each to the next.
    let corners = [values[row][column], values[row][column + 1], values[row + 1][column + 1], values[row + 1][column]]
    let edges = [
      Edge(row: row, column: column, isVertical: false), Edge(row: row, column: column + 1, isVertical: true),
      Edge(row: row + 1, column: column, isVertical: false), Edge(row: row, column: column, isVertical: true),
    ]
    let inside = corners.map { $0 < level }
    // Going round counter-clockwise, the curve enters where the boundary goes from inside to outside.
    let entries = (0..<4).filter { inside[$0] && !inside[($0 + 1) % 4] }
    let exits = (0..<4).filter { !inside[$0] && inside[($0 + 1) % 4] }
    guard entries.count == 2 else {
      return zip(entries, exits).map { (edges[$0], edges[$1]) }
    }
    // A saddle: the mean decides which corners belong together.
    let isJoined = corners.reduce(0, +) / 4 < level
    return entries.map { entry in
      let exit = isJoined ? (entry + 1) % 4 : (entry + 3) % 4
      return (edges[entry], edges[exit])
    }
  }

  private func point(_ edge: Edge, _ level: Double) -> SIMD2<Double> {
    let a = values[edge.row][edge.column]
    let b = edge.isVertical ? values[edge.row + 1][edge.column] : values[edge.row][edge.column + 1]
    let share = a.isFinite && b.isFinite && a != b ? (level - a) / (b - a) : a.isFinite ? 0 : 1
    let x = xs[edge.column], y = ys[edge.row]
    return edge.isVertical
      ? SIMD2(x, y + share * (ys[edge.row + 1] - y)) : SIMD2(x + share * (xs[edge.column + 1] - x), y)
  }
}
