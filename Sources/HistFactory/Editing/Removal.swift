// Taking channels, samples, modifiers or a measurement out of a workspace.

/// Removes what a selector chooses: channels with their observations, modifiers with the settings of parameters that
/// nothing uses any more. Settings outlive channels and samples, as in pyhf: a patch may bring the signal back.
struct Removal: WorkspaceEdit {
  enum Kind { case channels, samples, modifiers }
  var kind: Kind
  var scope: EditScope

  init(_ kind: Kind, _ fields: inout EditFields) throws(EditProblem) {
    self.kind = kind
    let known: [Kind: Set<String>] = [.channels: ["channel"], .samples: ["channel", "sample"]]
    scope = try fields.scope(of: "\(kind)", known[kind] ?? Set(EditScope.fields), isRequired: true)
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    switch kind {
    case .channels: return try channels(&draft)
    case .samples: return try samples(&draft)
    case .modifiers:
      let before = Set(draft.modifierNames)
      return try modifiers(&draft) + draft.dropSettings(of: before.subtracting(draft.modifierNames))
    }
  }

  private func channels(_ draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let gone = draft.channels.map(\.name).filter { scope.contains(channel: $0) }
    guard gone.count < draft.channels.count else { throw EditProblem("no channel would be left") }
    let before = Set(draft.modifierNames)
    draft.channels.removeAll { gone.contains($0.name) }
    draft.observations.removeAll { gone.contains($0.name) }
    let changes = gone.map { EditChange(channel: $0, what: "removed with its observation") }
    return try changes + draft.dropFromBlock(before.subtracting(draft.modifierNames))
  }

  private func samples(_ draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    var (changes, findings): ([EditChange], [String]) = ([], [])
    let before = Set(draft.modifierNames)
    for index in draft.channels.indices {
      let channel = draft.channels[index].name
      let gone = draft.channels[index].samples.map(\.name).filter { scope.contains(channel: channel, sample: $0) }
      draft.channels[index].samples.removeAll { gone.contains($0.name) }
      if draft.channels[index].samples.isEmpty { findings.append("channel \(channel) would have no sample left") }
      changes += gone.map { EditChange(channel: channel, sample: $0, what: "removed") }
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "remove-channel removes whole channels") }
    return try changes + draft.dropFromBlock(before.subtracting(draft.modifierNames))
  }

  private func modifiers(_ draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    var changes: [EditChange] = []
    try draft.eachSample { (channel, sample) throws(EditProblem) in
      let name = sample.name
      sample.modifiers.removeAll { modifier in
        let site = EditSite(channel: channel, sample: name, type: modifier.type, name: modifier.name)
        guard scope.contains(site) else { return false }
        changes.append(EditChange(site, "\(modifier.type.rawValue) removed"))
        return true
      }
    }
    return changes
  }
}

/// Removes one measurement.
struct MeasurementRemoval: WorkspaceEdit {
  var name: String

  init(_ fields: inout EditFields) throws(EditProblem) { name = try fields.text("name") }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let names = draft.measurements.map(\.name)
    guard names.contains(name) else { throw EditProblem(missing("measurement", name, names)) }
    guard names.count > 1 else { throw EditProblem("it is the only measurement of the workspace") }
    draft.measurements.removeAll { $0.name == name }
    return [EditChange(what: "measurement \(name) removed")]
  }
}

extension WorkspaceDraft {
  /// Drops the settings of parameters that no modifier has any more; says when one was the parameter of interest.
  mutating func dropSettings(of gone: Set<String>) throws(EditProblem) -> [EditChange] {
    var changes: [EditChange] = []
    for index in measurements.indices {
      let name = measurements[index].name
      let dropped = measurements[index].parameters.map(\.name).filter(gone.contains)
      measurements[index].parameters.removeAll { gone.contains($0.name) }
      changes += dropped.map { EditChange(what: "measurement \(name): settings of \($0) dropped") }
      if gone.contains(MeasurementDraft.component(measurements[index].poi).set) {
        let poi = measurements[index].poi
        measurements[index].poi = ""
        changes.append(EditChange(what: "measurement \(name): no parameter of interest, \(poi) is gone"))
      }
    }
    return try changes + dropFromBlock(gone)
  }
}
