// The signal of another model, e.g. of another patch: its expected yields, to be compared with a background.

/// One signal of a grid.
public struct SignalHypothesis: Sendable, Equatable, Codable {
  /// Its yields in one channel.
  public struct Channel: Sendable, Equatable, Codable {
    /// Name of the channel.
    public var name: String
    /// One a bin, at nominal parameters and a signal strength of 1.
    public var yields: [Double]
    /// Every part by its name.
    public init(name: String, yields: [Double]) {
      self.name = name
      self.yields = yields
    }
  }

  /// The name of its patch.
  public var name: String
  /// Channels with events of the signal.
  public var channels: [Channel]

  /// Every part by its name.
  public init(name: String, channels: [Channel]) {
    self.name = name
    self.channels = channels
  }

  /// Its yields in a channel; nil where it has none.
  public func yields(in channel: String) -> [Double]? { channels.first { $0.name == channel }?.yields }
}
