// Level lines and regions: analytic functions, topologies that joined polylines get wrong, cuts and islands.
import Foundation
import Testing

@testable import Inference

@Suite struct LevelLineTests {
  private func mesh(_ count: Int) -> SurfaceMesh {
    SurfaceMesh(Triangulation(TriangulationTests.grid(count, count)))
  }

  private func distance(_ p: SIMD2<Double>, _ x: Double, _ y: Double) -> Double { hypot(p.x - x, p.y - y) }

  @Test func aCircleIsOneClosedLine() throws {
    let mesh = mesh(61), values = mesh.nodes.map { -distance($0.position, 0.5, 0.5) }
    let lines = LevelLines.lines(on: mesh, values, level: -0.3)
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line.isClosed)
    for point in line.points { #expect(abs(distance(point, 0.5, 0.5) - 0.3) < 5e-4) }
    // What exceeds the level lies on the left: the ring turns counter-clockwise.
    #expect(abs(Plane.area(line.points) - .pi * 0.09) < 1e-3)
  }

  @Test func linesAreOpenAtTheRimAndAllPiecesAreKept() {
    let mesh = mesh(41), values = mesh.nodes.map { sin(4 * .pi * $0.position.x) }
    let lines = LevelLines.lines(on: mesh, values, level: 0.5)
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { !$0.isClosed })
    let xs = lines.map { $0.points[0].x }.sorted()
    for (x, expected) in zip(xs, [1.0, 5, 13, 17]) { #expect(abs(x - expected / 24) < 2e-3) }
  }

  @Test func aLevelThroughNodesIsFollowed() {
    let mesh = mesh(11), values = mesh.nodes.map { ($0.position.x * 10).rounded() }
    let lines = LevelLines.lines(on: mesh, values, level: 5)
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { $0.points.allSatisfy { abs($0.x - 0.5) < 1e-12 } })
  }

  @Test func noLineWhereNothingPassesTheLevel() {
    let mesh = mesh(5)
    #expect(LevelLines.lines(on: mesh, mesh.nodes.map { _ in 1 }, level: 2).isEmpty)
  }
}

@Suite struct LevelRegionTests {
  private let mesh = SurfaceMesh(Triangulation(TriangulationTests.grid(41, 41)))

  private func area(_ rings: [[SIMD2<Double>]]) -> Double { rings.reduce(0) { $0 + Plane.area($1) } }

  private func band(_ strong: (SIMD2<Double>) -> Double, _ weak: (SIMD2<Double>) -> Double) -> [[SIMD2<Double>]] {
    LevelRegion(
      on: mesh,
      [
        LevelCondition(values: mesh.nodes.map { strong($0.position) }, level: 0, isAbove: true),
        LevelCondition(values: mesh.nodes.map { weak($0.position) }, level: 0, isAbove: false),
      ]
    ).rings
  }

  @Test func betweenTwoLines() {
    let rings = band({ 0.7 - $0.x }, { 0.4 - $0.x })
    #expect(rings.count == 1)
    #expect(abs(area(rings) - 0.3) < 1e-9)
    #expect(rings.first?.count == 4)
  }

  @Test func aRingHasAHole() {
    let rings = band({ 0.4 - hypot($0.x - 0.5, $0.y - 0.5) }, { 0.2 - hypot($0.x - 0.5, $0.y - 0.5) })
    #expect(rings.count == 2)
    #expect(rings.map { Plane.area($0) > 0 }.sorted { $0 && !$1 } == [true, false])
    #expect(abs(area(rings) - .pi * 0.12) < 2e-3)
  }

  @Test func oneSideWithoutAContourReachesTheRim() {
    let rings = band({ 0.6 - $0.x }, { _ in -1 })
    #expect(rings.count == 1)
    #expect(abs(area(rings) - 0.6) < 1e-9)
    #expect(band({ _ in 1 }, { _ in -1 }).map { abs(Plane.area($0)) }.reduce(0, +) - 1 < 1e-9)
    #expect(band({ _ in -1 }, { _ in -2 }).isEmpty)
  }

  @Test func severalPieces() {
    let rings = band({ abs($0.x - 0.5) - 0.2 }, { abs($0.x - 0.5) - 0.4 })
    #expect(rings.count == 2)
    #expect(abs(area(rings) - 0.4) < 1e-9)
  }

  @Test func crossingContoursLeaveTheLens() {
    // Strong and weak cross: the region is where one holds and the other does not.
    let rings = band({ $0.x - $0.y }, { $0.x + $0.y - 1 })
    #expect(abs(area(rings) - 0.25) < 1e-9)
  }
}

@Suite struct MeshCutTests {
  @Test func cuttingEndsAtTheLine() {
    let mesh = SurfaceMesh(Triangulation(TriangulationTests.grid(8, 8)))
    let cut = mesh.cut(where: mesh.nodes.map { $0.position.x - $0.position.y + 0.03 })
    #expect(abs(cut.area - (1 - 0.97 * 0.97 / 2)) < 1e-12)
    for node in cut.nodes { #expect(node.position.x - node.position.y + 0.03 > -1e-12) }
    for node in cut.nodes {
      let corners = cut.triangulation.triangles[node.home], p = cut.triangulation.points
      let place = p[corners.a] * node.weights.x + p[corners.b] * node.weights.y + p[corners.c] * node.weights.z
      #expect(Plane.distance(place, node.position) < 1e-12)
    }
  }
}

@Suite struct PlaneFrameTests {
  @Test func turnsAndScalesComeBack() throws {
    let points = [SIMD2(100.0, 20), SIMD2(400, 390), SIMD2(250, 10)]
    let turn = try #require(PlaneTurn(u: [1, 0, 0], v: [1, -1, 0]))
    let frame = try #require(PlaneFrame(points, logX: false, logY: true, turn: turn))
    #expect(frame.isMirrored && !frame.isLinear)
    for point in points {
      let unit = frame.unit(point), back = frame.data(unit)
      #expect(unit.min() >= 0 && unit.max() <= 1)
      #expect(Plane.distance(back, point) < 1e-9)
    }
    #expect(PlaneTurn(u: [1, 1, 0], v: [2, 2, 5]) == nil)
    #expect(PlaneFrame([SIMD2(1, 2), SIMD2(1, 3)], logX: false, logY: false) == nil)
  }

  /// A rim that is straight but for rounding has no flat triangles.
  @Test func straightRimsStayStraight() {
    var points: [SIMD2<Double>] = []
    for column in 0..<12 {
      for row in 0..<5 { points.append(SIMD2(Double(column) / 11, Double(column + row) / 15)) }
    }
    let triangulation = Triangulation(points)
    #expect(triangulation.triangles.count == 2 * 11 * 4)
    #expect(abs(triangulation.totalArea - 4.0 / 15) < 1e-9)
  }
}

@Suite struct IslandTests {
  @Test func smallPartsGoAndLargeOnesStay() {
    let mesh = SurfaceMesh(Triangulation(TriangulationTests.grid(41, 41)))
    func bump(_ p: SIMD2<Double>, _ x: Double, _ y: Double, _ radius: Double) -> Double {
      radius - hypot(p.x - x, p.y - y)
    }
    var values = mesh.nodes.map { max(bump($0.position, 0.3, 0.3, 0.25), bump($0.position, 0.8, 0.8, 0.06)) }
    let found = Islands.find(on: mesh, values, level: 0)
    #expect(found.count == 1)
    #expect(abs((found.first?.area ?? 0) - .pi * 0.06 * 0.06) < 1e-3)
    #expect(Plane.distance(found.first?.center ?? .zero, SIMD2(0.8, 0.8)) < 0.01)
    #expect(LevelLines.lines(on: mesh, values, level: 0).count == 2)
    let before = LevelLines.lines(on: mesh, values, level: 0).first
    #expect(Islands.remove(below: 0.02, on: mesh, &values, level: 0).count == 1)
    #expect(LevelLines.lines(on: mesh, values, level: 0) == [before].compactMap { $0 })
  }
}

@Suite struct LinearFormTests {
  private let names = ["m1", "m2", "m12"]

  @Test func sumsAreRead() throws {
    #expect(try LinearForm("m1-m2", names: names) == LinearForm(coefficients: ["m1": 1, "m2": -1]))
    #expect(
      try LinearForm(" 0.5 * m12 + m1*2 - 125", names: names)
        == LinearForm(coefficients: ["m12": 0.5, "m1": 2], constant: -125))
    #expect(try LinearForm("-m1 + 2 m1", names: names) == LinearForm(coefficients: ["m1": 1]))
  }

  @Test func whatCannotBeReadIsSaid() {
    for text in ["m1 -", "m3", "m1 m2", "m1 * * 2", ""] {
      #expect(throws: ExclusionProblem.self) { try LinearForm(text, names: names) }
    }
    #expect(throws: ExclusionProblem.self) { try LinearInequality(forbidden: "m1 - 125", names: names) }
    #expect(throws: ExclusionProblem.self) { try LinearInequality(forbidden: "3 > 4", names: names) }
  }

  @Test func theForbiddenSideFollowsTheAxes() throws {
    let inequality = try LinearInequality(forbidden: "m2 > m1 - 125", names: names)
    #expect(try #require(inequality.allowed.value(["m1": 300, "m2": 100])) > 0)
    #expect(try #require(inequality.allowed.value(["m1": 300, "m2": 200])) < 0)
    let x = try LinearForm("m1", names: names), y = try LinearForm("m1-m2", names: names)
    let line = try #require(inequality.allowed.inTerms(of: x, y))
    #expect(line.x == 0 && line.y == 1 && line.constant == -125)
    #expect(inequality.allowed.inTerms(of: x, try LinearForm("m12", names: names)) == nil)
  }
}
