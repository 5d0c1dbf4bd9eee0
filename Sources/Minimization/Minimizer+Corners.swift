// Minima where the function has a corner: found in the smooth pieces that meet there.

extension Minimizer {
  /// A fit that takes longer is taken to sit at a corner.
  static let smoothCallLimit = 200
  /// Half the width that is left out around a corner, where derivatives are those of neither side.
  private static let cornerWidth = 1e-12
  private static let pieceLimit = 50

  /// Goes down in the piece where the point lies, then in neighbouring pieces as long as one leads further down.
  ///
  /// In a piece every parameter with a corner stays on one side of it, as of a bound. A minimum that presses some of them
  /// against their corners is one of the whole function where the other sides lead up as well. Every piece lowers the
  /// value, so none comes twice.
  func settleAtCorners() -> Minimum.State {
    let bounds = (lower, upper)
    defer { (lower, upper) = bounds }
    var isAbove = objective.corners.filter { !fixed[$0.key] }.reduce(into: [Int: Bool]()) {
      $0[$1.key] = point[$1.key] >= $1.value
    }
    for _ in 0..<Self.pieceLimit {
      confine(isAbove, bounds.0, bounds.1)
      startAnew()
      curvature = .exact
      factorizationServes = false
      guard evaluate() else { return .infeasible }
      let state = run(callLimit: calls.total + options.callLimit)
      guard state == .converged else { return state }
      let across = isAbove.keys.sorted().filter { leadsDown(across: $0, isAbove[$0] ?? true) }
      guard !across.isEmpty else { return .converged }
      for index in across { isAbove[index]?.toggle() }
    }
    return .callLimit
  }

  private func confine(_ isAbove: [Int: Bool], _ lowest: [Double], _ highest: [Double]) {
    (lower, upper) = (lowest, highest)
    for (index, above) in isAbove {
      let corner = objective.corners[index] ?? 0
      if above {
        lower[index] = max(lowest[index], corner + Self.cornerWidth)
      } else {
        upper[index] = min(highest[index], corner - Self.cornerWidth)
      }
      point[index] = min(max(point[index], lower[index]), upper[index])
    }
  }

  /// Whether a parameter that is pressed against its corner would go on falling on the other side.
  private func leadsDown(across index: Int, _ isAbove: Bool) -> Bool {
    guard let corner = objective.corners[index], abs(point[index] - corner) <= 2 * Self.cornerWidth else {
      return false
    }
    trial.copy(point)
    trial[index] = corner + (isAbove ? -Self.cornerWidth : Self.cornerWidth)
    guard trial[index] >= objective.lowerBounds[index], trial[index] <= objective.upperBounds[index] else {
      return false
    }
    calls.gradients += 1
    let value = objective.gradient(at: trial.pointer, into: trialGradient.pointer)
    let fall = isAbove ? trialGradient[index] : -trialGradient[index]
    return value.isFinite && fall > 0 && 0.5 * fall * fall > options.tolerance * max(model.scale[index], 1)
  }
}
