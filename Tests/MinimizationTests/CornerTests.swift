// Minima of functions with corners: where one-sided slopes press from both sides, and where they do not.
import Foundation
import Minimization
import Testing

@Suite struct CornerTests {
  /// ½ (x − c)ᵀ H (x − c) + Σ w |x|, smooth but for x = 0.
  private static func lasso(
    _ matrix: [[Double]], center: [Double], weights: [Double], bounds: ClosedRange<Double> = -100...100
  ) -> AnalyticObjective {
    let objective = AnalyticObjective(bounds: center.map { _ in bounds }) { x in
      let slopes = matrix.map { row in zip(row, zip(x, center)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) } }
      let value = zip(slopes, zip(x, center)).reduce(0) { $0 + 0.5 * $1.0 * ($1.1.0 - $1.1.1) }
      let signs = x.map { $0 > 0 ? 1.0 : $0 < 0 ? -1 : 0 }
      return .init(
        value: zip(weights, x).reduce(value) { $0 + $1.0 * abs($1.1) },
        gradient: zip(slopes, zip(weights, signs)).map { $0 + $1.0 * $1.1 }, hessian: matrix)
    }
    objective.corners = Dictionary(uniqueKeysWithValues: center.indices.map { ($0, 0) })
    return objective
  }

  /// Each parameter by itself moves towards 0 by its weight and stays there.
  @Test func independentParameters() {
    let objective = Self.lasso(
      [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], center: [0.5, 3, -0.2, -2], weights: [1, 1, 1, 0.5])
    for start in [[0.0, 0, 0, 0], [1, 1, 1, 1], [-4, 5, -3, 2]] {
      let minimum = Minimizer(objective).minimize(from: start)
      #expect(minimum.isConverged && minimum.atBound.isEmpty, "\(start): \(minimum.state)")
      for (found, expected) in zip(minimum.point, [0, 2, 0, -1.5]) { #expect(abs(found - expected) < 1e-7) }
      #expect(minimum.covariance?.heldAtBound == [])
    }
  }

  /// Coupled ones: 0 lies between the one-sided slopes of those at their corner, the others have none.
  @Test(arguments: 0..<20) func coupledParameters(seed: Int) {
    let count = 8
    func number(_ index: Int) -> Double { sin(Double(1 + index) * (12.9898 + Double(seed))) }
    func product(_ row: Int, _ column: Int) -> Double {
      (0..<count).reduce(0.0) { $0 + number(row * count + $1) * number(column * count + $1) }
    }
    var matrix = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    for row in 0..<count {
      for column in 0..<count { matrix[row][column] = 0.3 * product(row, column) + (row == column ? 1 : 0) }
    }
    let center = (0..<count).map { 2 * number(1000 + $0) }, weights = (0..<count).map { 0.2 + abs(number(2000 + $0)) }
    let minimum = Minimizer(Self.lasso(matrix, center: center, weights: weights)).minimize(
      from: Array(repeating: 0, count: count))
    #expect(minimum.isConverged)
    for (index, x) in minimum.point.enumerated() {
      let slope = (0..<count).reduce(0) { $0 + matrix[index][$1] * (minimum.point[$1] - center[$1]) }
      if abs(x) < 1e-9 {
        #expect(abs(slope) < weights[index] + 1e-6)
      } else {
        #expect(abs(slope + (x > 0 ? weights[index] : -weights[index])) < 1e-6)
      }
    }
  }

  /// A bound between the point and its corner: nothing lies across.
  @Test func aBoundAtTheCorner() {
    let objective = Self.lasso([[1]], center: [-3], weights: [0.1], bounds: 0...5)
    let minimum = Minimizer(objective).minimize(from: [2])
    #expect(minimum.isConverged && abs(minimum.point[0]) < 1e-11)
  }
}
