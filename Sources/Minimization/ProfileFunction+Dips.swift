// Further minima of the profile of one parameter, beyond where it has risen: what makes intervals and contours disjoint.

/// How far and how densely to look beyond a curve.
public struct Outlook: Sendable, Equatable {
  /// Steps outwards; each distance from the minimum is the one before times `growth`.
  public var steps: Int
  /// Factor from one distance to the next.
  public var growth: Double
  /// Every part by its name; those with a default may be left out.
  public init(steps: Int = 8, growth: Double = 1.5) {
    self.steps = steps
    self.growth = growth
  }
}

extension ProfileFunction {
  /// Points below a level on one side beyond a point above it: met on the way, or where the function goes downhill to.
  /// - Precondition: a profile of one parameter.
  public func dips(
    beyond start: ProfilePoint, _ side: Minimum.Side, below level: Double, _ outlook: Outlook = Outlook()
  ) -> [ProfilePoint] {
    precondition(parameters.count == 1)
    let sign = side == .lower ? -1.0 : 1.0, bound = side == .lower ? lower[0] : upper[0]
    let center = self.center.values[0]
    var last = start, dips: [ProfilePoint] = [], distance = max(abs(start.values[0] - center), 0.1 * scales[0])
    for _ in 0..<outlook.steps where last.values[0] != bound {
      distance *= outlook.growth
      let value = sign * min(sign * center + distance, sign * bound)
      guard let point = point(at: [value], near: last) else { break }
      if point.rise < level {
        dips.append(point)
      } else if sign * point.slopes[0] < 0, let dip = descent(from: point), dip.rise < level,
        sign * (dip.values[0] - start.values[0]) > 0
      {
        dips.append(dip)
      }
      last = point
    }
    return dips
  }

  /// The minimum of the whole function that a point leads down to.
  private func descent(from point: ProfilePoint) -> ProfilePoint? {
    let fit = minimizer.minimize(
      from: point.point, fixed: fixed, fallback: point.point, options: MinimizerOptions(wantsCovariance: false))
    guard fit.isConverged else { return nil }
    return ProfilePoint(
      values: parameters.map { fit.point[$0] }, rise: 2 * (fit.value - minimum.value),
      slopes: parameters.map { 2 * fit.gradient[$0] }, point: fit.point)
  }
}
