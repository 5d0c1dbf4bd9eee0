// The signal of another model, e.g. of another patch: its expected yields, to be compared with a background.

/// One signal of a grid.
public struct SignalHypothesis: Sendable, Equatable, Codable {
  /// Its yields in one channel.
  public struct Channel: Sendable, Equatable, Codable {
    public var name: String
    /// One a bin, at nominal parameters and a signal strength of 1.
    public var yields: [Double]
    /// Of the sum over the bins, before a fit, correlations between the bins included; left out where it is not known.
    public var sumUncertainty: Double?
    public init(name: String, yields: [Double], sumUncertainty: Double? = nil) {
      self.name = name
      self.yields = yields
      self.sumUncertainty = sumUncertainty
    }
    enum CodingKeys: String, CodingKey {
      case name, yields
      case sumUncertainty = "sum_uncertainty"
    }
  }

  /// The name of its patch.
  public var name: String
  public var channels: [Channel]

  public init(name: String, channels: [Channel]) {
    self.name = name
    self.channels = channels
  }

  /// Its yields in a channel; nil where it has none.
  public func yields(in channel: String) -> [Double]? { channels.first { $0.name == channel }?.yields }
}
