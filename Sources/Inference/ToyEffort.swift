// Toys in place of asymptotic formulas: how many, and what follows for p₀.
import Results

/// How many toys a number takes.
public struct ToyEffort: Sendable, Equatable {
  /// Toys of each of the two hypotheses at each tested value.
  public var count: Int
  /// Key of the random streams.
  public var seed: UInt64
  /// The fraction of failed toys beyond which the result is not to be trusted.
  public var maximumFailures: Double

  /// Every part by its name; those with a default may be left out.
  public init(count: Int = 1000, seed: UInt64 = 1, maximumFailures: Double = 0.01) {
    self.count = count
    self.seed = seed
    self.maximumFailures = maximumFailures
  }
}

extension ToyOptions {
  /// Toys of the background, and of the signal that a discovery test expects.
  public init(discovery options: TestOptions, _ effort: ToyEffort) {
    self.init(
      value: options.expectedSignal, count: effort.count, seed: effort.seed, statistic: .q0, data: options.data,
      fixed: options.fixed, maximumFailures: effort.maximumFailures)
  }
}

extension SignificanceResult {
  /// Adds p₀ as a toy study with q₀ counts it, and what it says of failures.
  public mutating func take(_ study: ToysResult) {
    guard let p = study.probabilities.clsb else { return }
    var z: CountedValue?
    if p.value > 0, p.value < 1 {
      let value = NormalDistribution.quantile(tail: p.value)
      z = CountedValue(value: value, error: p.error / NormalDistribution.density(value))
    }
    let failures = study.ensembles.reduce(0) { $0 + $1.failures.count }
    toys = SignificanceToys(
      seed: study.seed, count: study.count, failed: failures, pValue: p, z: z,
      expectedPValue: study.probabilities.expected.count == 5 ? study.probabilities.expected[2] : nil)
    let known = header.status.messages
    header.status.messages += study.header.status.messages.filter { !known.contains($0) }
    if header.status.state == .converged { header.status.state = study.header.status.state }
  }
}
