// A workspace resolved for one measurement: channels in the model's order, parameters with their constraints, data.

/// What a likelihood is compiled from: pyhf's order of channels, samples and parameters (STATISTICS §1.1).
public struct Model: Sendable {
  /// Sorted by name; samples sorted by name within each, modifiers by (name, type).
  public var channels: [Channel]
  /// Observed counts by channel, in the order of `channels`; nil where the workspace has none.
  public var observations: [[Double]?]
  /// Name of the measurement.
  public var measurement: String
  /// In pyhf's order; every name is unique.
  public var parameterSets: [ParameterSet]
  /// Name of the parameter of interest (`mu`, or a component `gamma[3]`), if one is named that the model has.
  public var poi: String?
  /// What the measurement names as its parameter of interest although the model lacks it (background-only files).
  public var missingPOI: String?
  /// What goes beyond HistFactory.
  public var extensions = ModelExtension()
  /// Least expected events, where a person asks for them: no part of a workspace.
  public var clipping = RateClipping()
  /// What was ignored on the way from the workspace, in the order of the file.
  public var warnings: [WorkspaceProblem] = []
  /// The sets that modifiers use, by channel, sample and modifier in the order of `channels`; nil where not resolved.
  var resolvedSetIndices: [[[Int32]]]?

  /// Every part by its name.
  public init(
    channels: [Channel], observations: [[Double]?], measurement: String, parameterSets: [ParameterSet], poi: String?
  ) {
    self.channels = channels
    self.observations = observations
    self.measurement = measurement
    self.parameterSets = parameterSets
    self.poi = poi
  }

  /// The position in `parameterSets` of each modifier's set, by channel, sample and modifier in the order of `channels`.
  public var parameterSetIndices: [[[Int32]]] {
    if let resolvedSetIndices { return resolvedSetIndices }
    let positions = Dictionary(zip(parameterSets.map(\.name), 0...), uniquingKeysWith: { first, _ in first })
    return channels.map { channel in
      channel.samples.map { sample in sample.modifiers.map { Int32(positions[$0.name] ?? -1) } }
    }
  }

  /// Lines that figures and tables of the model should carry.
  public var stamps: [String] { extensions.stamps + clipping.stamps }

  /// Names of all parameters, components included, in the model's order.
  public var parameterNames: [String] { parameterSets.flatMap(\.componentNames) }

  /// What a user may want for a parameter of interest: the free normalisations, or every scalar if there are none.
  public var poiCandidates: [String] {
    let scalars = parameterSets.filter { !$0.isIndexed }
    let normalisations = scalars.filter { $0.types.contains(.normfactor) }
    return (normalisations.isEmpty ? scalars : normalisations).map(\.name)
  }
}

/// Parameters that belong to one name: one, or one a bin.
public struct ParameterSet: Sendable, Equatable {
  /// The auxiliary measurements of the set's components.
  public enum Constraint: Sendable, Equatable {
    /// No auxiliary measurement.
    case none
    /// Normal(center | θ, width).
    case normal(centers: [Double], widths: [Double])
    /// Poisson(observed | θ·tau); `taus` are the scale factors.
    case poisson(observed: [Double], taus: [Double])
  }
  /// Name that its modifiers share.
  public var name: String
  /// All modifier types that use the name, in the model's type order.
  public var types: [ModifierType]
  /// Whether components are indexed (`name[0]`): every set but the scalar types'.
  public var isIndexed: Bool
  /// Initial values, one a parameter of the set.
  public var inits: [Double]
  /// Bounds, one pair a parameter of the set.
  public var bounds: [ParameterConfiguration.Bounds]
  /// By component: a bin without content freezes its gamma.
  public var fixed: [Bool]
  /// How the set is constrained.
  public var constraint: Constraint
  /// Where component 0 of each channel lies: for per-bin sets, channel name → first component.
  public var channelOffsets: [String: Int]
  /// Constraints of single components in place of the set's, by component.
  public var overrides: [Int: Override] = [:]

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, types: [ModifierType], isIndexed: Bool, inits: [Double], bounds: [ParameterConfiguration.Bounds],
    fixed: [Bool], constraint: Constraint, channelOffsets: [String: Int] = [:]
  ) {
    self.name = name
    self.types = types
    self.isIndexed = isIndexed
    self.inits = inits
    self.bounds = bounds
    self.fixed = fixed
    self.constraint = constraint
    self.channelOffsets = channelOffsets
  }

  /// Whether no component has an auxiliary measurement.
  public var isFree: Bool { constraint == .none && overrides.isEmpty }

  /// Parameters of the set: bins, or 1.
  public var count: Int { inits.count }

  /// `name`, or `name[0]`, `name[1]`… for an indexed set.
  public var componentNames: [String] {
    isIndexed ? (0..<count).map { "\(name)[\($0)]" } : [name]
  }
}
