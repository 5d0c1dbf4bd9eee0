// Where parameters act and how much they change: channel by channel, sample by sample, by modifier type.

/// The modifiers of a model as a grid of channels, samples and parameter sets, with the size of each one's effect.
public struct ModifiersResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "modifiers"

  /// A channel with its samples, as rows of the grid.
  public struct Channel: Sendable, Equatable, Codable {
    /// Name of the channel.
    public var name: String
    /// Names of its samples.
    public var samples: [String]
    /// Every part by its name.
    public init(name: String, samples: [String]) {
      self.name = name
      self.samples = samples
    }
  }

  /// A parameter set: one name in the workspace.
  public struct ParameterSet: Sendable, Equatable, Codable {
    /// Name of the set.
    public var name: String
    /// In the model's type order.
    public var types: [String]
    /// Of its parameters.
    public var count: Int
    /// Every part by its name.
    public init(name: String, types: [String], count: Int) {
      self.name = name
      self.types = types
      self.count = count
    }
  }

  /// What a set does to one sample of one channel.
  public struct Effect: Sendable, Equatable, Codable {
    /// Name of the channel.
    public var channel: String
    /// Name of the sample.
    public var sample: String
    /// Name of the parameter that acts there.
    public var parameter: String
    /// The types by which it acts here.
    public var types: [String]
    /// The largest |variation / nominal − 1| of any bin on either side; left out where nothing is known to vary by.
    public var size: Double?
    /// Every part by its name.
    public init(channel: String, sample: String, parameter: String, types: [String], size: Double?) {
      self.channel = channel
      self.sample = sample
      self.parameter = parameter
      self.types = types
      self.size = size
    }
  }

  /// What a set does to the sum of a channel's samples.
  public struct RegionEffect: Sendable, Equatable, Codable {
    /// Name of the channel.
    public var channel: String
    /// Name of the parameter.
    public var parameter: String
    /// The largest |variation / nominal − 1| of any bin on either side.
    public var size: Double
    /// Change of the channel's total yield by the upward and downward variation; left out for sets of several.
    public var up: Double?
    /// The same by the downward variation; left out for sets of several.
    public var down: Double?
    /// Every part by its name.
    public init(channel: String, parameter: String, size: Double, up: Double?, down: Double?) {
      self.channel = channel
      self.parameter = parameter
      self.size = size
      self.up = up
      self.down = down
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Whether sizes are those before or after the fit.
  public var stage: YieldsResult.Stage
  /// Channels, sorted by name.
  public var channels: [Channel]
  /// In the model's order.
  public var parameters: [ParameterSet]
  /// By channel, sample and set, each in order.
  public var effects: [Effect]
  /// What each parameter does to each channel's events.
  public var regions: [RegionEffect]

  /// Every part by its name.
  public init(
    header: ResultHeader, stage: YieldsResult.Stage, channels: [Channel], parameters: [ParameterSet],
    effects: [Effect], regions: [RegionEffect]
  ) {
    self.header = header
    self.stage = stage
    self.channels = channels
    self.parameters = parameters
    self.effects = effects
    self.regions = regions
  }
}

extension ModifiersResult: SavedResult {
  enum CodingKeys: String, CodingKey { case stage, channels, parameters, effects, regions }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    stage = try fields.decode(YieldsResult.Stage.self, forKey: .stage)
    channels = try fields.decode([Channel].self, forKey: .channels)
    parameters = try fields.decode([ParameterSet].self, forKey: .parameters)
    effects = try fields.decode([Effect].self, forKey: .effects)
    regions = try fields.decode([RegionEffect].self, forKey: .regions)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(stage, forKey: .stage)
    try fields.encode(channels, forKey: .channels)
    try fields.encode(parameters, forKey: .parameters)
    try fields.encode(effects, forKey: .effects)
    try fields.encode(regions, forKey: .regions)
  }
}
