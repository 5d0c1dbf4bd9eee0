// What a limit from toys adds: how many were thrown, statistical errors, and the asymptotic limits beside them.

/// Toys behind an upper limit.
public struct LimitToys: Sendable, Equatable, Codable {
  /// Key of the random streams.
  public var seed: UInt64
  /// Toys of each of the two hypotheses at each value of the parameter of interest.
  public var count: Int
  /// Statistical standard deviation of the observed limit.
  public var observedError: Double?
  /// Of the expected ones, from −2σ to +2σ.
  public var expectedErrors: [Double?]
  /// The limits by asymptotic formulas, for comparison.
  public var asymptoticObserved: Double?
  /// Expected upper limits by the asymptotic formulae, at −2, −1, 0, 1, 2 σ; nil where there is none.
  public var asymptoticExpected: [Double?]
  /// Toys that were thrown, and those among them whose fits failed.
  public var thrown: Int
  /// Toys whose fit failed.
  public var failed: Int

  /// Every part by its name.
  public init(
    seed: UInt64, count: Int, observedError: Double?, expectedErrors: [Double?], asymptoticObserved: Double?,
    asymptoticExpected: [Double?], thrown: Int, failed: Int
  ) {
    self.seed = seed
    self.count = count
    self.observedError = observedError
    self.expectedErrors = expectedErrors
    self.asymptoticObserved = asymptoticObserved
    self.asymptoticExpected = asymptoticExpected
    self.thrown = thrown
    self.failed = failed
  }

  enum CodingKeys: String, CodingKey {
    case seed, count
    case observedError = "observed_error"
    case expectedErrors = "expected_errors"
    case asymptoticObserved = "asymptotic_observed"
    case asymptoticExpected = "asymptotic_expected"
    case thrown, failed
  }
}

/// Statistical standard deviations of CLs at one value of the parameter of interest.
public struct LimitPointErrors: Sendable, Equatable, Codable {
  /// Statistical uncertainty of the observed CLs.
  public var clsObserved: Double
  /// From −2σ to +2σ.
  public var clsExpected: [Double]
  /// Every part by its name.
  public init(clsObserved: Double, clsExpected: [Double]) {
    self.clsObserved = clsObserved
    self.clsExpected = clsExpected
  }

  enum CodingKeys: String, CodingKey {
    case clsObserved = "cls_observed"
    case clsExpected = "cls_expected"
  }
}
