// The fit that profiles are measured from, with the means to make profile functions for many tasks.
import Likelihood
import Minimization

/// A best fit with its data and what it held.
struct ProfiledFit: Sendable {
  let likelihood: CompiledLikelihood
  let names: ParameterNames
  let data: Dataset
  let minimizerOptions: MinimizerOptions
  private(set) var held: [(index: Int, value: Double)]
  private(set) var best: BestFit

  init(_ likelihood: CompiledLikelihood, options: FitOptions) throws(ProfileProblem) {
    let names = ParameterNames(likelihood)
    let held = try ProfileProblem.wrapping { () throws(FitProblem) in try names.held(options.fixed) }
    let data = try ProfileProblem.wrapping { () throws(FitProblem) in try likelihood.dataset(options.data) }
    let minimizerOptions = MinimizerOptions(tolerance: options.tolerance, callLimit: options.callLimit)
    let fitter = Fitter(likelihood, data: data)
    let best = fitter.fit(holding: held, options: minimizerOptions)
    guard best.minimum.value.isFinite else {
      throw .fit(
        .infeasible(
          at: InfeasibleBin.all(in: likelihood, data: data, at: best.point, buffer: fitter.objective.buffer)))
    }
    self.init(likelihood, names, data, minimizerOptions, held.map { ($0.0, $0.1) }, best)
    settle()
  }

  private init(
    _ likelihood: CompiledLikelihood, _ names: ParameterNames, _ data: Dataset, _ options: MinimizerOptions,
    _ held: [(index: Int, value: Double)], _ best: BestFit
  ) {
    self.likelihood = likelihood
    self.names = names
    self.data = data
    minimizerOptions = options
    self.held = held
    self.best = best
  }

  /// Index of a parameter that is free in the fit.
  func freeIndex(of name: String, option: String) throws(ProfileProblem) -> Int {
    let index = try ProfileProblem.wrapping { () throws(FitProblem) in try names.index(of: name, option: option) }
    let parameter = likelihood.parameters[index]
    guard !best.fixed[index], parameter.lower < parameter.upper else {
      throw .fixedParameter(name, option: option)
    }
    return index
  }

  /// The fit from a point that lies lower.
  mutating func refit(from point: [Double]) {
    best = Fitter(likelihood, data: data).fit(
      from: point, holding: held.map { ($0.index, $0.value) }, options: minimizerOptions)
  }

  /// The same fit with further parameters held where it found them.
  func freezing(_ indices: [Int]) -> ProfiledFit {
    var frozen = self
    frozen.held += indices.filter { !best.fixed[$0] }.map { ($0, best.point[$0]) }
    frozen.refit(from: best.point)
    return frozen
  }

  /// Free parameters with a constraint term, but for some.
  func constrained(besides excluded: [Int]) -> [Int] {
    likelihood.parameters.indices.filter {
      !best.fixed[$0] && likelihood.parameters[$0].constraint != .none && !excluded.contains($0)
    }
  }

  /// Makes the profile function that one task owns, for contours.
  /// - Parameter isThorough: whether every point is the lowest of the mirrored valleys.
  func profile(of parameters: [Int], isThorough: Bool) -> @Sendable () -> ProfileFunction {
    let options = MinimizerOptions.warm(tolerance: Self.contourTolerance, continuesLast: true)
    let make = profile(of: parameters, isThorough, options, valleyDepth: Self.contourValleyDepth)
    return { make([]) }
  }

  /// The same for scans: thorough and precise, with points of other valleys that it is to look at.
  func profile(of parameters: [Int]) -> @Sendable ([ProfilePoint]) -> ProfileFunction {
    profile(of: parameters, true, .warm())
  }

  private func profile(
    of parameters: [Int], _ isThorough: Bool, _ options: MinimizerOptions, valleyDepth: Double = 1e-4
  ) -> @Sendable ([ProfilePoint]) -> ProfileFunction {
    let (likelihood, data, best, mirrors) = (likelihood, data, best, mirrors)
    return { alternatives in
      let minimizer = Minimizer(LikelihoodObjective(likelihood, data: data))
      return ProfileFunction(
        minimizer, of: parameters, from: best.minimum, fixed: best.fixed, alternatives: alternatives,
        mirrors: mirrors, isThorough: isThorough, valleyDepth: valleyDepth, options: options)
    }
  }

  /// Precision of a contour's conditional minima in −ln L: well below that of the levels.
  private static let contourTolerance = 2e-6
  /// Valleys that differ by less are one for a contour: half of what its points may miss the level by.
  private static let contourValleyDepth = 5e-4

  /// Interpolated parameters by their centres: templates that shift the same way on both sides make two valleys.
  private var mirrors: [Int: Double] {
    var mirrors: [Int: Double] = [:]
    for (index, parameter) in likelihood.parameters.enumerated() {
      guard case .normal(let center, _) = parameter.constraint,
        parameter.types.contains(where: { $0 == .histosys || $0 == .normsys })
      else { continue }
      mirrors[index] = center
    }
    return mirrors
  }

  /// Fits again where a reflection of a parameter leads lower than the best fit.
  private mutating func settle() {
    let profile = profile(of: [], isThorough: false)()
    let lowest = profile.lowest(profile.center)
    if lowest.rise < -ProfileFunction.newMinimum { refit(from: lowest.point) }
  }

  /// Runs `attempt`; where it finds a point below the best fit, fits again from there and runs it again.
  /// - Returns: what it gave in the end, nil if it kept finding lower points.
  mutating func measured<Value>(
    _ messages: inout [String], _ attempt: (ProfiledFit) -> ProfileAttempt<Value>
  ) -> Value? {
    for _ in 0..<5 {
      switch attempt(self) {
      case .done(let value): return value
      case .lower(let point):
        messages.append("a lower minimum was found on the way: fitted again from there")
        refit(from: point)
      }
    }
    messages.append("lower minima kept appearing: the profile is left out")
    return nil
  }
}

/// The outcome of work around a best fit.
enum ProfileAttempt<Value> {
  case done(Value)
  /// A point below the best fit was met.
  case lower([Double])
}
