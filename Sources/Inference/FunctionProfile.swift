// The profile of a function of the parameters: −ln L, least where the function has a value, and where it has risen by ½.
import Expressions
import Likelihood
import Minimization

/// Walks along the profile of one function away from a best fit.
struct FunctionProfile {
  /// One side of the interval.
  enum Side: Equatable {
    case crossing(Double)
    /// The bounds of the parameters, or the edge of the likelihood's domain, come first.
    case unreached
    /// A point below the best fit was met.
    case lowerMinimum
  }

  private let objective: ConstrainedObjective
  private let minimizer: Minimizer
  private let best: BestFit
  private let bestValue: Double
  private let width: Double
  /// C∇f/σ²: how the parameters follow the function.
  private let direction: [Double]
  private let lower: [Double]
  private let upper: [Double]

  /// - Parameters:
  ///   - width: the propagated uncertainty of the function, positive.
  ///   - slopes: its derivatives at the best fit, by parameter.
  init(
    _ fitter: Fitter, _ best: BestFit, _ expression: Expression, inputs: [Int], value: Double, width: Double,
    slopes: [Int: Double]
  ) {
    objective = ConstrainedObjective(fitter.objective, expression, inputs: inputs)
    objective.stiffness = 10 / (width * width)
    (lower, upper) = (objective.lowerBounds, objective.upperBounds)
    minimizer = Minimizer(objective)
    self.best = best
    bestValue = value
    self.width = width
    let covariance = best.covariance
    direction = best.point.indices.map { index in
      slopes.sorted { $0.key < $1.key }.reduce(0) { $0 + (covariance?[index, $1.key] ?? 0) * $1.value }
        / (width * width)
    }
  }

  /// A point of the profile.
  private struct Point {
    var distance: Double
    /// √(2Δ) − 1, with Δ the rise of −ln L.
    var excess: Double
    /// Derivative of √(2Δ) with respect to the distance: the multiplier is the slope of the profile.
    var slope: Double
    /// Size of the profile's own slope.
    var multiplier: Double
  }

  /// Where −ln L has risen by ½ on one side: safeguarded Newton steps on √(2Δ), which is nearly straight.
  func side(_ sign: Double) -> Side {
    var inside = 0.0, outside = Double.infinity, distance = width, multiplier = sign / width
    for _ in 0..<40 {
      guard let fit = fit(at: sign * distance, multiplier: multiplier) else {
        outside = distance
        distance = 0.5 * (inside + outside)
        multiplier = sign * distance / (width * width)
        if outside - inside < 1e-6 * width { return .unreached }
        continue
      }
      if fit.excess.isNaN { return .lowerMinimum }
      if abs(fit.excess) < 1e-7 { return .crossing(sign * (fit.distance - fit.excess / fit.slope)) }
      if fit.excess < 0 { inside = max(inside, fit.distance) } else { outside = min(outside, fit.distance) }
      // Pulled much farther than it goes: the bounds hold it.
      if fit.excess < 0, fit.distance < 0.5 * distance { return .unreached }
      let newton = fit.distance - fit.excess / fit.slope
      let limit = outside.isFinite ? outside : 2 * max(inside, distance)
      distance = newton > inside && newton < limit ? newton : outside.isFinite ? 0.5 * (inside + outside) : limit
      // The slope of the profile at the next point, for a curvature as at the best fit: the better it is, the nearer the
      // minimum comes to what was asked for.
      multiplier = sign * (fit.multiplier + (distance - fit.distance) / (width * width))
    }
    return .unreached
  }

  /// The profile near a shift: a minimum of the augmented Lagrangian is one of −ln L among all points with its own value
  /// of the function, whatever the multiplier it was found with; the gradient there says the right one.
  private func fit(at shift: Double, multiplier: Double) -> Point? {
    objective.target = bestValue + shift
    objective.multiplier = multiplier
    var point = zip(best.point, direction).map { $0 + shift * $1 }
    for index in point.indices { point[index] = min(max(point[index], lower[index]), upper[index]) }
    let minimum = minimizer.minimize(
      from: point, fixed: best.fixed, fallback: best.point, options: .warm(tolerance: 1e-12))
    guard minimum.value.isFinite, minimum.state == .converged else { return nil }
    let (reached, value) = evaluate(minimum.point)
    let slope = multiplier - objective.stiffness * (reached - objective.target)
    return self.point(abs(reached - bestValue), value - best.minimum.value, abs(slope))
  }

  private func evaluate(_ point: [Double]) -> (function: Double, value: Double) {
    point.withUnsafeBufferPointer { buffer in
      guard let address = buffer.baseAddress else { return (.nan, .nan) }
      return (objective.function(at: address), objective.plainValue(at: address))
    }
  }

  private func point(_ distance: Double, _ rise: Double, _ multiplier: Double) -> Point {
    guard rise > -1e-5 else { return Point(distance: distance, excess: .nan, slope: 1, multiplier: 0) }
    let root = (2 * max(rise, 0)).squareRoot()
    return Point(distance: distance, excess: root - 1, slope: multiplier / max(root, 1e-8), multiplier: multiplier)
  }
}
