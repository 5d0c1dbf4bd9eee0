// The eliminated block must not be seen from outside: solutions and inverses equal those of the whole matrix.
import Foundation
import Testing

@testable import Minimization

extension Double {
  var logarithm: Double { log(self) }
}

/// A positive definite matrix whose lower right block is diagonal: M = G Gᵀ made diagonally dominant.
func borderedMatrix(_ dense: Int, _ diagonal: Int) -> [[Double]] {
  let count = dense + diagonal
  var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
  for i in 0..<count {
    for j in 0..<i where j < dense { matrix[i][j] = sin(Double(3 * i + 7 * j + 1)) }
    for j in 0..<i { matrix[j][i] = matrix[i][j] }
    matrix[i][i] = Double(count) + Double(i % 5)
  }
  return matrix
}

func filled(_ matrix: [[Double]], diagonalParameters: [Int]) -> BlockHessian {
  let objective = AnalyticObjective.quadratic(
    matrix, center: matrix.map { _ in 0 }, bounds: matrix.map { _ in -1.0...1.0 },
    diagonalParameters: diagonalParameters)
  let hessian = BlockHessian(parameterCount: matrix.count, diagonalParameters: diagonalParameters)
  var gradient = matrix.map { _ in 0.0 }
  _ = objective.hessian(at: gradient.map { $0 }, curvature: .exact, gradient: &gradient, into: hessian)
  return hessian
}

@Suite struct BorderedFactorizationTests {
  static let matrix = borderedMatrix(5, 7)
  let hessian = filled(Self.matrix, diagonalParameters: Array(5..<12))
  static let mask = (0..<12).map { $0 != 2 && $0 != 6 && $0 != 11 }

  private func product(_ x: NumberBuffer, _ mask: [Bool]) -> [Double] {
    Self.matrix.indices.map { row in
      mask[row] ? Self.matrix.indices.reduce(0) { $0 + (mask[$1] ? Self.matrix[row][$1] * x[$1] : 0) } : 0
    }
  }

  @Test(arguments: [Array(repeating: true, count: 12), mask])
  func solutionsSatisfyTheWholeSystem(mask: [Bool]) {
    let factorization = BorderedFactorization(hessian)
    #expect(factorization.factorize(hessian, free: mask))
    let (right, solution) = (NumberBuffer(count: 12), NumberBuffer(count: 12))
    for index in 0..<12 { right[index] = cos(Double(index)) }
    factorization.solve(right, into: solution)
    for (row, value) in product(solution, mask).enumerated() {
      #expect(abs(value - (mask[row] ? right[row] : 0)) < 1e-13)
      if !mask[row] { #expect(solution[row] == 0) }
    }
  }

  @Test(arguments: [Array(repeating: true, count: 12), mask])
  func inverseTimesMatrixIsOne(mask: [Bool]) throws {
    let factorization = BorderedFactorization(hessian)
    #expect(factorization.factorize(hessian, free: mask))
    let inverse = try #require(factorization.inverse(parameterCount: 12))
    let column = NumberBuffer(count: 12)
    for index in 0..<12 where mask[index] {
      for row in 0..<12 { column[row] = inverse[row * 12 + index] }
      for (row, value) in product(column, mask).enumerated() { #expect(abs(value - (row == index ? 1 : 0)) < 1e-13) }
    }
  }

  @Test func dampingAddsToTheDiagonal() {
    let factorization = BorderedFactorization(hessian)
    let (scale, right, solution) = (NumberBuffer(count: 12), NumberBuffer(count: 12), NumberBuffer(count: 12))
    for index in 0..<12 { (scale[index], right[index]) = (Double(index + 1), 1) }
    let all = Array(repeating: true, count: 12)
    #expect(factorization.factorize(hessian, free: all, damping: 0.5, scale: scale))
    factorization.solve(right, into: solution)
    for (row, value) in product(solution, all).enumerated() {
      #expect(abs(value + 0.5 * scale[row] * solution[row] - 1) < 1e-13)
    }
  }

  @Test func indefiniteAndSingularMatricesAreRefused() {
    var matrix = Self.matrix
    matrix[1][1] = -1
    let all = Array(repeating: true, count: 12)
    let factorization = BorderedFactorization(hessian)
    #expect(!factorization.factorize(filled(matrix, diagonalParameters: Array(5..<12)), free: all))
    let twins = filled([[1, 1], [1, 1]], diagonalParameters: [])
    #expect(!BorderedFactorization(twins).factorize(twins, free: [true, true]))
  }

  @Test func productEqualsTheWholeMatrix() {
    let (x, y) = (NumberBuffer(count: 12), NumberBuffer(count: 12))
    for index in 0..<12 { x[index] = sin(Double(index * index)) }
    HessianProduct(hessian).apply(hessian, to: x, into: y)
    for (row, value) in product(x, Array(repeating: true, count: 12)).enumerated() {
      #expect(abs(y[row] - value) < 1e-13)
    }
  }
}
