// The significance of a signal over the background-only hypothesis.

/// A p-value and the one-sided number of standard deviations that it stands for.
public struct Significance: Sendable, Equatable, Codable {
  public var pValue: Double
  public var z: Double
  public init(pValue: Double, z: Double) {
    self.pValue = pValue
    self.z = z
  }
  enum CodingKeys: String, CodingKey {
    case pValue = "p_value"
    case z
  }
}

/// p₀ counted with toys, beside the asymptotic one.
public struct SignificanceToys: Sendable, Equatable, Codable {
  public var seed: UInt64
  /// Toys of the background, and as many with the expected signal.
  public var count: Int
  public var failed: Int
  /// Observed p₀, and its significance where a toy reached the data.
  public var pValue: CountedValue
  public var z: CountedValue?
  /// p₀ of the median toy with the expected signal.
  public var expectedPValue: Double?
  public init(
    seed: UInt64, count: Int, failed: Int, pValue: CountedValue, z: CountedValue?, expectedPValue: Double?
  ) {
    self.seed = seed
    self.count = count
    self.failed = failed
    self.pValue = pValue
    self.z = z
    self.expectedPValue = expectedPValue
  }

  enum CodingKeys: String, CodingKey {
    case seed, count, failed
    case pValue = "p_value"
    case z
    case expectedPValue = "expected_p_value"
  }
}

/// Observed and expected significance by q₀.
public struct SignificanceResult: SavedResult {
  public static let kind = "significance"

  public var header: ResultHeader
  public var poi: String
  public var observed: Significance
  /// For Asimov data with the signal `expectedSignal`.
  public var expected: Significance
  /// Value of the parameter of interest that `expected` assumes.
  public var expectedSignal: Double
  /// Of the free fit.
  public var bestFit: Double
  /// Left out unless toys were asked for.
  public var toys: SignificanceToys?

  public init(
    header: ResultHeader, poi: String, observed: Significance, expected: Significance, expectedSignal: Double,
    bestFit: Double, toys: SignificanceToys? = nil
  ) {
    self.header = header
    self.poi = poi
    self.observed = observed
    self.expected = expected
    self.expectedSignal = expectedSignal
    self.bestFit = bestFit
    self.toys = toys
  }
}

extension SignificanceResult {
  enum CodingKeys: String, CodingKey {
    case poi, observed, expected
    case expectedSignal = "expected_poi"
    case bestFit = "best_fit"
    case toys
  }

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    poi = try fields.decode(String.self, forKey: .poi)
    observed = try fields.decode(Significance.self, forKey: .observed)
    expected = try fields.decode(Significance.self, forKey: .expected)
    expectedSignal = try fields.decode(Double.self, forKey: .expectedSignal)
    bestFit = try fields.decode(Double.self, forKey: .bestFit)
    toys = try fields.decodeIfPresent(SignificanceToys.self, forKey: .toys)
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(poi, forKey: .poi)
    try fields.encode(observed, forKey: .observed)
    try fields.encode(expected, forKey: .expected)
    try fields.encode(expectedSignal, forKey: .expectedSignal)
    try fields.encode(bestFit, forKey: .bestFit)
    try fields.encodeIfPresent(toys, forKey: .toys)
  }
}
