// −ln L with a function of the parameters held at a value: an augmented Lagrangian.
import Expressions
import Likelihood
import Minimization

/// −ln L − λ (f − v) + ½ ρ (f − v)²: at its minimum, with λ right, f is v and −ln L is least among all such points.
final class ConstrainedObjective: Objective {
  private let base: LikelihoodObjective
  private let expression: Expression
  private let inputs: [Int]
  private let scratch: ExpressionScratch
  private var gathered: [Double]
  private var slopes: [Double]
  private var column: [Double]
  var target = 0.0
  var multiplier = 0.0
  var stiffness = 1.0

  /// The expression's names must be dense parameters of the likelihood (`keepingDense`), at `inputs`.
  init(_ base: LikelihoodObjective, _ expression: Expression, inputs: [Int]) {
    self.base = base
    self.expression = expression
    self.inputs = inputs
    scratch = ExpressionScratch(for: [expression])
    gathered = Array(repeating: 0, count: max(inputs.count, 1))
    slopes = gathered
    column = gathered
  }

  var parameterCount: Int { base.parameterCount }
  var lowerBounds: [Double] { base.lowerBounds }
  var upperBounds: [Double] { base.upperBounds }
  var diagonalParameters: [Int] { base.diagonalParameters }
  var corners: [Int: Double] { base.corners }

  /// f at a point.
  func function(at point: UnsafePointer<Double>) -> Double {
    for (place, input) in inputs.enumerated() { gathered[place] = point[input] }
    return gathered.withUnsafeBufferPointer { values in
      values.baseAddress.map { expression.value(at: $0, scratch: scratch) } ?? .nan
    }
  }

  /// −ln L alone.
  func plainValue(at point: UnsafePointer<Double>) -> Double { base.value(at: point) }

  func value(at point: UnsafePointer<Double>) -> Double {
    let distance = function(at: point) - target
    guard distance.isFinite else { return .infinity }
    return base.value(at: point) + cost(distance)
  }

  private func cost(_ distance: Double) -> Double { (0.5 * stiffness * distance - multiplier) * distance }

  func gradient(at point: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>) -> Double {
    let value = base.gradient(at: point, into: gradient), distance = function(at: point) - target
    guard value.isFinite, distance.isFinite else { return .infinity }
    addSlopes(stiffness * distance - multiplier, to: gradient)
    return value + cost(distance)
  }

  private func addSlopes(_ force: Double, to gradient: UnsafeMutablePointer<Double>) {
    slopes.withUnsafeMutableBufferPointer { buffer in
      if let address = buffer.baseAddress { expression.gradient(scratch: scratch, into: address) }
    }
    for (place, input) in inputs.enumerated() { gradient[input] += force * slopes[place] }
  }

  func hessian(
    at point: UnsafePointer<Double>, curvature: Curvature, gradient: UnsafeMutablePointer<Double>,
    into hessian: BlockHessian
  ) -> Double {
    let value = base.hessian(at: point, curvature: curvature, gradient: gradient, into: hessian)
    let distance = function(at: point) - target
    guard value.isFinite, distance.isFinite else { return .infinity }
    let force = stiffness * distance - multiplier
    addSlopes(force, to: gradient)
    let rows = inputs.compactMap { hessian.denseParameters.firstIndex(of: $0) }
    precondition(rows.count == inputs.count, "an input of the expression is eliminated")
    for (place, row) in rows.enumerated() {
      column.withUnsafeMutableBufferPointer { buffer in
        if let address = buffer.baseAddress { expression.hessianColumn(place, scratch: scratch, into: address) }
      }
      for (other, line) in rows.enumerated() where line <= row {
        let second = curvature == .exact ? force * column[other] : 0
        hessian.dense[row * hessian.denseCount + line] += stiffness * slopes[place] * slopes[other] + second
      }
    }
    return value + cost(distance)
  }
}
