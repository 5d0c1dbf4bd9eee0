// The standard deviation of one parameter, without the whole covariance.

extension Minimizer {
  /// √ of the parameter's entry in the inverse exact Hessian over the parameters that are not fixed; nil where it is held
  /// or the Hessian is not positive.
  public func standardDeviation(of parameter: Int, at values: [Double], fixed held: [Bool]) -> Double? {
    precondition(values.count == parameterCount && held.count == parameterCount)
    guard !held[parameter] else { return nil }
    for index in 0..<parameterCount { point[index] = values[index] }
    curvature = .exact
    guard evaluate() else { return nil }
    hessian.copyDiagonal(into: model.scale)
    let free = held.indices.map { index in
      // A parameter that nothing depends on has no curvature and takes no part.
      !held[index] && lower[index] < upper[index] && model.scale[index] != 0
    }
    guard free[parameter], model.factorization.factorize(hessian, free: free) else { return nil }
    trialGradient.fill(0)
    trialGradient[parameter] = 1
    model.factorization.solve(trialGradient, into: trial)
    return trial[parameter] > 0 ? trial[parameter].squareRoot() : nil
  }
}
