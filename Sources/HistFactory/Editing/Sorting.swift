// The order that pyhf's `Workspace.sorted` gives.

/// Sorts channels, samples, observations, measurements and settings by name, modifiers by name and type.
struct Sorting: WorkspaceEdit {
  var mayChangeNothing: Bool { true }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let before = draft
    draft.channels.sortByName()
    for channel in draft.channels.indices {
      draft.channels[channel].samples.sortByName()
      for sample in draft.channels[channel].samples.indices {
        draft.channels[channel].samples[sample].modifiers.sort { left, right in
          left.name == right.name ? left.type < right.type : left.name.precedes(right.name)
        }
      }
    }
    draft.observations.sortByName()
    draft.measurements.sortByName()
    for index in draft.measurements.indices { draft.measurements[index].parameters.sortByName() }
    return draft == before ? [] : [EditChange(what: "everything sorted by name")]
  }
}

extension Array where Element: NamedDraft {
  /// In code-point order; what has the same name keeps its order.
  fileprivate mutating func sortByName() { sort { $0.name.precedes($1.name) } }
}
