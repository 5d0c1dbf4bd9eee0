// How a simplified likelihood was made, and how its limits compare with those of the full one.

/// The report beside a simplified workspace.
public struct SimplifyResult: Sendable, Equatable, Codable {
  public static let kind = "simplify"

  /// One likelihood's answers.
  public struct Answers: Sendable, Equatable, Codable {
    public var parameters: Int
    public var bestFit: Double
    /// CLs of the tested value.
    public var cls: ExpectedBand
    public var limit: ExpectedBand
    public init(parameters: Int, bestFit: Double, cls: ExpectedBand, limit: ExpectedBand) {
      self.parameters = parameters
      self.bestFit = bestFit
      self.cls = cls
      self.limit = limit
    }
    enum CodingKeys: String, CodingKey {
      case parameters
      case bestFit = "best_fit"
      case cls, limit
    }
  }

  public struct Comparison: Sendable, Equatable, Codable {
    public var poi: TestedParameter
    /// E.g. 0.95.
    public var level: Double
    public var full: Answers
    public var simplified: Answers
    public init(poi: TestedParameter, level: Double, full: Answers, simplified: Answers) {
      self.poi = poi
      self.level = level
      self.full = full
      self.simplified = simplified
    }
  }

  public var schemaVersion: Int
  public var kind: String
  public var hfplot: String
  public var command: String?
  public var workspace: WorkspaceReference
  /// Of the background-only fit.
  public var state: ResultStatus.State
  public var fittedChannels: [String]
  public var channels: [String]
  public var signals: [String]
  /// `total`, or `modes`.
  public var uncertainty: String
  public var modes: Int?
  /// What part of the sum of the bins' variances the modes hold.
  public var varianceShare: Double?
  /// Left out where there is no signal to test.
  public var comparison: Comparison?
  /// pyhf's digest of the simplified workspace.
  public var digest: String
  public var messages: [String]

  public init(
    hfplot: String, command: String?, workspace: WorkspaceReference, state: ResultStatus.State,
    fittedChannels: [String], channels: [String], signals: [String], uncertainty: String, modes: Int?,
    varianceShare: Double?, comparison: Comparison?,
    digest: String, messages: [String]
  ) {
    schemaVersion = ResultSchema.version
    kind = Self.kind
    self.hfplot = hfplot
    self.command = command
    self.workspace = workspace
    self.state = state
    self.fittedChannels = fittedChannels
    self.channels = channels
    self.signals = signals
    self.uncertainty = uncertainty
    self.modes = modes
    self.varianceShare = varianceShare
    self.comparison = comparison
    self.digest = digest
    self.messages = messages
  }

  enum CodingKeys: String, CodingKey {
    case schemaVersion = "schema_version"
    case kind, hfplot, command, workspace, state
    case fittedChannels = "fitted_channels"
    case channels, signals, uncertainty, modes
    case varianceShare = "variance_share"
    case comparison, digest, messages
  }
}
