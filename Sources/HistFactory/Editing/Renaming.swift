// Another name for a channel, a sample, a modifier with its parameter, or a measurement.

/// Renames one thing everywhere it is spoken of.
struct Renaming: WorkspaceEdit {
  enum Kind: String { case channel, sample, modifier, measurement }
  var kind: Kind
  var from: String
  var to: String
  /// Of samples and modifiers.
  var scope: EditScope

  init(_ kind: Kind, _ fields: inout EditFields) throws(EditProblem) {
    self.kind = kind
    from = try fields.text("from")
    to = try fields.text("to")
    let known: Set<String> = kind == .sample ? ["channel"] : ["channel", "sample", "type"]
    scope = try kind == .channel || kind == .measurement ? .everything : fields.scope(of: kind.rawValue + "s", known)
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    switch kind {
    case .channel: try channel(&draft)
    case .sample: try sample(&draft)
    case .modifier: try modifier(&draft)
    case .measurement: try measurement(&draft)
    }
  }

  private func channel(_ draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let names = draft.channels.map(\.name)
    try check(names, taken: names + draft.observations.map(\.name).filter { $0 != from })
    var changes: [EditChange] = []
    for index in draft.channels.indices where draft.channels[index].name == from {
      draft.channels[index].name = to
      changes.append(EditChange(channel: from, what: "renamed to \(to)"))
    }
    for index in draft.observations.indices where draft.observations[index].name == from {
      draft.observations[index].name = to
      changes.append(EditChange(channel: from, what: "its observation renamed to \(to)"))
    }
    return changes + draft.renamePlacesInBlock("channel", from: from, to: to) { _ in true }
  }

  private func sample(_ draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let chosen = draft.channels.indices.filter { scope.contains(channel: draft.channels[$0].name) }
    try check(chosen.flatMap { draft.channels[$0].samples.map(\.name) }, taken: [])
    var (changes, findings): ([EditChange], [String]) = ([], [])
    for index in chosen {
      let channel = draft.channels[index]
      guard let position = channel.samples.firstIndex(where: { $0.name == from }) else { continue }
      if channel.samples.contains(where: { $0.name == to }) {
        findings.append("channel \(channel.name) has a sample \(to)")
      }
      draft.channels[index].samples[position].name = to
      changes.append(EditChange(channel: channel.name, sample: from, what: "renamed to \(to)"))
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "merge-samples makes one sample of several") }
    return changes
      + draft.renamePlacesInBlock("sample", from: from, to: to) { scope.contains(channel: $0) }
  }

  private func modifier(_ draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let names = draft.modifierNames
    try check(names, taken: names, hint: "to make them one parameter: correlate \(to)=\(from)")
    return try draft.renameModifiers { $0.name == from && scope.contains($0) ? to : nil }
  }

  private func measurement(_ draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let names = draft.measurements.map(\.name)
    try check(names, taken: names)
    for index in draft.measurements.indices where draft.measurements[index].name == from {
      draft.measurements[index].name = to
    }
    return [EditChange(what: "measurement \(from) renamed to \(to)")]
  }

  private func check(_ names: [String], taken: [String], hint: String? = nil) throws(EditProblem) {
    guard names.contains(from) else { throw EditProblem(missing(kind.rawValue, from, names)) }
    guard !to.isEmpty else { throw EditProblem("the new name is empty") }
    if from != to, taken.contains(to) { throw EditProblem("there is already a \(kind.rawValue) \(to)", hint: hint) }
  }
}
