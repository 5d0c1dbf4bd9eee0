// Where the profile of one parameter crosses a level: what MINOS reports.

/// One side of a MINOS interval.
public enum ProfileCrossing: Sendable, Equatable {
  /// The profile reaches the level at this value of the parameter.
  case valid(Double)
  /// The parameter meets its bound first.
  case atLimit
  /// The limit of evaluations came first, or a fit on the way did not converge.
  case callLimit
  /// The profile leaves the function's domain first.
  case infeasible
  /// A point below the minimum was found on the way: fit again from there.
  case newMinimum([Double])

  /// The crossing, if there is one.
  public var value: Double? {
    if case .valid(let value) = self { return value }
    return nil
  }
}

/// What a caller may choose about a crossing.
public struct CrossingOptions: Sendable, Equatable {
  /// Rise of the function at the crossing: ½ for one standard deviation of a negative log-likelihood.
  public var up: Double
  /// Precision of the crossing in units of the parameter's distance from its best fit.
  public var tolerance: Double
  /// The largest number of fits along the profile.
  public var fitLimit: Int
  /// How conditional fits are made.
  public var fit: MinimizerOptions

  /// Every part by its name; those with a default may be left out.
  public init(
    up: Double = 0.5, tolerance: Double = 1e-6, fitLimit: Int = 60, fit: MinimizerOptions = .warm()
  ) {
    self.up = up
    self.tolerance = tolerance
    self.fitLimit = fitLimit
    self.fit = fit
  }
}

extension Minimizer {
  /// The value of `parameter` on one side of a minimum at which its profile has risen by `up`.
  ///
  /// - Parameters:
  ///   - minimum: the converged minimum to start from; its covariance gives the direction of the profile.
  ///   - fixed: as in the fit of the minimum.
  public func crossing(
    of parameter: Int, _ side: Minimum.Side, from minimum: Minimum, fixed: [Bool]? = nil,
    options: CrossingOptions = .init()
  ) -> ProfileCrossing {
    precondition(parameter >= 0 && parameter < parameterCount)
    var held = fixed ?? Array(repeating: false, count: parameterCount)
    held[parameter] = true
    var search = CrossingSearch(self, parameter, side, minimum, fixed: held, options)
    return search.run()
  }
}

/// Safeguarded Newton steps on √(2ΔF): nearly straight in the parameter, and its slope is the gradient at a
/// conditional minimum, for nothing.
struct CrossingSearch {
  private let minimizer: Minimizer
  private let parameter: Int
  private let sign: Double
  private let minimum: Minimum
  private let fixed: [Bool]
  private let options: CrossingOptions
  private let target: Double
  /// Distances from the best fit, positive: the profile is below the level at `inside` and above it at `outside`.
  private var inside = 0.0
  private var outside = Double.infinity
  /// Ordinates √(2ΔF) − target at the two.
  private var insideExcess: Double
  private var outsideExcess = Double.infinity
  /// The conditional minimum nearest to the crossing so far.
  private var nearest: (distance: Double, point: [Double])

  init(
    _ minimizer: Minimizer, _ parameter: Int, _ side: Minimum.Side, _ minimum: Minimum, fixed: [Bool],
    _ options: CrossingOptions
  ) {
    self.minimizer = minimizer
    self.parameter = parameter
    sign = side == .lower ? -1 : 1
    self.minimum = minimum
    self.fixed = fixed
    self.options = options
    target = (2 * options.up).squareRoot()
    insideExcess = -target
    nearest = (0, minimum.point)
  }

  private var bound: Double { sign < 0 ? minimizer.lower[parameter] : minimizer.upper[parameter] }
  private var room: Double { abs(bound - minimum.point[parameter]) }

  private var firstDistance: Double {
    let width = minimum.covariance?.standardDeviation(parameter) ?? 0
    let natural = width > 0 ? width * target : 0.1 * max(abs(minimum.point[parameter]), 1)
    return min(natural, room)
  }

  mutating func run() -> ProfileCrossing {
    guard room > 0 else { return .atLimit }
    var distance = firstDistance
    for _ in 0..<options.fitLimit {
      let fit = profile(at: distance)
      if fit.value < minimum.value - 1e-5 * options.up {
        return .newMinimum(fit.point)
      }
      guard fit.state == .converged || !fit.value.isFinite else { return .callLimit }
      let excess = (2 * max(fit.value - minimum.value, 0)).squareRoot() - target
      if let crossing = close(distance, excess, fit) { return crossing }
      guard let next = nextDistance(distance, excess, fit) else { return .infeasible }
      distance = next
    }
    return .callLimit
  }

  /// Narrows the bracket; the outcome if this was the last point.
  private mutating func close(_ distance: Double, _ excess: Double, _ fit: Minimum) -> ProfileCrossing? {
    if excess <= 0 {
      (inside, insideExcess) = (distance, excess)
    } else {
      (outside, outsideExcess) = (distance, excess)
    }
    let slope = abs(fit.gradient[parameter]) / max(excess + target, .leastNormalMagnitude)
    if abs(excess) <= min(options.tolerance * slope * distance, 0.01 * target) {
      return .valid(minimum.point[parameter] + sign * (distance - excess / slope))
    }
    if excess < 0, distance >= room { return .atLimit }
    if excess.isFinite, outside - inside <= options.tolerance * distance {
      return .valid(minimum.point[parameter] + sign * distance)
    }
    return nil
  }

  /// Newton's point if it lies well inside the bracket, else a point between.
  private func nextDistance(_ distance: Double, _ excess: Double, _ fit: Minimum) -> Double? {
    if outside.isFinite, outside - inside <= options.tolerance * outside { return nil }
    let slope = sign * fit.gradient[parameter] / max(excess + target, .leastNormalMagnitude)
    let newton = excess.isFinite && slope > 0 ? distance - excess / slope : .nan
    let limit = outside.isFinite ? outside : min(2 * max(inside, distance), room)
    if newton > inside, newton < limit { return newton }
    if newton >= limit, !outside.isFinite { return limit }
    if outside.isFinite, outsideExcess.isFinite {
      let secant = inside - insideExcess * (outside - inside) / (outsideExcess - insideExcess)
      let margin = 0.05 * (outside - inside)
      return min(max(secant, inside + margin), outside - margin)
    }
    return outside.isFinite ? 0.5 * (inside + outside) : limit
  }

  private mutating func profile(at distance: Double) -> Minimum {
    let value = distance >= room ? bound : minimum.point[parameter] + sign * distance
    let fit = minimizer.minimize(
      from: start(at: value), fixed: fixed, fallback: nearest.point, options: options.fit)
    if fit.isConverged { nearest = (distance, fit.point) }
    return fit
  }

  /// From the nearest conditional minimum along the direction of the covariance.
  private func start(at value: Double) -> [Double] {
    var point = nearest.point
    let shift = value - point[parameter]
    point[parameter] = value
    guard let covariance = minimum.covariance, covariance[parameter, parameter] > 0 else { return point }
    for index in point.indices where !fixed[index] {
      point[index] += covariance[index, parameter] / covariance[parameter, parameter] * shift
    }
    return point
  }
}
