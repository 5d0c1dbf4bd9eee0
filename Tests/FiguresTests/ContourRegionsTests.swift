// Regions made of open curves: closed along the bounds, corners included, islands and holes kept.
import Plotting
import Results
import Testing

@testable import Figures

@Suite struct ContourRegionsTests {
  private static let bounds = [[0.0, 4], [0.0, 2]]

  private func area(_ piece: ContourLayer.Piece) -> Double {
    piece.xs.indices.reduce(0) { sum, i in
      let j = (i + 1) % piece.xs.count
      return sum + 0.5 * (piece.xs[i] * piece.ys[j] - piece.xs[j] * piece.ys[i])
    }
  }

  private func pieces(_ paths: [ContourLevel.Path]) throws -> [ContourLayer.Piece] {
    let regions = try #require(ContourRegions(Self.bounds))
    return try #require(regions.pieces(paths))
  }

  /// From the lower side up to the right one: the inside, on the left, holds three corners.
  @Test func cornersAreWalkedAround() throws {
    let found = try pieces([.init(closed: false, points: [[3, 0], [3.5, 0.5], [4, 1]])])
    #expect(found.count == 1 && found[0].isClosed)
    #expect(abs(area(found[0]) - (8 - 0.5)) < 1e-12)
    #expect(found[0].xs.count == 6 && found[0].straight == [2, 3, 4, 5])
  }

  /// The other way round the inside is the small corner.
  @Test func theInsideLiesOnTheLeft() throws {
    let found = try pieces([.init(closed: false, points: [[4, 1], [3.5, 0.5], [3, 0]])])
    #expect(abs(area(found[0]) - 0.5) < 1e-12)
    #expect(found[0].straight == [2, 3])
  }

  /// A strip between two curves is one region.
  @Test func curvesJoin() throws {
    let found = try pieces([
      .init(closed: false, points: [[1, 0], [1, 2]].reversed()), .init(closed: false, points: [[3, 0], [3, 2]]),
    ])
    #expect(found.count == 1)
    #expect(abs(area(found[0]) - 4) < 1e-12)
  }

  @Test func islandsAndHolesStay() throws {
    let ring = [[1.0, 0.5], [2, 0.5], [2, 1.5], [1, 1.5]]
    let found = try pieces([
      .init(closed: true, points: ring),
      .init(closed: true, points: [[1.2, 0.7], [1.2, 0.9], [1.4, 0.9], [1.4, 0.7]]),
    ])
    #expect(found.count == 2)
    #expect(abs(found.map(area).reduce(0, +) - (1 - 0.04)) < 1e-12, "the hole counts against the region")
  }

  @Test func curvesThatEndInTheOpenHaveNoRegion() throws {
    let regions = try #require(ContourRegions(Self.bounds))
    #expect(regions.pieces([.init(closed: false, points: [[1, 1], [2, 1]])]) == nil)
    #expect(ContourRegions(nil) == nil)
  }
}

@Suite struct ProfileTextTests {
  @Test func templates() {
    #expect(ProfileText.filled("{a} of {b} {c}", ["a": "1", "b": "{a}"]) == "1 of {a} {c}")
    #expect(ProfileText.filled("no words", [:]) == "no words")
    #expect(ProfileText.filled("{", ["a": "1"]) == "{")
  }
}
