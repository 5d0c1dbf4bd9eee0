// From a JSON document to a workspace, in one walk over its tape.

import JSONTree

extension Workspace {
  /// Reads a workspace and checks its shape; its structure is checked when a `Model` is made of it.
  public init(_ document: JSONDocument) throws(WorkspaceProblems) {
    var reader = WorkspaceReader()
    let workspace = reader.workspace(document.root)
    guard reader.complaints.isEmpty else {
      throw WorkspaceProblems.ofDocument(document, shape: reader.complaints, workspace)
    }
    self = workspace
  }
}

/// Reads what it can and notes all that it cannot.
///
/// What cannot be read leaves a placeholder (an empty name or array), so that positions stay those of the file.
struct WorkspaceReader {
  var names = NameTable()
  private(set) var complaints: [WorkspaceProblem] = []

  mutating func workspace(_ node: JSONNode) -> Workspace {
    let fields = object(node, "a workspace", Self.workspaceKeys, required: 4)
    checkVersion(fields?[3], of: "workspace")
    return Workspace(
      channels: list(fields?[0], "channels") { $0.channel($1) },
      measurements: list(fields?[1], "measurements") { $0.measurement($1) },
      observations: list(fields?[2], "observations") { $0.observation($1) },
      extensions: fields?[4].map { extensionBlock($0) })
  }

  private static let workspaceKeys = JSONKeys("channels", "measurements", "observations", "version", "hfplot")
  private static let channelKeys = JSONKeys("name", "samples")
  private static let sampleKeys = JSONKeys("name", "data", "modifiers")
  private static let observationKeys = JSONKeys("name", "data")

  mutating func checkVersion(_ node: JSONNode?, of format: String) {
    guard let node, !node.isString("1.0.0") else { return }
    guard let text = node.string else { return note(node, .wrongKind("version", .string, node.kind)) }
    note(node, .version(text, format))
  }

  private mutating func channel(_ node: JSONNode) -> Channel {
    let fields = object(node, "a channel", Self.channelKeys, required: 2)
    return Channel(name: name(fields?[0]), samples: list(fields?[1], "samples") { $0.sample($1) })
  }

  private mutating func sample(_ node: JSONNode) -> Sample {
    let fields = object(node, "a sample", Self.sampleKeys, required: 3)
    return Sample(
      name: name(fields?[0]), data: numbers(fields?[1], "data"),
      modifiers: list(fields?[2], "modifiers", mayBeEmpty: true) { $0.modifier($1) })
  }

  private mutating func observation(_ node: JSONNode) -> Observation {
    let fields = object(node, "an observation", Self.observationKeys, required: 2)
    return Observation(name: name(fields?[0]), data: numbers(fields?[1], "data"))
  }
}

// MARK: - Parts of all objects

extension WorkspaceReader {
  mutating func note(_ node: JSONNode, _ wording: @autoclosure () -> Wording) {
    guard complaints.count < WorkspaceProblems.limit else { return }
    let wording = wording()
    complaints.append(WorkspaceProblem(path: node.path, message: wording.message, hint: wording.hint))
  }

  /// The members of an object, the first `required` of which must be there; nil if it is none.
  mutating func object(_ node: JSONNode, _ what: String, _ keys: JSONKeys, required: Int) -> JSONFields? {
    guard node.kind == .object else {
      note(node, .wrongKind(what, .object, node.kind))
      return nil
    }
    let fields = node.fields(keys)
    if fields.hasSurprises { noteSurprises(node, what, keys) }
    for position in 0..<required where fields[position] == nil {
      note(node, .missingKey(keys.strings[position], what))
    }
    return fields
  }

  private mutating func noteSurprises(_ node: JSONNode, _ what: String, _ keys: JSONKeys) {
    let (unknown, repeated) = node.surprises(keys)
    for member in unknown { note(member.value, .unknownKey(member.key, what, keys.strings)) }
    for member in repeated { note(member.value, .repeatedKey(member.key)) }
  }

  mutating func list<Element>(
    _ node: JSONNode?, _ what: String, mayBeEmpty: Bool = false,
    _ read: (inout WorkspaceReader, JSONNode) -> Element
  ) -> [Element] {
    guard let node else { return [] }
    guard node.kind == .array else {
      note(node, .wrongKind(what, .array, node.kind))
      return []
    }
    if node.count == 0, !mayBeEmpty { note(node, .empty(what)) }
    var result: [Element] = []
    result.reserveCapacity(node.count)
    for element in node.elements { result.append(read(&self, element)) }
    return result
  }

  mutating func name(_ node: JSONNode?) -> String {
    guard let node else { return "" }
    guard let (name, isLookAlike) = names.name(node) else {
      note(node, .wrongKind("name", .string, node.kind))
      return ""
    }
    if isLookAlike { note(node, .lookAlikes(name)) }
    if name.isEmpty { note(node, .emptyName) }
    return name
  }

  /// At least one finite number; empty if that is not what stands there.
  mutating func numbers(_ node: JSONNode?, _ what: String) -> [Double] {
    guard let node else { return [] }
    if let values = node.doubles, !values.isEmpty { return values }
    noteNumbers(node, what)
    return []
  }

  private mutating func noteNumbers(_ node: JSONNode, _ what: String) {
    guard node.kind == .array else { return note(node, .wrongKind(what, .array, node.kind)) }
    if node.count == 0 { return note(node, .empty(what)) }
    for element in node.elements { _ = number(element, "a value of \(what)") }
  }

  /// A finite number; nil if that is not what stands there.
  mutating func number(_ node: JSONNode?, _ what: @autoclosure () -> String) -> Double? {
    guard let node else { return nil }
    guard let value = node.double else {
      note(node, .wrongKind(what(), .number, node.kind))
      return nil
    }
    guard value.isFinite else {
      note(node, .nonFinite(node.numberToken ?? ""))
      return nil
    }
    return value
  }
}
