// What a pruning decided about each systematic, and what the pruned model does to the parameter of interest.

/// The decision table of a pruning.
public struct PruningResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "pruning"

  /// What sizes are compared with.
  public enum Reference: String, Sendable, Equatable, Codable, CaseIterable { case sample, background, total }

  /// What was decided about a systematic of a sample.
  public enum Verdict: String, Sendable, Equatable, Codable, CaseIterable {
    /// It stays.
    case kept
    /// Its shape goes, its normalisation stays.
    case normOnly = "norm-only"
    /// Its normalisation goes, its shape stays.
    case shapeOnly = "shape-only"
    /// It goes.
    case dropped
  }

  /// About one systematic of one sample, or one bin's statistical uncertainty.
  public struct Decision: Sendable, Equatable, Codable {
    /// Name of the channel.
    public var channel: String
    /// Left out for the statistical uncertainty of a bin, which samples share.
    public var sample: String?
    /// From 0.
    public var bin: Int?
    /// Name of the parameter.
    public var parameter: String
    /// What was decided.
    public var verdict: Verdict
    /// The larger relative change of the yield; left out where it was not looked at.
    public var norm: Double?
    /// The largest relative change of a bin with the yield held.
    public var shape: Double?
    /// Why, in words.
    public var reason: String
    /// Every part by its name; those with a default may be left out.
    public init(
      channel: String, sample: String?, bin: Int? = nil, parameter: String, verdict: Verdict, norm: Double? = nil,
      shape: Double? = nil, reason: String
    ) {
      self.channel = channel
      self.sample = sample
      self.bin = bin
      self.parameter = parameter
      self.verdict = verdict
      self.norm = norm
      self.shape = shape
      self.reason = reason
    }
  }

  /// Thresholds in use; what is nil was not looked at.
  public struct Thresholds: Sendable, Equatable, Codable {
    /// Smallest relative change of the yield that is kept; nil keeps all.
    public var norm: Double?
    /// Smallest relative change of any bin's shape that is kept; nil keeps all.
    public var shape: Double?
    /// What changes are shares of.
    public var against: Reference
    /// Smallest relative statistical uncertainty of a bin that is kept; nil keeps all.
    public var staterror: Double?
    /// Share of its uncertainty that the parameter of interest may move by when parameters are dropped; nil drops none.
    public var impact: Double?
    /// The selector, as it was written.
    public var selector: String?
    /// Every part by its name.
    public init(
      norm: Double?, shape: Double?, against: Reference, staterror: Double?, impact: Double?, selector: String?
    ) {
      self.norm = norm
      self.shape = shape
      self.against = against
      self.staterror = staterror
      self.impact = impact
      self.selector = selector
    }
    enum CodingKeys: String, CodingKey {
      case norm, shape, against, staterror, impact
      case selector = "where"
    }
  }

  /// Fits of the whole and of the pruned model.
  public struct Certificate: Sendable, Equatable, Codable {
    /// The fit of one of the two models.
    public struct Fit: Sendable, Equatable, Codable {
      /// Best-fit value of the parameter of interest.
      public var value: Double
      /// Its uncertainty.
      public var uncertainty: Double
      /// How many parameters were free.
      public var parameters: Int
      /// Every part by its name.
      public init(value: Double, uncertainty: Double, parameters: Int) {
        self.value = value
        self.uncertainty = uncertainty
        self.parameters = parameters
      }
    }
    /// The parameter of interest.
    public var poi: String
    /// The fit of the whole model.
    public var before: Fit
    /// The fit of the pruned model.
    public var after: Fit
    /// Every part by its name.
    public init(poi: String, before: Fit, after: Fit) {
      self.poi = poi
      self.before = before
      self.after = after
    }
    /// Change of the best-fit value.
    public var shift: Double { after.value - before.value }
    /// Change of the uncertainty.
    public var widening: Double { after.uncertainty - before.uncertainty }
    /// The larger of both in units of the uncertainty before.
    public var largest: Double { max(abs(shift), abs(widening)) / before.uncertainty }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The thresholds asked for.
  public var thresholds: Thresholds
  /// Channels, samples and parameters in the model's order.
  public var decisions: [Decision]
  /// The fits of both models; nil where they were not made.
  public var certificate: Certificate?
  /// Modifiers before and after.
  public var modifierCounts: [Int]

  /// Every part by its name.
  public init(
    header: ResultHeader, thresholds: Thresholds, decisions: [Decision], certificate: Certificate?,
    modifierCounts: [Int]
  ) {
    self.header = header
    self.thresholds = thresholds
    self.decisions = decisions
    self.certificate = certificate
    self.modifierCounts = modifierCounts
  }
}

extension PruningResult: SavedResult {
  enum CodingKeys: String, CodingKey {
    case thresholds, decisions, certificate
    case modifierCounts = "modifier_counts"
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    thresholds = try fields.decode(Thresholds.self, forKey: .thresholds)
    decisions = try fields.decode([Decision].self, forKey: .decisions)
    certificate = try fields.decodeIfPresent(Certificate.self, forKey: .certificate)
    modifierCounts = try fields.decode([Int].self, forKey: .modifierCounts)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(thresholds, forKey: .thresholds)
    try fields.encode(decisions, forKey: .decisions)
    try fields.encodeIfPresent(certificate, forKey: .certificate)
    try fields.encode(modifierCounts, forKey: .modifierCounts)
  }
}
