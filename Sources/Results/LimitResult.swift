// Upper limits on the parameter of interest, with the CLs curves that they are read from.

/// Upper limits by the CLs method.
public struct LimitResult: SavedResult {
  /// What `kind` says in files of this result.
  public static let kind = "limit"

  /// The curves at one value of the parameter of interest.
  public struct Point: Sendable, Equatable, Codable {
    /// Tested value of the parameter of interest.
    public var poi: Double
    /// Observed CLs.
    public var clsObserved: Double
    /// From −2σ to +2σ.
    public var clsExpected: [Double]
    /// Observed p-value of signal and background.
    public var clsb: Double
    /// Observed p-value of the background alone.
    public var clb: Double
    /// Of counted toys; left out for asymptotic formulas.
    public var errors: LimitPointErrors?

    /// Every part by its name; those with a default may be left out.
    public init(
      poi: Double, clsObserved: Double, clsExpected: [Double], clsb: Double, clb: Double,
      errors: LimitPointErrors? = nil
    ) {
      self.poi = poi
      self.clsObserved = clsObserved
      self.clsExpected = clsExpected
      self.clsb = clsb
      self.clb = clb
      self.errors = errors
    }

    enum CodingKeys: String, CodingKey {
      case poi
      case clsObserved = "cls_observed"
      case clsExpected = "cls_expected"
      case clsb, clb, errors
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The parameter of interest.
  public var poi: String
  /// E.g. 0.95.
  public var level: Double
  /// The test statistic that was used.
  public var testStatistic: TestStatistic
  /// Of the free fit.
  public var bestFit: Double
  /// Left out where CLs does not fall to 1 − level.
  public var observed: Double?
  /// From −2σ (the smallest) to +2σ.
  public var expected: [Double?]
  /// Ascending in the parameter of interest, dense enough for smooth curves.
  public var points: [Point]
  /// What an upper-limit table shows besides; left out unless asked for.
  public var table: UpperLimitEntry?
  /// Toys that the limits were made with; left out for asymptotic formulas.
  public var toys: LimitToys?

  /// Every part by its name; those with a default may be left out.
  public init(
    header: ResultHeader, poi: String, level: Double, testStatistic: TestStatistic, bestFit: Double,
    observed: Double?, expected: [Double?], points: [Point], table: UpperLimitEntry? = nil,
    toys: LimitToys? = nil
  ) {
    self.header = header
    self.poi = poi
    self.level = level
    self.testStatistic = testStatistic
    self.bestFit = bestFit
    self.observed = observed
    self.expected = expected
    self.points = points
    self.table = table
    self.toys = toys
  }
}

/// A limit in events and as a visible cross-section, with the discovery test of the same data.
public struct UpperLimitEntry: Sendable, Equatable, Codable {
  /// Channels whose signal is counted.
  public var channels: [String]
  /// Signal events there for a parameter of interest of 1.
  public var signalYield: Double
  /// In fb⁻¹; left out when not given.
  public var luminosity: Double?
  /// CLb at the observed limit.
  public var clb: Double?
  /// p₀ and its significance.
  public var discovery: Significance

  /// Every part by its name.
  public init(
    channels: [String], signalYield: Double, luminosity: Double?, clb: Double?, discovery: Significance
  ) {
    self.channels = channels
    self.signalYield = signalYield
    self.luminosity = luminosity
    self.clb = clb
    self.discovery = discovery
  }

  enum CodingKeys: String, CodingKey {
    case channels
    case signalYield = "signal_yield"
    case luminosity, clb, discovery
  }
}

extension LimitResult {
  enum CodingKeys: String, CodingKey {
    case poi
    case level = "cl"
    case testStatistic = "test_statistic"
    case bestFit = "best_fit"
    case calculator, observed, expected, points, table, toys
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    poi = try fields.decode(String.self, forKey: .poi)
    level = try fields.decode(Double.self, forKey: .level)
    testStatistic = try fields.decode(TestStatistic.self, forKey: .testStatistic)
    bestFit = try fields.decode(Double.self, forKey: .bestFit)
    observed = try fields.decodeIfPresent(Double.self, forKey: .observed)
    expected = try fields.decode([Double?].self, forKey: .expected)
    points = try fields.decode([Point].self, forKey: .points)
    table = try fields.decodeIfPresent(UpperLimitEntry.self, forKey: .table)
    toys = try fields.decodeIfPresent(LimitToys.self, forKey: .toys)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(poi, forKey: .poi)
    try fields.encode(level, forKey: .level)
    try fields.encode(testStatistic, forKey: .testStatistic)
    try fields.encode(toys == nil ? "asymptotic" : "toys", forKey: .calculator)
    try fields.encode(bestFit, forKey: .bestFit)
    try fields.encodeIfPresent(observed, forKey: .observed)
    try fields.encode(expected, forKey: .expected)
    try fields.encode(points, forKey: .points)
    try fields.encodeIfPresent(table, forKey: .table)
    try fields.encodeIfPresent(toys, forKey: .toys)
  }
}
