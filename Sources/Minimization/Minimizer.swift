// Minimises a bounded smooth function by Newton steps on its exact Hessian within a trust region.

/// A bound-constrained Newton method with all the memory it takes: make one a task and reuse it for every refit.
///
/// The first step far from a minimum uses the Fisher information, which is positive where the exact Hessian is not;
/// the others are exact. Close to the minimum a factorisation serves several steps as long as they contract fast.
public final class Minimizer {
  /// What is minimised.
  public let objective: any Objective
  let hessian: BlockHessian
  let model: BoxModel
  let point: NumberBuffer
  let trial: NumberBuffer
  let trialGradient: NumberBuffer
  /// Between them the minimiser searches: the objective's bounds, except near corners.
  var lower: [Double]
  var upper: [Double]
  var fixed: [Bool]
  var options = MinimizerOptions()
  var calls = Minimum.Calls()
  var iterations = 0
  var value = Double.infinity
  var edm = Double.infinity
  var radius = Double.infinity
  var curvature = Curvature.fisher
  /// Fisher steps that are left before an indefinite Hessian is damped instead.
  var fisherSteps = 0
  /// The factorisation is that of an undamped Hessian over the free parameters: it may serve further steps.
  var factorizationServes = false
  /// The point is stationary by its Fisher information, the exact Hessian still has to agree.
  var isStationary = false
  /// Consecutive steps that only rounding allowed, and consecutive steps that the edge of the domain cut short.
  var roundingSteps = 0
  var edgeSteps = 0

  /// A minimiser with memory of its own; it may be used for many fits, one after the other.
  public init(_ objective: any Objective) {
    self.objective = objective
    let count = objective.parameterCount
    hessian = BlockHessian(parameterCount: count, diagonalParameters: objective.diagonalParameters)
    model = BoxModel(hessian)
    point = NumberBuffer(count: count)
    trial = NumberBuffer(count: count)
    trialGradient = NumberBuffer(count: count)
    lower = objective.lowerBounds
    upper = objective.upperBounds
    fixed = Array(repeating: false, count: count)
  }

  /// Length of a point.
  public var parameterCount: Int { fixed.count }

  /// Lets the next minimisation not depend on the last one, whatever its options.
  public func forget() { factorizationServes = false }

  /// Minimises over the parameters that are not fixed.
  ///
  /// - Parameters:
  ///   - start: values of all parameters; free ones outside their bounds are moved to them.
  ///   - fixed: which parameters keep their value; nil for none.
  ///   - fallback: a point towards which a start without a finite value is moved, if it has one.
  public func minimize(
    from start: [Double], fixed: [Bool]? = nil, fallback: [Double]? = nil, options: MinimizerOptions = .init()
  ) -> Minimum {
    precondition(start.count == parameterCount && (fixed?.count ?? parameterCount) == parameterCount)
    begin(start, fixed: fixed ?? Array(repeating: false, count: parameterCount), options)
    if options.continuesLast, let state = continueLast() { return finish(state) }
    guard evaluate() || recover(towards: fallback) else { return finish(.infeasible) }
    guard !objective.corners.isEmpty, options.ceiling == nil else { return finish(run(callLimit: options.callLimit)) }
    let state = run(callLimit: min(options.callLimit, Self.smoothCallLimit))
    return finish(state == .callLimit ? settleAtCorners() : state)
  }

  /// Steps from a point whose derivatives are known until one of them is the last.
  func run(callLimit: Int) -> Minimum.State {
    while calls.total < callLimit {
      if let state = iterate() { return state }
      guard evaluate() else { return .infeasible }
    }
    return .callLimit
  }

  private func begin(_ start: [Double], fixed: [Bool], _ options: MinimizerOptions) {
    self.options = options
    for index in 0..<parameterCount {
      if self.fixed[index] != (fixed[index] || lower[index] >= upper[index]) { factorizationServes = false }
      self.fixed[index] = fixed[index] || lower[index] >= upper[index]
      point[index] = fixed[index] ? start[index] : min(max(start[index], lower[index]), upper[index])
    }
    calls = Minimum.Calls()
    iterations = 0
    value = .infinity
    curvature = options.firstCurvature
    startAnew()
  }

  /// Forgets what the last steps were like.
  func startAnew() {
    (roundingSteps, edgeSteps) = (0, 0)
    (edm, radius) = (.infinity, .infinity)
    fisherSteps = Self.fisherBudget
    isStationary = false
  }

  static let fisherBudget = 6

  /// Rounding error of a value.
  var noise: Double { 4e-15 * (1 + abs(value)) }

  /// Value, gradient and Hessian at the point; false outside the domain.
  func evaluate() -> Bool {
    calls.hessians += 1
    value = objective.hessian(
      at: point.pointer, curvature: curvature, gradient: model.gradient.pointer, into: hessian)
    return value.isFinite
  }

  /// Halves the way to `fallback` until the value is finite.
  private func recover(towards fallback: [Double]?) -> Bool {
    guard let fallback else { return false }
    for attempt in 0..<40 {
      for index in 0..<parameterCount where !fixed[index] {
        let target = min(max(fallback[index], lower[index]), upper[index])
        point[index] = attempt == 39 ? target : 0.5 * (point[index] + target)
      }
      calls.values += 1
      if objective.value(at: point.pointer).isFinite {
        curvature = .fisher
        return evaluate()
      }
    }
    return false
  }

  /// Whether a parameter rests on a bound that the gradient presses it against.
  func isPressed(_ index: Int, _ gradient: NumberBuffer) -> Bool {
    (point[index] <= lower[index] && gradient[index] > 0) || (point[index] >= upper[index] && gradient[index] < 0)
  }

  /// Room to the bounds, free parameters and scales of the model at the point.
  func prepareModel() {
    let scale = model.scale
    hessian.copyDiagonal(into: scale)
    for index in 0..<parameterCount {
      let curvature = abs(scale[index])
      let isDead = curvature == 0 && model.gradient[index] == 0
      model.free[index] = !fixed[index] && !isDead && !isPressed(index, model.gradient)
      model.lowerRoom[index] = lower[index] - point[index]
      model.upperRoom[index] = upper[index] - point[index]
      let range = upper[index] - lower[index]
      scale[index] = max(curvature, range.isFinite && range > 0 ? 1e-6 / (range * range) : 1e-12)
    }
  }

  /// One step from a point whose derivatives are known; the state if it was the last.
  private func iterate() -> Minimum.State? {
    iterations += 1
    prepareModel()
    factorizationServes = newtonStep()
    guard factorizationServes else { return indefinite() }
    edm = max(model.decrease, 0)
    if edm <= options.tolerance {
      if curvature == .exact { return .converged }
      curvature = .exact
      isStationary = true
      return nil
    }
    if curvature == .exact {
      if isHopeless { return .callLimit }
      fisherSteps = Self.fisherBudget
    }
    guard model.length > radius else { return descend(lowestDamping: model.factorization.lastDamping) }
    return shorten(lowestDamping: model.factorization.lastDamping)
  }

  /// Whether four times what the model promises would not do.
  private var isHopeless: Bool { options.ceiling.map { value - 4 * edm > $0 } ?? false }

  /// The undamped step, or one along which flat directions stay put; false if the Hessian is indefinite.
  private func newtonStep() -> Bool {
    model.solve(damping: 0) || model.solve(damping: 10 * options.flatThreshold)
  }

  /// What follows where the Hessian is not positive: the Fisher information, a damped step, or an escape.
  private func indefinite() -> Minimum.State? {
    if isStationary { return escape() }
    if curvature == .exact, fisherSteps > 0 {
      fisherSteps -= 1
      curvature = .fisher
      return nil
    }
    if radius.isInfinite { radius = max(1, 0.5 * Double(model.free.count { $0 }).squareRoot()) }
    edm = .infinity
    return shorten(lowestDamping: 10 * options.flatThreshold)
  }

  /// A stationary point by a damped model: only the exact Hessian can tell what it is.
  private func examineStationaryPoint() -> Minimum.State? {
    if curvature == .exact { return escape() }
    curvature = .exact
    isStationary = true
    return nil
  }

  /// A step held within the radius by damping.
  func shorten(lowestDamping: Double) -> Minimum.State? {
    factorizationServes = false
    guard let damped = model.dampedStep(radius: radius, lowest: lowestDamping) else {
      return stalled()
    }
    if edm.isInfinite, model.decrease <= options.tolerance { return examineStationaryPoint() }
    return descend(lowestDamping: max(lowestDamping, 0.1 * damped.damping))
  }

  /// No step makes progress: done if rounding explains it.
  func stalled() -> Minimum.State {
    if edgeSteps > 0 { return .infeasible }
    return edm <= max(options.tolerance, 1e4 * noise) ? .converged : .callLimit
  }

  private func finish(_ state: Minimum.State) -> Minimum {
    var state = state
    var covariance: Covariance?
    if options.wantsCovariance, state != .infeasible, curvature == .exact || evaluateExactly() {
      factorizationServes = false
      covariance = self.covariance()
      if covariance == nil, state == .converged { state = .notPositiveDefinite }
    }
    return Minimum(
      point: point.array, value: value, gradient: model.gradient.array, edm: edm, state: state,
      atBound: contacts(), iterations: iterations, calls: calls, covariance: covariance)
  }

  private func evaluateExactly() -> Bool {
    curvature = .exact
    return evaluate()
  }

  /// Free parameters on their bounds.
  func contacts() -> [Minimum.BoundContact] {
    (0..<parameterCount).compactMap { index in
      guard !fixed[index] else { return nil }
      let margin = 1e-9 * max(1, min(abs(upper[index] - lower[index]), 1e3))
      if point[index] <= lower[index] + min(margin, 1e-9) { return .init(parameter: index, side: .lower) }
      if point[index] >= upper[index] - min(margin, 1e-9) { return .init(parameter: index, side: .upper) }
      return nil
    }
  }
}
