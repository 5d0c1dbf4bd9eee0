// How a simplified likelihood was made, and how its limits compare with those of the full one.

/// The report beside a simplified workspace.
public struct SimplifyResult: Sendable, Equatable, Codable {
  /// What `kind` says in files of this result.
  public static let kind = "simplify"

  /// One likelihood's answers.
  public struct Answers: Sendable, Equatable, Codable {
    /// How many parameters the likelihood has.
    public var parameters: Int
    /// Best-fit value of the parameter of interest.
    public var bestFit: Double
    /// CLs of the tested value.
    public var cls: ExpectedBand
    /// Observed and expected upper limit on the parameter of interest.
    public var limit: ExpectedBand
    /// Every part by its name.
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

  /// The answers of the full and of the simplified likelihood.
  public struct Comparison: Sendable, Equatable, Codable {
    /// The parameter of interest with its tested value.
    public var poi: TestedParameter
    /// E.g. 0.95.
    public var level: Double
    /// What the full likelihood says.
    public var full: Answers
    /// What the simplified likelihood says.
    public var simplified: Answers
    /// Every part by its name.
    public init(poi: TestedParameter, level: Double, full: Answers, simplified: Answers) {
      self.poi = poi
      self.level = level
      self.full = full
      self.simplified = simplified
    }
  }

  /// Version of the layout of result files.
  public var schemaVersion: Int
  /// The kind of the file: `simplify`.
  public var kind: String
  /// Version of the program.
  public var hfplot: String
  /// The command in its canonical form.
  public var command: String?
  /// The workspace with its digest.
  public var workspace: WorkspaceReference
  /// Of the background-only fit.
  public var state: ResultStatus.State
  /// Channels whose data fixed the backgrounds.
  public var fittedChannels: [String]
  /// Channels that the simplified likelihood has.
  public var channels: [String]
  /// Samples that count as signals.
  public var signals: [String]
  /// `total`, or `modes`.
  public var uncertainty: String
  /// How many modes of the covariance were kept; nil keeps all.
  public var modes: Int?
  /// What part of the sum of the bins' variances the modes hold.
  public var varianceShare: Double?
  /// Left out where there is no signal to test.
  public var comparison: Comparison?
  /// pyhf's digest of the simplified workspace.
  public var digest: String
  /// What to know about it, in sentences.
  public var messages: [String]

  /// A report of this version's layout.
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
