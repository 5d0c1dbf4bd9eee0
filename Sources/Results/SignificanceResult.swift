// The significance of a signal over the background-only hypothesis.

/// A p-value and the one-sided number of standard deviations that it stands for.
public struct Significance: Sendable, Equatable, Codable {
  /// Probability of data at least as extreme, between 0 and 1.
  public var pValue: Double
  /// The same as a one-sided significance, in standard deviations.
  public var z: Double
  /// Every part by its name.
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
  /// Key of the random streams.
  public var seed: UInt64
  /// Toys of the background, and as many with the expected signal.
  public var count: Int
  /// Toys whose fit failed.
  public var failed: Int
  /// Observed p₀, and its significance where a toy reached the data.
  public var pValue: CountedValue
  /// Significance by counting; nil where no toy is as extreme.
  public var z: CountedValue?
  /// p₀ of the median toy with the expected signal.
  public var expectedPValue: Double?
  /// Every part by its name.
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
  /// What `kind` says in files of this result.
  public static let kind = "significance"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The parameter of interest.
  public var poi: String
  /// What the data say.
  public var observed: Significance
  /// For Asimov data with the signal `expectedSignal`.
  public var expected: Significance
  /// Value of the parameter of interest that `expected` assumes.
  public var expectedSignal: Double
  /// Of the free fit.
  public var bestFit: Double
  /// Left out unless toys were asked for.
  public var toys: SignificanceToys?

  /// Every part by its name; those with a default may be left out.
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

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
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

  /// Writes every part under its key in the file.
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
