// Names in an extension block that follow those of modifiers, channels and samples.
import Expressions
import JSONTree

extension WorkspaceDraft {
  /// Renames parameters wherever the block speaks of them.
  /// - Parameter successors: the new names of each old one; more than one only constraints can follow, by copies.
  mutating func renameInBlock(_ successors: [String: [String]]) throws(EditProblem) -> [EditChange] {
    guard let block, !successors.isEmpty else { return [] }
    var renaming = ExtensionRenaming(successors, remaining: Set(modifierNames))
    let renamed = renaming.applied(to: block)
    guard renaming.findings.isEmpty else {
      throw EditProblem(renaming.findings, hint: "edit the hfplot block first, or leave them out of the selection")
    }
    self.block = renamed
    return renaming.places.map { EditChange(what: "the hfplot block follows: \($0)") }
  }

  /// Renames a channel or a sample where the block's modifiers and shared gammas stand.
  mutating func renamePlacesInBlock(
    _ key: String, from: String, to: String, inChannel isChosen: (String) -> Bool
  ) -> [EditChange] {
    guard var block else { return [] }
    var changes: [EditChange] = []
    for list in ["modifiers", "shared_gammas"] {
      block.change(list) { entry in
        guard isChosen(entry["channel"]?.string ?? "") else { return }
        let old = entry
        if entry[key]?.string == from { entry[key] = .string(to) }
        if key == "sample", let samples = entry["samples"]?.array {
          entry["samples"] = .array(samples.map { $0.string == from ? .string(to) : $0 })
        }
        if old != entry {
          changes.append(EditChange(what: "the hfplot block follows: \(key) of '\(entry["name"]?.string ?? "")'"))
        }
      }
    }
    self.block = block
    return changes
  }
}

extension JSONObject {
  /// Changes each object of a list; without the list nothing happens.
  mutating func change(_ list: String, _ body: (inout JSONObject) -> Void) {
    guard let entries = self[list]?.array else { return }
    self[list] = .array(
      entries.map { entry in
        guard var object = entry.object else { return entry }
        body(&object)
        return .object(object)
      })
  }
}

private struct ExtensionRenaming {
  private let successors: [String: [String]]
  private let remaining: Set<String>
  /// What stands against it.
  var findings: [String] = []
  /// What was changed.
  var places: [String] = []

  init(_ successors: [String: [String]], remaining: Set<String>) {
    self.successors = successors
    self.remaining = remaining
  }

  mutating func applied(to block: JSONObject) -> JSONObject {
    var block = block
    refuseNamesOf(block)
    constraints(&block)
    for list in ["correlations", "regularisation"] {
      block.change(list) { parameters(&$0, "parameters of '\($0["name"]?.string ?? "")'") }
    }
    block.change("functions") { function in
      let own = function["name"]?.string ?? ""
      if let name = name(own, in: "the function") {
        function["name"] = .string(name)
        places.append("function \(own) is now \(name)")
      }
      expression(&function, "expression of '\(own)'")
    }
    block.change("modifiers") { expression(&$0, "expression of '\($0["name"]?.string ?? "")'") }
    return block
  }

  /// A name that the block declares would make one thing of two.
  private mutating func refuseNamesOf(_ block: JSONObject) {
    let declared = ["parameters", "functions", "shared_gammas"].flatMap { block.list($0) }
      .compactMap { $0.object?["name"]?.string }
    let new = Set(successors.values.joined())
    findings += declared.filter(new.contains).map { "the hfplot block has a name \($0) already" }
  }

  /// All that a set is called from now on; nil if it keeps its name alone.
  private func names(of set: String) -> [String]? {
    successors[set].map { remaining.contains(set) ? [set] + $0 : $0 }
  }

  private mutating func name(_ name: String, in place: String) -> String? {
    let (set, index) = MeasurementDraft.component(name)
    guard let names = names(of: set) else { return nil }
    if names.count == 1 { return names[0] + index }
    findings.append("\(place) of the hfplot block: \(name) would become \(names.count) parameters")
    return nil
  }

  private mutating func constraints(_ block: inout JSONObject) {
    guard let old = block["constraints"]?.object else { return }
    var new = JSONObject()
    for member in old.members {
      let names = names(of: member.key) ?? [member.key]
      if names != [member.key] { places.append("constraint of \(member.key) for \(names.joined(separator: ", "))") }
      for name in names {
        if let other = new[name], !other.isSame(as: member.value) {
          findings.append("the hfplot block constrains the parameters that become \(name) in different ways")
        }
        new[name] = member.value
      }
    }
    block["constraints"] = .object(new)
  }

  private mutating func parameters(_ entry: inout JSONObject, _ place: String) {
    let old = entry.list("parameters").compactMap(\.string)
    let new = old.map { name($0, in: place) ?? $0 }
    guard old != new else { return }
    if Set(new).count < new.count { findings.append("\(place) of the hfplot block would be one parameter") }
    entry["parameters"] = .array(new.map { .string($0) })
    places.append(place)
  }

  /// Names of the entry's own numbers are no parameters'.
  private mutating func expression(_ entry: inout JSONObject, _ place: String) {
    guard let old = entry["expression"]?.string else { return }
    let own = Set(entry["data"]?.object?.keys ?? [])
    var renaming = self
    let new = try? Expression.renamed(old) { own.contains($0) ? nil : renaming.name($0, in: place) }
    self = renaming
    guard let new, new != old else { return }
    entry["expression"] = .string(new)
    places.append(place)
  }
}
