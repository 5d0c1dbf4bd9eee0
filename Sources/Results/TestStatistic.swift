// The profile-likelihood test statistics of arXiv:1007.1727.

/// Which test statistic a hypothesis test uses.
public enum TestStatistic: String, Sendable, Equatable, Codable, CaseIterable {
  /// q̃: one-sided for upper limits, the parameter of interest bounded at 0 in the free fit.
  case qtilde
  /// q: one-sided for upper limits, the parameter of interest free to be negative.
  case q
  /// q₀: one-sided for the discovery of a positive signal; the tested value is 0.
  case q0
  /// t (or t̃ where the parameter of interest is bounded at 0): two-sided.
  case t
}
