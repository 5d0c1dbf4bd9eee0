// A workspace document under edit: what no edit touches stays as the file spells it.
import JSONTree

/// A mutable workspace that keeps number tokens, member order and members that this version does not know.
public struct WorkspaceDraft: Sendable, Equatable {
  /// Channels in the order of the file.
  public var channels: [ChannelDraft]
  /// Observations in the order of the file.
  public var observations: [ObservationDraft]
  /// Measurements in the order of the file.
  public var measurements: [MeasurementDraft]
  private var members: JSONObject

  /// Takes a document apart that was read as a workspace before.
  public init(_ document: JSONDocument) { self.init(JSONValue(document.root)) }

  /// A draft of a workspace's JSON; what is no workspace gives empty lists.
  public init(_ value: JSONValue) {
    members = value.object ?? JSONObject()
    channels = members.list("channels").map(ChannelDraft.init)
    observations = members.list("observations").map(ObservationDraft.init)
    measurements = members.list("measurements").map(MeasurementDraft.init)
  }

  /// The document.
  public var json: JSONValue {
    var object = members
    object["channels"] = .array(channels.map(\.json))
    object["observations"] = .array(observations.map { .object($0.members) })
    object["measurements"] = .array(measurements.map(\.json))
    return .object(object)
  }

  /// Takes over members that no list of this type holds: extension blocks are joined, others must agree.
  mutating func takeOver(_ other: WorkspaceDraft, by rule: WorkspaceJoin.Rule, _ conflicts: inout [String]) {
    for member in other.members.members where other.extensions.contains(member.key) {
      if member.key == "hfplot", let own = block, let theirs = other.block {
        block = BlockJoin(rule: rule).joined(own, theirs, &conflicts)
      } else if let own = members[member.key] {
        if !own.isSame(as: member.value) { conflicts.append("the member '\(member.key)' is another on each side") }
      } else {
        members[member.key] = member.value
      }
    }
  }

  /// Members beyond those of a plain workspace, such as an extension block.
  var extensions: [String] {
    members.keys.filter { !["channels", "observations", "measurements", "version"].contains($0) }
  }

  /// The extension block as it is written; an empty one is taken out.
  var block: JSONObject? {
    get { members["hfplot"]?.object }
    set { members["hfplot"] = newValue.flatMap { $0.keys.allSatisfy { $0 == "version" } ? nil : .object($0) } }
  }

  /// Drops them, and says which there were.
  public mutating func dropExtensions() -> [String] {
    let names = extensions
    for name in names { members[name] = nil }
    return names
  }

  /// Version of the workspace's format; empty where it says none.
  public var version: String { members["version"]?.string ?? "" }

  /// The names of all modifiers, in the order in which they come first.
  public var modifierNames: [String] {
    var seen: Set<String> = [], names: [String] = []
    for channel in channels {
      for sample in channel.samples {
        for modifier in sample.modifiers {
          let name = modifier.name
          if seen.insert(name).inserted { names.append(name) }
        }
      }
    }
    return names
  }
}

/// A named object of the document.
public protocol NamedDraft: Sendable, Equatable {
  var members: JSONObject { get set }
  var name: String { get set }
}

extension NamedDraft {
  /// The member `name`; empty where there is none.
  public var name: String {
    get { members["name"]?.string ?? "" }
    set { members["name"] = .string(newValue) }
  }
}

/// A channel with its samples.
public struct ChannelDraft: NamedDraft {
  /// The JSON object of the channel, without its samples.
  public var members: JSONObject
  /// Samples in the order of the file.
  public var samples: [SampleDraft]

  init(_ value: JSONValue) {
    members = value.object ?? JSONObject()
    samples = members.list("samples").map(SampleDraft.init)
  }

  var json: JSONValue {
    var object = members
    object["samples"] = .array(samples.map(\.json))
    return .object(object)
  }

  /// Bins of the first sample.
  public var binCount: Int { samples.first?.members["data"]?.count ?? 0 }
}

/// A sample with its modifiers.
public struct SampleDraft: NamedDraft {
  /// The JSON object of the sample, without its modifiers.
  public var members: JSONObject
  /// Modifiers in the order of the file.
  public var modifiers: [ModifierDraft]

  init(_ value: JSONValue) {
    members = value.object ?? JSONObject()
    modifiers = members.list("modifiers").map(ModifierDraft.init)
  }

  /// A sample of an edit's own making.
  public init(name: String, data: [Double], modifiers: [ModifierDraft]) {
    members = JSONObject([("name", .string(name)), ("data", JSONValue(data)), ("modifiers", .array([]))])
    self.modifiers = modifiers
  }

  var json: JSONValue {
    var object = members
    object["modifiers"] = .array(modifiers.map(\.json))
    return .object(object)
  }

  /// Nominal yields by bin.
  public var data: [Double] {
    get { members.numbers("data") }
    set { members["data"] = JSONValue(newValue) }
  }
}

/// Observed counts of one channel.
public struct ObservationDraft: NamedDraft {
  /// The JSON object of the observation.
  public var members: JSONObject
  init(_ value: JSONValue) { members = value.object ?? JSONObject() }
  init(name: String, data: [JSONValue]) {
    members = JSONObject([("name", .string(name)), ("data", .array(data))])
  }

  /// Observed events by bin.
  public var data: [Double] { members.numbers("data") }
}

/// A measurement with its settings of parameters.
public struct MeasurementDraft: NamedDraft {
  /// The JSON object of the measurement.
  public var members: JSONObject
  /// The parameter of interest; empty without one.
  public var poi: String
  /// Settings of parameters in the order of the file.
  public var parameters: [ParameterDraft]

  init(_ value: JSONValue) {
    members = value.object ?? JSONObject()
    let config = members["config"]?.object ?? JSONObject()
    poi = config["poi"]?.string ?? ""
    parameters = config.list("parameters").map(ParameterDraft.init)
  }

  var json: JSONValue {
    var config = members["config"]?.object ?? JSONObject()
    config["poi"] = .string(poi)
    config["parameters"] = .array(parameters.map { .object($0.members) })
    var object = members
    object["config"] = .object(config)
    return .object(object)
  }
}

/// The settings of one parameter set.
public struct ParameterDraft: NamedDraft {
  /// The JSON object of the parameter's settings.
  public var members: JSONObject
  init(_ value: JSONValue) { members = value.object ?? JSONObject() }

  /// The members that hold one entry a component.
  static let lists = ["inits", "bounds", "auxdata", "factors", "sigmas"]
}

extension JSONObject {
  func list(_ key: String) -> [JSONValue] { self[key]?.array ?? [] }
  func numbers(_ key: String) -> [Double] { self[key]?.numbers ?? [] }
}

extension JSONValue {
  /// A list's numbers, NaN for what is none.
  var numbers: [Double] { doubles ?? (array ?? []).map { $0.double ?? .nan } }
}

extension WorkspaceDraft {
  /// The text of the document.
  public func text(layout: JSONWriter.Layout = .pretty) throws(WorkspaceProblems) -> [UInt8] {
    try WorkspaceProblems.catching { () throws(JSONProblem) in try JSONWriter.write(json, layout: layout) }
  }

  /// The document read again.
  /// - Parameter name: what problems call it.
  public func document(name: String = "the edited workspace") throws(WorkspaceProblems) -> JSONDocument {
    try WorkspaceProblems.catching { () throws(JSONProblem) in try JSONDocument(written: json, file: name) }
  }

  /// The workspace that the document is.
  public func workspace() throws(WorkspaceProblems) -> Workspace { try Workspace(document()) }
}
