// From rows by index to the named result of impacts.
import Likelihood
import Results

/// Puts names, pulls and groups to the numbers.
struct ImpactsAssembly {
  let base: ImpactsBase
  let fit: FitResult
  let numbers: ImpactNumbers
  let groups: ResolvedGroups
  /// Impacts of groups by parameter of interest; nil unless asked for.
  let table: [GroupTable.Row]?
  /// The channels that each parameter acts on.
  let channels: [[String]]

  /// The column of one parameter of interest, by its place among them.
  func poi(_ place: Int) -> PoiImpacts {
    let index = base.pois[place], result = fit.parameters[index]
    let unknown = ImpactShift(up: nil, down: nil)
    let total = result.uncertainty ?? 0
    let parts = parts(place)
    let sum = parts.reduce(0) { $0 + $1.symmetrised * $1.symmetrised }.squareRoot()
    return PoiImpacts(
      name: result.name, value: result.value, uncertainty: total, minos: numbers.minos[index],
      parameters: parameters(place), groups: table.map { groupImpacts($0, place, sum: sum, total: total) },
      statistical: result.uncertainty == nil ? unknown : numbers.statistical[place], total: total,
      closure: PoiImpacts.Closure(quadratureSum: sum, total: total))
  }

  /// What closure adds up: the statistical part, with frozen groups where there are, else with every parameter.
  private func parts(_ place: Int) -> [ImpactShift] {
    guard fit.parameters[base.pois[place]].uncertainty != nil else { return [] }
    let frozen = table?.filter { $0.isDifference && $0.isOutermost }.map { $0.shifts.shifts[place] } ?? []
    guard frozen.isEmpty else { return [numbers.statistical[place]] + frozen }
    let rows = numbers.rows.filter { numbers.areComponents || !base.pois.contains($0.parameter) }
    return [numbers.statistical[place]] + rows.compactMap { $0.postfit[place] }
  }

  private func parameters(_ place: Int) -> [ParameterImpact] {
    // The datum that constrains a parameter of interest is a component; itself it can be neither shifted nor frozen.
    let rows = numbers.rows.filter { numbers.areComponents || $0.parameter != base.pois[place] }
    return rows.map { impact($0, place) }.enumerated().sorted { a, b in
      a.element.size != b.element.size ? a.element.size > b.element.size : a.offset < b.offset
    }.map(\.element)
  }

  private func impact(_ row: ImpactRow, _ place: Int) -> ParameterImpact {
    let result = fit.parameters[row.parameter]
    return ParameterImpact(
      name: result.name, kind: result.kind, group: groups.name(of: row.parameter), value: result.value,
      uncertainty: result.uncertainty, pull: result.pull, pullUncertainty: result.constraintRatio,
      constraintRatio: result.constraintRatio, postfit: row.postfit[place], prefit: row.prefit[place],
      atBound: row.atBound, hasFailed: row.hasFailed, channels: channels[row.parameter])
  }

  // MARK: Groups

  /// Sorted by size, parts after the group that they belong to, then what no group lists and what closure lacks.
  private func groupImpacts(_ table: [GroupTable.Row], _ place: Int, sum: Double, total: Double) -> [GroupImpact] {
    let impacts = table.map { row in
      GroupImpact(
        name: row.name, members: row.members.map { fit.parameters[$0].name }, impact: row.shifts.shifts[place],
        parent: row.parent, role: row.role, note: row.shifts.note)
    }
    let named = impacts.filter { $0.role == nil }.sorted { $0.impact.size > $1.impact.size }
    let difference = total * total - sum * sum
    let size = difference.magnitude.squareRoot() * (difference < 0 ? -1 : 1)
    let remainder = GroupImpact(
      name: GroupTable.remainderName, members: [], impact: ImpactShift(symmetric: size), role: .remainder)
    return nested(named, in: nil) + impacts.filter { $0.role == .rest } + [remainder]
  }

  private func nested(_ groups: [GroupImpact], in parent: String?) -> [GroupImpact] {
    groups.filter { $0.parent == parent }.flatMap { [$0] + nested(groups, in: $0.name) }
  }
}
