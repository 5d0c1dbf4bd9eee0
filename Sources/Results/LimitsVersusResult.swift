// Upper limits and p₀ along a series of models, e.g. against the mass of a particle, beside a theory curve.

/// Limits against a value that each model stands for.
public struct LimitsVersusResult: SavedResult {
  /// What `kind` says in files of this result.
  public static let kind = "limits_vs"

  /// One model.
  public struct Point: Sendable, Equatable, Codable {
    /// Place on the horizontal axis, in its unit.
    public var value: Double
    /// Left out where CLs does not fall far enough.
    public var observed: Double?
    /// From −2σ (the smallest) to +2σ.
    public var expected: [Double?]
    /// Left out where only limits are known.
    public var discovery: Significance?
    /// Expected significance of a parameter of interest of 1.
    public var expectedDiscovery: Significance?
    /// The workspace that gave the limit.
    public var workspace: WorkspaceReference

    /// Every part by its name; those with a default may be left out.
    public init(
      value: Double, observed: Double?, expected: [Double?], discovery: Significance? = nil,
      expectedDiscovery: Significance? = nil, workspace: WorkspaceReference
    ) {
      self.value = value
      self.observed = observed
      self.expected = expected
      self.discovery = discovery
      self.expectedDiscovery = expectedDiscovery
      self.workspace = workspace
    }

    enum CodingKeys: String, CodingKey {
      case value, observed, expected, discovery
      case expectedDiscovery = "expected_discovery"
      case workspace
    }
  }

  /// What theory predicts there, with the ends of its uncertainty.
  public struct Theory: Sendable, Equatable, Codable {
    /// Place on the horizontal axis, in its unit.
    public var value: Double
    /// Predicted value, in the limits' unit.
    public var prediction: Double
    /// Lower end of the prediction's uncertainty.
    public var lower: Double?
    /// Upper end of the prediction's uncertainty.
    public var upper: Double?
    /// Every part by its name; those with a default may be left out.
    public init(value: Double, prediction: Double, lower: Double? = nil, upper: Double? = nil) {
      self.value = value
      self.prediction = prediction
      self.lower = lower
      self.upper = upper
    }
  }

  /// Where limits lie below the prediction, as ranges of the value.
  public struct Excluded: Sendable, Equatable, Codable {
    /// Intervals of the axis that are excluded by data: from, to.
    public var observed: [[Double]]
    /// Intervals of the axis that are expected to be excluded: from, to.
    public var expected: [[Double]]
    /// Every part by its name.
    public init(observed: [[Double]], expected: [[Double]]) {
      self.observed = observed
      self.expected = expected
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The parameter of interest.
  public var poi: String
  /// Title of the values' axis, e.g. `$m$ [GeV]`; the style may say otherwise.
  public var axis: String?
  /// Confidence level of the limits, between 0 and 1.
  public var level: Double
  /// Whether limits on a signal strength were multiplied by the prediction: they are limits on what it predicts.
  public var isScaled: Bool
  /// Ascending by value.
  public var points: [Point]
  /// Ascending by value; empty where limits are compared with a signal strength of 1.
  public var theory: [Theory]
  /// Intervals where the limit lies below the theory; empty without one.
  public var excluded: Excluded

  /// Every part by its name; those with a default may be left out.
  public init(
    header: ResultHeader, poi: String, axis: String? = nil, level: Double, isScaled: Bool, points: [Point],
    theory: [Theory],
    excluded: Excluded
  ) {
    self.header = header
    self.poi = poi
    self.axis = axis
    self.level = level
    self.isScaled = isScaled
    self.points = points
    self.theory = theory
    self.excluded = excluded
  }
}

extension LimitsVersusResult {
  enum CodingKeys: String, CodingKey {
    case poi, axis
    case level = "cl"
    case isScaled = "scaled_by_theory"
    case points, theory, excluded
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    poi = try fields.decode(String.self, forKey: .poi)
    axis = try fields.decodeIfPresent(String.self, forKey: .axis)
    level = try fields.decode(Double.self, forKey: .level)
    isScaled = try fields.decode(Bool.self, forKey: .isScaled)
    points = try fields.decode([Point].self, forKey: .points)
    theory = try fields.decode([Theory].self, forKey: .theory)
    excluded = try fields.decode(Excluded.self, forKey: .excluded)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(poi, forKey: .poi)
    try fields.encodeIfPresent(axis, forKey: .axis)
    try fields.encode(level, forKey: .level)
    try fields.encode(isScaled, forKey: .isScaled)
    try fields.encode(points, forKey: .points)
    try fields.encode(theory, forKey: .theory)
    try fields.encode(excluded, forKey: .excluded)
  }
}
