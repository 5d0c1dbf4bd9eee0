// Curves on grids: a circle, a hole, a saddle, the edge of the grid.
import Testing

@testable import Inference

@Suite struct MarchingSquaresTests {
  private func squares(_ f: (Double, Double) -> Double) -> MarchingSquares {
    let nodes = PlaneGrid.spread(-2, 2, 41)
    return MarchingSquares(xs: nodes, ys: nodes, values: nodes.map { y in nodes.map { f($0, y) } })
  }

  private func area(_ path: MarchingSquares.Path) -> Double {
    path.points.indices.reduce(0) { sum, i in
      let (a, b) = (path.points[i], path.points[(i + 1) % path.points.count])
      return sum + 0.5 * (a.x * b.y - b.x * a.y)
    }
  }

  @Test func aCircle() {
    let paths = squares { ($0 * $0 + $1 * $1).squareRoot() }.paths(at: 1.03)
    #expect(paths.count == 1 && paths[0].isClosed)
    #expect(paths[0].points.allSatisfy { abs(($0 * $0).sum().squareRoot() - 1.03) < 2e-3 })
    #expect(abs(area(paths[0]) - .pi * 1.03 * 1.03) < 0.01)
  }

  @Test func aRingHasAHole() {
    let paths = squares { abs(($0 * $0 + $1 * $1).squareRoot() - 1) }.paths(at: 0.5)
    #expect(paths.count == 2 && paths.allSatisfy(\.isClosed))
    #expect(paths.map(area).map { $0 > 0 }.sorted { !$0 && $1 } == [false, true])
  }

  @Test func theGridEnds() {
    let paths = squares { x, _ in x }.paths(at: 0.51)
    #expect(paths.count == 1 && !paths[0].isClosed && paths[0].points.count == 41)
    // Lower values on the left: upwards would have them there.
    #expect((paths[0].points.first?.y ?? 0) < (paths[0].points.last?.y ?? 0))
  }

  @Test func aSaddleSeparatesOrJoins() {
    #expect(squares { $0 * $1 }.paths(at: 0.013).count == 2)
    #expect(squares { $0 * $1 }.paths(at: -0.013).count == 2)
  }

  @Test func pointsWithoutAValueAreOutside() {
    let paths = squares { x, y in x > 0.5 ? .infinity : x * x + y * y }.paths(at: 1)
    #expect(paths.count == 1 && paths[0].isClosed)
    #expect(paths[0].points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }
}
