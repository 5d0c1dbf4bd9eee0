// Filling empty bins of templates: a repair, made only when it is asked for.
import JSONTree

/// Gives bins without nominal yield a value, and the templates of their systematics where those are empty too.
struct EmptyFilling: WorkspaceEdit {
  var value: Double
  var scope: EditScope
  var mayChangeNothing: Bool { true }

  init(_ fields: inout EditFields) throws(EditProblem) {
    value = try fields.number("value")
    scope = try fields.scope(of: "samples", ["channel", "sample"])
    if value <= 0 { throw EditProblem("\(value.brief) does not fill a bin", hint: "give a small number, e.g. 1e-6") }
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    var changes: [EditChange] = [], count = 0
    try draft.eachSample { (channel, sample) throws(EditProblem) in
      guard scope.contains(channel: channel, sample: sample.name) else { return }
      let empty = sample.data.indices.filter { sample.data[$0] == 0 }
      guard !empty.isEmpty else { return }
      let variations = sample.systematics.compactMap { name in sample.variation(of: name).map { (name, $0) } }
      sample.data = filled(sample.data, empty)
      for (name, old) in variations {
        var new = old
        new.nominal = sample.data
        new.shape = old.shape.map { .init(high: filled($0.high, empty), low: filled($0.low, empty)) }
        sample.set(new, of: name)
      }
      count += empty.count
      let bins = empty.map(String.init).joined(separator: ", ")
      changes.append(
        EditChange(
          channel: channel, sample: sample.name,
          what: "empty \(empty.count == 1 ? "bin" : "bins") \(bins) of \(sample.data.count) filled with \(value)",
          caveat: "a repair"))
    }
    if count > 0 { draft.note(repair: "\(count) empty \(count == 1 ? "bin" : "bins") filled with \(value.brief)") }
    return changes
  }

  private func filled(_ values: [Double], _ bins: [Int]) -> [Double] {
    var values = values
    for bin in bins where values[bin] == 0 { values[bin] = value }
    return values
  }
}

extension WorkspaceDraft {
  /// Writes into the extension block what was repaired: figures of the workspace say so.
  mutating func note(repair: String) {
    var block = block ?? JSONObject([("version", .string(WorkspaceExtension.version))])
    block["repairs"] = .array(block.list("repairs") + [.string(repair)])
    self.block = block
  }

  /// Takes the notes of repairs out again; says whether there were any.
  public mutating func dropRepairs() -> Bool {
    guard var block, block["repairs"] != nil else { return false }
    block["repairs"] = nil
    self.block = block
    return true
  }
}
