// The workspace document as values: channels, samples, modifiers, measurements, observations.

/// A pyhf JSON workspace (schema 1.0.0). Order is the file's.
public struct Workspace: Sendable, Equatable {
  public var channels: [Channel]
  public var measurements: [Measurement]
  public var observations: [Observation]
  public var version: String
  /// What goes beyond pyhf's format; nil for a plain workspace.
  public var extensions: WorkspaceExtension?

  public init(
    channels: [Channel], measurements: [Measurement], observations: [Observation], version: String = "1.0.0",
    extensions: WorkspaceExtension? = nil
  ) {
    self.channels = channels
    self.measurements = measurements
    self.observations = observations
    self.version = version
    self.extensions = extensions
  }
}

/// A region of the analysis: a histogram of events.
public struct Channel: Sendable, Equatable {
  public var name: String
  public var samples: [Sample]
  public init(name: String, samples: [Sample]) {
    self.name = name
    self.samples = samples
  }

  public var binCount: Int { samples.first?.data.count ?? 0 }
}

/// A process that contributes to a channel.
public struct Sample: Sendable, Equatable {
  public var name: String
  /// Nominal yields by bin.
  public var data: [Double]
  public var modifiers: [Modifier]
  public init(name: String, data: [Double], modifiers: [Modifier]) {
    self.name = name
    self.data = data
    self.modifiers = modifiers
  }
}

/// Something that changes a sample's yields as a function of parameters.
public struct Modifier: Sendable, Equatable {
  public enum Effect: Sendable, Equatable {
    case histosys(high: [Double], low: [Double])
    case lumi
    case normfactor
    case normsys(high: Double, low: Double)
    case shapefactor
    case shapesys([Double])
    case staterror([Double])
  }
  public var name: String
  public var effect: Effect
  public init(name: String, effect: Effect) {
    self.name = name
    self.effect = effect
  }

  public var type: ModifierType {
    switch effect {
    case .histosys: .histosys
    case .lumi: .lumi
    case .normfactor: .normfactor
    case .normsys: .normsys
    case .shapefactor: .shapefactor
    case .shapesys: .shapesys
    case .staterror: .staterror
    }
  }
}

/// The seven modifier types, in the order in which a model lists their parameters (STATISTICS §1.1).
public enum ModifierType: String, Sendable, CaseIterable, Codable, Comparable {
  case histosys, lumi, normfactor, normsys, shapefactor, shapesys, staterror

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Observed event counts of one channel, matched to it by name.
public struct Observation: Sendable, Equatable {
  public var name: String
  public var data: [Double]
  public init(name: String, data: [Double]) {
    self.name = name
    self.data = data
  }
}

/// A choice of parameter of interest and of parameter settings.
public struct Measurement: Sendable, Equatable {
  public var name: String
  /// Parameter of interest; empty for none.
  public var poi: String
  public var parameters: [ParameterConfiguration]
  public init(name: String, poi: String, parameters: [ParameterConfiguration] = []) {
    self.name = name
    self.poi = poi
    self.parameters = parameters
  }
}

/// Settings of one parameter set; what is nil keeps the modifier type's default.
public struct ParameterConfiguration: Sendable, Equatable {
  public struct Bounds: Sendable, Equatable {
    public var lower: Double
    public var upper: Double
    public init(lower: Double, upper: Double) {
      self.lower = lower
      self.upper = upper
    }
  }
  public var name: String
  public var inits: [Double]?
  public var bounds: [Bounds]?
  public var auxdata: [Double]?
  public var factors: [Double]?
  public var sigmas: [Double]?
  public var fixed: Bool?
  public init(
    name: String, inits: [Double]? = nil, bounds: [Bounds]? = nil, auxdata: [Double]? = nil,
    factors: [Double]? = nil, sigmas: [Double]? = nil, fixed: Bool? = nil
  ) {
    self.name = name
    self.inits = inits
    self.bounds = bounds
    self.auxdata = auxdata
    self.factors = factors
    self.sigmas = sigmas
    self.fixed = fixed
  }
}
