// The Delaunay triangulation of points of the unit square, with exact predicates: regular grids and collinear points too.

/// Triangles over points; those that share a place with an earlier one are left out.
public struct Triangulation: Sendable, Equatable {
  /// Corners, in scaled coordinates.
  public var points: [SIMD2<Double>]
  /// Indices of points, counter-clockwise.
  public var triangles: [Triangle]

  /// Three corners, counter-clockwise.
  public struct Triangle: Sendable, Hashable {
    /// Position of the first corner.
    public var a: Int
    /// Position of the second corner.
    public var b: Int
    /// Position of the third corner.
    public var c: Int
    /// Every part by its name.
    public init(_ a: Int, _ b: Int, _ c: Int) { (self.a, self.b, self.c) = (a, b, c) }
    /// Positions of the corners.
    public var corners: [Int] { [a, b, c] }
    /// Directed edges, each with the corner opposite to it.
    public var edges: [(from: Int, to: Int, opposite: Int)] { [(a, b, c), (b, c, a), (c, a, b)] }
  }

  /// Triangulates points whose coordinates lie between 0 and 1; no triangles where all lie on a line.
  public init(_ points: [SIMD2<Double>]) {
    self.points = points
    var builder = DelaunayBuilder(points.map(LatticePoint.init))
    triangles = builder.triangles()
    dropFlatRim()
  }

  /// Heights below this share of the unit square are those of points that lie on a straight rim but for rounding.
  private static let flatness = 1e-5

  /// Rounding makes flat triangles along straight rims; whatever is drawn in them runs along the rim.
  private mutating func dropFlatRim() {
    while true {
      let table = trianglesByEdge
      let kept = triangles.filter { triangle in
        !(isFlat(triangle) && triangle.edges.contains { table[DirectedEdge($0.to, $0.from)] == nil })
      }
      if kept.count == triangles.count { return }
      triangles = kept
    }
  }

  private func isFlat(_ triangle: Triangle) -> Bool {
    let longest = triangle.edges.map { Plane.distance(points[$0.from], points[$0.to]) }.max() ?? 0
    let area = Plane.doubleArea(points[triangle.a], points[triangle.b], points[triangle.c])
    return area < Self.flatness * longest
  }

  /// The triangle on the left of each directed edge.
  var trianglesByEdge: [DirectedEdge: Int] {
    var table: [DirectedEdge: Int] = [:]
    for (index, triangle) in triangles.enumerated() {
      for edge in triangle.edges { table[DirectedEdge(edge.from, edge.to)] = index }
    }
    return table
  }
}

/// An edge with a direction.
struct DirectedEdge: Hashable, Sendable {
  var from: Int
  var to: Int
  init(_ from: Int, _ to: Int) { (self.from, self.to) = (from, to) }
  var reversed: DirectedEdge { DirectedEdge(to, from) }
}

/// Bowyer's and Watson's insertion, point by point, with the plane outside the hull divided among ghost triangles: these
/// have a corner at infinity, so that the hull needs no case of its own.
private struct DelaunayBuilder {
  private static let ghost = -1
  private let points: [LatticePoint]
  private var list: [Triangulation.Triangle] = []

  init(_ points: [LatticePoint]) { self.points = points }

  mutating func triangles() -> [Triangulation.Triangle] {
    var seen: Set<LatticePoint> = []
    let distinct = points.indices.filter { seen.insert(points[$0]).inserted }
    guard let seed = seedTriangle(distinct) else { return [] }
    let ghost = Self.ghost
    list = [seed] + seed.edges.map { Triangulation.Triangle($0.to, $0.from, ghost) }
    for index in distinct where !seed.corners.contains(index) { insert(index) }
    return list.filter { !$0.corners.contains(ghost) }
  }

  /// The first triangle that is not flat.
  private func seedTriangle(_ distinct: [Int]) -> Triangulation.Triangle? {
    guard distinct.count > 2 else { return nil }
    let (a, b) = (distinct[0], distinct[1])
    for c in distinct.dropFirst(2) {
      let turn = LatticePredicates.orientation(points[a], points[b], points[c])
      if turn != 0 { return turn > 0 ? .init(a, b, c) : .init(b, a, c) }
    }
    return nil
  }

  /// Removes every triangle whose circle holds the point and joins the hole's rim to it.
  private mutating func insert(_ index: Int) {
    let conflicts = list.map { isInConflict($0, points[index]) }
    var rim: Set<DirectedEdge> = []
    var order: [DirectedEdge] = []
    for (triangle, conflict) in zip(list, conflicts) where conflict {
      for edge in triangle.edges {
        let directed = DirectedEdge(edge.from, edge.to)
        if rim.remove(directed.reversed) == nil {
          rim.insert(directed)
          order.append(directed)
        }
      }
    }
    list = zip(list, conflicts).filter { !$0.1 }.map(\.0)
    for edge in order where rim.contains(edge) { list.append(joined(edge, index)) }
  }

  /// The triangle of an edge and a point; infinity, if it takes part, comes last.
  private func joined(_ edge: DirectedEdge, _ point: Int) -> Triangulation.Triangle {
    if edge.from == Self.ghost { return .init(edge.to, point, edge.from) }
    if edge.to == Self.ghost { return .init(point, edge.from, edge.to) }
    return .init(edge.from, edge.to, point)
  }

  private func isInConflict(_ triangle: Triangulation.Triangle, _ point: LatticePoint) -> Bool {
    let (a, b) = (points[triangle.a], points[triangle.b])
    guard triangle.c == Self.ghost else {
      return LatticePredicates.inCircle(a, b, points[triangle.c], point) > 0
    }
    let side = LatticePredicates.orientation(a, b, point)
    return side > 0 || side == 0 && LatticePredicates.isBetween(point, a, b)
  }
}
