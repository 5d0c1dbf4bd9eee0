// The damping that holds a step within a trust radius (Moré and Sorensen 1983).

extension BoxModel {
  /// How a step within the radius came about.
  struct Damped {
    /// In units of `scale`.
    var damping: Double
    var length: Double
  }

  /// Solves for a step of about `radius` with at least `lowest` damping; nil if no damping makes the model positive.
  ///
  /// Newton's iteration on 1/‖s‖, safeguarded: below `low` the model is not positive or the step too long, above `high`
  /// too short.
  func dampedStep(radius: Double, lowest: Double) -> Damped? {
    var low = lowest
    var high = Double.infinity
    var damping = max(2 * lowest, 1e-3)
    var best: Damped?
    for _ in 0..<40 {
      guard solve(damping: damping) else {
        low = max(low, damping)
        damping = nextDamping(damping * 8, low, high)
        continue
      }
      let result = Damped(damping: damping, length: length)
      if abs(result.length - radius) <= 0.25 * radius { return result }
      if result.length < radius {
        best = result
        high = damping
        if damping <= 1.01 * max(lowest, 1e-6) { return result }
      } else {
        low = damping
      }
      if best != nil, high < 1.1 * low || high - low < 1e-12 { break }
      let response = lengthResponse
      let ratio = result.length * result.length / max(response, .leastNormalMagnitude)
      damping = nextDamping(damping + ratio * (result.length - radius) / radius, low, high)
    }
    guard let best, solve(damping: best.damping) else { return nil }
    return best
  }

  private func nextDamping(_ wanted: Double, _ low: Double, _ high: Double) -> Double {
    if wanted.isFinite, wanted > 1.001 * low, wanted < high { return wanted }
    if high.isInfinite { return 4 * max(low, 1e-4) }
    return low > 0 ? max((low * high).squareRoot(), low + 0.01 * (high - low)) : 0.1 * high
  }
}
