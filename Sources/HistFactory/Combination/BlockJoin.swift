// Joining the extension blocks of two workspaces: what both declare under one name has to be the same.
import JSONTree

/// One block of two, by the rule that their workspaces are joined by.
struct BlockJoin {
  let rule: WorkspaceJoin.Rule

  /// Lists of the block, with what tells their entries apart.
  private static let lists: [(name: String, keys: [String])] = [
    ("parameters", ["name"]), ("functions", ["name"]), ("correlations", ["name"]),
    ("modifiers", ["name", "channel", "sample"]), ("shared_gammas", ["name", "channel"]), ("regularisation", ["name"]),
  ]

  /// - Parameters:
  ///   - kept: the side whose entries stay where the rule lets one side win.
  ///   - conflicts: what stands against it is added.
  func joined(_ kept: JSONObject, _ other: JSONObject, _ conflicts: inout [String]) -> JSONObject {
    var block = kept
    for (list, keys) in Self.lists {
      let entries = joined(kept.list(list), other.list(list), list, keys, &conflicts)
      if !entries.isEmpty { block[list] = .array(entries) }
    }
    if let theirs = other["constraints"]?.object {
      block["constraints"] = .object(constraints(kept["constraints"]?.object ?? JSONObject(), theirs, &conflicts))
    }
    let repairs = kept.list("repairs"), others = other.list("repairs").filter { !repairs.contains($0) }
    if !others.isEmpty { block["repairs"] = .array(repairs + others) }
    let joined = Set(Self.lists.map(\.name) + ["constraints", "repairs"])
    for member in other.members where !joined.contains(member.key) {
      if let own = block[member.key] {
        if !wins, !own.isSame(as: member.value) { conflicts.append("the blocks' '\(member.key)' differs") }
      } else {
        block[member.key] = member.value
      }
    }
    return block
  }

  /// Whether one side's entries stay whatever the other says.
  private var wins: Bool { rule == .leftOuter || rule == .rightOuter }

  private func joined(
    _ kept: [JSONValue], _ other: [JSONValue], _ list: String, _ keys: [String], _ conflicts: inout [String]
  ) -> [JSONValue] {
    var entries = kept
    for entry in other {
      let identity = keys.map { entry[$0]?.string ?? "" }
      guard let own = kept.first(where: { own in keys.map { own[$0]?.string ?? "" } == identity }) else {
        entries.append(entry)
        continue
      }
      if !wins, !own.isSame(as: entry) {
        conflicts.append("the blocks declare \(identity.joined(separator: ", ")) of '\(list)' in different ways")
      }
    }
    return entries
  }

  private func constraints(_ kept: JSONObject, _ other: JSONObject, _ conflicts: inout [String]) -> JSONObject {
    var constraints = kept
    for member in other.members {
      if let own = kept[member.key] {
        if !wins, !own.isSame(as: member.value) {
          conflicts.append("the blocks constrain \(member.key) in different ways")
        }
      } else {
        constraints[member.key] = member.value
      }
    }
    return constraints
  }
}

extension WorkspaceDraft {
  /// Names that the block gives to parameters of its own.
  var declaredNames: [String] {
    let block = block ?? JSONObject()
    return ["parameters", "shared_gammas"].flatMap { block.list($0) }.compactMap { $0["name"]?.string }
  }

  /// Names of what the block says about a parameter of the workspace's, which would then hold for all of that name.
  var ruledNames: Set<String> {
    let block = block ?? JSONObject()
    let lists = ["correlations", "regularisation"].flatMap { block.list($0) }
    let members = lists.flatMap { $0["parameters"]?.array?.compactMap(\.string) ?? [] }
    return Set(
      members.map { MeasurementDraft.component($0).set } + (block["constraints"]?.object?.keys ?? [])
        + block.list("functions").compactMap { $0["name"]?.string })
  }

  /// Gives the block's own parameters other names, wherever it speaks of them.
  mutating func renameDeclared(_ names: [String: String]) throws(EditProblem) {
    guard !names.isEmpty else { return }
    _ = try renameInBlock(names.mapValues { [$0] })
    changeBlock(["parameters", "shared_gammas"]) { entry in
      if let name = names[entry["name"]?.string ?? ""] { entry["name"] = .string(name) }
    }
    for index in measurements.indices {
      let (set, component) = MeasurementDraft.component(measurements[index].poi)
      if let name = names[set] { measurements[index].poi = name + component }
    }
  }

  /// Gives terms of several parameters, one of which is among `parameters`, a name with an ending.
  mutating func renameTerms(of parameters: Set<String>, ending: String) {
    changeBlock(["correlations", "regularisation"]) { entry in
      let members = entry.list("parameters").compactMap(\.string)
      guard members.contains(where: { parameters.contains(MeasurementDraft.component($0).set) }) else { return }
      entry["name"] = .string("\(entry["name"]?.string ?? "")_\(ending)")
    }
  }

  private mutating func changeBlock(_ lists: [String], _ body: (inout JSONObject) -> Void) {
    guard var block else { return }
    for list in lists { block.change(list, body) }
    self.block = block
  }
}
