// What a workspace cannot say about itself: titles, units, bin edges, order and groups, as a plain value.

/// Names of samples, channels and parameters with their human side, read from the style layer.
public struct Annotations: Sendable, Equatable, Codable {
  /// What a style layer says about a channel.
  public struct Channel: Sendable, Equatable, Codable {
    /// Title, as TeX-like text.
    public var title: String?
    /// Title of the observable without its unit, e.g. `$m_{bb}$`.
    public var observable: String?
    /// Unit of the observable, e.g. `GeV`; nil without one.
    public var unit: String?
    /// One more than bins, ascending, in the observable's unit.
    public var binEdges: [Double]?
    /// A text for each bin, for regions that count categories.
    public var binLabels: [String]?
    /// The part of the observable that is drawn.
    public var range: [Double]?
    /// Cuts to be marked: `>300` keeps what is above, `<500` what is below.
    public var cuts: [String]?
    /// Every part by its name; those with a default may be left out.
    public init(
      title: String? = nil, observable: String? = nil, unit: String? = nil, binEdges: [Double]? = nil,
      binLabels: [String]? = nil, range: [Double]? = nil, cuts: [String]? = nil
    ) {
      self.title = title
      self.observable = observable
      self.unit = unit
      self.binEdges = binEdges
      self.binLabels = binLabels
      self.range = range
      self.cuts = cuts
    }
  }

  /// What a style layer says about a sample.
  public struct Sample: Sendable, Equatable, Codable {
    /// Title, as TeX-like text.
    public var title: String?
    /// `#rrggbb`.
    public var color: String?
    /// Place in the stack: the smallest is drawn lowest.
    public var order: Double?
    /// Samples of one group are drawn and listed as one.
    public var group: String?
    /// Whether it is a signal; nil leaves that to the parameter of interest.
    public var isSignal: Bool?
    /// Every part by its name; those with a default may be left out.
    public init(
      title: String? = nil, color: String? = nil, order: Double? = nil, group: String? = nil, isSignal: Bool? = nil
    ) {
      self.title = title
      self.color = color
      self.order = order
      self.group = group
      self.isSignal = isSignal
    }
  }

  /// What a style layer says about a parameter.
  public struct Parameter: Sendable, Equatable, Codable {
    /// Title, as TeX-like text.
    public var title: String?
    /// Name of the group in which its impact is counted.
    public var group: String?
    /// Every part by its name; those with a default may be left out.
    public init(title: String? = nil, group: String? = nil) {
      self.title = title
      self.group = group
    }
  }

  /// By the channels' names.
  public var channels: [String: Channel]
  /// By the samples' names.
  public var samples: [String: Sample]
  /// By the parameters' names.
  public var parameters: [String: Parameter]

  /// Every part by its name; those with a default may be left out.
  public init(
    channels: [String: Channel] = [:], samples: [String: Sample] = [:], parameters: [String: Parameter] = [:]
  ) {
    self.channels = channels
    self.samples = samples
    self.parameters = parameters
  }
}

extension Annotations {
  /// Whether any sample is said to be a signal.
  public var namesSignals: Bool { samples.values.contains { $0.isSignal == true } }

  /// With the samples named as signals, but for those that are said to be none.
  public func marking(signals names: [String]) -> Annotations {
    var marked = self
    for name in names {
      let own = marked.samples[name]
      guard own?.isSignal ?? own?.group.flatMap({ samples[$0]?.isSignal }) == nil else { continue }
      marked.samples[name, default: Sample()].isSignal = true
    }
    return marked
  }
}
