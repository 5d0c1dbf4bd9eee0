// A workspace as an HS3 document: distributions with their constraints, data, likelihoods, domains, start values.
import HistFactory
import JSONTree

/// How a document is to be written.
public struct HS3Options: Sendable {
  /// Whose meaning of the words is written.
  public var dialect: HS3Dialect
  /// Codes that are written beside each modifier.
  public var interpolation: Interpolation
  /// Observables by channel; a channel without one gets an axis of bins from 0 on.
  public var axes: [String: HS3Axis]
  /// hfplot's version, for the metadata.
  public var version: String

  /// Every part by its name; those with a default may be left out.
  public init(
    dialect: HS3Dialect = .specification, interpolation: Interpolation = .standard, axes: [String: HS3Axis] = [:],
    version: String
  ) {
    self.dialect = dialect
    self.interpolation = interpolation
    self.axes = axes
    self.version = version
  }
}

/// Writes HS3 version 0.2.
public struct HS3Writer {
  let workspace: Workspace
  let options: HS3Options
  /// One a measurement.
  let models: [Model]
  /// Widths that a reader derives from the samples, by parameter set.
  let derived: [String: [Double]]
  private(set) var problems: [WorkspaceProblem] = []
  var distributions: [JSONValue] = []
  var functions: [JSONValue] = []
  /// Names of constraints that are distributions of their own, in order.
  var auxiliary: [String] = []
  /// Constants that constraints refer to: nominal values, and their ranges.
  var nominals: [(name: String, value: Double)] = []
  private var written: Set<String> = []

  /// The document.
  /// - Throws: everything that the dialect cannot say, at once.
  public static func document(_ workspace: Workspace, options: HS3Options) throws(WorkspaceProblems) -> JSONValue {
    var models: [Model] = []
    for measurement in workspace.measurements {
      models.append(try Model(workspace, measurement: measurement.name, interpolation: options.interpolation))
    }
    var writer = HS3Writer(workspace, options, models)
    let document = writer.document()
    guard writer.problems.isEmpty else { throw WorkspaceProblems(writer.problems) }
    return document
  }

  private init(_ workspace: Workspace, _ options: HS3Options, _ models: [Model]) {
    self.workspace = workspace
    self.options = options
    self.models = models
    derived = Self.derivedWidths(workspace, options.interpolation)
  }

  mutating func note(_ path: JSONPath, _ message: String, hint: String? = nil) {
    problems.append(WorkspaceProblem(path: path, message: message, hint: hint))
  }

  private mutating func document() -> JSONValue {
    // Notes of repairs change nothing of the model.
    let changes = workspace.extensions.map { block in
      var block = block
      block.repairs = []
      return block != WorkspaceExtension()
    }
    if changes == true {
      note(
        JSONPath([.key("hfplot")]), "an HS3 document has no place for what the block says",
        hint: "remove the block, or edit --decorrelate-constraints where that is exact")
    }
    checkConstraints()
    checkNames()
    for (position, channel) in workspace.channels.enumerated() { distributions.append(self.channel(channel, position)) }
    return [
      "metadata": [
        "hs3_version": "0.2",
        "packages": [["name": "hfplot", "version": .string(options.version)]],
      ],
      "distributions": .array(distributions),
      "functions": .array(functions),
      "data": .array(workspace.channels.map { data($0) }),
      "likelihoods": [likelihood],
      "domains": .array(models.map(domain)),
      "parameter_points": .array(models.map(point)),
      "analyses": .array(models.map(analysis)),
      "misc": ["hfplot": ["dialect": .string(options.dialect.rawValue)]],
    ]
  }

  // MARK: What a document cannot say

  /// HS3 has one set of constraints; measurements may only differ in ranges, start values and what is held.
  private mutating func checkConstraints() {
    guard let first = models.first else { return }
    for (position, model) in models.enumerated().dropFirst() {
      for (left, right) in zip(first.parameterSets, model.parameterSets) where left.constraint != right.constraint {
        note(
          JSONPath([.key("measurements"), .position(position)]),
          "constrains '\(right.name)' otherwise than '\(first.measurement)' does: an HS3 document has one constraint",
          hint: "--measurement writes one of them")
      }
    }
  }

  private mutating func checkNames() {
    var owners: [String: String] = [:]
    for set in models.first?.parameterSets ?? [] {
      for name in Self.names(set) {
        if let other = owners.updateValue(set.name, forKey: name) {
          note(
            JSONPath([.key("channels")]), "'\(other)' and '\(set.name)' would both have the parameter '\(name)'",
            hint: "rename one of them")
        }
      }
    }
  }

  // MARK: Parts

  /// Names of a set's parameters as HS3 has them: no brackets, which expressions could not hold.
  static func names(_ set: ParameterSet) -> [String] {
    set.isIndexed ? (0..<set.count).map { "\(set.name)_\($0)" } : [set.name]
  }

  func set(_ name: String) -> ParameterSet? { models.first?.parameterSets.first { $0.name == name } }

  func axis(of channel: Channel) -> JSONValue {
    guard let axis = options.axes[channel.name], let edges = axis.edges, edges.count == channel.binCount + 1 else {
      return [
        "name": .string("obs_x_\(channel.name)"), "min": 0.0, "max": JSONValue(Double(channel.binCount)),
        "nbins": JSONValue(channel.binCount),
      ]
    }
    let key = options.dialect == .root ? "bounds" : "edges"
    return .object(JSONObject([("name", .string(axis.name)), (key, JSONValue(edges))]))
  }

  private func data(_ channel: Channel) -> JSONValue {
    let observed = workspace.observations.first { $0.name == channel.name }?.data ?? []
    return [
      "name": .string("observed_\(channel.name)"), "type": "binned", "contents": JSONValue(observed),
      "axes": [axis(of: channel)],
    ]
  }

  private var likelihood: JSONValue {
    [
      "name": "likelihood",
      "distributions": .array(workspace.channels.map { .string("model_\($0.name)") }),
      "data": .array(workspace.channels.map { .string("observed_\($0.name)") }),
      "aux_distributions": .array(auxiliary.map { .string($0) }),
    ]
  }

  private func domain(_ model: Model) -> JSONValue {
    let axes = model.parameterSets.flatMap { set in
      zip(Self.names(set), set.bounds).map { name, range -> JSONValue in
        ["name": .string(name), "min": JSONValue(range.lower), "max": JSONValue(range.upper)]
      }
    }
    return ["name": .string("domain_\(model.measurement)"), "type": "product_domain", "axes": .array(axes)]
  }

  private func point(_ model: Model) -> JSONValue {
    var parameters = model.parameterSets.flatMap { set in
      zip(Self.names(set), zip(set.inits, set.fixed)).map { name, start -> JSONValue in
        let value: JSONValue = ["name": .string(name), "value": JSONValue(start.0)]
        return start.1 ? ["name": .string(name), "value": JSONValue(start.0), "const": true] : value
      }
    }
    parameters += nominals.map { ["name": .string($0.name), "value": JSONValue($0.value), "const": true] }
    return ["name": .string("start_\(model.measurement)"), "parameters": .array(parameters)]
  }

  private func analysis(_ model: Model) -> JSONValue {
    [
      "name": .string(model.measurement), "likelihood": "likelihood",
      "parameters_of_interest": .array(interest(model).map { .string($0) }),
      "domains": [.string("domain_\(model.measurement)")], "init": .string("start_\(model.measurement)"),
    ]
  }

  private func interest(_ model: Model) -> [String] {
    guard let poi = model.poi else { return [] }
    for set in model.parameterSets {
      if let position = set.componentNames.firstIndex(of: poi) { return [Self.names(set)[position]] }
    }
    return []
  }

  /// Writes a distribution once.
  mutating func addOnce(_ name: String, _ write: (inout HS3Writer) -> JSONValue) -> String {
    if written.insert(name).inserted {
      distributions.append(write(&self))
      auxiliary.append(name)
    }
    return name
  }
}
