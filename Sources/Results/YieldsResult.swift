// Expected yields with their uncertainties, before or after a fit, beside the data.

/// Yields by channel, sample and bin.
public struct YieldsResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "yields"

  /// Before the fit (nominal parameters, pre-fit uncertainties) or after it.
  public enum Stage: String, Sendable, Equatable, Codable, CaseIterable { case prefit, postfit }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Before or after the fit.
  public var stage: Stage
  /// Channels, in the order of the figure.
  public var channels: [ChannelYields]
  /// Free parameters that the pre-fit uncertainty leaves out, by name (they have no pre-fit width).
  public var freeParameters: [String]
  /// The channels that were fitted, where the others are predicted from them; nil where all were.
  public var fittedChannels: [String]?
  /// How the fit's parameters were matched, where it is one of another model.
  public var transfer: Transfer?
  /// Samples that are signals: marked so by the style, or those that the parameter of interest acts on; nil for none.
  public var signals: [String]?
  /// Signals of other models, to be drawn over this one's; nil for none.
  public var hypotheses: [SignalHypothesis]?
  /// Before the fit, χ² of the data in all shown channels; after it, the fit's own test; nil unless it was asked for.
  public var goodnessOfFit: GoodnessOfFit?

  /// Every part by its name; those with a default may be left out.
  public init(
    header: ResultHeader, stage: Stage, channels: [ChannelYields], freeParameters: [String] = [],
    fittedChannels: [String]? = nil, transfer: Transfer? = nil, signals: [String]? = nil,
    hypotheses: [SignalHypothesis]? = nil, goodnessOfFit: GoodnessOfFit? = nil
  ) {
    self.header = header
    self.stage = stage
    self.channels = channels
    self.freeParameters = freeParameters
    self.fittedChannels = fittedChannels
    self.transfer = transfer
    self.signals = signals
    self.hypotheses = hypotheses
    self.goodnessOfFit = goodnessOfFit
  }
}

extension YieldsResult: Codable {
  enum CodingKeys: String, CodingKey {
    case stage, channels
    case freeParameters = "free_parameters"
    case fittedChannels = "fitted_channels"
    case transfer
    case signals, hypotheses
    case goodnessOfFit = "goodness_of_fit"
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    stage = try fields.decode(Stage.self, forKey: .stage)
    channels = try fields.decode([ChannelYields].self, forKey: .channels)
    freeParameters = try fields.decodeIfPresent([String].self, forKey: .freeParameters) ?? []
    fittedChannels = try fields.decodeIfPresent([String].self, forKey: .fittedChannels)
    transfer = try fields.decodeIfPresent(Transfer.self, forKey: .transfer)
    signals = try fields.decodeIfPresent([String].self, forKey: .signals)
    hypotheses = try fields.decodeIfPresent([SignalHypothesis].self, forKey: .hypotheses)
    goodnessOfFit = try fields.decodeIfPresent(GoodnessOfFit.self, forKey: .goodnessOfFit)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(stage, forKey: .stage)
    try fields.encode(channels, forKey: .channels)
    if !freeParameters.isEmpty { try fields.encode(freeParameters, forKey: .freeParameters) }
    try fields.encodeIfPresent(fittedChannels, forKey: .fittedChannels)
    try fields.encodeIfPresent(transfer, forKey: .transfer)
    try fields.encodeIfPresent(signals, forKey: .signals)
    try fields.encodeIfPresent(hypotheses, forKey: .hypotheses)
    try fields.encodeIfPresent(goodnessOfFit, forKey: .goodnessOfFit)
  }
}

/// One channel's yields. Arrays run over its bins.
public struct ChannelYields: Sendable, Equatable, Codable {
  /// Events of one sample.
  public struct Sample: Sendable, Equatable, Codable {
    /// Name of the sample.
    public var name: String
    /// Events by bin.
    public var yields: [Double]
    /// Uncertainty of each bin, with all correlations of the parameters.
    public var uncertainties: [Double]
    /// Over the bins, with the correlations between them; left out in files that do not say.
    public var sum: Double?
    /// Uncertainty of the sum of all bins; nil of old files.
    public var sumUncertainty: Double?
    /// Both sides by themselves; left out unless asked for.
    public var asymmetric: Asymmetric?
    /// Every part by its name; those with a default may be left out.
    public init(
      name: String, yields: [Double], uncertainties: [Double], sum: Double? = nil, sumUncertainty: Double? = nil,
      asymmetric: Asymmetric? = nil
    ) {
      self.asymmetric = asymmetric
      self.name = name
      self.yields = yields
      self.uncertainties = uncertainties
      self.sum = sum
      self.sumUncertainty = sumUncertainty
    }
    enum CodingKeys: String, CodingKey {
      case name, yields, uncertainties, sum
      case sumUncertainty = "sum_uncertainty"
      case asymmetric
    }
  }

  /// Uncertainties of both sides, positive: √(v₊ᵀ ρ v₊) with v₊ = Y(θ + σ) − Y(θ) for each parameter by itself, and
  /// √(v₋ᵀ ρ v₋) with v₋ = Y(θ) − Y(θ − σ).
  public struct Asymmetric: Sendable, Equatable, Codable {
    /// Upwards, by bin.
    public var up: [Double]
    /// Downwards, by bin.
    public var down: [Double]
    /// Of the sum over the bins.
    public var sumUp: Double
    /// Downwards, of the sum of all bins.
    public var sumDown: Double
    /// Every part by its name.
    public init(up: [Double], down: [Double], sumUp: Double, sumDown: Double) {
      self.up = up
      self.down = down
      self.sumUp = sumUp
      self.sumDown = sumDown
    }
    enum CodingKeys: String, CodingKey {
      case up, down
      case sumUp = "sum_up"
      case sumDown = "sum_down"
    }
  }

  /// Samples that are shown as one: their shifts are summed before they are squared, so correlations are kept.
  public struct Group: Sendable, Equatable, Codable {
    /// Name of the group.
    public var name: String
    /// Samples that it adds up.
    public var members: [String]
    /// Their sum with its uncertainty, correlations counted.
    public var total: Total
    /// Every part by its name.
    public init(name: String, members: [String], total: Total) {
      self.name = name
      self.members = members
      self.total = total
    }
  }

  /// The sum of all samples, correlations included; `sum` is over the bins.
  public struct Total: Sendable, Equatable, Codable {
    /// Events by bin.
    public var yields: [Double]
    /// Uncertainty of each bin.
    public var uncertainties: [Double]
    /// Sum of all bins.
    public var sum: Double
    /// Uncertainty of the sum, correlations of the bins counted.
    public var sumUncertainty: Double
    /// Both sides by themselves; left out unless asked for.
    public var asymmetric: Asymmetric?
    /// What the bins' own factors (staterror, shapesys) contribute to `uncertainties`; left out where it is not known.
    public var statistical: [Double]?
    /// Every part by its name; those with a default may be left out.
    public init(
      yields: [Double], uncertainties: [Double], sum: Double, sumUncertainty: Double, asymmetric: Asymmetric? = nil,
      statistical: [Double]? = nil
    ) {
      self.asymmetric = asymmetric
      self.yields = yields
      self.uncertainties = uncertainties
      self.sum = sum
      self.sumUncertainty = sumUncertainty
      self.statistical = statistical
    }
    enum CodingKeys: String, CodingKey {
      case yields, uncertainties, sum
      case sumUncertainty = "sum_uncertainty"
      case asymmetric
      case statistical = "statistical_uncertainties"
    }
  }

  /// The prediction before the fit, beside one after it.
  public struct Prefit: Sendable, Equatable, Codable {
    /// The sum of all samples before the fit.
    public var total: Total
    /// All samples but the signals, where there are signals.
    public var background: Total?
    /// Every part by its name; those with a default may be left out.
    public init(total: Total, background: Total? = nil) {
      self.total = total
      self.background = background
    }
  }

  /// Name of the channel.
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
  /// The sum of all samples.
  public var total: Total
  /// Observed (or Asimov) data; left out when the channel has none, null in bins that are blinded.
  public var data: [Double?]?
  /// The rules that blinded bins, as they were given; left out where none did.
  public var blinding: [String]?
  /// Left out before the fit.
  public var prefit: Prefit?
  /// χ² of the channel's data against the prediction before the fit; left out unless it was asked for.
  public var goodnessOfFit: GoodnessOfFit?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, binEdges: [Double]? = nil, unit: String? = nil, samples: [Sample], groups: [Group]? = nil,
    background: Total? = nil, total: Total, data: [Double?]?, blinding: [String]? = nil, prefit: Prefit? = nil,
    goodnessOfFit: GoodnessOfFit? = nil
  ) {
    self.name = name
    self.binEdges = binEdges
    self.unit = unit
    self.samples = samples
    self.groups = groups
    self.background = background
    self.total = total
    self.data = data
    self.blinding = blinding
    self.prefit = prefit
    self.goodnessOfFit = goodnessOfFit
  }

  /// Whether the data of a bin are hidden.
  public func isBlinded(_ bin: Int) -> Bool { data.map { $0[bin] == nil } ?? false }

  /// The data of all bins together; nil without data, or where a bin is blinded.
  public var dataSum: Double? {
    guard let data else { return nil }
    let counts = data.compactMap { $0 }
    return counts.count == data.count ? counts.reduce(0, +) : nil
  }

  enum CodingKeys: String, CodingKey {
    case name
    case binEdges = "bin_edges"
    case unit, samples, groups, background, total, data, blinding, prefit
    case goodnessOfFit = "goodness_of_fit"
  }
}
