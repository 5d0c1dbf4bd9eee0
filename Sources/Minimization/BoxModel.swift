// The quadratic model of an objective around a point, minimised inside the parameters' bounds.

/// Minimises g·s + ½ s·(H + damping · scale)·s over steps s that keep every parameter within its bounds.
///
/// Active set: parameters that the step would carry over a bound go to the bound and the rest is solved again; those that
/// the model then pushes inwards are released. Moving all at once takes few rounds but may go in circles: then they are
/// moved one by one, which cannot (`BoxModel+Faces.swift`).
final class BoxModel {
  let hessian: BlockHessian
  let factorization: BorderedFactorization
  let gradient: NumberBuffer
  /// Curvature scale of each parameter, positive.
  let scale: NumberBuffer
  /// Room from the point to each bound: `lowerRoom` ≤ 0 ≤ `upperRoom`.
  let lowerRoom: NumberBuffer
  let upperRoom: NumberBuffer
  /// Parameters that may move; those fixed or pressed against a bound may not.
  var free: [Bool]
  let step: NumberBuffer
  /// H s, undamped.
  let product: NumberBuffer
  /// Free parameters that the last step did not carry to a bound.
  var moving: [Bool]
  /// The damping of the last solution.
  private(set) var damping = 0.0
  let solution: NumberBuffer
  private let right: NumberBuffer
  private let multiply: HessianProduct

  init(_ hessian: BlockHessian) {
    self.hessian = hessian
    let count = hessian.denseCount + hessian.diagonalCount
    factorization = BorderedFactorization(hessian)
    multiply = HessianProduct(hessian)
    func buffer() -> NumberBuffer { NumberBuffer(count: count) }
    (gradient, scale, lowerRoom, upperRoom) = (buffer(), buffer(), buffer(), buffer())
    (step, product, right, solution) = (buffer(), buffer(), buffer(), buffer())
    free = Array(repeating: true, count: count)
    moving = free
  }

  var count: Int { free.count }

  private static let maximumRounds = 8

  /// The minimising step; false if the damped Hessian is not positive definite.
  func solve(damping: Double) -> Bool {
    self.damping = damping
    moving = free
    step.fill(0)
    var isSolved = false
    for round in 0..<Self.maximumRounds where !isSolved {
      guard factorize() else { return false }
      solveMoving(others: round > 0)
      for index in 0..<count where moving[index] { step[index] = solution[index] }
      isSolved = !clipViolators() && (round == 0 || !releaseWronglyClipped())
    }
    guard isSolved || descendAlongFaces() else { return false }
    multiply.apply(hessian, to: step, into: product)
    return true
  }

  func factorize() -> Bool { factorization.factorize(hessian, free: moving, damping: damping, scale: scale) }

  /// Solves for the moving parameters, with the displacements of the others given where there are any.
  func solveMoving(others: Bool) {
    if others {
      for index in 0..<count { right[index] = moving[index] ? 0 : step[index] }
      multiply.apply(hessian, to: right, into: product)
    }
    for index in 0..<count { right[index] = -gradient[index] - (others ? product[index] : 0) }
    factorization.solve(right, into: solution)
  }

  private func clipViolators() -> Bool {
    var found = false
    for index in 0..<count where moving[index] {
      if step[index] < lowerRoom[index] {
        step[index] = lowerRoom[index]
      } else if step[index] > upperRoom[index] {
        step[index] = upperRoom[index]
      } else {
        continue
      }
      moving[index] = false
      found = true
    }
    return found
  }

  private func releaseWronglyClipped() -> Bool {
    findSlopes()
    var found = false
    for index in 0..<count where inwardPush(index) > 0 {
      moving[index] = true
      found = true
    }
    return found
  }

  /// The slope of the damped model at the step, into `product`.
  func findSlopes() {
    multiply.apply(hessian, to: step, into: product)
    for index in 0..<count { product[index] += gradient[index] + damping * scale[index] * step[index] }
  }

  /// How hard the model pushes a parameter that was carried to a bound back inwards, by `findSlopes`.
  func inwardPush(_ index: Int) -> Double {
    guard free[index], !moving[index], lowerRoom[index] < upperRoom[index] else { return 0 }
    return step[index] == lowerRoom[index] ? -product[index] : product[index]
  }

  /// What the undamped model promises for the step.
  var decrease: Double {
    var sum = 0.0
    for index in 0..<count { sum -= step[index] * (gradient[index] + 0.5 * product[index]) }
    return sum
  }

  /// g·s.
  var slope: Double {
    var sum = 0.0
    for index in 0..<count { sum += step[index] * gradient[index] }
    return sum
  }

  /// Length of the step in units of the parameters' own curvatures.
  var length: Double {
    var sum = 0.0
    for index in 0..<count { sum += step[index] * step[index] * scale[index] }
    return sum.squareRoot()
  }

  /// Whether the last step ran into a bound.
  var isClipped: Bool { free != moving }

  /// ½ gᵀ H⁻¹ g of another gradient over the parameters of the last factorisation; the Newton step goes to `step`.
  func chordStep(_ other: NumberBuffer) -> Double {
    for index in 0..<count { right[index] = -other[index] }
    factorization.solve(right, into: step)
    var sum = 0.0
    for index in 0..<count { sum -= step[index] * other[index] }
    return 0.5 * sum
  }

  /// sᵀ scale (H + damping · scale)⁻¹ scale s over the moving parameters: how the length reacts to the damping.
  var lengthResponse: Double {
    for index in 0..<count { right[index] = moving[index] ? scale[index] * step[index] : 0 }
    factorization.solve(right, into: solution)
    var sum = 0.0
    for index in 0..<count { sum += right[index] * solution[index] }
    return sum
  }
}
