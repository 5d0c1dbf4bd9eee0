// Functions written down by hand: what profiles are checked against where the truth is known.
import Minimization

/// A function given by value, gradient and full Hessian.
final class ToyObjective: Objective {
  struct Derivatives {
    var value: Double
    var gradient: [Double]
    var hessian: [[Double]]
  }

  let lowerBounds: [Double]
  let upperBounds: [Double]
  let diagonalParameters: [Int] = []
  private let evaluate: @Sendable ([Double]) -> Derivatives

  init(bounds: [ClosedRange<Double>], evaluate: @escaping @Sendable ([Double]) -> Derivatives) {
    lowerBounds = bounds.map(\.lowerBound)
    upperBounds = bounds.map(\.upperBound)
    self.evaluate = evaluate
  }

  var parameterCount: Int { lowerBounds.count }

  private func derivatives(_ point: UnsafePointer<Double>) -> Derivatives {
    evaluate((0..<parameterCount).map { point[$0] })
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
    for (index, element) in all.gradient.enumerated() { gradient[index] = element }
    for row in 0..<parameterCount {
      for column in 0...row { hessian.dense[row * parameterCount + column] = all.hessian[row][column] }
    }
    return all.value
  }
}

extension ToyObjective {
  /// ½ (x − c)ᵀ M (x − c).
  static func quadratic(_ matrix: [[Double]], center: [Double], bounds: [ClosedRange<Double>]) -> ToyObjective {
    ToyObjective(bounds: bounds) { x in
      let distance = zip(x, center).map { $0 - $1 }
      let gradient = matrix.map { row in zip(row, distance).reduce(0) { $0 + $1.0 * $1.1 } }
      return Derivatives(
        value: 0.5 * zip(gradient, distance).reduce(0) { $0 + $1.0 * $1.1 }, gradient: gradient, hessian: matrix)
    }
  }

  /// ½ (g(x, y) + (z − x y / 4)²): a function of the plane with a nuisance parameter that follows it exactly, so that
  /// its profile is g itself.
  static func plane(
    bounds: [ClosedRange<Double>],
    _ g:
      @escaping @Sendable (Double, Double) -> (value: Double, x: Double, y: Double, xx: Double, xy: Double, yy: Double)
  ) -> ToyObjective {
    ToyObjective(bounds: bounds + [-1000...1000]) { point in
      let (x, y, z) = (point[0], point[1], point[2])
      let own = g(x, y), pull = z - x * y / 4
      return Derivatives(
        value: 0.5 * (own.value + pull * pull),
        gradient: [0.5 * own.x - pull * y / 4, 0.5 * own.y - pull * x / 4, pull],
        hessian: [
          [0.5 * own.xx + y * y / 16, 0.5 * own.xy + x * y / 16 - pull / 4, -y / 4],
          [0.5 * own.xy + x * y / 16 - pull / 4, 0.5 * own.yy + x * x / 16, -x / 4], [-y / 4, -x / 4, 1],
        ])
    }
  }
}
