// The profile of a function: some parameters held at chosen values, all others minimised.

/// A conditional minimum.
public struct ProfilePoint: Sendable, Equatable {
  /// Values of the profile's own parameters.
  public var values: [Double]
  /// 2 (F − F_min): −2 Δ ln L for a negative log-likelihood.
  public var rise: Double
  /// ∂rise/∂values: by the envelope theorem the function's own gradient at the conditional minimum.
  public var slopes: [Double]
  /// Values of all parameters.
  public var point: [Double]

  /// Every part by its name.
  public init(values: [Double], rise: Double, slopes: [Double], point: [Double]) {
    self.values = values
    self.rise = rise
    self.slopes = slopes
    self.point = point
  }
}

/// How all parameters follow those of a profile: ∂θ/∂p, row by row, learnt on the way (Broyden 1965).
public struct ProfileResponse: Sendable, Equatable {
  var rows: [Double]
  let width: Int

  /// θ moved along with a step of the profile's parameters.
  func moved(_ point: [Double], by step: [Double]) -> [Double] {
    var moved = point
    for index in moved.indices {
      for column in 0..<width { moved[index] += rows[index * width + column] * step[column] }
    }
    return moved
  }

  /// Makes the response agree with what happened between two conditional minima.
  /// - Parameter scales: units in which the profile's parameters are compared.
  mutating func learn(from old: ProfilePoint, to new: ProfilePoint, scales: [Double]) {
    let step = zip(new.values, old.values).map { $0 - $1 }
    let weights = zip(step, scales).map { $0 / ($1 * $1) }
    let square = zip(step, weights).reduce(0) { $0 + $1.0 * $1.1 }
    guard square > 1e-6 else { return }
    let guess = moved(old.point, by: step)
    for index in guess.indices {
      let error = (new.point[index] - guess[index]) / square
      for column in 0..<width { rows[index * width + column] += error * weights[column] }
    }
  }
}

/// Conditional minima around a minimum. Owns its minimiser: one a task.
public final class ProfileFunction {
  /// Makes the conditional fits.
  public let minimizer: Minimizer
  /// The global minimum.
  public let minimum: Minimum
  /// Indices of the profile's parameters.
  public let parameters: [Int]
  /// A natural length of each: its standard deviation where that is known.
  public let scales: [Double]
  /// Lower bounds of the fixed parameters.
  public let lower: [Double]
  /// Upper bounds of the fixed parameters.
  public let upper: [Double]
  /// Along the covariance at the minimum.
  public let response: ProfileResponse
  /// How conditional fits are made.
  public let options: MinimizerOptions
  /// What the fit of the minimum held.
  public let fixed: [Bool]
  /// Points of other valleys: wherever they lead lower than the nearest point does, they count.
  public let alternatives: [ProfilePoint]
  /// Where parameters may have a second valley on the other side: their centres, by index.
  public let mirrors: [Int: Double]
  /// Whether every point is the lowest of all valleys that are known or mirrored.
  public let isThorough: Bool
  /// A rise lower by this is another valley's, not rounding.
  public let valleyDepth: Double
  private let held: [Bool]

  /// - Parameters:
  ///   - minimum: the minimum to measure from, with its covariance.
  ///   - fixed: as in the fit of the minimum.
  ///   - alternatives: conditional minima of other valleys of the function, if some are known.
  ///   - mirrors, isThorough, valleyDepth: see there.
  public init(
    _ minimizer: Minimizer, of parameters: [Int], from minimum: Minimum, fixed: [Bool],
    alternatives: [ProfilePoint] = [], mirrors: [Int: Double] = [:], isThorough: Bool = false,
    valleyDepth: Double = 1e-4, options: MinimizerOptions = .warm()
  ) {
    precondition(fixed.count == minimizer.parameterCount && parameters.allSatisfy { !fixed[$0] })
    self.minimizer = minimizer
    self.minimum = minimum
    self.parameters = parameters
    self.options = options
    self.fixed = fixed
    self.alternatives = alternatives
    self.mirrors = mirrors
    self.isThorough = isThorough
    self.valleyDepth = valleyDepth
    lower = parameters.map { minimizer.lower[$0] }
    upper = parameters.map { minimizer.upper[$0] }
    scales = parameters.map { Self.scale(of: $0, minimum, minimizer) }
    response = Self.response(of: parameters, minimum.covariance, count: minimizer.parameterCount)
    held = fixed.indices.map { fixed[$0] || parameters.contains($0) }
  }

  /// The same profile on the same minimiser, less precise: for looking around.
  public var coarse: ProfileFunction {
    variant(
      mirrors: mirrors, options: .warm(tolerance: Self.coarseTolerance, continuesLast: options.continuesLast))
  }

  /// The same profile on the same minimiser with fewer mirrors.
  public func mirroring(_ indices: Set<Int>) -> ProfileFunction {
    variant(mirrors: mirrors.filter { indices.contains($0.key) }, options: options)
  }

  private func variant(mirrors: [Int: Double], options: MinimizerOptions) -> ProfileFunction {
    ProfileFunction(
      minimizer, of: parameters, from: minimum, fixed: fixed, alternatives: alternatives, mirrors: mirrors,
      isThorough: isThorough, valleyDepth: valleyDepth, options: options)
  }

  static let coarseTolerance = 3e-5

  /// The minimum itself as a point of the profile.
  public var center: ProfilePoint {
    ProfilePoint(
      values: parameters.map { minimum.point[$0] }, rise: 0, slopes: parameters.map { 2 * minimum.gradient[$0] },
      point: minimum.point)
  }

  /// The conditional minimum at some values of the profile's parameters; nil outside the function's domain, or where
  /// no fit converges.
  /// - Parameters:
  ///   - near: a point of the profile to start from; nil for the minimum.
  ///   - response: how the others are expected to follow; nil for the covariance's.
  public func point(
    at values: [Double], near: ProfilePoint? = nil, response: ProfileResponse? = nil
  ) -> ProfilePoint? {
    var lowest = nearest(to: values, from: near ?? center, response ?? self.response)
    for alternative in alternatives {
      guard let point = follow(alternative, to: values, self.response) else { continue }
      if point.rise < (lowest?.rise ?? .infinity) { lowest = point }
    }
    return isThorough ? lowest.map(self.lowest) : lowest
  }

  private func nearest(
    to values: [Double], from origin: ProfilePoint, _ response: ProfileResponse
  ) -> ProfilePoint? {
    follow(origin, to: values, response)
      ?? fit(values, from: minimum.point, origin.point, MinimizerOptions(wantsCovariance: false))
  }

  /// The conditional minimum in the valley of another one.
  public func follow(_ origin: ProfilePoint, to values: [Double]) -> ProfilePoint? {
    follow(origin, to: values, response)
  }

  private func follow(_ origin: ProfilePoint, to values: [Double], _ response: ProfileResponse) -> ProfilePoint? {
    let step = zip(values, origin.values).map { $0 - $1 }
    return fit(values, from: response.moved(origin.point, by: step), origin.point, options)
  }

  func fit(
    _ values: [Double], from start: [Double], _ fallback: [Double], _ options: MinimizerOptions
  ) -> ProfilePoint? {
    var start = start
    for (parameter, value) in zip(parameters, values) { start[parameter] = value }
    let fit = minimizer.minimize(from: start, fixed: held, fallback: fallback, options: options)
    guard fit.value.isFinite, fit.isConverged || fit.edm < 1e-6 else { return nil }
    return ProfilePoint(
      values: values, rise: 2 * (fit.value - minimum.value), slopes: parameters.map { 2 * fit.gradient[$0] },
      point: fit.point)
  }

  func isHeld(_ parameter: Int) -> Bool { held[parameter] }

  /// A rise below the negative of this is no rounding: fit again from there.
  public static let newMinimum = 2e-5

  private static func scale(of parameter: Int, _ minimum: Minimum, _ minimizer: Minimizer) -> Double {
    let deviation = minimum.covariance?.standardDeviation(parameter) ?? 0
    let range = minimizer.upper[parameter] - minimizer.lower[parameter]
    if deviation > 0, !(range.isFinite && deviation > range) { return deviation }
    return range.isFinite && range > 0 ? 0.1 * range : 0.1 * max(abs(minimum.point[parameter]), 1)
  }

  /// C_θp C_pp⁻¹ for one or two parameters; those of the profile follow themselves.
  private static func response(of parameters: [Int], _ covariance: Covariance?, count: Int) -> ProfileResponse {
    let width = parameters.count
    var rows = [Double](repeating: 0, count: count * width)
    if let covariance, let inverse = inverse(of: parameters, covariance) {
      for index in 0..<count {
        for column in 0..<width {
          rows[index * width + column] = (0..<width).reduce(0) {
            $0 + covariance[index, parameters[$1]] * inverse[$1 * width + column]
          }
        }
      }
    }
    for (column, parameter) in parameters.enumerated() {
      for other in 0..<width { rows[parameter * width + other] = other == column ? 1 : 0 }
    }
    return ProfileResponse(rows: rows, width: width)
  }

  /// The inverse of the covariance's block; nil where it is singular or not of one or two parameters.
  private static func inverse(of parameters: [Int], _ covariance: Covariance) -> [Double]? {
    guard let first = parameters.first else { return nil }
    let a = covariance[first, first]
    guard parameters.count > 1 else { return a > 0 ? [1 / a] : nil }
    guard parameters.count == 2 else { return nil }
    let b = covariance[first, parameters[1]], d = covariance[parameters[1], parameters[1]]
    let determinant = a * d - b * b
    guard determinant > 1e-12 * a * d else { return nil }
    return [d / determinant, -b / determinant, -b / determinant, a / determinant]
  }
}
