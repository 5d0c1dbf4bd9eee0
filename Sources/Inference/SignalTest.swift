// The test of one signal of a grid: CLs at its nominal cross-section, with theory variations and limits on request.
import Likelihood
import Minimization
import Results

/// What is computed at a point of a grid.
public struct SignalTestOptions: Sendable, Equatable {
  /// Relative uncertainty of the signal's cross-section; nil for no variations.
  public var theory: Double?
  /// Whether upper limits on the signal strength are found too.
  public var hasLimits: Bool
  /// Confidence level of the limits.
  public var level: Double
  /// The parameter that scales the signal; nil takes the measurement's.
  public var poi: String?
  /// Parameters held in all fits.
  public var fixed: [String: Double]

  /// Every part by its name; those with a default may be left out.
  public init(
    theory: Double? = nil, hasLimits: Bool = false, level: Double = 0.95, poi: String? = nil,
    fixed: [String: Double] = [:]
  ) {
    self.theory = theory
    self.hasLimits = hasLimits
    self.level = level
    self.poi = poi
    self.fixed = fixed
  }
}

extension ExclusionPoint {
  /// Tests the signal of `likelihood` at its nominal cross-section (a signal strength of 1) with q̃.
  ///
  /// A cross-section 1 + δ times as large is a signal strength of 1 + δ: it takes no model of its own.
  public mutating func test(_ likelihood: CompiledLikelihood, options: SignalTestOptions) throws(FitProblem) {
    let calculator = try AsymptoticCalculator(likelihood, poi: options.poi, fixed: options.fixed)
    let test = calculator.test(1)
    clsObserved = test.cls
    clsExpected = test.expectedCLs
    state = State(test.state)
    if state != .converged { message = "a fit did not converge" }
    if let theory = options.theory {
      let up = calculator.test(1 + theory), down = calculator.test(max(0, 1 - theory))
      clsObservedTheory = Theory(up: up.cls, down: down.cls)
    }
    guard options.hasLimits else { return }
    let limits = calculator.limits(level: options.level)
    let expected = limits.expected.compactMap { $0 }
    upperLimit = Limits(observed: limits.observed, expected: expected.count == 5 ? expected : nil)
    if let note = limits.messages.first, state == .converged { message = note }
  }
}

extension ExclusionPoint.State {
  init(_ state: Minimum.State) {
    switch state {
    case .converged: self = .converged
    case .callLimit: self = .callLimit
    case .notPositiveDefinite: self = .notPositiveDefinite
    case .infeasible: self = .infeasible
    }
  }
}
