// What a workspace contains, as a document: channels, samples, parameters and where they act, measurements.

/// The contents of a workspace for one measurement; arrays are in the model's order.
public struct Inventory: Sendable, Equatable, Codable {
  /// What `kind` says in files of this result.
  public static let kind = "inventory"

  /// One region with its samples.
  public struct Channel: Sendable, Equatable, Codable {
    /// Name, as in the workspace.
    public var name: String
    /// How many bins it has.
    public var bins: Int
    /// Its samples, in the model's order.
    public var samples: [Sample]
    /// Observed events by bin; left out where the workspace has none.
    public var observed: [Double]?
    /// Every part by its name.
    public init(name: String, bins: Int, samples: [Sample], observed: [Double]?) {
      self.name = name
      self.bins = bins
      self.samples = samples
      self.observed = observed
    }
  }

  /// One sample of a channel: nominal yields by bin and how many modifiers of each type it has.
  public struct Sample: Sendable, Equatable, Codable {
    /// Name, as in the workspace.
    public var name: String
    /// Nominal events by bin.
    public var yields: [Double]
    /// How many modifiers it has, by type.
    public var modifiers: [String: Int]
    /// Every part by its name.
    public init(name: String, yields: [Double], modifiers: [String: Int]) {
      self.name = name
      self.yields = yields
      self.modifiers = modifiers
    }
  }

  /// A parameter set: one name in the workspace, one parameter of the model or one a bin.
  public struct ParameterSet: Sendable, Equatable, Codable {
    /// Name that its modifiers share.
    public var name: String
    /// Types of its modifiers, in the model's order.
    public var types: [String]
    /// `normal`, `poisson`, `lognormal` or `none`; `mixed` where components differ.
    public var constraint: String
    /// Names of the set's parameters in the model's order.
    public var parameters: [String]
    /// Initial values, one a parameter of the set.
    public var inits: [Double]
    /// Lower and upper bound, one pair a parameter of the set.
    public var bounds: [[Double]]
    /// Whether a parameter is held, one each.
    public var fixed: [Bool]
    /// Samples that the set acts on, by channel.
    public var actsOn: [Target]

    /// A channel with the samples on which a set acts there.
    public struct Target: Sendable, Equatable, Codable {
      /// Name of the channel.
      public var channel: String
      /// Names of the samples.
      public var samples: [String]
      /// Every part by its name.
      public init(channel: String, samples: [String]) {
        self.channel = channel
        self.samples = samples
      }
    }

    /// Every part by its name.
    public init(
      name: String, types: [String], constraint: String, parameters: [String], inits: [Double], bounds: [[Double]],
      fixed: [Bool], actsOn: [Target]
    ) {
      self.name = name
      self.types = types
      self.constraint = constraint
      self.parameters = parameters
      self.inits = inits
      self.bounds = bounds
      self.fixed = fixed
      self.actsOn = actsOn
    }

    enum CodingKeys: String, CodingKey {
      case name, types, constraint, parameters, inits, bounds, fixed
      case actsOn = "acts_on"
    }
  }

  /// A measurement of the workspace; `poi` is empty where it names none.
  public struct Measurement: Sendable, Equatable, Codable {
    /// Name, as in the workspace.
    public var name: String
    /// Its parameter of interest; empty without one.
    public var poi: String
    /// Every part by its name.
    public init(name: String, poi: String) {
      self.name = name
      self.poi = poi
    }
  }

  /// Version of the layout of result files.
  public var schemaVersion: Int
  /// The kind of the file: `inspect`.
  public var kind: String
  /// Version of the program.
  public var hfplot: String
  /// The workspace with its digest.
  public var workspace: WorkspaceReference
  /// All measurements, in the workspace's order.
  public var measurements: [Measurement]
  /// The parameter of interest in use.
  public var poi: String?
  /// What could be one.
  public var poiCandidates: [String]
  /// Channels, sorted by name.
  public var channels: [Channel]
  /// Sets of parameters, in the model's order.
  public var parameterSets: [ParameterSet]

  /// An inventory of this version's layout.
  public init(
    hfplot: String, workspace: WorkspaceReference, measurements: [Measurement], poi: String?, poiCandidates: [String],
    channels: [Channel], parameterSets: [ParameterSet]
  ) {
    schemaVersion = ResultSchema.version
    kind = Self.kind
    self.hfplot = hfplot
    self.workspace = workspace
    self.measurements = measurements
    self.poi = poi
    self.poiCandidates = poiCandidates
    self.channels = channels
    self.parameterSets = parameterSets
  }

  enum CodingKeys: String, CodingKey {
    case schemaVersion = "schema_version"
    case kind, hfplot, workspace, measurements, poi
    case poiCandidates = "poi_candidates"
    case channels
    case parameterSets = "parameter_sets"
  }
}
