// Impacts of groups: quadrature sums of their members, or what freezing them together takes away.
import Results

/// Groups as rows, with all parameters that no group lists in a row of their own.
struct GroupTable {
  struct Row: Sendable {
    var name: String
    /// Free parameters only.
    var members: [Int]
    var parent: String?
    var role: GroupImpact.Role?
    var shifts: GroupShifts
    /// Found by freezing the group, not from its members' rows.
    var isDifference: Bool
    /// No part of another group: what adds up.
    var isOutermost: Bool { parent == nil }
  }

  static let restName = "Other parameters"
  static let remainderName = "Remainder"

  private let groups: ResolvedGroups
  private let base: ImpactsBase

  init(_ groups: ResolvedGroups, _ base: ImpactsBase) {
    (self.groups, self.base) = (groups, base)
  }

  func rows(_ numbers: ImpactNumbers, _ method: any ImpactsMethod, _ workforce: Workforce) -> [Row] {
    let definitions = definitions(numbers)
    let frozen = method.groups(definitions.map(\.members), workforce)
    return definitions.enumerated().map { place, definition in
      Row(
        name: definition.name, members: definition.members, parent: definition.parent, role: definition.role,
        shifts: frozen?[place] ?? sum(definition.members, numbers), isDifference: frozen != nil)
    }
  }

  private typealias Definition = (name: String, members: [Int], parent: String?, role: GroupImpact.Role?)

  /// Without groups of nothing but held parameters and parameters of interest; of components, those that have data.
  private func definitions(_ numbers: ImpactNumbers) -> [Definition] {
    let free = Set(numbers.areComponents ? numbers.rows.map(\.parameter) : base.nuisances)
    var list: [Definition] = groups.groups.map { group in
      (group.name, group.members.filter(free.contains), group.parent, nil)
    }
    let listed = Set(list.flatMap(\.members))
    list.append((Self.restName, free.subtracting(listed).sorted(), nil, .rest))
    return list.filter { !$0.members.isEmpty }
  }

  private func sum(_ members: [Int], _ numbers: ImpactNumbers) -> GroupShifts {
    let members = Set(members)
    let rows = numbers.rows.filter { members.contains($0.parameter) }
    return GroupShifts(
      shifts: base.pois.indices.map { poi in ImpactShift.quadratureSum(rows.compactMap { $0.postfit[poi] }) },
      note: rows.contains(where: \.hasFailed) ? "without members whose refit did not converge" : nil)
  }
}
