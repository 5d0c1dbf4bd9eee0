// What each parameter, and each group of parameters, does to the total yield of each region.

/// Effects on the total yields of regions, before or after a fit.
public struct SystematicsResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "systematics"

  /// One parameter by itself, or a group with the correlations among its members.
  public struct Effect: Sendable, Equatable, Codable {
    /// Name of the parameter or group.
    public var name: String
    /// Of a group; left out for a parameter.
    public var members: [String]?
    /// Of a parameter, half the difference of the yields at θ ± σ, signed; of a group, √(vᵀ ρ v), positive.
    public var size: Double
    /// Every part by its name; those with a default may be left out.
    public init(name: String, members: [String]? = nil, size: Double) {
      self.name = name
      self.members = members
      self.size = size
    }
  }

  /// The breakdown of one region's events.
  public struct Channel: Sendable, Equatable, Codable {
    /// Name of the channel.
    public var name: String
    /// Expected events of the channel.
    public var total: Double
    /// Total uncertainty of the expected events.
    public var uncertainty: Double
    /// In the model's order; those without an effect are left out.
    public var parameters: [Effect]
    /// In the order of their first members.
    public var groups: [Effect]
    /// Every part by its name.
    public init(name: String, total: Double, uncertainty: Double, parameters: [Effect], groups: [Effect]) {
      self.name = name
      self.total = total
      self.uncertainty = uncertainty
      self.parameters = parameters
      self.groups = groups
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Before or after the fit.
  public var stage: YieldsResult.Stage
  /// Channels, in the order of the figure.
  public var channels: [Channel]

  /// Every part by its name.
  public init(header: ResultHeader, stage: YieldsResult.Stage, channels: [Channel]) {
    self.header = header
    self.stage = stage
    self.channels = channels
  }
}

extension SystematicsResult: SavedResult {
  enum CodingKeys: String, CodingKey { case stage, channels }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    stage = try fields.decode(YieldsResult.Stage.self, forKey: .stage)
    channels = try fields.decode([Channel].self, forKey: .channels)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(stage, forKey: .stage)
    try fields.encode(channels, forKey: .channels)
  }
}
