// Expected yields with their uncertainties, before or after a fit, beside the data.

/// Yields by channel, sample and bin.
public struct YieldsResult: Sendable, Equatable {
  public static let kind = "yields"

  /// Before the fit (nominal parameters, pre-fit uncertainties) or after it.
  public enum Stage: String, Sendable, Equatable, Codable { case prefit, postfit }

  public var header: ResultHeader
  public var stage: Stage
  public var channels: [ChannelYields]
  /// Free parameters that the pre-fit uncertainty leaves out, by name (they have no pre-fit width).
  public var freeParameters: [String]
  /// The channels that were fitted, where the others are predicted from them; nil where all were.
  public var fittedChannels: [String]?
  /// How the fit's parameters were matched, where it is one of another model.
  public var transfer: Transfer?

  public init(
    header: ResultHeader, stage: Stage, channels: [ChannelYields], freeParameters: [String] = [],
    fittedChannels: [String]? = nil, transfer: Transfer? = nil
  ) {
    self.header = header
    self.stage = stage
    self.channels = channels
    self.freeParameters = freeParameters
    self.fittedChannels = fittedChannels
    self.transfer = transfer
  }
}

extension YieldsResult: Codable {
  enum CodingKeys: String, CodingKey {
    case stage, channels
    case freeParameters = "free_parameters"
    case fittedChannels = "fitted_channels"
    case transfer
  }

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    stage = try fields.decode(Stage.self, forKey: .stage)
    channels = try fields.decode([ChannelYields].self, forKey: .channels)
    freeParameters = try fields.decodeIfPresent([String].self, forKey: .freeParameters) ?? []
    fittedChannels = try fields.decodeIfPresent([String].self, forKey: .fittedChannels)
    transfer = try fields.decodeIfPresent(Transfer.self, forKey: .transfer)
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(stage, forKey: .stage)
    try fields.encode(channels, forKey: .channels)
    if !freeParameters.isEmpty { try fields.encode(freeParameters, forKey: .freeParameters) }
    try fields.encodeIfPresent(fittedChannels, forKey: .fittedChannels)
    try fields.encodeIfPresent(transfer, forKey: .transfer)
  }
}

/// One channel's yields. Arrays run over its bins.
public struct ChannelYields: Sendable, Equatable, Codable {
  public struct Sample: Sendable, Equatable, Codable {
    public var name: String
    public var yields: [Double]
    public var uncertainties: [Double]
    /// Over the bins, with the correlations between them; left out in files that do not say.
    public var sum: Double?
    public var sumUncertainty: Double?
    public init(
      name: String, yields: [Double], uncertainties: [Double], sum: Double? = nil, sumUncertainty: Double? = nil
    ) {
      self.name = name
      self.yields = yields
      self.uncertainties = uncertainties
      self.sum = sum
      self.sumUncertainty = sumUncertainty
    }
    enum CodingKeys: String, CodingKey {
      case name, yields, uncertainties, sum
      case sumUncertainty = "sum_uncertainty"
    }
  }

  /// Samples that are shown as one: their shifts are summed before they are squared, so correlations are kept.
  public struct Group: Sendable, Equatable, Codable {
    public var name: String
    public var members: [String]
    public var total: Total
    public init(name: String, members: [String], total: Total) {
      self.name = name
      self.members = members
      self.total = total
    }
  }

  /// The sum of all samples, correlations included; `sum` is over the bins.
  public struct Total: Sendable, Equatable, Codable {
    public var yields: [Double]
    public var uncertainties: [Double]
    public var sum: Double
    public var sumUncertainty: Double
    public init(yields: [Double], uncertainties: [Double], sum: Double, sumUncertainty: Double) {
      self.yields = yields
      self.uncertainties = uncertainties
      self.sum = sum
      self.sumUncertainty = sumUncertainty
    }
    enum CodingKeys: String, CodingKey {
      case yields, uncertainties, sum
      case sumUncertainty = "sum_uncertainty"
    }
  }

  public var name: String
  /// One more than bins; left out when neither workspace nor style layer knows them.
  public var binEdges: [Double]?
  /// Unit of the observable, e.g. `GeV`.
  public var unit: String?
  /// In the workspace's order of first appearance in the channel.
  public var samples: [Sample]
  /// Groups of samples, in the order of their first members; left out where no sample has a group.
  public var groups: [Group]?
  /// All samples but the signals; left out where no sample is marked as a signal.
  public var background: Total?
  public var total: Total
  /// Observed (or Asimov) data; left out when the channel has none.
  public var data: [Double]?

  public init(
    name: String, binEdges: [Double]? = nil, unit: String? = nil, samples: [Sample], groups: [Group]? = nil,
    background: Total? = nil, total: Total, data: [Double]?
  ) {
    self.name = name
    self.binEdges = binEdges
    self.unit = unit
    self.samples = samples
    self.groups = groups
    self.background = background
    self.total = total
    self.data = data
  }

  enum CodingKeys: String, CodingKey {
    case name
    case binEdges = "bin_edges"
    case unit, samples, groups, background, total, data
  }
}
