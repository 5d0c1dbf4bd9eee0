// Named groups of parameters: by patterns of the user's, by annotation, or by modifier type.
import Likelihood
import Results

/// A map from group names to members, in the order in which it was written.
public struct ParameterGroups: Sendable, Equatable {
  /// A group with its members.
  public struct Group: Sendable, Equatable {
    /// Name of the group.
    public var name: String
    /// Globs, `/regular expressions/`, `type:normsys`, or the name of another group that is a part of this one.
    public var members: [String]
    /// Every part by its name.
    public init(name: String, members: [String]) {
      self.name = name
      self.members = members
    }
  }

  /// In the order in which they are listed.
  public var groups: [Group]

  /// Every part by its name.
  public init(_ groups: [Group]) { self.groups = groups }

  /// A group a modifier type: a parameter belongs to the first of its types.
  public static func byType(_ likelihood: CompiledLikelihood) -> ParameterGroups {
    grouping(likelihood) { $0.types.first?.rawValue }
  }

  /// The groups that annotations name, of parameters or of whole sets; nil where no parameter has one.
  public static func annotated(_ annotations: Annotations, _ likelihood: CompiledLikelihood) -> ParameterGroups? {
    let groups = grouping(likelihood) { parameter in
      annotations.parameters[parameter.name]?.group ?? annotations.parameters[parameter.set]?.group
    }
    return groups.groups.isEmpty ? nil : groups
  }

  private static func grouping(
    _ likelihood: CompiledLikelihood, by key: (LikelihoodParameter) -> String?
  ) -> ParameterGroups {
    var groups: [Group] = []
    for parameter in likelihood.parameters {
      guard let name = key(parameter) else { continue }
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].members.append(parameter.name)
      } else {
        groups.append(Group(name: name, members: [parameter.name]))
      }
    }
    return ParameterGroups(groups)
  }
}

/// Groups found in a likelihood.
struct ResolvedGroups: Sendable {
  struct Group: Sendable, Equatable {
    var name: String
    /// Indices of the parameters, those of nested groups included, ascending.
    var members: [Int]
    /// The group that this one is a part of.
    var parent: String?
  }

  var groups: [Group] = []
  /// Patterns without a match, parameters in two groups: a line each.
  var notes: [String] = []

  static let none = ResolvedGroups()

  private init() {}

  /// - Throws: a pattern that cannot be read, or groups that contain themselves.
  init(_ definition: ParameterGroups, _ likelihood: CompiledLikelihood) throws(FitProblem) {
    let byName = Dictionary(
      definition.groups.map { ($0.name, $0) }, uniquingKeysWith: { ParameterGroups.Group.merging($0, $1) })
    var names: [String] = []
    for group in definition.groups where !names.contains(group.name) { names.append(group.name) }
    let search = GroupSearch(byName, likelihood.parameters)
    for name in names {
      let found = try search.members(of: name, within: [])
      let parent = names.first { $0 != name && byName[$0]?.members.contains(name) == true }
      groups.append(Group(name: name, members: found.members.sorted(), parent: parent))
      notes += found.unmatched.map { "group \(name): nothing matches \($0)" }
    }
    notes += overlaps(likelihood)
  }

  /// The first group of a parameter: a nested one before the one around it.
  func name(of parameter: Int) -> String? {
    let own = groups.filter { $0.members.contains(parameter) }
    return (own.first { $0.parent != nil } ?? own.first)?.name
  }

  /// Groups that add up: those that are no part of another.
  var outermost: [Group] { groups.filter { $0.parent == nil } }

  private func overlaps(_ likelihood: CompiledLikelihood) -> [String] {
    var owner: [Int: String] = [:]
    var notes: [String] = []
    for group in outermost {
      for member in group.members {
        if let other = owner[member] {
          let name = likelihood.parameters[member].name
          notes.append("\(name) is in the groups \(other) and \(group.name): counted twice")
        } else {
          owner[member] = group.name
        }
      }
    }
    return notes
  }
}

extension ParameterGroups.Group {
  fileprivate static func merging(_ first: Self, _ second: Self) -> Self {
    ParameterGroups.Group(name: first.name, members: first.members + second.members)
  }
}

/// Walks down nested groups.
private struct GroupSearch {
  let byName: [String: ParameterGroups.Group]
  let parameters: [LikelihoodParameter]
  /// Parameters, and sets with all their components: names need no search.
  private let byExactName: [String: [Int]]

  init(_ byName: [String: ParameterGroups.Group], _ parameters: [LikelihoodParameter]) {
    self.byName = byName
    self.parameters = parameters
    let sets = Dictionary(grouping: parameters.indices, by: { parameters[$0].set })
    let names = parameters.enumerated().map { ($1.name, [$0]) }
    byExactName = sets.merging(names) { _, own in own }
  }

  func members(
    of name: String, within path: [String]
  ) throws(FitProblem) -> (members: Set<Int>, unmatched: [String]) {
    guard !path.contains(name) else { throw .groupInItself(path + [name]) }
    var members: Set<Int> = [], unmatched: [String] = []
    for text in byName[name]?.members ?? [] {
      let found: [Int]
      if text != name, byName[text] != nil {
        found = try self.members(of: text, within: path + [name]).members.sorted()
      } else if let named = byExactName[text] {
        found = named
      } else {
        let pattern = try ParameterPattern(text, group: name)
        found = parameters.indices.filter { pattern.matches(parameters[$0]) }
      }
      if found.isEmpty { unmatched.append(text) }
      members.formUnion(found)
    }
    return (members, unmatched)
  }
}
