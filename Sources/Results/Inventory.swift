// What a workspace contains, as a document: channels, samples, parameters and where they act, measurements.

/// The contents of a workspace for one measurement; arrays are in the model's order.
public struct Inventory: Sendable, Equatable, Codable {
  public static let kind = "inventory"

  /// One region with its samples.
  public struct Channel: Sendable, Equatable, Codable {
    public var name: String
    public var bins: Int
    public var samples: [Sample]
    /// Observed events by bin; left out where the workspace has none.
    public var observed: [Double]?
    public init(name: String, bins: Int, samples: [Sample], observed: [Double]?) {
      self.name = name
      self.bins = bins
      self.samples = samples
      self.observed = observed
    }
  }

  /// One sample of a channel: nominal yields by bin and how many modifiers of each type it has.
  public struct Sample: Sendable, Equatable, Codable {
    public var name: String
    public var yields: [Double]
    public var modifiers: [String: Int]
    public init(name: String, yields: [Double], modifiers: [String: Int]) {
      self.name = name
      self.yields = yields
      self.modifiers = modifiers
    }
  }

  /// A parameter set: one name in the workspace, one parameter of the model or one a bin.
  public struct ParameterSet: Sendable, Equatable, Codable {
    public var name: String
    public var types: [String]
    /// `normal`, `poisson`, `lognormal` or `none`; `mixed` where components differ.
    public var constraint: String
    /// Names of the set's parameters in the model's order.
    public var parameters: [String]
    public var inits: [Double]
    public var bounds: [[Double]]
    public var fixed: [Bool]
    /// Samples that the set acts on, by channel.
    public var actsOn: [Target]

    public struct Target: Sendable, Equatable, Codable {
      public var channel: String
      public var samples: [String]
      public init(channel: String, samples: [String]) {
        self.channel = channel
        self.samples = samples
      }
    }

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
    public var name: String
    public var poi: String
    public init(name: String, poi: String) {
      self.name = name
      self.poi = poi
    }
  }

  public var schemaVersion: Int
  public var kind: String
  public var hfplot: String
  public var workspace: WorkspaceReference
  public var measurements: [Measurement]
  /// The parameter of interest in use.
  public var poi: String?
  /// What could be one.
  public var poiCandidates: [String]
  public var channels: [Channel]
  public var parameterSets: [ParameterSet]

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
