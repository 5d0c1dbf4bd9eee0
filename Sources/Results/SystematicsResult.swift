// What each parameter, and each group of parameters, does to the total yield of each region.

/// Effects on the total yields of regions, before or after a fit.
public struct SystematicsResult: Sendable, Equatable {
  public static let kind = "systematics"

  /// One parameter by itself, or a group with the correlations among its members.
  public struct Effect: Sendable, Equatable, Codable {
    public var name: String
    /// Of a group; left out for a parameter.
    public var members: [String]?
    /// Of a parameter, half the difference of the yields at θ ± σ, signed; of a group, √(vᵀ ρ v), positive.
    public var size: Double
    public init(name: String, members: [String]? = nil, size: Double) {
      self.name = name
      self.members = members
      self.size = size
    }
  }

  public struct Channel: Sendable, Equatable, Codable {
    public var name: String
    public var total: Double
    public var uncertainty: Double
    /// In the model's order; those without an effect are left out.
    public var parameters: [Effect]
    /// In the order of their first members.
    public var groups: [Effect]
    public init(name: String, total: Double, uncertainty: Double, parameters: [Effect], groups: [Effect]) {
      self.name = name
      self.total = total
      self.uncertainty = uncertainty
      self.parameters = parameters
      self.groups = groups
    }
  }

  public var header: ResultHeader
  public var stage: YieldsResult.Stage
  public var channels: [Channel]

  public init(header: ResultHeader, stage: YieldsResult.Stage, channels: [Channel]) {
    self.header = header
    self.stage = stage
    self.channels = channels
  }
}

extension SystematicsResult: SavedResult {
  enum CodingKeys: String, CodingKey { case stage, channels }

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    stage = try fields.decode(YieldsResult.Stage.self, forKey: .stage)
    channels = try fields.decode([Channel].self, forKey: .channels)
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(stage, forKey: .stage)
    try fields.encode(channels, forKey: .channels)
  }
}
