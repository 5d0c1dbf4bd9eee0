// Small pieces of an exclusion: found, named by place and size, and taken out where that is asked for.

/// A connected part of a mesh on one side of a level that is surrounded by the other side (or the rim).
struct Island: Sendable, Equatable {
  /// Area in the mesh's coordinates.
  var area: Double
  /// Mean position of its nodes.
  var center: SIMD2<Double>
  /// Whether the field exceeds the level there.
  var isAbove: Bool
  var nodes: [Int]
}

enum Islands {
  /// Parts on either side of `level`, the smallest first, but for the largest on each side.
  static func find(on mesh: SurfaceMesh, _ values: [Double], level: Double) -> [Island] {
    let parts = parts(mesh, values, level)
    let largest = [true, false].compactMap { side in
      parts.filter { $0.isAbove == side }.max { $0.area < $1.area }?.nodes.first
    }
    return parts.filter { part in !largest.contains(part.nodes.first ?? -1) }.sorted { $0.area < $1.area }
  }

  /// Moves the field of every island smaller than `area` to the other side of the level, the smallest first.
  ///
  /// - Returns: the islands that are gone.
  static func remove(
    below area: Double, on mesh: SurfaceMesh, _ values: inout [Double], level: Double
  ) -> [Island] {
    var removed: [Island] = []
    // A part may grow when the islands in it go; each round removes one, so that this ends.
    while removed.count < values.count,
      let island = find(on: mesh, values, level: level).first(where: { $0.area < area })
    {
      for node in island.nodes { values[node] = island.isAbove ? level.nextDown : level }
      removed.append(island)
    }
    return removed
  }

  private static func parts(_ mesh: SurfaceMesh, _ values: [Double], _ level: Double) -> [Island] {
    var groups = NodeGroups(count: values.count)
    for triangle in mesh.triangles {
      for edge in triangle.edges where (values[edge.from] >= level) == (values[edge.to] >= level) {
        groups.join(edge.from, edge.to)
      }
    }
    var areas = Array(repeating: 0.0, count: values.count)
    for triangle in mesh.triangles { addAreas(of: triangle, mesh, values, level) { areas[groups.leader($0)] += $1 } }
    let members = Dictionary(grouping: values.indices) { groups.leader($0) }
    return members.keys.sorted().compactMap { leader in
      guard let nodes = members[leader] else { return nil }
      let sum = nodes.reduce(SIMD2<Double>.zero) { $0 + mesh.nodes[$1].position }
      return Island(
        area: areas[leader], center: sum / Double(nodes.count), isAbove: values[leader] >= level, nodes: nodes)
    }
  }

  /// Gives the area of a triangle to the parts of its corners, cut along the level.
  private static func addAreas(
    of triangle: Triangulation.Triangle, _ mesh: SurfaceMesh, _ values: [Double], _ level: Double,
    add: (Int, Double) -> Void
  ) {
    let whole = mesh.area(of: triangle)
    let odd = triangle.edges.first { edge in
      let own = values[edge.opposite] >= level
      return own != (values[edge.from] >= level) && own != (values[edge.to] >= level)
    }
    guard let odd else { return add(triangle.a, whole) }
    func share(_ node: Int) -> Double { (level - values[odd.opposite]) / (values[node] - values[odd.opposite]) }
    let tip = whole * abs(share(odd.from) * share(odd.to))
    add(odd.opposite, tip)
    add(odd.from, whole - tip)
  }
}

/// Nodes that hang together, by union and find.
private struct NodeGroups {
  private var parents: [Int]
  init(count: Int) { parents = Array(0..<count) }

  mutating func leader(_ node: Int) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (leader(a), leader(b))
    if first != second { parents[max(first, second)] = min(first, second) }
  }
}
