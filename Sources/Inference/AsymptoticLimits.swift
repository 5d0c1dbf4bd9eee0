// Upper limits from asymptotic CLs: the crossing of each of six curves, with fits shared among them (STATISTICS §6).
import Results

/// Upper limits on the parameter of interest. Expected ones run from −2σ (the smallest) to +2σ.
public struct UpperLimits: Sendable, Equatable {
  /// E.g. 0.95.
  public var level: Double
  /// nil where CLs never falls to 1 − level, with a message.
  public var observed: Double?
  /// At −2, −1, 0, 1, 2 σ; nil where no crossing was found.
  public var expected: [Double?]
  /// What to know about them, in sentences.
  public var messages: [String]
}

extension AsymptoticCalculator {
  /// Solves CLs(μ) = 1 − level for the observed and the five expected curves.
  ///
  /// - Parameters:
  ///   - level: confidence level, between 0.5 and 1.
  ///   - isExpectedOnly: leave the observed limit out.
  public func limits(level: Double = 0.95, isExpectedOnly: Bool = false) -> UpperLimits {
    precondition(level > 0.5 && level < 1, "levels lie between 0.5 and 1")
    precondition(statistic == .qtilde || statistic == .q, "limits take a one-sided statistic")
    var limits = UpperLimits(level: level, observed: nil, expected: Array(repeating: nil, count: 5), messages: [])
    var width = asimovWidth
    for index in [2, 1, 3, 0, 4] {
      let outcome = expectedLimit(sigmas: Self.sigmas[index], alpha: 1 - level, width: &width)
      limits.record(outcome, "the expected limit at \(Self.bandNames[index])") { $0.expected[index] = $1 }
    }
    guard !isExpectedOnly else { return limits }
    limits.record(observedLimit(alpha: 1 - level, width: width), "the observed limit") { $0.observed = $1 }
    return limits
  }

  static let bandNames = ["−2σ", "−1σ", "the median", "+1σ", "+2σ"]

  /// σ of the parameter of interest for the Asimov data; nil where the fit does not know it.
  private var asimovWidth: Double? {
    let width = asimov.free.covariance?.standardDeviation(poi) ?? 0
    return width > 0 ? width : nil
  }

  /// √q_A at which a fluctuation of the alternative by `sigmas` has CLs = alpha.
  private static func asimovRoot(sigmas: Double, alpha: Double) -> Double {
    NormalDistribution.quantile(tail: alpha * NormalDistribution.tail(sigmas)) - sigmas
  }

  /// √q_A is nearly proportional to μ: a few steps from the guess μ = σ √q_A. Narrows `width` for the next one.
  private func expectedLimit(sigmas: Double, alpha: Double, width: inout Double?) -> RootSearch.Outcome {
    let target = Self.asimovRoot(sigmas: sigmas, alpha: alpha)
    var search = RootSearch(valueAtZero: -target)
    let outcome = search.run(from: (width ?? 1) * target) { value in
      guard asimov.profile(at: value).state == .converged else { return nil }
      return asimov.rise(at: value).squareRoot() - target
    }
    if case .root(let value) = outcome { width = value / target }
    return outcome
  }

  /// In units of σ, Φ⁻¹(1 − CLs) is nearly straight too; the guess takes the best fit as Gaussian.
  private func observedLimit(alpha: Double, width: Double?) -> RootSearch.Outcome {
    let width = width ?? 1, level = NormalDistribution.quantile(tail: alpha)
    var search = RootSearch(valueAtZero: -level - 1)
    let guess = width * Self.asimovRoot(sigmas: -max(bestValue, -4 * width) / width, alpha: alpha)
    return search.run(from: guess) { value in
      let test = test(value)
      guard test.isConverged else { return nil }
      return min(NormalDistribution.quantile(tail: test.cls), 50) - level
    }
  }
}

extension UpperLimits {
  fileprivate mutating func record(
    _ outcome: RootSearch.Outcome, _ what: String, _ set: (inout UpperLimits, Double) -> Void
  ) {
    switch outcome {
    case .root(let value): set(&self, value)
    case .neverReached(let value):
      messages.append("\(what): CLs stays above \(brief(1 - level)) up to \(brief(value)): no sensitivity")
    case .failed(let value): messages.append("\(what): a fit at \(brief(value)) did not converge")
    }
  }

  private func brief(_ value: Double) -> String { ((value * 1e6).rounded() / 1e6).brief }
}
