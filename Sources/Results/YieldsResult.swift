// Expected yields with their uncertainties, before or after a fit, beside the data.

/// Yields by channel, sample and bin.
public struct YieldsResult: Sendable, Equatable {
  public static let kind = "yields"

  /// Before the fit (nominal parameters, pre-fit uncertainties) or after it.
  public enum Stage: String, Sendable, Equatable, Codable, CaseIterable { case prefit, postfit }

  public var header: ResultHeader
  public var stage: Stage
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
  public struct Sample: Sendable, Equatable, Codable {
    public var name: String
    public var yields: [Double]
    public var uncertainties: [Double]
    /// Over the bins, with the correlations between them; left out in files that do not say.
    public var sum: Double?
    public var sumUncertainty: Double?
    /// Both sides by themselves; left out unless asked for.
    public var asymmetric: Asymmetric?
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
    public var up: [Double]
    public var down: [Double]
    /// Of the sum over the bins.
    public var sumUp: Double
    public var sumDown: Double
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
    /// Both sides by themselves; left out unless asked for.
    public var asymmetric: Asymmetric?
    /// What the bins' own factors (staterror, shapesys) contribute to `uncertainties`; left out where it is not known.
    public var statistical: [Double]?
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
    public var total: Total
    /// All samples but the signals, where there are signals.
    public var background: Total?
    public init(total: Total, background: Total? = nil) {
      self.total = total
      self.background = background
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
  /// Observed (or Asimov) data; left out when the channel has none, null in bins that are blinded.
  public var data: [Double?]?
  /// The rules that blinded bins, as they were given; left out where none did.
  public var blinding: [String]?
  /// Left out before the fit.
  public var prefit: Prefit?
  /// χ² of the channel's data against the prediction before the fit; left out unless it was asked for.
  public var goodnessOfFit: GoodnessOfFit?

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
