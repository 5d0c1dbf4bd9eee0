// Takes a step of the model, checks what it promised, and follows it up while the factorisation still serves.

extension Minimizer {
  /// Tries the model's step and shorter ones along it; shrinks the radius and solves again where none is good.
  func descend(lowestDamping: Double) -> Minimum.State? {
    var lowest = lowestDamping
    for _ in 0..<20 {
      let trialOutcome = tryStep()
      switch trialOutcome {
      case .accepted(let followUp):
        let wasExact = curvature == .exact
        curvature = .exact
        isStationary = false
        if roundingSteps > 3 { return stalled() }
        if edgeSteps > 30 { return .infeasible }
        return followUp && wasExact && lowest == 0 && !model.isClipped ? followUpSteps() : nil
      case .rejected(let length):
        radius = 0.25 * length
        guard radius > 1e-12, calls.total < options.callLimit else { return stalled() }
        if curvature == .fisher { fisherSteps = 0 }
        factorizationServes = false
        guard let damped = model.dampedStep(radius: radius, lowest: lowest) else { return stalled() }
        lowest = max(lowest, 0.1 * damped.damping)
      }
    }
    return stalled()
  }

  private enum Trial {
    /// At the new point; whether the whole step was taken and its gradient is known.
    case accepted(followUp: Bool)
    /// With the length of the last attempt.
    case rejected(length: Double)
  }

  /// The whole step first, then fractions of it.
  private func tryStep() -> Trial {
    let (length, decrease, slope) = (model.length, model.decrease, model.slope)
    guard decrease > 0, slope < 0 else { return .rejected(length: length) }
    let bend = -2 * (decrease + slope)
    var fraction = 1.0
    for attempt in 0..<6 {
      moveTrial(fraction)
      let newValue = evaluateTrial(withGradient: attempt == 0)
      let promised = -fraction * (slope + 0.5 * fraction * bend)
      let gain = value - newValue
      if newValue.isFinite, gain + noise >= 1e-4 * promised {
        roundingSteps = promised <= 10 * noise ? roundingSteps + 1 : 0
        edgeSteps = attempt > 0 && edgeSteps > 0 ? edgeSteps + 1 : 0
        adjustRadius(ratio: gain / promised, length: fraction * length, isWhole: attempt == 0)
        accept(newValue, withGradient: attempt == 0)
        return .accepted(followUp: attempt == 0 && edm < 1)
      }
      if !newValue.isFinite, edgeSteps == 0 { edgeSteps = 1 }
      fraction = shorter(fraction, newValue, slope: slope)
    }
    return .rejected(length: fraction * length)
  }

  private func moveTrial(_ fraction: Double) {
    for index in 0..<parameterCount {
      let step = model.step[index]
      guard model.free[index], step != 0 else {
        trial[index] = point[index]
        continue
      }
      if fraction == 1, step == model.lowerRoom[index] {
        trial[index] = lower[index]
      } else if fraction == 1, step == model.upperRoom[index] {
        trial[index] = upper[index]
      } else {
        trial[index] = min(max(point[index] + fraction * step, lower[index]), upper[index])
      }
    }
  }

  private func evaluateTrial(withGradient: Bool) -> Double {
    if withGradient {
      calls.gradients += 1
      return objective.gradient(at: trial.pointer, into: trialGradient.pointer)
    }
    calls.values += 1
    return objective.value(at: trial.pointer)
  }

  private func accept(_ newValue: Double, withGradient: Bool) {
    point.copy(trial)
    value = newValue
    if withGradient { model.gradient.copy(trialGradient) }
  }

  /// The minimum of the parabola through value, slope and the failed trial, within a tenth and a half of it.
  private func shorter(_ fraction: Double, _ newValue: Double, slope: Double) -> Double {
    guard newValue.isFinite else { return 0.4 * fraction }
    let excess = newValue - value - slope * fraction
    let best = excess > 0 ? -slope * fraction * fraction / (2 * excess) : 0
    return min(max(best, 0.1 * fraction), 0.5 * fraction)
  }

  private func adjustRadius(ratio: Double, length: Double, isWhole: Bool) {
    if !isWhole {
      radius = 2 * length
    } else if ratio < 0.25 {
      radius = 0.5 * length
      if curvature == .fisher { fisherSteps = 0 }
    } else if ratio > 0.75 {
      radius = max(radius, 4 * length)
    }
  }

  /// Follows up the minimisation before from a new start; nil, and the point where the steps led, if that needs a Hessian.
  func continueLast() -> Minimum.State? {
    guard factorizationServes, !model.isClipped else { return nil }
    moveTrial(0)
    let newValue = evaluateTrial(withGradient: true)
    guard newValue.isFinite else { return nil }
    accept(newValue, withGradient: true)
    edm = .infinity
    for index in 0..<parameterCount {
      model.lowerRoom[index] = lower[index] - point[index]
      model.upperRoom[index] = upper[index] - point[index]
    }
    return followUpSteps(limit: 12, contraction: 0.2)
  }

  /// Newton steps with the last factorisation, as long as each brings the distance down by far.
  private func followUpSteps(limit: Int = 6, contraction: Double = 0.03) -> Minimum.State? {
    var distance = edm
    for _ in 0..<limit where calls.total < options.callLimit {
      guard activeSetHolds() else { return nil }
      let next = model.chordStep(model.gradient)
      if next <= options.tolerance {
        guard !options.wantsCovariance else { return nil }
        edm = max(next, 0)
        return .converged
      }
      guard next < contraction * distance, stepStaysInside() else { return nil }
      distance = next
      moveTrial(1)
      let newValue = evaluateTrial(withGradient: true)
      guard newValue <= value + noise else { return nil }
      accept(newValue, withGradient: true)
    }
    return nil
  }

  /// Whether exactly the parameters that were pressed against a bound still are.
  private func activeSetHolds() -> Bool {
    (0..<parameterCount).allSatisfy { index in
      let isIdle = !model.free[index] && model.gradient[index] == 0
      return fixed[index] || isIdle || isPressed(index, model.gradient) != model.free[index]
    }
  }

  private func stepStaysInside() -> Bool {
    (0..<parameterCount).allSatisfy { index in
      let target = point[index] + model.step[index]
      return !model.free[index] || (target >= lower[index] && target <= upper[index])
    }
  }
}
