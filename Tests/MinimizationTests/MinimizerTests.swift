// Minima that can be written down: inside, at bounds, along flat directions, and where there is none.
import Foundation
import Minimization
import Testing

@Suite struct MinimizerTests {
  static let wide = -1e3...1e3

  @Test func aQuadraticTakesOneStepAndGivesItsInverse() throws {
    let matrix = borderedMatrix(3, 4)
    let center = (0..<7).map { Double($0) - 2.5 }
    let objective = AnalyticObjective.quadratic(
      matrix, center: center, bounds: matrix.map { _ in Self.wide }, diagonalParameters: Array(3..<7))
    let minimum = Minimizer(objective).minimize(from: matrix.map { _ in 0 })
    #expect(minimum.isConverged && minimum.iterations <= 3)
    for (found, expected) in zip(minimum.point, center) { #expect(abs(found - expected) < 1e-9) }
    let covariance = try #require(minimum.covariance)
    for row in 0..<7 {
      for column in 0..<7 {
        let product = (0..<7).reduce(0) { $0 + matrix[row][$1] * covariance[$1, column] }
        #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
      }
    }
  }

  @Test func fixedParametersStayAndHaveNoCovariance() throws {
    let objective = AnalyticObjective.quadratic(
      [[2, 1], [1, 3]], center: [1, 2], bounds: [Self.wide, Self.wide])
    let minimum = Minimizer(objective).minimize(from: [0, 0], fixed: [false, true])
    #expect(minimum.point[1] == 0)
    #expect(abs(minimum.point[0] - 2) < 1e-12)  // 2 (x − 1) + (0 − 2) = 0
    let covariance = try #require(minimum.covariance)
    #expect(abs(covariance[0, 0] - 0.5) < 1e-15 && covariance[1, 1] == 0 && !covariance.included[1])
  }

  @Test func allFixedIsAMinimum() {
    let objective = AnalyticObjective.quadratic([[2]], center: [1], bounds: [Self.wide])
    let minimum = Minimizer(objective).minimize(from: [3], fixed: [true])
    #expect(minimum.isConverged && minimum.point == [3] && minimum.value == 4 && minimum.edm == 0)
  }

  /// min ½ (x − c)ᵀ M (x − c), x ≤ 1, y ≥ 0: with x at its bound, y solves M₂₁ (1 − c₁) + M₂₂ (y − c₂) = 0.
  @Test func aQuadraticStopsAtItsBounds() {
    let objective = AnalyticObjective.quadratic([[2, -1], [-1, 2]], center: [3, 0.5], bounds: [-1...1, 0...5])
    let minimum = Minimizer(objective).minimize(from: [0, 4])
    #expect(minimum.isConverged)
    #expect(minimum.point == [1, 0])
    #expect(minimum.atBound == [.init(parameter: 0, side: .upper), .init(parameter: 1, side: .lower)])
    let wider = AnalyticObjective.quadratic([[2, -1], [-1, 2]], center: [3, 0.5], bounds: [-1...1, -5...5])
    let other = Minimizer(wider).minimize(from: [0, 4])
    #expect(other.point[0] == 1 && abs(other.point[1] + 0.5) < 1e-12 && other.atBound.count == 1)
  }

  /// Quadratics in boxes against exhaustive search over which bounds are active.
  @Test(arguments: 0..<40) func boxedQuadraticsMeetTheKKTConditions(seed: Int) {
    let count = 6
    let matrix = borderedMatrix(3, 3)
    let center = (0..<count).map { 3 * sin(Double(seed * 17 + $0 * 5)) }
    let bounds = (0..<count).map { index in -abs(cos(Double(seed + index)))...abs(sin(Double(seed * 3 + index))) + 0.01
    }
    let objective = AnalyticObjective.quadratic(
      matrix, center: center, bounds: bounds, diagonalParameters: [3, 4, 5])
    let minimum = Minimizer(objective).minimize(from: bounds.map { 0.5 * ($0.lowerBound + $0.upperBound) })
    #expect(minimum.isConverged)
    for index in 0..<count {
      let (x, slope) = (minimum.point[index], minimum.gradient[index])
      if x == bounds[index].lowerBound {
        #expect(slope >= -1e-9)
      } else if x == bounds[index].upperBound {
        #expect(slope <= 1e-9)
      } else {
        #expect(abs(slope) < 1e-5)
      }
    }
  }

  /// Strong correlations and tight boxes: which bounds hold is not found by moving all violators at once.
  @Test(arguments: 0..<60) func correlatedQuadraticsInTightBoxes(seed: Int) {
    let count = 24
    let factors = (0..<count).map { row in (0..<count).map { sin(Double(seed * 131 + row * 37 + $0 * $0 * 11 + 1)) } }
    let matrix = (0..<count).map { row in
      (0..<count).map { column in
        zip(factors[row], factors[column]).reduce(row == column ? 1e-3 : 0) { $0 + $1.0 * $1.1 }
      }
    }
    let center = (0..<count).map { 4 * cos(Double(seed * 7 + $0 * 3)) }
    let bounds = center.map { _ in -1.0...1.0 }
    let minimum = Minimizer(AnalyticObjective.quadratic(matrix, center: center, bounds: bounds))
      .minimize(from: bounds.map { _ in 0 })
    #expect(minimum.isConverged)
    for (x, slope) in zip(minimum.point, minimum.gradient) {
      let isPressed = (x == -1 && slope >= 0) || (x == 1 && slope <= 0)
      #expect(isPressed || abs(slope) < 1e-4, "\(x), slope \(slope)")
    }
  }

  @Test(arguments: [[-1.2, 1], [0, 3], [2, -2], [-3, 9]])
  func rosenbrockFromManyStarts(start: [Double]) {
    let minimum = Minimizer(AnalyticObjective.rosenbrock([-5...5, -5...10])).minimize(from: start)
    #expect(minimum.isConverged)
    #expect(abs(minimum.point[0] - 1) < 1e-5 && abs(minimum.point[1] - 1) < 1e-5)
    #expect(minimum.iterations < 40)
  }

  /// With x ≤ ½ the valley is followed up to the bound: y = x² = ¼.
  @Test func rosenbrockAtABound() {
    let minimum = Minimizer(AnalyticObjective.rosenbrock([-5...0.5, -5...10])).minimize(from: [-1.2, 1])
    #expect(minimum.isConverged && minimum.point[0] == 0.5)
    #expect(abs(minimum.point[1] - 0.25) < 1e-6 && abs(minimum.value - 0.25) < 1e-10)
    #expect(minimum.atBound == [.init(parameter: 0, side: .upper)])
  }

  /// x⁴ − x² + y²: the start is a maximum in x with a vanishing slope.
  @Test func aSaddleIsLeft() {
    let objective = AnalyticObjective(bounds: [-3...3, -3...3]) { point in
      let (x, y) = (point[0], point[1])
      return .init(
        value: x * x * x * x - x * x + y * y, gradient: [4 * x * x * x - 2 * x, 2 * y],
        hessian: [[12 * x * x - 2, 0], [0, 2]])
    }
    let minimum = Minimizer(objective).minimize(from: [0, 1])
    #expect(minimum.isConverged)
    #expect(abs(abs(minimum.point[0]) - 0.5.squareRoot()) < 1e-5 && abs(minimum.value + 0.25) < 1e-10)
  }

  @Test func aFlatDirectionIsNamed() throws {
    let objective = AnalyticObjective.quadratic(
      [[1, 2, 0], [2, 4, 0], [0, 0, 1]], center: [1, 1, 2], bounds: [Self.wide, Self.wide, Self.wide])
    let minimum = Minimizer(objective).minimize(from: [0, 0, 0])
    #expect(minimum.isConverged)
    #expect(abs(minimum.point[0] + 2 * minimum.point[1] - 3) < 1e-6 && abs(minimum.point[2] - 2) < 1e-6)
    let covariance = try #require(minimum.covariance)
    #expect(covariance.flatDirections.count == 1)
    #expect(covariance.flatParameters == [0, 1])
    #expect(covariance.flatDirections.first?.participants.allSatisfy { abs($0.weight - 0.5) < 1e-9 } == true)
    #expect(abs(covariance[2, 2] - 1) < 1e-9)
  }

  @Test func aParameterWithoutEffectIsNamed() throws {
    let objective = AnalyticObjective.quadratic(
      [[1, 0, 0], [0, 0, 0], [0, 0, 0]], center: [1, 0, 0], bounds: [Self.wide, Self.wide, Self.wide],
      diagonalParameters: [2])
    let minimum = Minimizer(objective).minimize(from: [0, 5, 6])
    #expect(minimum.isConverged && minimum.point[1] == 5 && minimum.point[2] == 6)
    #expect(try #require(minimum.covariance).flatParameters == [1, 2])
  }

  @Test func anInfeasibleStartIsRecovered() {
    let objective = AnalyticObjective.counting(observed: 12, signal: 5, background: 8, width: 0.1)
    let minimum = Minimizer(objective).minimize(from: [-9, 0.5], fallback: [1, 1])
    #expect(minimum.isConverged && abs(minimum.point[0] - 0.8) < 1e-6 && abs(minimum.point[1] - 1) < 1e-6)
    let lost = Minimizer(objective).minimize(from: [-9, 0.5])
    #expect(lost.state == .infeasible && lost.point == [-9, 0.5])
  }

  /// With n = 0 the function is linear in μ: the minimum is the bound, whose curvature is nought.
  @Test func anEmptyBinEndsAtTheBound() throws {
    let objective = AnalyticObjective.counting(
      observed: 0, signal: 5, background: 1, width: 0.1, bounds: [0...10, 1e-10...10])
    let minimum = Minimizer(objective).minimize(from: [1, 1])
    #expect(minimum.isConverged && minimum.point[0] == 0)
    #expect(abs(minimum.point[1] - 0.99) < 1e-6)  // 1 + (γ − 1) / 0.01 = 0
    #expect(minimum.atBound == [.init(parameter: 0, side: .lower)])
    let covariance = try #require(minimum.covariance)
    #expect(abs(covariance[1, 1] - 0.01) < 1e-9)
  }

  @Test func callLimitIsAState() {
    let minimum = Minimizer(AnalyticObjective.rosenbrock([-5...5, -5...10]))
      .minimize(from: [-1.2, 1], options: MinimizerOptions(callLimit: 5))
    #expect(minimum.state == .callLimit && minimum.value.isFinite)
  }

  @Test func aWarmRefitIsCheap() {
    let minimizer = Minimizer(AnalyticObjective.counting(observed: 12, signal: 5, background: 8, width: 0.1))
    let first = minimizer.minimize(from: [1, 1])
    let again = minimizer.minimize(
      from: [first.point[0], first.point[1] + 0.1], fixed: [false, true], options: .warm())
    #expect(again.isConverged && again.calls.hessians <= 2)
    #expect(abs(again.point[0] * 5 + again.point[1] * 8 - 12) < 1e-4 * 12.0.squareRoot())
  }
}
