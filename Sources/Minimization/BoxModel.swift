// The quadratic model of an objective around a point, minimised inside the parameters' bounds.

/// Minimises g·s + ½ s·(H + damping · scale)·s over steps s that keep every parameter within its bounds.
///
/// Active set: parameters that the step would carry over a bound go to the bound and the rest is solved again; one that
/// the model then pushes inwards is released.
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
  private(set) var moving: [Bool]
  private let right: NumberBuffer
  private let solution: NumberBuffer
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

  private static let maximumRounds = 16

  /// The minimising step; false if the damped Hessian is not positive definite.
  func solve(damping: Double) -> Bool {
    moving = free
    step.fill(0)
    for round in 0..<Self.maximumRounds {
      guard factorization.factorize(hessian, free: moving, damping: damping, scale: scale) else { return false }
      solveMoving(clipped: round > 0)
      if clipViolators() { continue }
      if round == 0 || round > Self.maximumRounds / 2 || !releaseWronglyClipped() { break }
    }
    for index in 0..<count where moving[index] {
      step[index] = min(max(step[index], lowerRoom[index]), upperRoom[index])
    }
    multiply.apply(hessian, to: step, into: product)
    return true
  }

  /// Solves for the moving parameters with the others' displacements given.
  private func solveMoving(clipped: Bool) {
    if clipped {
      for index in 0..<count where moving[index] { step[index] = 0 }
      multiply.apply(hessian, to: step, into: product)
    }
    for index in 0..<count { right[index] = -gradient[index] - (clipped ? product[index] : 0) }
    factorization.solve(right, into: solution)
    for index in 0..<count where moving[index] { step[index] = solution[index] }
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
    multiply.apply(hessian, to: step, into: product)
    var found = false
    for index in 0..<count where free[index] && !moving[index] {
      let slope = gradient[index] + product[index]
      let pushedInwards = step[index] == lowerRoom[index] ? slope < 0 : slope > 0
      guard pushedInwards, lowerRoom[index] < upperRoom[index] else { continue }
      moving[index] = true
      found = true
    }
    return found
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
