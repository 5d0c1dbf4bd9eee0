// What the exact Hessian says at a stationary point: the covariance, or a direction that leads further down.

extension Minimizer {
  /// Moves along the direction of most negative curvature if that lowers the value.
  func escape() -> Minimum.State? {
    guard let spectrum = model.factorization.spectrum(hessian, free: model.free) else {
      fisherSteps = 0
      isStationary = false
      return damped()
    }
    guard let lowest = spectrum.values.first, lowest < -options.flatThreshold else { return .converged }
    model.factorization.direction(spectrum, 0, into: model.step)
    let slope = model.slope
    for sign in slope > 0 ? [-1.0, 1.0] : [1.0, -1.0] {
      var length = sign
      for _ in 0..<12 {
        if lowersValue(along: length) { return nil }
        length *= 0.3
      }
    }
    return .notPositiveDefinite
  }

  private func damped() -> Minimum.State? {
    if radius.isInfinite { radius = 1 }
    return shorten(lowestDamping: 10 * options.flatThreshold)
  }

  private func lowersValue(along length: Double) -> Bool {
    for index in 0..<parameterCount {
      let moved = point[index] + (model.free[index] ? length * model.step[index] : 0)
      trial[index] = fixed[index] ? point[index] : min(max(moved, lower[index]), upper[index])
    }
    calls.values += 1
    let newValue = objective.value(at: trial.pointer)
    guard newValue.isFinite, newValue < value - 10 * noise else { return false }
    point.copy(trial)
    value = newValue
    (fisherSteps, isStationary, radius) = (0, false, max(1, abs(length)))
    return true
  }

  /// The inverse of the exact Hessian at the point, over all free parameters if that can be had.
  func covariance() -> Covariance? {
    let free = fixed.map { !$0 }
    if let covariance = covariance(over: free, held: []) { return covariance }
    let held = contacts().map(\.parameter)
    guard !held.isEmpty else { return nil }
    var inner = free
    for parameter in held { inner[parameter] = false }
    return covariance(over: inner, held: held)
  }

  private func covariance(over free: [Bool], held: [Int]) -> Covariance? {
    let factorization = model.factorization
    if factorization.factorize(hessian, free: free), factorization.smallestPivot > 1e-6 {
      return factorization.inverse(parameterCount: parameterCount).map {
        Covariance(count: parameterCount, values: $0, included: free, heldAtBound: held)
      }
    }
    return covarianceWithoutFlat(over: free, held: held)
  }

  /// Leaves directions without curvature out, and names them.
  private func covarianceWithoutFlat(over free: [Bool], held: [Int]) -> Covariance? {
    var alive = free
    var flat: [FlatDirection] = []
    for (row, parameter) in hessian.diagonalParameters.enumerated()
    where free[parameter] && hessian.diagonal[row] == 0 {
      alive[parameter] = false
      flat.append(FlatDirection(participants: [.init(parameter: parameter, weight: 1)]))
    }
    let threshold = options.flatThreshold
    guard let spectrum = model.factorization.spectrum(hessian, free: alive),
      spectrum.values.allSatisfy({ $0 > -10 * threshold })
    else { return nil }
    flat += model.factorization.flatDirections(spectrum, threshold: threshold, hessian: hessian)
    let values = model.factorization.pseudoInverse(
      spectrum, threshold: threshold, parameterCount: parameterCount)
    return Covariance(
      count: parameterCount, values: values, included: alive, heldAtBound: held, flatDirections: flat)
  }
}
