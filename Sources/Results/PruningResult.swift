// What a pruning decided about each systematic, and what the pruned model does to the parameter of interest.

/// The decision table of a pruning.
public struct PruningResult: Sendable, Equatable {
  public static let kind = "pruning"

  /// What sizes are compared with.
  public enum Reference: String, Sendable, Equatable, Codable, CaseIterable { case sample, background, total }

  public enum Verdict: String, Sendable, Equatable, Codable, CaseIterable {
    case kept
    case normOnly = "norm-only"
    case shapeOnly = "shape-only"
    case dropped
  }

  /// About one systematic of one sample, or one bin's statistical uncertainty.
  public struct Decision: Sendable, Equatable, Codable {
    public var channel: String
    /// Left out for the statistical uncertainty of a bin, which samples share.
    public var sample: String?
    /// From 0.
    public var bin: Int?
    public var parameter: String
    public var verdict: Verdict
    /// The larger relative change of the yield; left out where it was not looked at.
    public var norm: Double?
    /// The largest relative change of a bin with the yield held.
    public var shape: Double?
    public var reason: String
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
    public var norm: Double?
    public var shape: Double?
    public var against: Reference
    public var staterror: Double?
    public var impact: Double?
    /// The selector, as it was written.
    public var selector: String?
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
    public struct Fit: Sendable, Equatable, Codable {
      public var value: Double
      public var uncertainty: Double
      public var parameters: Int
      public init(value: Double, uncertainty: Double, parameters: Int) {
        self.value = value
        self.uncertainty = uncertainty
        self.parameters = parameters
      }
    }
    public var poi: String
    public var before: Fit
    public var after: Fit
    public init(poi: String, before: Fit, after: Fit) {
      self.poi = poi
      self.before = before
      self.after = after
    }
    public var shift: Double { after.value - before.value }
    public var widening: Double { after.uncertainty - before.uncertainty }
    /// The larger of both in units of the uncertainty before.
    public var largest: Double { max(abs(shift), abs(widening)) / before.uncertainty }
  }

  public var header: ResultHeader
  public var thresholds: Thresholds
  /// Channels, samples and parameters in the model's order.
  public var decisions: [Decision]
  public var certificate: Certificate?
  /// Modifiers before and after.
  public var modifierCounts: [Int]

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

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    thresholds = try fields.decode(Thresholds.self, forKey: .thresholds)
    decisions = try fields.decode([Decision].self, forKey: .decisions)
    certificate = try fields.decodeIfPresent(Certificate.self, forKey: .certificate)
    modifierCounts = try fields.decode([Int].self, forKey: .modifierCounts)
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(thresholds, forKey: .thresholds)
    try fields.encode(decisions, forKey: .decisions)
    try fields.encodeIfPresent(certificate, forKey: .certificate)
    try fields.encode(modifierCounts, forKey: .modifierCounts)
  }
}
