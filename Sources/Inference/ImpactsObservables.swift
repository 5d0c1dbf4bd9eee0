// global-observable: the auxiliary data, and the event counts, shifted by one standard deviation; everything refitted.
import Likelihood
import Minimization
import Results

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Uncertainty components: what each independent observation contributes. They add up in quadrature to the total.
struct ShiftedObservables: ImpactsMethod {
  let base: ImpactsBase
  let isGaussian: Bool
  private let constrained: [Int]
  private let bins: [Int]
  private let positions: [Int?]
  /// Parameter → its constraint together with others, and its place there.
  private let correlated: [Int: (constraint: CorrelatedConstraint, member: Int)]

  init(base: ImpactsBase, isGaussian: Bool) {
    self.base = base
    self.isGaussian = isGaussian
    constrained = base.free.filter { base.likelihood.parameters[$0].constraint != .none }
    bins = base.data.counts.indices.filter { base.data.counts[$0] > 0 }
    positions = base.likelihood.auxiliaryPositions
    var correlated: [Int: (constraint: CorrelatedConstraint, member: Int)] = [:]
    for constraint in base.likelihood.correlatedConstraints {
      for (member, parameter) in constraint.parameters.enumerated() { correlated[parameter] = (constraint, member) }
    }
    self.correlated = correlated
  }

  func groups(_ members: [[Int]], _ workforce: Workforce) -> [GroupShifts]? { nil }

  func numbers(_ workforce: Workforce) -> ImpactNumbers {
    let total = constrained.count + bins.count
    let shifts: [[ImpactShift]?] =
      isGaussian ? gaussian() : workforce.map(total, worker: base.makeFitter) { exact($1, $0) }
    let rows = constrained.enumerated().map { place, parameter in
      let own = shifts[place] ?? base.pois.map { _ in ImpactShift(up: nil, down: nil) }
      let hasFailed = own.contains { $0.up == nil || $0.down == nil }
      return ImpactRow(
        parameter: parameter, postfit: own, prefit: base.pois.map { _ in nil }, hasFailed: hasFailed)
    }
    let counts = shifts.dropFirst(constrained.count)
    let statistical = base.pois.indices.map { poi in ImpactShift.quadratureSum(counts.compactMap { $0?[poi] }) }
    var notes: [String] = []
    let failures = counts.count { $0 == nil || $0?.contains { $0.up == nil || $0.down == nil } == true }
    if failures > 0 { notes.append("\(failures) bins left out of the statistical part: refits did not converge") }
    return ImpactNumbers(rows: rows, statistical: statistical, areComponents: true, notes: notes)
  }

  // MARK: Shifted data

  /// An observation and its standard deviation: a width of a normal constraint, the root of a count.
  private struct Observation {
    /// Among the auxiliary data, or among the counts.
    var isAuxiliary: Bool
    var place: Int
    var value: Double
    var deviation: Double
    var isCount: Bool
    /// Of a log-normal constraint: it is the logarithm that is shifted.
    var isLogarithmic = false
    /// What a correlated constraint shifts at once: places among the auxiliary data with shares of the step. Column k of
    /// A, with A·Aᵀ = K, is one standard deviation of an independent combination (STATISTICS §12); A is the symmetric
    /// one, whose columns lie nearest to single parameters.
    var direction: [(place: Int, share: Double)] = []
  }

  private func observation(_ index: Int) -> Observation? {
    guard index < constrained.count else {
      let bin = bins[index - constrained.count], count = base.data.counts[bin]
      return Observation(
        isAuxiliary: false, place: bin, value: count, deviation: count.squareRoot(), isCount: true)
    }
    let parameter = constrained[index]
    guard let place = positions[parameter] else { return nil }
    let value = base.data.auxiliary[place]
    if let (constraint, member) = correlated[parameter] {
      let shares = zip(constraint.parameters, constraint.shift(member))
      return Observation(
        isAuxiliary: true, place: place, value: value, deviation: 1, isCount: false,
        direction: shares.compactMap { parameter, share in positions[parameter].map { ($0, share) } })
    }
    switch base.likelihood.parameters[parameter].constraint {
    case .none: return nil
    case .normal(_, let width):
      return Observation(isAuxiliary: true, place: place, value: value, deviation: width, isCount: false)
    case .poisson:
      return Observation(
        isAuxiliary: true, place: place, value: value, deviation: value.squareRoot(), isCount: true)
    case .lognormal(_, let logWidth):
      return Observation(
        isAuxiliary: true, place: place, value: value, deviation: value * logWidth, isCount: false, isLogarithmic: true)
    }
  }

  private func shifted(_ observation: Observation, by step: Double) -> Dataset {
    var counts = base.data.counts, auxiliary = base.data.auxiliary
    if !observation.direction.isEmpty {
      for (place, share) in observation.direction { auxiliary[place] += step * share }
    } else if observation.isLogarithmic {
      auxiliary[observation.place] *= exp(step / observation.value)
    } else if observation.isAuxiliary {
      auxiliary[observation.place] += step
    } else {
      counts[observation.place] += step
    }
    return Dataset(counts: counts, auxiliary: auxiliary, for: base.likelihood)
  }

  // MARK: Refits

  private func exact(_ index: Int, _ fitter: Fitter) -> [ImpactShift] {
    guard let observation = observation(index) else { return base.pois.map { _ in ImpactShift(symmetric: 0) } }
    var isFirst = true
    let sides = [1.0, -1.0].map { sign -> [Double]? in
      defer { isFirst = false }
      return displacement(observation, sign, fitter, continues: !isFirst)
    }
    return base.pois.indices.map { ImpactShift(up: sides[0]?[$0], down: sides[1]?[$0]) }
  }

  /// A count below 1 cannot fall by its root: the shift to zero is scaled up then.
  private func displacement(
    _ observation: Observation, _ sign: Double, _ fitter: Fitter, continues: Bool
  ) -> [Double]? {
    let deviation = observation.deviation
    guard deviation > 0 else { return base.pois.map { _ in 0 } }
    let step = observation.isCount && sign < 0 ? min(deviation, observation.value) : deviation
    fitter.objective.data = shifted(observation, by: sign * step)
    defer { fitter.objective.data = base.data }
    var options = MinimizerOptions.warm(tolerance: ConditionalPath.tolerance)
    options.continuesLast = continues
    var fit = fitter.refit(from: predicted(fitter), holding: base.held, options: options, fallback: base.best.point)
    if !fit.isConverged {
      options = MinimizerOptions(tolerance: ConditionalPath.tolerance, wantsCovariance: false)
      fit = fitter.fit(from: base.best.point, holding: base.held, options: options)
    }
    guard fit.isConverged else { return nil }
    return base.displacements(fit.point).map { $0 * deviation / step }
  }

  /// θ̂ − C ∇: one Newton step for the shifted data.
  private func predicted(_ fitter: Fitter) -> [Double] {
    var point = base.best.point
    guard let covariance = base.covariance else { return point }
    let gradient = gradient(fitter), moving = gradient.indices.filter { gradient[$0] != 0 }
    for index in point.indices where covariance.included[index] {
      point[index] -= moving.reduce(0) { $0 + covariance[index, $1] * gradient[$1] }
    }
    return point
  }

  private func gradient(_ fitter: Fitter) -> [Double] {
    var gradient = [Double](repeating: 0, count: base.likelihood.parameterCount)
    _ = base.best.point.withUnsafeBufferPointer { point in
      point.baseAddress.map { fitter.objective.gradient(at: $0, into: &gradient) }
    }
    return gradient
  }

  // MARK: The Gaussian limit

  /// C_μ· times the change of the gradient, which is linear in every observation.
  private func gaussian() -> [[ImpactShift]?] {
    guard let covariance = base.covariance else { return Array(repeating: nil, count: constrained.count + bins.count) }
    let together = constrained.indices.filter { correlated[constrained[$0]] != nil }
    let ofTogether = Dictionary(uniqueKeysWithValues: zip(together, linearShifts(together, covariance)))
    let components = constrained.indices.map { index -> [ImpactShift]? in
      if let shifts = ofTogether[index] { return shifts }
      let parameter = constrained[index], deviation = observation(index)?.deviation ?? 0
      let response: Double =
        switch base.likelihood.parameters[parameter].constraint {
        case .none: 0
        case .normal(_, let width): deviation / (width * width)
        case .poisson: deviation / max(base.best.point[parameter], .leastNormalMagnitude)
        case .lognormal(_, let logWidth): 1 / (logWidth * max(base.best.point[parameter], .leastNormalMagnitude))
        }
      return base.pois.map { ImpactShift(symmetric: covariance[$0, parameter] * response) }
    }
    return components + linearShifts(bins.indices.map { constrained.count + $0 }, covariance)
  }

  /// −C times the change of the gradient with each of these observations shifted by its deviation.
  private func linearShifts(_ indices: [Int], _ covariance: Covariance) -> [[ImpactShift]?] {
    guard !indices.isEmpty else { return [] }
    let fitter = base.makeFitter(), central = gradient(fitter)
    return indices.map { index -> [ImpactShift]? in
      guard let observation = observation(index) else { return nil }
      fitter.objective.data = shifted(observation, by: observation.deviation)
      let change = gradient(fitter)
      return base.pois.map { poi in
        let shift = base.free.reduce(0) { $0 - covariance[poi, $1] * (change[$1] - central[$1]) }
        return ImpactShift(symmetric: shift)
      }
    }
  }
}
