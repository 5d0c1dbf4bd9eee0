// What was observed, or is taken as observed: event counts and auxiliary measurements.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Data for a compiled likelihood: toys and Asimov data are other data for the same tables.
public struct Dataset: Sendable, Equatable {
  /// Events by bin, channels in the model's order.
  public let counts: [Double]
  /// Observed values of the auxiliary measurements, in the order of `CompiledLikelihood.constraints`; for a Poisson
  /// constraint the count, not the count over τ.
  public let auxiliary: [Double]
  /// The terms of −ln L that do not depend on the parameters.
  let constant: Double

  /// Counts and auxiliary data must match the likelihood in number and must not be negative where they are counts.
  public init(counts: [Double], auxiliary: [Double], for likelihood: CompiledLikelihood) {
    precondition(counts.count == likelihood.binCount && auxiliary.count == likelihood.constraintCount)
    self.counts = counts
    self.auxiliary = auxiliary
    var sum = counts.reduce(0) { $0 + Deviance.saturated($1) }
    for (index, term) in likelihood.tables.constraints.enumerated() {
      switch term.form {
      case .normal: sum += log(term.scale) + 0.5 * log(2 * .pi)
      case .poisson: sum += Deviance.saturated(auxiliary[index])
      case .lognormal: sum += log(auxiliary[index] * term.scale) + 0.5 * log(2 * .pi)
      case .correlated: break
      }
    }
    for term in likelihood.tables.quadraticTerms { sum += term.constant }
    constant = sum
  }

  /// −ln L of the saturated model: every bin at its count, every constraint at its maximum (STATISTICS §5).
  public var saturatedNLL: Double { constant }
}
