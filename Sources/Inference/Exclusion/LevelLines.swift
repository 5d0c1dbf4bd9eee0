// Marching triangles: the lines of a level on a mesh, every piece of them, open where they end at the rim.

/// A vertex of a line or region, named by how it came about: neighbours make the same names for what they share.
enum LevelVertex: Hashable, Sendable {
  case node(Int)
  /// Where field number `field` passes the level on the side from the lower to the higher node.
  case crossing(field: Int, from: Int, to: Int)
  /// Where two level lines meet inside a triangle.
  case meeting(triangle: Int, Int)
}

/// A piece of a contour in the mesh's coordinates; what exceeds the level lies on its left.
struct LevelLine: Sendable, Equatable {
  var points: [SIMD2<Double>]
  var isClosed: Bool
}

enum LevelLines {
  /// The lines where `values`, one a node and linear in between, pass `level`. At the level counts as above.
  static func lines(on mesh: SurfaceMesh, _ values: [Double], level: Double) -> [LevelLine] {
    var segments: [(LevelVertex, LevelVertex)] = []
    var positions: [LevelVertex: SIMD2<Double>] = [:]
    for triangle in mesh.triangles {
      var leaving: LevelVertex?, entering: LevelVertex?
      for edge in triangle.edges where (values[edge.from] >= level) != (values[edge.to] >= level) {
        let (from, to) = (min(edge.from, edge.to), max(edge.from, edge.to))
        let vertex = LevelVertex.crossing(field: 0, from: from, to: to)
        positions[vertex] = crossing(mesh, values, level, from, to)
        // Round the rim counter-clockwise: from above to below the line leaves the part above.
        if values[edge.from] >= level { leaving = vertex } else { entering = vertex }
      }
      if let leaving, let entering { segments.append((leaving, entering)) }
    }
    return VertexChains(segments).chains.map { chain in
      LevelLine(points: withoutRepeats(chain.vertices.compactMap { positions[$0] }), isClosed: chain.isClosed)
    }
  }

  static func crossing(
    _ mesh: SurfaceMesh, _ values: [Double], _ level: Double, _ from: Int, _ to: Int
  ) -> SIMD2<Double> {
    let share = (level - values[from]) / (values[to] - values[from])
    let a = mesh.nodes[from].position, b = mesh.nodes[to].position
    return a + (b - a) * min(max(share, 0), 1)
  }

  /// Several crossings meet where a node lies on the level exactly.
  private static func withoutRepeats(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
    points.enumerated().filter { $0.offset == 0 || points[$0.offset - 1] != $0.element }.map(\.element)
  }
}

/// Directed segments joined end to end.
struct VertexChains {
  struct Chain {
    var vertices: [LevelVertex]
    /// The last vertex leads back to the first, which is not repeated.
    var isClosed: Bool
  }
  private(set) var chains: [Chain] = []

  /// Deterministic: chains begin in the order of the segments, open ones first.
  init(_ segments: [(LevelVertex, LevelVertex)]) {
    var next: [LevelVertex: [Int]] = [:], arrivals: [LevelVertex: Int] = [:]
    for (index, segment) in segments.enumerated().reversed() {
      next[segment.0, default: []].append(index)
      arrivals[segment.1, default: 0] += 1
    }
    var used = Array(repeating: false, count: segments.count)
    func follow(_ start: Int) -> Chain {
      var vertices = [segments[start].0], current = start
      while true {
        used[current] = true
        let end = segments[current].1
        if end == vertices[0] { return Chain(vertices: vertices, isClosed: true) }
        vertices.append(end)
        guard let following = next[end]?.popLast(where: { !used[$0] }) else {
          return Chain(vertices: vertices, isClosed: false)
        }
        current = following
      }
    }
    for index in segments.indices where !used[index] && arrivals[segments[index].0] == nil {
      chains.append(follow(index))
    }
    for index in segments.indices where !used[index] { chains.append(follow(index)) }
  }
}

extension Array {
  /// Removes elements from the end until one meets the condition, which is returned.
  fileprivate mutating func popLast(where condition: (Element) -> Bool) -> Element? {
    while let last = popLast() { if condition(last) { return last } }
    return nil
  }
}
