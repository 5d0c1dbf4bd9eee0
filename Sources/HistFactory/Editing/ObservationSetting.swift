// Observed counts from elsewhere.
import JSONTree

/// Sets the observed counts of channels, by name.
public struct ObservationSetting: WorkspaceEdit {
  var counts: [(channel: String, values: [JSONValue])]

  init(_ fields: inout EditFields) throws(EditProblem) {
    let channel = try fields.text("channel")
    counts = [(channel, try fields.numbers("counts"))]
  }

  /// - Parameter counts: by channel.
  public init(_ counts: [(channel: String, values: [Double])]) {
    self.counts = counts.map { ($0.channel, $0.values.map { JSONValue($0) }) }
  }

  /// Throws where a channel or its bins are not in the draft.
  public func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    var changes: [EditChange] = []
    for (name, values) in counts {
      guard let channel = draft.channels.first(where: { $0.name == name }) else {
        throw EditProblem(missing("channel", name, draft.channels.map(\.name)))
      }
      guard channel.binCount == values.count else {
        throw EditProblem("channel \(name) has \(channel.binCount) bins, not \(values.count)")
      }
      guard values.allSatisfy({ ($0.double ?? -1) >= 0 }) else {
        throw EditProblem("channel \(name): observed counts are not negative")
      }
      let sum = values.reduce(0) { $0 + ($1.double ?? 0) }
      if let index = draft.observations.firstIndex(where: { $0.name == name }) {
        let old = draft.observations[index].data.reduce(0, +)
        draft.observations[index].members["data"] = .array(values)
        changes.append(EditChange(channel: name, what: "observed \(old.brief) events, now \(sum.brief)"))
      } else {
        draft.observations.append(ObservationDraft(name: name, data: values))
        changes.append(EditChange(channel: name, what: "observed \(sum.brief) events, none before"))
      }
    }
    return changes
  }
}

extension Double {
  /// Six digits at most, without a trailing `.0`.
  var brief: String {
    guard isFinite, magnitude < 1e15 else { return description }
    var scale = 1.0
    while magnitude * scale < 1e5, magnitude > 0, scale < 1e20 { scale *= 10 }
    let digits = ((self * scale).rounded() / scale).description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}
