// The surfaces between the points of a grid: the triangulation's defining property, and values against scipy's.
import Foundation
import Testing

@testable import Inference

/// Numbers by scipy: Tests/Reference/surfaces.py.
struct ReferenceSurfaces: Decodable {
  var points: [[Double]]
  var values: [Double]
  var places: [[Double]]
  var triangles: [[Int]]
  var linear: [Double]
  var cloughTocher: [Double]
  var multiquadric: [Double]
  var thinPlate: [Double]

  static func load() throws -> ReferenceSurfaces {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Reference/surfaces.json"))
    return try JSONDecoder().decode(ReferenceSurfaces.self, from: data)
  }

  var plane: [SIMD2<Double>] { points.map { SIMD2($0[0], $0[1]) } }
  var targets: [SIMD2<Double>] { places.map { SIMD2($0[0], $0[1]) } }
}

extension Triangulation {
  /// The triangle that holds a point, with the weights of its corners.
  func locate(_ point: SIMD2<Double>) -> (triangle: Int, weights: SIMD3<Double>)? {
    for (index, triangle) in triangles.enumerated() {
      let weights = Plane.weights(of: point, in: points[triangle.a], points[triangle.b], points[triangle.c])
      if weights.min() >= -1e-12 { return (index, weights) }
    }
    return nil
  }

  var totalArea: Double { SurfaceMesh(self).area }
}

/// Reproducible numbers in 0 ..< 1.
struct Shuffle {
  var state: UInt64
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
}

@Suite struct TriangulationTests {
  static func random(_ count: Int, seed: UInt64) -> [SIMD2<Double>] {
    var shuffle = Shuffle(state: seed)
    return (0..<count).map { _ in SIMD2(shuffle.next(), shuffle.next()) }
  }

  static func grid(_ columns: Int, _ rows: Int) -> [SIMD2<Double>] {
    (0..<rows).flatMap { row in
      (0..<columns).map { SIMD2(Double($0) / Double(columns - 1), Double(row) / Double(rows - 1)) }
    }
  }

  /// No point lies inside the circle of any triangle: what "Delaunay" means.
  static func violations(_ triangulation: Triangulation) -> Int {
    triangulation.triangles.reduce(0) { sum, triangle in
      let p = triangle.corners.map { triangulation.points[$0] }
      guard let center = Plane.circumcenter(p[0], p[1], p[2]) else { return sum + 1 }
      let radius = Plane.distance(center, p[0])
      return sum + triangulation.points.count { Plane.distance(center, $0) < radius * (1 - 1e-6) }
    }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func randomPointsHaveEmptyCircles(seed: UInt64) {
    let triangulation = Triangulation(Self.random(120, seed: seed))
    #expect(Self.violations(triangulation) == 0)
    #expect(
      triangulation.triangles.allSatisfy {
        Plane.doubleArea(triangulation.points[$0.a], triangulation.points[$0.b], triangulation.points[$0.c]) > 0
      })
  }

  @Test func gridsAreCoveredOnce() {
    let triangulation = Triangulation(Self.grid(12, 8))
    #expect(triangulation.triangles.count == 2 * 11 * 7)
    #expect(abs(triangulation.totalArea - 1) < 1e-12)
    #expect(Self.violations(triangulation) == 0)
  }

  @Test func turningDiagonalsKeepsADelaunayCover() {
    let points = Self.grid(12, 8), values = points.map { $0.x * 3 + sin(7 * $0.y) }
    let aligned = Triangulation(points).aligned(with: values)
    #expect(abs(aligned.totalArea - 1) < 1e-12)
    #expect(Self.violations(aligned) == 0)
    func roughness(_ t: Triangulation) -> Double {
      t.triangles.flatMap(\.edges).reduce(0) { $0 + abs(values[$1.from] - values[$1.to]) }
    }
    #expect(roughness(aligned) <= roughness(Triangulation(points)))
  }

  @Test func pointsOnALineMakeNoTriangles() {
    #expect(Triangulation((0..<9).map { SIMD2(Double($0) / 8, Double($0) / 8) }).triangles.isEmpty)
    #expect(Triangulation([SIMD2(0, 0), SIMD2(1, 1)]).triangles.isEmpty)
  }

  @Test func collinearRimsAndRepeatedPoints() {
    // A fan over a rim of collinear points, some of them twice.
    let rim = (0..<7).map { SIMD2(Double($0) / 6, 0) }
    let triangulation = Triangulation(rim + [SIMD2(0.5, 1)] + rim)
    #expect(triangulation.triangles.count == 6)
    #expect(abs(triangulation.totalArea - 0.5) < 1e-12)
  }

  @Test func randomTrianglesAreScipys() throws {
    let reference = try ReferenceSurfaces.load()
    let triangles = Triangulation(reference.plane).triangles.map { $0.corners.sorted() }
    #expect(triangles.sorted { $0.lexicographicallyPrecedes($1) } == reference.triangles)
  }
}

@Suite struct SurfaceTests {
  @Test func linearSurfacesReproducePlanes() {
    let points = TriangulationTests.random(60, seed: 5), plane = { (p: SIMD2<Double>) in 2 * p.x - 3 * p.y + 0.5 }
    for scheme in [ExclusionScheme.linear, .cloughTocher, .thinPlate] {
      guard
        let surface = ExclusionPlane(
          points, following: points.map(plane), scheme: scheme, logX: false, logY: false, boundary: nil),
        let values = surface.surface(points.map(plane))
      else {
        Issue.record("\(scheme): no surface")
        continue
      }
      for (node, value) in zip(surface.mesh.nodes, values) {
        #expect(abs(value - plane(surface.frame.data(node.position))) < 1e-9, "\(scheme)")
      }
    }
  }

  @Test func cloughTocherIsScipys() throws {
    let reference = try ReferenceSurfaces.load()
    let triangulation = Triangulation(reference.plane)
    let surface = CloughTocher(triangulation, reference.values)
    for (place, expected) in zip(reference.targets, reference.cloughTocher) {
      let found = try #require(triangulation.locate(place))
      #expect(abs(surface.value(in: found.triangle, weights: found.weights) - expected) < 1e-9)
    }
  }

  /// Slopes agree on both sides of every inner side: the surface has no kinks.
  @Test func cloughTocherHasNoKinks() throws {
    let reference = try ReferenceSurfaces.load()
    let triangulation = Triangulation(reference.plane)
    let surface = CloughTocher(triangulation, reference.values)
    func value(_ point: SIMD2<Double>, _ index: Int) -> Double {
      let c = triangulation.triangles[index], p = triangulation.points
      return surface.value(in: index, weights: Plane.weights(of: point, in: p[c.a], p[c.b], p[c.c]))
    }
    let table = triangulation.trianglesByEdge
    for (edge, left) in table {
      guard let right = table[edge.reversed] else { continue }
      let a = triangulation.points[edge.from], b = triangulation.points[edge.to]
      let middle = a + (b - a) * 0.37, normal = SIMD2(a.y - b.y, b.x - a.x) / Plane.distance(a, b)
      /// The slope across the side from three values on one side of it: exact for the squares, and cubes are tiny.
      func slope(_ index: Int, _ direction: Double) -> Double {
        let corners = triangulation.triangles[index].corners.map { triangulation.points[$0] }
        let height = abs(Plane.doubleArea(corners[0], corners[1], corners[2])) / Plane.distance(a, b)
        let step = 1e-4 * height * direction
        return
          (4 * value(middle + normal * step, index) - value(middle + normal * (2 * step), index)
          - 3 * value(middle, index)) / (2 * step)
      }
      let inLeft = slope(left, 1), inRight = slope(right, -1)
      #expect(abs(inLeft - inRight) < 1e-3)
    }
  }

  @Test func radialBasesAreScipys() throws {
    let reference = try ReferenceSurfaces.load()
    for (kernel, expected) in [
      (RadialBasis.Kernel.multiquadric, reference.multiquadric), (.thinPlate, reference.thinPlate),
    ] {
      let surface = try #require(
        RadialBasis(reference.plane, kernel: kernel).surface(reference.values, at: reference.targets))
      for (value, expected) in zip(surface, expected) { #expect(abs(value - expected) < 1e-8, "\(kernel)") }
    }
  }
}
