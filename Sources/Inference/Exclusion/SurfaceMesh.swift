// The triangles that a surface is evaluated and contoured on: the triangulation itself, refined, or cut at a line.

/// A mesh over a triangulation whose nodes know in which of its triangles they lie.
struct SurfaceMesh: Sendable {
  struct Node: Sendable {
    var position: SIMD2<Double>
    /// Index of a triangle of the triangulation.
    var home: Int
    /// Weights of the home's corners, their sum 1.
    var weights: SIMD3<Double>
  }
  let triangulation: Triangulation
  private(set) var nodes: [Node] = []
  private(set) var triangles: [Triangulation.Triangle] = []
  /// For each triangle the one of the triangulation that it is a part of.
  private var homes: [Int] = []

  /// Divides every triangle's sides into `steps` parts.
  init(_ triangulation: Triangulation, steps: Int = 1) {
    self.triangulation = triangulation
    var grid = RefinedNodes(steps: max(1, steps))
    for home in triangulation.triangles.indices { refine(home, &grid) }
  }

  private init(_ triangulation: Triangulation) { self.triangulation = triangulation }

  /// The area of all triangles.
  var area: Double { triangles.reduce(0) { $0 + area(of: $1) } }

  func area(of triangle: Triangulation.Triangle) -> Double {
    0.5 * Plane.doubleArea(nodes[triangle.a].position, nodes[triangle.b].position, nodes[triangle.c].position)
  }

  /// Node (i, j) of a triangle stands i steps from its first corner towards the second and j towards the third.
  private mutating func refine(_ home: Int, _ grid: inout RefinedNodes) {
    let triangle = triangulation.triangles[home], steps = grid.steps
    let rows = (0...steps).map { j in
      (0...(steps - j)).map { i in
        grid.index(of: triangle, i, j) {
          add(SIMD3(Double(steps - i - j), Double(i), Double(j)) / Double(steps), home: home)
        }
      }
    }
    for j in 0..<steps {
      for i in 0..<(steps - j) {
        add(.init(rows[j][i], rows[j][i + 1], rows[j + 1][i]), home: home)
        if i + 1 < steps - j { add(.init(rows[j][i + 1], rows[j + 1][i + 1], rows[j + 1][i]), home: home) }
      }
    }
  }

  private mutating func add(_ weights: SIMD3<Double>, home: Int) -> Int {
    let triangle = triangulation.triangles[home], points = triangulation.points
    let position =
      points[triangle.a] * weights.x + points[triangle.b] * weights.y + points[triangle.c] * weights.z
    nodes.append(Node(position: position, home: home, weights: weights))
    return nodes.count - 1
  }

  private mutating func add(_ triangle: Triangulation.Triangle, home: Int) {
    triangles.append(triangle)
    homes.append(home)
  }
}

extension SurfaceMesh {
  /// The part where `field`, a value a node, is not negative: triangles across its zero line are cut along it.
  func cut(where field: [Double]) -> SurfaceMesh {
    guard field.contains(where: { $0 < 0 }) else { return self }
    var part = SurfaceMesh(triangulation)
    var kept: [Int: Int] = [:], crossings: [DirectedEdge: Int] = [:]
    for (triangle, home) in zip(triangles, homes) {
      var polygon: [Int] = []
      for edge in triangle.edges {
        if field[edge.from] >= 0 { polygon.append(kept.value(edge.from) { part.copy(nodes[edge.from]) }) }
        guard (field[edge.from] >= 0) != (field[edge.to] >= 0) else { continue }
        let side = DirectedEdge(min(edge.from, edge.to), max(edge.from, edge.to))
        polygon.append(crossings.value(side) { part.copy(crossing(side, field, home)) })
      }
      for corner in polygon.indices.dropFirst(2) {
        part.add(.init(polygon[0], polygon[corner - 1], polygon[corner]), home: home)
      }
    }
    return part
  }

  private mutating func copy(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// Where the field passes zero on a side.
  private func crossing(_ side: DirectedEdge, _ field: [Double], _ home: Int) -> Node {
    let a = nodes[side.from].position, b = nodes[side.to].position
    let position = a + (b - a) * (field[side.from] / (field[side.from] - field[side.to]))
    let corners = triangulation.triangles[home], points = triangulation.points
    let weights = Plane.weights(of: position, in: points[corners.a], points[corners.b], points[corners.c])
    return Node(position: position, home: home, weights: weights)
  }
}

/// The nodes that neighbouring triangles share when both are divided.
private struct RefinedNodes {
  private struct Place: Hashable {
    var from: Int
    var to: Int
    var step: Int
  }
  let steps: Int
  private var shared: [Place: Int] = [:]

  init(steps: Int) { self.steps = steps }

  /// The index of node (i, j), made by `make` where no neighbour has it yet.
  mutating func index(of triangle: Triangulation.Triangle, _ i: Int, _ j: Int, make: () -> Int) -> Int {
    guard let place = place(triangle, i, j) else { return make() }
    return shared.value(place, make: make)
  }

  /// Where on the rim a node stands, in the same words for both triangles of a side; nil inside.
  private func place(_ triangle: Triangulation.Triangle, _ i: Int, _ j: Int) -> Place? {
    let corners = [(triangle.a, steps - i - j), (triangle.b, i), (triangle.c, j)].filter { $0.1 > 0 }
      .sorted { $0.0 < $1.0 }
    switch corners.count {
    case 1: return Place(from: corners[0].0, to: corners[0].0, step: 0)
    case 2: return Place(from: corners[0].0, to: corners[1].0, step: corners[1].1)
    default: return nil
    }
  }
}

extension Dictionary {
  /// The value of a key, made and kept where there is none.
  mutating func value(_ key: Key, make: () -> Value) -> Value {
    if let known = self[key] { return known }
    let new = make()
    self[key] = new
    return new
  }
}
