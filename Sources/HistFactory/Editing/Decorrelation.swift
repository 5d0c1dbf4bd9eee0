// One parameter becomes several: for each region, each sample, or for normalisation and shape.
import Selectors

/// Renames modifiers after where they act; settings are copied to the new names.
struct Decorrelation: WorkspaceEdit {
  enum Criterion: String, CaseIterable {
    case region, sample
    case normalisationAndShape = "norm-shape"
  }
  var criterion: Criterion
  /// Regions that share a parameter, by the group's name, which takes the region's place; of the first that matches.
  var groups: [(name: String, channels: [String])]
  var scope: EditScope

  init(_ fields: inout EditFields) throws(EditProblem) {
    criterion = try fields.choice("by", Criterion.self)
    groups = try fields.lists("groups")
    if criterion != .region, !groups.isEmpty { throw EditProblem("groups are of regions", hint: "\"by\": \"region\"") }
    scope = try fields.scope(of: "modifiers", Set(EditScope.fields), isRequired: true)
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let known = Set(draft.modifierNames)
    var sizes: [String: Set<String>] = [:]
    let changes = try draft.renameModifiers { site in
      guard scope.contains(site), let name = newName(site) else { return nil }
      sizes[site.name, default: []].insert(name)
      return name
    }
    let taken = sizes.values.joined().filter(known.contains).sorted()
    if !taken.isEmpty { throw EditProblem(taken.map { "there is already a modifier \($0)" }) }
    let summary = sizes.sorted { $0.key.precedes($1.key) }.map { name, new in
      EditChange(modifier: name, what: "now \(new.count) parameters", caveat: "uncorrelated by choice")
    }
    return changes + summary
  }

  private func group(_ channel: String) -> String {
    groups.first { group in group.channels.contains { Glob($0).matches(channel) } }?.name ?? channel
  }

  private func newName(_ site: EditSite) -> String? {
    switch (criterion, site.type) {
    case (_, .lumi), (_, .shapesys): nil
    case (.region, _): "\(site.name)_\(group(site.channel))"
    case (.sample, _): "\(site.name)_\(site.sample)"
    case (.normalisationAndShape, .normsys): "\(site.name)_norm"
    case (.normalisationAndShape, .histosys): "\(site.name)_shape"
    case (.normalisationAndShape, _): nil
    }
  }
}
