// The outcome of testing one value of the parameter of interest.

/// The parameter that a test is about, with its tested value.
public struct TestedParameter: Sendable, Equatable, Codable {
  /// Name of the parameter.
  public var name: String
  /// The tested value.
  public var value: Double
  /// Every part by its name.
  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

/// A number for the data and its five expected values from −2σ (the strongest exclusion) to +2σ.
public struct ExpectedBand: Sendable, Equatable, Codable {
  /// Left out where the data do not define it.
  public var observed: Double?
  /// Missing ones are null.
  public var expected: [Double?]
  /// Every part by its name.
  public init(observed: Double?, expected: [Double?]) {
    self.observed = observed
    self.expected = expected
  }
}

/// A hypothesis test by asymptotic formulas.
public struct HypotestResult: SavedResult {
  /// What `kind` says in files of this result.
  public static let kind = "hypotest"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The parameter of interest with its tested value.
  public var poi: TestedParameter
  /// Which test statistic was used.
  public var testStatistic: TestStatistic
  /// `asymptotic`.
  public var calculator: String
  /// Left out for q₀, which has no CLs.
  public var cls: ExpectedBand?
  /// p-value of the tested hypothesis; p₀ for q₀.
  public var clsb: ExpectedBand
  /// p-value of the alternative: background only; for q₀ the signal assumed.
  public var clb: ExpectedBand
  /// Its observed value.
  public var testStatisticValue: Double
  /// The test statistic of the Asimov data of the alternative.
  public var asimovStatistic: Double
  /// Of the free fit.
  public var bestFit: Double
  /// Of the parameter of interest in free fits.
  public var bounds: [Double]

  /// Every part by its name; those with a default may be left out.
  public init(
    header: ResultHeader, poi: TestedParameter, testStatistic: TestStatistic, calculator: String = "asymptotic",
    cls: ExpectedBand?, clsb: ExpectedBand, clb: ExpectedBand, testStatisticValue: Double, asimovStatistic: Double,
    bestFit: Double, bounds: [Double]
  ) {
    self.header = header
    self.poi = poi
    self.testStatistic = testStatistic
    self.calculator = calculator
    self.cls = cls
    self.clsb = clsb
    self.clb = clb
    self.testStatisticValue = testStatisticValue
    self.asimovStatistic = asimovStatistic
    self.bestFit = bestFit
    self.bounds = bounds
  }
}

extension HypotestResult {
  enum CodingKeys: String, CodingKey {
    case poi
    case testStatistic = "test_statistic"
    case calculator, cls, clsb, clb
    case testStatisticValue = "test_statistic_value"
    case asimovStatistic = "asimov_test_statistic_value"
    case bestFit = "best_fit"
    case bounds
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    poi = try fields.decode(TestedParameter.self, forKey: .poi)
    testStatistic = try fields.decode(TestStatistic.self, forKey: .testStatistic)
    calculator = try fields.decode(String.self, forKey: .calculator)
    cls = try fields.decodeIfPresent(ExpectedBand.self, forKey: .cls)
    clsb = try fields.decode(ExpectedBand.self, forKey: .clsb)
    clb = try fields.decode(ExpectedBand.self, forKey: .clb)
    testStatisticValue = try fields.decode(Double.self, forKey: .testStatisticValue)
    asimovStatistic = try fields.decode(Double.self, forKey: .asimovStatistic)
    bestFit = try fields.decode(Double.self, forKey: .bestFit)
    bounds = try fields.decode([Double].self, forKey: .bounds)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(poi, forKey: .poi)
    try fields.encode(testStatistic, forKey: .testStatistic)
    try fields.encode(calculator, forKey: .calculator)
    try fields.encodeIfPresent(cls, forKey: .cls)
    try fields.encode(clsb, forKey: .clsb)
    try fields.encode(clb, forKey: .clb)
    try fields.encode(testStatisticValue, forKey: .testStatisticValue)
    try fields.encode(asimovStatistic, forKey: .asimovStatistic)
    try fields.encode(bestFit, forKey: .bestFit)
    try fields.encode(bounds, forKey: .bounds)
  }
}
