// What a check of a workspace found: each finding with its severity, rule, place, numbers and remedy.

/// The rules of a check, by the names that `--ignore` takes.
public enum CheckRule: String, Sendable, Equatable, Codable, CaseIterable {
  // Bins and data
  /// A channel without an observation.
  case noData = "no-data"
  /// A bin in which nothing is expected, which no likelihood can describe.
  case zeroPrediction = "zero-prediction"
  /// A bin in which nothing is expected and nothing was observed.
  case emptyBin = "empty-bin"
  // Templates
  /// A sample without events.
  case emptyTemplate = "empty-template"
  /// A nominal content below zero.
  case negativeTemplate = "negative-template"
  /// A modifier that changes nothing.
  case noEffect = "no-effect"
  /// A variation with one side only.
  case oneSided = "one-sided"
  /// A variation whose sides go the same way.
  case sameSide = "same-side"
  /// A variation whose slopes differ at the nominal value.
  case kink
  /// A variation that is large.
  case largeEffect = "large-effect"
  /// A factor of a bin that is no more certain than the yield is large.
  case statisticalUncertainty = "statistical-uncertainty"
  // Yields within three standard deviations
  /// A sample that falls below zero within the constraints.
  case negativeSample = "negative-sample"
  /// A bin whose total falls below zero within the constraints.
  case negativeTotal = "negative-total"
  /// The same where several parameters move together.
  case negativeCombined = "negative-combined"
  /// A parameter without an effect.
  case actsNowhere = "acts-nowhere"
  // The fit
  /// A fit that did not converge.
  case fitFailed = "fit-failed"
  /// Parameters that the data cannot tell apart.
  case degenerate
  /// Parameters that the data hardly tell apart.
  case nearlyDegenerate = "nearly-degenerate"
  /// A parameter that the fit leaves at its bound.
  case atBound = "at-bound"
  /// A parameter that the data know much better than its constraint.
  case overConstrained = "over-constrained"
  /// A parameter that nothing constrains.
  case unconstrained
}

/// One finding.
public struct CheckFinding: Sendable, Equatable, Codable {
  /// How bad a finding is; ordered from a note to an error.
  public enum Severity: String, Sendable, Equatable, Codable, CaseIterable, Comparable {
    /// The fit fails, or its outcome has no meaning.
    case error
    /// Something that a fit or a reader will stumble over.
    case warning
    /// Worth knowing.
    case note

    /// The gravest first.
    public static func < (left: Self, right: Self) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// A number of the finding, e.g. the parameter's value at which a yield reaches zero.
  public struct Quantity: Sendable, Equatable, Codable {
    /// What the number is, e.g. `ratio`.
    public var name: String
    /// The number itself, in the unit that its name says.
    public var value: Double
    /// Every part by its name.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// The rule that was broken.
  public var rule: CheckRule
  /// The channel, of a finding about one.
  public var channel: String?
  /// From 0; of several bins the one where it is worst.
  public var bin: Int?
  /// Other bins of the channel where it is so too.
  public var otherBins: [Int]?
  /// The sample, of a finding about one.
  public var sample: String?
  /// The parameters that it is about.
  public var parameters: [String]
  /// Numbers that show the finding.
  public var values: [Quantity]
  /// The finding as a sentence.
  public var message: String
  /// What to do about it.
  public var remedy: String

  /// A finding at its place; nil places mean the whole model.
  public init(
    _ severity: Severity, _ rule: CheckRule, channel: String? = nil, bin: Int? = nil, otherBins: [Int] = [],
    sample: String? = nil, parameters: [String] = [], values: [Quantity] = [], message: String, remedy: String
  ) {
    self.severity = severity
    self.rule = rule
    self.channel = channel
    self.bin = bin
    self.otherBins = otherBins.isEmpty ? nil : otherBins
    self.sample = sample
    self.parameters = parameters
    self.values = values
    self.message = message
    self.remedy = remedy
  }

  /// The number of that name.
  public subscript(quantity: String) -> Double? { values.first { $0.name == quantity }?.value }

  enum CodingKeys: String, CodingKey {
    case severity, rule, channel, bin
    case otherBins = "other_bins"
    case sample, parameters, values, message, remedy
  }
}

/// A check of a workspace.
public struct CheckResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "check"

  /// What one parameter does to a channel's total yield at ±1 standard deviation, relative to the nominal total.
  public struct Asymmetry: Sendable, Equatable, Codable {
    /// The parameter whose variations are compared.
    public var parameter: String
    /// The region in which they are.
    public var channel: String
    /// Relative change of the events of all its bins at +1σ.
    public var up: Double
    /// Relative change of the events of all its bins at −1σ.
    public var down: Double
    /// Every part by its name.
    public init(parameter: String, channel: String, up: Double, down: Double) {
      self.parameter = parameter
      self.channel = channel
      self.up = up
      self.down = down
    }

    /// (up + down) / (|up| + |down|): 0 where both sides mirror each other, ±1 where only one side acts or both go
    /// the same way.
    public var share: Double {
      let size = abs(up) + abs(down)
      return size > 0 ? (up + down) / size : 0
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The gravest first, then by rule and place.
  public var findings: [CheckFinding]
  /// Rules that were not looked at.
  public var ignored: [CheckRule]
  /// Whether the data were fitted for it.
  public var isFitted: Bool
  /// Parameters in the model's order, channels in theirs; those without an effect are left out.
  public var asymmetries: [Asymmetry]

  /// Every part by its name.
  public init(
    header: ResultHeader, findings: [CheckFinding], ignored: [CheckRule], isFitted: Bool, asymmetries: [Asymmetry]
  ) {
    self.header = header
    self.findings = findings
    self.ignored = ignored
    self.isFitted = isFitted
    self.asymmetries = asymmetries
  }

  /// Whether there is anything that a script should stop at.
  public var hasTrouble: Bool { findings.contains { $0.severity != .note } }
}

extension CheckResult: SavedResult {
  /// Drawn by the style section of asymmetries.
  public var figureKind: String { "asymmetries" }

  enum CodingKeys: String, CodingKey {
    case findings, ignored
    case isFitted = "fitted"
    case asymmetries
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    findings = try fields.decode([CheckFinding].self, forKey: .findings)
    ignored = try fields.decode([CheckRule].self, forKey: .ignored)
    isFitted = try fields.decode(Bool.self, forKey: .isFitted)
    asymmetries = try fields.decode([Asymmetry].self, forKey: .asymmetries)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(findings, forKey: .findings)
    try fields.encode(ignored, forKey: .ignored)
    try fields.encode(isFitted, forKey: .isFitted)
    try fields.encode(asymmetries, forKey: .asymmetries)
  }
}
