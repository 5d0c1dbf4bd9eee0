// Regions on a mesh where fields exceed or stay below a level, as closed rings: bands between two contours.

/// One condition on a field.
struct LevelCondition: Sendable {
  /// A value a node.
  var values: [Double]
  var level: Double
  /// Whether the region lies where the field is at least the level, or below it.
  var isAbove: Bool

  func holds(_ value: Double) -> Bool { (value >= level) == isAbove }
}

/// The part of a mesh where up to two conditions hold. Every triangle is clipped on its own and the sides that two clipped
/// triangles share are dropped: what remains are the rings, whatever the topology of the contours.
struct LevelRegion {
  private let mesh: SurfaceMesh
  private let conditions: [LevelCondition]
  private var sides: [DirectedSide] = []
  private var positions: [LevelVertex: SIMD2<Double>] = [:]

  private struct DirectedSide: Hashable {
    var from: LevelVertex
    var to: LevelVertex
  }

  /// A corner of a clipped triangle: where it is and what the fields are there.
  private struct Corner {
    var vertex: LevelVertex
    var position: SIMD2<Double>
    var values: SIMD2<Double>
  }

  init(on mesh: SurfaceMesh, _ conditions: [LevelCondition]) {
    self.mesh = mesh
    self.conditions = conditions
    for index in mesh.triangles.indices { add(clipped(index)) }
  }

  /// Rings with the region on their left: outer ones counter-clockwise, those of holes clockwise.
  var rings: [[SIMD2<Double>]] {
    let present = Set(sides)
    let rim = sides.filter { !present.contains(DirectedSide(from: $0.to, to: $0.from)) }
    return VertexChains(rim.map { ($0.from, $0.to) }).chains.map { chain in
      Self.simplified(chain.vertices.compactMap { positions[$0] })
    }.filter { $0.count > 2 }
  }

  private mutating func add(_ polygon: [Corner]) {
    guard polygon.count > 2 else { return }
    for (index, corner) in polygon.enumerated() {
      let next = polygon[(index + 1) % polygon.count]
      sides.append(DirectedSide(from: corner.vertex, to: next.vertex))
      positions[corner.vertex] = corner.position
    }
  }

  private func clipped(_ index: Int) -> [Corner] {
    var polygon = mesh.triangles[index].corners.map { node in
      var values = SIMD2<Double>.zero
      for (field, condition) in conditions.enumerated() { values[field] = condition.values[node] }
      return Corner(vertex: .node(node), position: mesh.nodes[node].position, values: values)
    }
    for field in conditions.indices { polygon = clip(polygon, field, triangle: index) }
    return polygon
  }

  private func clip(_ polygon: [Corner], _ field: Int, triangle: Int) -> [Corner] {
    var result: [Corner] = []
    for (index, corner) in polygon.enumerated() {
      let next = polygon[(index + 1) % polygon.count]
      let isIn = conditions[field].holds(corner.values[field]), nextIsIn = conditions[field].holds(next.values[field])
      if isIn { result.append(corner) }
      if isIn != nextIsIn { result.append(crossing(corner, next, field, triangle: triangle, entering: nextIsIn)) }
    }
    return result
  }

  /// On a side of the mesh the crossing is computed from the side's nodes, so that both neighbours find the same place.
  private func crossing(_ a: Corner, _ b: Corner, _ field: Int, triangle: Int, entering: Bool) -> Corner {
    let condition = conditions[field]
    guard let (from, to) = side(a.vertex, b.vertex) else {
      let share = (condition.level - a.values[field]) / (b.values[field] - a.values[field])
      return Corner(
        vertex: .meeting(triangle: triangle, entering ? 1 : 0),
        position: a.position + (b.position - a.position) * share,
        values: a.values + (b.values - a.values) * share)
    }
    let low = condition.values[from], share = (condition.level - low) / (condition.values[to] - low)
    var values = SIMD2<Double>.zero
    for (index, other) in conditions.enumerated() {
      values[index] = other.values[from] + (other.values[to] - other.values[from]) * share
    }
    return Corner(
      vertex: .crossing(field: field, from: from, to: to),
      position: LevelLines.crossing(mesh, condition.values, condition.level, from, to), values: values)
  }

  /// The side of the mesh that two vertices lie on, from its lower to its higher node; nil for a chord.
  private func side(_ a: LevelVertex, _ b: LevelVertex) -> (Int, Int)? {
    func ends(_ vertex: LevelVertex) -> Set<Int> {
      switch vertex {
      case .node(let node): [node]
      case .crossing(_, let from, let to): [from, to]
      case .meeting: []
      }
    }
    let (first, second) = (ends(a), ends(b))
    let all = first.union(second)
    guard !first.isEmpty, !second.isEmpty, all.count == 2, let low = all.min(), let high = all.max() else { return nil }
    return (low, high)
  }

  /// Without repeated points and those that lie on the straight line between their neighbours.
  private static func simplified(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
    let distinct = ring.indices.filter { Plane.distance(ring[$0], ring[($0 + 1) % ring.count]) > 1e-12 }.map {
      ring[$0]
    }
    return distinct.indices.filter { index in
      let before = distinct[(index + distinct.count - 1) % distinct.count]
      return abs(Plane.doubleArea(before, distinct[index], distinct[(index + 1) % distinct.count])) > 1e-13
    }.map { distinct[$0] }
  }
}
