// Giving modifiers other names: the parameters' settings and the parameter of interest follow.
import JSONTree

extension WorkspaceDraft {
  /// Renames the modifiers that `newName` gives another name, and moves or copies the settings of their parameters.
  mutating func renameModifiers(_ newName: (EditSite) -> String?) throws(EditProblem) -> [EditChange] {
    var successors: [String: [String]] = [:]
    var changes: [EditChange] = []
    try eachSample { (channel, sample) throws(EditProblem) in
      for index in sample.modifiers.indices {
        let modifier = sample.modifiers[index]
        let site = EditSite(channel: channel, sample: sample.name, type: modifier.type, name: modifier.name)
        guard let name = newName(site), name != modifier.name else { continue }
        if modifier.type == .lumi {
          throw EditProblem("a lumi modifier cannot have another name", hint: "leave out type=lumi")
        }
        sample.modifiers[index].name = name
        if successors[site.name]?.contains(name) != true { successors[site.name, default: []].append(name) }
        changes.append(EditChange(site, "\(modifier.type.rawValue) renamed to \(name)"))
      }
    }
    let others = extensions.filter { $0 != "hfplot" }
    if !successors.isEmpty, !others.isEmpty {
      let blocks = others.map { "'\($0)'" }.joined(separator: ", ")
      changes.append(EditChange(what: "names in the block \(blocks) stay as they are: look them through"))
    }
    return try changes + moveSettings(successors) + renameInBlock(successors)
  }

  private mutating func moveSettings(_ successors: [String: [String]]) throws(EditProblem) -> [EditChange] {
    let remaining = Set(modifierNames)
    var changes: [EditChange] = []
    for index in measurements.indices {
      try changes += measurements[index].moveSettings(successors, remaining: remaining)
    }
    return changes
  }
}

extension MeasurementDraft {
  fileprivate mutating func moveSettings(
    _ successors: [String: [String]], remaining: Set<String>
  ) throws(EditProblem) -> [EditChange] {
    var changes: [EditChange] = []
    let taken = Set(parameters.map(\.name))
    parameters = parameters.flatMap { old -> [ParameterDraft] in
      guard let names = successors[old.name] else { return [old] }
      changes.append(
        EditChange(what: "measurement \(name): settings of \(old.name) for \(names.joined(separator: ", "))"))
      let copies = names.filter { !taken.contains($0) }.map { name in
        var copy = old
        copy.name = name
        return copy
      }
      return remaining.contains(old.name) ? [old] + copies : copies
    }
    let (set, index) = Self.component(poi)
    guard let names = successors[set], !remaining.contains(set) else { return changes }
    guard names.count == 1 else {
      throw EditProblem(
        "measurement \(name): the parameter of interest \(poi) would become \(names.count) parameters",
        hint: "leave it out of the selection")
    }
    changes.append(EditChange(what: "measurement \(name): parameter of interest \(poi) is now \(names[0])\(index)"))
    poi = names[0] + index
    return changes
  }

  /// A parameter's name as the name of its set and `[3]`, or nothing for a scalar.
  static func component(_ name: String) -> (set: String, index: String) {
    guard name.hasSuffix("]"), let bracket = name.lastIndex(of: "[") else { return (name, "") }
    return (String(name[..<bracket]), String(name[bracket...]))
  }
}

/// Several parameters become one: their modifiers get one name.
struct Correlation: WorkspaceEdit {
  var name: String
  var members: [String]

  init(_ fields: inout EditFields) throws(EditProblem) {
    name = try fields.text("name")
    members = try fields.names("parameters")
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let all = Set(members + [name])
    try check(draft, all)
    var changes = try draft.renameModifiers { all.contains($0.name) ? name : nil }
    for index in changes.indices where changes[index].modifier != nil {
      changes[index].caveat = "a parameter of its own before"
    }
    return changes
  }

  private func check(_ draft: WorkspaceDraft, _ all: Set<String>) throws(EditProblem) {
    let known = draft.modifierNames
    var findings = members.filter { !known.contains($0) }.map { missing("parameter", $0, known) }
    for channel in draft.channels {
      for sample in channel.samples {
        let types = sample.modifiers.filter { all.contains($0.name) }.map(\.type)
        if Set(types).count < types.count {
          findings.append("\(channel.name)/\(sample.name) has several of them with one type")
        }
      }
    }
    for measurement in draft.measurements {
      let settings = measurement.parameters.filter { all.contains($0.name) }
      let bodies = settings.map { setting in
        var body = setting
        body.name = ""
        return body
      }
      if let first = bodies.first, bodies.contains(where: { $0 != first }) {
        findings.append("measurement \(measurement.name) has different settings for them")
      }
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "systematics of one sample can be combined instead") }
  }
}

/// `there is no channel SRR; did you mean SR?`
func missing(_ kind: String, _ name: String, _ known: [String]) -> String {
  let near = nearestName(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
  return "there is no \(kind) \(name)\(near)"
}
