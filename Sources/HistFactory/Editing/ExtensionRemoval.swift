// What an extension block says of parameters and places that are gone.
import Expressions
import JSONTree

extension WorkspaceDraft {
  /// Takes parameters out of the block that no modifier has any more, with its entries for samples that are gone.
  ///
  /// A correlated constraint keeps the matrix of the others: for a parameter that moves nothing, the minimum over it is
  /// their marginal. Functions and regularisations cannot do without: they are refused.
  mutating func dropFromBlock(_ gone: Set<String>) throws(EditProblem) -> [EditChange] {
    guard let block else { return [] }
    var removal = ExtensionRemoval(gone, channels: channels)
    let left = removal.applied(to: block)
    guard removal.findings.isEmpty else {
      throw EditProblem(removal.findings, hint: "take them out of the hfplot block first")
    }
    self.block = left
    return removal.changes
  }
}

private struct ExtensionRemoval {
  private let gone: Set<String>
  /// Samples that are left, by channel.
  private let samples: [String: Set<String>]
  var findings: [String] = []
  var changes: [EditChange] = []

  init(_ gone: Set<String>, channels: [ChannelDraft]) {
    self.gone = gone
    samples = Dictionary(
      channels.map { ($0.name, Set($0.samples.map(\.name))) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func applied(to block: JSONObject) -> JSONObject {
    var block = block
    places(&block)
    constraints(&block)
    correlations(&block)
    let declared = Set(
      ["functions", "parameters", "shared_gammas"].flatMap { block.list($0) }.compactMap { $0.object?["name"]?.string })
    for entry in block.list("regularisation").compactMap(\.object) {
      refuse(entry.list("parameters").compactMap(\.string), entry, declared)
    }
    for entry in (block.list("functions") + block.list("modifiers")).compactMap(\.object) {
      let names = entry["expression"]?.string.flatMap { try? Expression($0) }?.names ?? []
      refuse(names, entry, declared.union(entry["data"]?.object?.keys ?? []))
    }
    return block
  }

  private mutating func say(_ what: String, caveat: String? = nil) {
    changes.append(EditChange(what: "hfplot block: \(what)", caveat: caveat))
  }

  private func isGone(_ name: String) -> Bool { gone.contains(MeasurementDraft.component(name).set) }

  private mutating func refuse(_ names: [String], _ entry: JSONObject, _ declared: Set<String>) {
    for name in names where isGone(name) && !declared.contains(MeasurementDraft.component(name).set) {
      findings.append("'\(entry["name"]?.string ?? "")' of the hfplot block uses \(name), which would be gone")
    }
  }

  /// Modifiers and shared gammas of samples that are no more.
  private mutating func places(_ block: inout JSONObject) {
    for key in ["modifiers", "shared_gammas"] {
      let left = block.list(key).filter { value in
        guard let entry = value.object, let channel = entry["channel"]?.string else { return true }
        let own = (entry.list("samples") + [entry["sample"]].compactMap { $0 }).compactMap(\.string)
        if own.contains(where: { samples[channel]?.contains($0) == true }) { return true }
        say("'\(entry["name"]?.string ?? "")' of \(channel) dropped")
        return false
      }
      if left.count < block.list(key).count { block[key] = left.isEmpty ? nil : .array(left) }
    }
  }

  private mutating func constraints(_ block: inout JSONObject) {
    guard var constraints = block["constraints"]?.object else { return }
    for name in constraints.keys where gone.contains(name) {
      constraints[name] = nil
      say("constraint of \(name) dropped")
    }
    block["constraints"] = constraints.count == 0 ? nil : .object(constraints)
  }

  private mutating func correlations(_ block: inout JSONObject) {
    var left: [JSONValue] = []
    for value in block.list("correlations") {
      guard var entry = value.object else { continue }
      let names = entry.list("parameters").compactMap(\.string), kept = names.indices.filter { !isGone(names[$0]) }
      if kept.isEmpty {
        say("correlation '\(entry["name"]?.string ?? "")' dropped")
        continue
      }
      if kept.count < names.count { keep(kept, of: names, &entry) }
      left.append(.object(entry))
    }
    block["correlations"] = left.isEmpty ? nil : .array(left)
  }

  /// The rows and columns of some parameters only.
  private mutating func keep(_ kept: [Int], of names: [String], _ entry: inout JSONObject) {
    let name = entry["name"]?.string ?? ""
    func part(_ list: [JSONValue]) -> JSONValue { .array(kept.map { list[$0] }) }
    for key in ["covariance", "correlation"] {
      guard let rows = entry[key]?.array?.map({ $0.array ?? [] }) else { continue }
      guard rows.count == names.count, rows.allSatisfy({ $0.count == names.count }) else {
        findings.append("the rows of '\(name)' in the hfplot block belong to components of its parameters")
        return
      }
      entry[key] = .array(kept.map { part(rows[$0]) })
    }
    if var kernel = entry["kernel"]?.object {
      let positions = kernel["positions"]?.array ?? names.indices.map { JSONValue(Double($0)) }
      guard positions.count == names.count else {
        findings.append("the positions of '\(name)' in the hfplot block belong to components of its parameters")
        return
      }
      kernel["positions"] = part(positions)
      entry["kernel"] = .object(kernel)
    }
    for key in ["widths", "centers"] {
      if let list = entry[key]?.array, list.count == names.count { entry[key] = part(list) }
    }
    entry["parameters"] = part(names.map { .string($0) })
    let lost = names.filter(isGone).joined(separator: ", ")
    say("correlation '\(name)' without \(lost)")
  }
}
