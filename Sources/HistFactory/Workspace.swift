// The workspace document as values: channels, samples, modifiers, measurements, observations.

/// A pyhf JSON workspace (schema 1.0.0). Order is the file's.
public struct Workspace: Sendable, Equatable {
  /// Channels in the order of the file.
  public var channels: [Channel]
  /// Measurements in the order of the file.
  public var measurements: [Measurement]
  /// Observations in the order of the file.
  public var observations: [Observation]
  /// Version of the format.
  public var version: String
  /// What goes beyond pyhf's format; nil for a plain workspace.
  public var extensions: WorkspaceExtension?

  /// Every part by its name; those with a default may be left out.
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
  /// Name; unique in the workspace.
  public var name: String
  /// Samples in the order of the file, of equal numbers of bins.
  public var samples: [Sample]
  /// Every part by its name.
  public init(name: String, samples: [Sample]) {
    self.name = name
    self.samples = samples
  }

  /// Bins of its samples.
  public var binCount: Int { samples.first?.data.count ?? 0 }
}

/// A process that contributes to a channel.
public struct Sample: Sendable, Equatable {
  /// Name; unique in the channel.
  public var name: String
  /// Nominal yields by bin.
  public var data: [Double]
  /// Modifiers in the order of the file.
  public var modifiers: [Modifier]
  /// Every part by its name.
  public init(name: String, data: [Double], modifiers: [Modifier]) {
    self.name = name
    self.data = data
    self.modifiers = modifiers
  }
}

/// Something that changes a sample's yields as a function of parameters.
public struct Modifier: Sendable, Equatable {
  /// What the modifier does, by its type.
  public enum Effect: Sendable, Equatable {
    /// Contents of all bins at ±1σ.
    case histosys(high: [Double], low: [Double])
    /// A factor that the luminosity's measurement constrains.
    case lumi
    /// A free factor.
    case normfactor
    /// Factors at ±1σ.
    case normsys(high: Double, low: Double)
    /// A free factor a bin.
    case shapefactor
    /// A factor a bin with a Poisson constraint, by absolute uncertainties.
    case shapesys([Double])
    /// A factor a bin that samples share, by absolute uncertainties.
    case staterror([Double])
  }
  /// Name of the parameter, or set of parameters, that it acts through.
  public var name: String
  /// What it does.
  public var effect: Effect
  /// Every part by its name.
  public init(name: String, effect: Effect) {
    self.name = name
    self.effect = effect
  }

  /// The type that the workspace's word stands for.
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

  /// By rank.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Observed event counts of one channel, matched to it by name.
public struct Observation: Sendable, Equatable {
  /// Name of the channel.
  public var name: String
  /// Observed events by bin.
  public var data: [Double]
  /// Every part by its name.
  public init(name: String, data: [Double]) {
    self.name = name
    self.data = data
  }
}

/// A choice of parameter of interest and of parameter settings.
public struct Measurement: Sendable, Equatable {
  /// Name; unique in the workspace.
  public var name: String
  /// Parameter of interest; empty for none.
  public var poi: String
  /// Settings of parameters.
  public var parameters: [ParameterConfiguration]
  /// Every part by its name; those with a default may be left out.
  public init(name: String, poi: String, parameters: [ParameterConfiguration] = []) {
    self.name = name
    self.poi = poi
    self.parameters = parameters
  }
}

/// Settings of one parameter set; what is nil keeps the modifier type's default.
public struct ParameterConfiguration: Sendable, Equatable {
  /// A closed interval of a parameter.
  public struct Bounds: Sendable, Equatable {
    /// Lower end.
    public var lower: Double
    /// Upper end.
    public var upper: Double
    /// Every part by its name.
    public init(lower: Double, upper: Double) {
      self.lower = lower
      self.upper = upper
    }
  }
  /// Name of the parameter, or set of parameters.
  public var name: String
  /// Initial values, one a parameter of the set; nil for the type's own.
  public var inits: [Double]?
  /// Bounds, one pair a parameter of the set; nil for the type's own.
  public var bounds: [Bounds]?
  /// Auxiliary data, one a parameter of the set; nil for the type's own.
  public var auxdata: [Double]?
  /// Factors of a `shapesys`' auxiliary data; nil for the type's own.
  public var factors: [Double]?
  /// Widths of the constraint, one a parameter of the set; nil for the type's own.
  public var sigmas: [Double]?
  /// Whether the set is held at its initial values; nil for the type's own.
  public var fixed: Bool?
  /// Every part by its name; those with a default may be left out.
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
