// Objectives written down by hand, with the whole matrix of second derivatives.
import Minimization

/// A function given by value, gradient and full Hessian, laid out in the two blocks that the minimiser expects.
final class AnalyticObjective: Objective {
  struct Derivatives {
    var value: Double
    var gradient: [Double]
    var hessian: [[Double]]
    /// In place of `hessian` where asked for; nil where both are the same.
    var fisher: [[Double]]?
  }

  let lowerBounds: [Double]
  let upperBounds: [Double]
  let diagonalParameters: [Int]
  var corners: [Int: Double] = [:]
  private let evaluate: ([Double]) -> Derivatives
  private(set) var points: [[Double]] = []

  init(
    bounds: [ClosedRange<Double>], diagonalParameters: [Int] = [], evaluate: @escaping ([Double]) -> Derivatives
  ) {
    lowerBounds = bounds.map(\.lowerBound)
    upperBounds = bounds.map(\.upperBound)
    self.diagonalParameters = diagonalParameters
    self.evaluate = evaluate
  }

  var parameterCount: Int { lowerBounds.count }

  private func derivatives(_ point: UnsafePointer<Double>) -> Derivatives {
    let x = (0..<parameterCount).map { point[$0] }
    points.append(x)
    return evaluate(x)
  }

  func value(at point: UnsafePointer<Double>) -> Double { derivatives(point).value }

  func gradient(at point: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>) -> Double {
    let all = derivatives(point)
    for (index, element) in all.gradient.enumerated() { gradient[index] = element }
    return all.value
  }

  func hessian(
    at point: UnsafePointer<Double>, curvature: Curvature, gradient: UnsafeMutablePointer<Double>,
    into hessian: BlockHessian
  ) -> Double {
    let all = derivatives(point)
    let matrix = curvature == .fisher ? all.fisher ?? all.hessian : all.hessian
    for (index, element) in all.gradient.enumerated() { gradient[index] = element }
    let dense = hessian.denseParameters
    for (i, row) in dense.enumerated() {
      for (j, column) in dense.prefix(i + 1).enumerated() { hessian.dense[i * dense.count + j] = matrix[row][column] }
    }
    for (i, row) in hessian.diagonalParameters.enumerated() {
      for (j, column) in dense.enumerated() { hessian.border[i * dense.count + j] = matrix[row][column] }
      hessian.diagonal[i] = matrix[row][row]
    }
    return all.value
  }
}

extension AnalyticObjective {
  /// ½ (x − c)ᵀ M (x − c).
  static func quadratic(
    _ matrix: [[Double]], center: [Double], bounds: [ClosedRange<Double>], diagonalParameters: [Int] = []
  ) -> AnalyticObjective {
    AnalyticObjective(bounds: bounds, diagonalParameters: diagonalParameters) { x in
      let distance = zip(x, center).map { $0 - $1 }
      let gradient = matrix.map { row in zip(row, distance).reduce(0) { $0 + $1.0 * $1.1 } }
      let value = 0.5 * zip(gradient, distance).reduce(0) { $0 + $1.0 * $1.1 }
      return Derivatives(value: value, gradient: gradient, hessian: matrix)
    }
  }

  /// (1 − x)² + 100 (y − x²)², whose Hessian is indefinite above the parabola.
  static func rosenbrock(_ bounds: [ClosedRange<Double>]) -> AnalyticObjective {
    AnalyticObjective(bounds: bounds) { point in
      let (x, y) = (point[0], point[1])
      let valley = y - x * x
      return Derivatives(
        value: (1 - x) * (1 - x) + 100 * valley * valley,
        gradient: [-2 * (1 - x) - 400 * x * valley, 200 * valley],
        hessian: [[2 - 400 * valley + 800 * x * x, -400 * x], [-400 * x, 200]])
    }
  }

  /// A counting experiment with rate μ s + b γ: −ln Poisson(n | rate) − ln Normal(1 | γ, width), without constants.
  static func counting(
    observed n: Double, signal s: Double, background b: Double, width: Double,
    bounds: [ClosedRange<Double>] = [-10...20, 1e-10...10]
  ) -> AnalyticObjective {
    AnalyticObjective(bounds: bounds, diagonalParameters: [1]) { x in
      let rate = x[0] * s + x[1] * b
      guard rate > 0 || (rate == 0 && n == 0) else {
        return Derivatives(value: .infinity, gradient: [0, 0], hessian: [[0, 0], [0, 0]])
      }
      let pull = (x[1] - 1) / width
      let slope = n > 0 ? 1 - n / rate : 1
      func matrix(_ weight: Double) -> [[Double]] {
        [[weight * s * s, weight * s * b], [weight * s * b, weight * b * b + 1 / (width * width)]]
      }
      return Derivatives(
        value: rate - (n > 0 ? n * (rate.logarithm) : 0) + 0.5 * pull * pull,
        gradient: [slope * s, slope * b + pull / width],
        hessian: matrix(n > 0 ? n / (rate * rate) : 0), fisher: matrix(1 / max(rate, 1e-300)))
    }
  }
}
