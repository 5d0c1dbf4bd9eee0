// Level curves against functions whose curves are known: ellipses, bananas, islands, rings, and what bounds cut off.
import Foundation
import Minimization
import Testing

@testable import Inference

@Suite struct ContourTracerTests {
  /// Curves of the plane of the first two parameters of a function.
  static func trace(
    _ make: @escaping @Sendable () -> ToyObjective, from start: [Double], levels: [Double], jobs: Int = 2,
    mirrors: [Int: Double] = [:]
  ) throws -> [[TracedPath]] {
    let minimum = Minimizer(make()).minimize(from: start)
    #expect(minimum.isConverged)
    let tracer = ContourTracer(
      levels: levels, workforce: Workforce(jobs: jobs),
      profile: {
        ProfileFunction(
          Minimizer(make()), of: [0, 1], from: minimum, fixed: Array(repeating: false, count: start.count),
          mirrors: mirrors)
      })
    guard case .done(let curves) = tracer.run() else {
      Issue.record("a lower minimum was found")
      return []
    }
    return curves.paths
  }

  private static func values(_ path: TracedPath) -> [[Double]] { path.points.map(\.profile.values) }

  /// Signed: positive for counter-clockwise paths.
  private static func area(_ points: [[Double]]) -> Double {
    points.indices.reduce(0) { sum, i in
      let (a, b) = (points[i], points[(i + 1) % points.count])
      return sum + 0.5 * (a[0] * b[1] - b[0] * a[1])
    }
  }

  /// Three correlated parameters, the third profiled: the covariance's block of the first two is the profile's.
  private static let covariance = [[4.0, 1.5, 0.6], [1.5, 1.0, 0.3], [0.6, 0.3, 2.0]]

  @Test(arguments: [1.0, 2.295749, 5.991465]) func anEllipse(level: Double) throws {
    let c = Self.covariance
    let matrix = Self.inverse(c), center = [3.0, -2.0, 1.0]
    let paths = try Self.trace(
      { .quadratic(matrix, center: center, bounds: Array(repeating: -100...100, count: 3)) }, from: [0, 0, 0],
      levels: [level])
    let path = try #require(paths.first?.first)
    #expect(paths[0].count == 1 && path.isClosed)
    let determinant = c[0][0] * c[1][1] - c[0][1] * c[0][1]
    for point in Self.values(path) {
      let (dx, dy) = (point[0] - 3, point[1] + 2)
      let rise = (c[1][1] * dx * dx - 2 * c[0][1] * dx * dy + c[0][0] * dy * dy) / determinant
      #expect(abs(rise - level) < 1e-5)
    }
    let farthest = Self.values(path).map { abs($0[0] - 3) }.max() ?? 0
    #expect(abs(farthest - 2 * level.squareRoot()) < 1e-5, "the extreme point is one of the path")
    // The polygon lies inside: with steps of up to twice 2π/40 it misses at most 1.6 % of the area.
    let exact = Double.pi * level * determinant.squareRoot()
    #expect(Self.area(Self.values(path)) < exact)
    #expect(Self.area(Self.values(path)) > 0.984 * exact)
    #expect(path.points.count < 60)
  }

  private static func inverse(_ m: [[Double]]) -> [[Double]] {
    func minor(_ r: Int, _ c: Int) -> Double {
      let rows = [0, 1, 2].filter { $0 != r }, columns = [0, 1, 2].filter { $0 != c }
      return m[rows[0]][columns[0]] * m[rows[1]][columns[1]] - m[rows[0]][columns[1]] * m[rows[1]][columns[0]]
    }
    func sign(_ r: Int, _ c: Int) -> Double { (r + c).isMultiple(of: 2) ? 1 : -1 }
    let determinant = (0..<3).reduce(0) { $0 + sign(0, $1) * m[0][$1] * minor(0, $1) }
    return (0..<3).map { r in (0..<3).map { c in sign(c, r) * minor(c, r) / determinant } }
  }

  /// 2 (1 − x)² + 20 (y − x²)²: a banana.
  private static func banana(_ x: Double, _ y: Double) -> (Double, Double, Double, Double, Double, Double) {
    let valley = y - x * x
    return (
      2 * (1 - x) * (1 - x) + 20 * valley * valley, -4 * (1 - x) - 80 * x * valley, 40 * valley,
      4 - 80 * valley + 160 * x * x, -80 * x, 40
    )
  }

  @Test func aBanana() throws {
    let paths = try Self.trace(
      { .plane(bounds: [-10...10, -10...30], Self.banana) }, from: [0.9, 0.8, 0], levels: [1, 6])
    for (level, found) in zip([1.0, 6], paths) {
      let path = try #require(found.first)
      #expect(found.count == 1 && path.isClosed)
      for point in Self.values(path) { #expect(abs(Self.banana(point[0], point[1]).0 - level) < 1e-5) }
      let exact = Double.pi * level / 40.0.squareRoot()  // the map (x, y − x²) keeps areas
      #expect(abs(Self.area(Self.values(path)) - exact) < 0.02 * exact)
    }
  }

  /// Two wells at x = ±2, the left one 0.2 higher.
  static func wells(_ x: Double, _ y: Double) -> (Double, Double, Double, Double, Double, Double) {
    let w = x * x - 4
    return (0.5 * w * w + y * y - 0.05 * x + 0.1, 2 * w * x - 0.05, 2 * y, 6 * x * x - 8, 0, 2)
  }

  @Test func islands() throws {
    let paths = try Self.trace(
      { .plane(bounds: [-10...10, -10...10], Self.wells) }, from: [2, 0.1, 0], levels: [1, 30])
    #expect(paths[0].count == 2 && paths[0].allSatisfy(\.isClosed))
    #expect(paths[1].count == 1 && paths[1].allSatisfy(\.isClosed))
    let least = Self.wells(2.003, 0).0
    for point in paths[0].flatMap(Self.values) { #expect(abs(Self.wells(point[0], point[1]).0 - least - 1) < 1e-3) }
    #expect(paths[0].contains { $0.points[0].profile.values[0] < 0 })
  }

  /// A ring with the minimum on its right: the level has an outer and an inner curve.
  private static func ring(_ x: Double, _ y: Double) -> (Double, Double, Double, Double, Double, Double) {
    let w = x * x + y * y - 9
    return (
      0.1 * w * w - 0.05 * x, 0.4 * w * x - 0.05, 0.4 * w * y, 0.4 * w + 0.8 * x * x, 0.8 * x * y,
      0.4 * w + 0.8 * y * y
    )
  }

  @Test func aRing() throws {
    let paths = try Self.trace(
      { .plane(bounds: [-10...10, -10...10], Self.ring) }, from: [3, 0.1, 0], levels: [2])
    #expect(paths[0].count == 2 && paths[0].allSatisfy(\.isClosed))
    let areas = paths[0].map { Self.area(Self.values($0)) }.sorted()
    #expect(areas[0] < 0 && areas[1] > 0, "the hole runs the other way round")
    // Radii where 0.1 (r² − 9)² = 2, up to the tilt.
    #expect(abs(areas[1] - .pi * (9 + 20.0.squareRoot())) < 1)
    #expect(abs(areas[0] + .pi * (9 - 20.0.squareRoot())) < 1)
  }

  /// A circle about (0.3, 0.2) in a box that ends at x = 0.
  @Test func aBound() throws {
    let identity = [[1.0, 0], [0, 1.0]]
    let paths = try Self.trace(
      { .quadratic(identity, center: [0.3, 0.2], bounds: [0...10, -10...10]) }, from: [1, 1], levels: [1])
    let path = try #require(paths[0].first)
    #expect(paths[0].count == 1 && !path.isClosed)
    let ends = [path.points[0], path.points[path.points.count - 1]].map(\.profile.values)
    let height = (1 - 0.09).squareRoot()
    #expect(ends.allSatisfy { $0[0] == 0 })
    // Counter-clockwise with the inside on the left: from the lower end to the upper one.
    #expect(abs(ends[0][1] - (0.2 - height)) < 1e-5 && abs(ends[1][1] - (0.2 + height)) < 1e-5)
  }

  /// The minimum of the free function lies outside: the best fit sits on the bound, the profile is steep there.
  @Test func aBestFitOnItsBound() throws {
    let matrix = [[1.0, 0.3], [0.3, 1.0]]
    let paths = try Self.trace(
      { .quadratic(matrix, center: [-0.5, 0], bounds: [0...10, -10...10]) }, from: [1, 1], levels: [1, 4])
    for found in paths {
      #expect(found.count == 1 && found.allSatisfy { !$0.isClosed })
      for end in [found[0].points.first, found[0].points.last] { #expect(end?.profile.values[0] == 0) }
    }
  }

  /// A corner cuts the curve, and a narrow box cuts it in two.
  @Test func cornersAndStrips() throws {
    let identity = [[1.0, 0], [0, 1.0]]
    let corner = try Self.trace(
      { .quadratic(identity, center: [0.2, 0.2], bounds: [0...10, 0...10]) }, from: [1, 1], levels: [1])
    #expect(corner[0].count == 1 && !corner[0][0].isClosed)
    #expect(corner[0][0].points.first?.profile.values[1] == 0)
    #expect(corner[0][0].points.last?.profile.values[0] == 0)
    let strip = try Self.trace(
      { .quadratic(identity, center: [0.2, 0], bounds: [0...0.5, -10...10]) }, from: [0.1, 1], levels: [1])
    #expect(strip[0].count == 2 && strip[0].allSatisfy { !$0.isClosed })
    let box = try Self.trace(
      { .quadratic(identity, center: [0, 0], bounds: [-0.9...0.9, -0.9...0.9]) }, from: [0.1, 0.1], levels: [1])
    #expect(box[0].count == 4 && box[0].allSatisfy { !$0.isClosed }, "only the corners are outside")
    let inside = try Self.trace(
      { .quadratic(identity, center: [0, 0], bounds: [-0.5...0.5, -0.5...0.5]) }, from: [0.1, 0.1], levels: [1])
    #expect(inside[0].isEmpty)
  }

  /// Two valleys of a nuisance parameter y = ±1: the profile is the lower of two bowls about x = ±1, its curve the outline
  /// of two overlapping discs with corners at x = 0.
  @Test func valleysMeetInCorners() throws {
    let (k, tilt) = (5.0, 0.02)
    @Sendable func twice(_ x: Double, _ z: Double, _ y: Double) -> Double {
      x * x + z * z + k * (y * y - 1) * (y * y - 1) - 2 * x * y - tilt * x
    }
    let make: @Sendable () -> ToyObjective = {
      ToyObjective(bounds: Array(repeating: -10...10, count: 3)) { p in
        let (x, z, y) = (p[0], p[1], p[2]), w = y * y - 1
        return .init(
          value: 0.5 * twice(x, z, y), gradient: [x - y - 0.5 * tilt, z, 2 * k * y * w - x],
          hessian: [[1, 0, -1], [0, 1, 0], [-1, 0, 2 * k * (3 * y * y - 1)]])
      }
    }
    func lowest(_ x: Double, _ z: Double) -> Double {
      (0...6000).map { twice(x, z, -1.5 + 0.0005 * Double($0)) }.min() ?? 0
    }
    let paths = try Self.trace(make, from: [1.2, 0, 1], levels: [2.3], mirrors: [2: 0])
    let path = try #require(paths[0].first)
    #expect(paths[0].count == 1 && path.isClosed)
    let minimum = Minimizer(make()).minimize(from: [1.2, 0, 1]).value
    for point in Self.values(path) {
      #expect(abs(lowest(point[0], point[1]) - 2 * minimum - 2.3) < 1e-4, "\(point)")
    }
    let xs = Self.values(path).map { $0[0] }
    #expect((xs.min() ?? 0) < -2 && (xs.max() ?? 0) > 2)
  }

  @Test func anyNumberOfJobs() throws {
    let runs = try [1, 2, 5].map { jobs in
      try Self.trace(
        { .plane(bounds: [-10...10, -10...10], Self.wells) }, from: [2, 0.1, 0], levels: [1, 30], jobs: jobs)
    }
    #expect(runs[0] == runs[1] && runs[0] == runs[2])
  }
}
