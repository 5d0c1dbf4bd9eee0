// The breakdown of a region's uncertainty: what each parameter and each group of parameters does to its total yield.
import Likelihood
import Minimization
import Results

extension Yields {
  /// Effects before the fit.
  public func prefitSystematics(origin: ResultOrigin) -> SystematicsResult {
    systematics(like: prefit(origin: origin), .prefit(likelihood))
  }

  /// Effects with the parameters of a fit, matched by name.
  public func postfitSystematics(_ fit: FitResult, origin: ResultOrigin) -> SystematicsResult {
    systematics(like: postfit(fit, origin: origin), ParameterState(likelihood, fit: fit))
  }

  private func systematics(like yields: YieldsResult, _ state: ParameterState) -> SystematicsResult {
    var header = yields.header
    header.kind = SystematicsResult.kind
    let buffer = likelihood.makeBuffer()
    let channels = yields.channels.compactMap { channel -> SystematicsResult.Channel? in
      guard let index = likelihood.channels.firstIndex(where: { $0.name == channel.name }) else { return nil }
      let shifts = likelihood.rateShifts(
        ofChannel: index, at: state.values, widths: state.uncertainties, buffer: buffer)
      return breakdown(of: channel.total, name: channel.name, shifts, state)
    }
    return SystematicsResult(header: header, stage: yields.stage, channels: channels)
  }

  private func breakdown(
    of total: ChannelYields.Total, name: String, _ shifts: RateShifts, _ state: ParameterState
  ) -> SystematicsResult.Channel {
    let count = shifts.parameters.count
    var sums = [Double](repeating: 0, count: count)
    for (place, value) in shifts.values.enumerated() { sums[place % count] += value }
    let single = shifts.parameters.enumerated().compactMap { column, parameter in
      sums[column] == 0
        ? nil : SystematicsResult.Effect(name: likelihood.parameters[parameter].name, size: sums[column])
    }
    let groups = parameterGroups(shifts.parameters).map { group in
      let chosen = group.columns.map { shifts.parameters[$0] }, row = group.columns.map { sums[$0] }
      let variance = quadraticForms(rows: row, matrix: state.correlation(of: chosen), count: row.count).first ?? 0
      return SystematicsResult.Effect(
        name: group.name, members: chosen.map { likelihood.parameters[$0].name }, size: max(variance, 0).squareRoot())
    }
    return SystematicsResult.Channel(
      name: name, total: total.sum, uncertainty: total.sumUncertainty, parameters: single, groups: groups)
  }

  /// Groups by annotation, by modifier type where a parameter has none; columns are places among `parameters`.
  private func parameterGroups(_ parameters: [Int]) -> [(name: String, columns: [Int])] {
    var groups: [(name: String, columns: [Int])] = []
    for (column, index) in parameters.enumerated() {
      let parameter = likelihood.parameters[index], notes = options.annotations.parameters
      let name =
        notes[parameter.name]?.group ?? notes[parameter.set]?.group ?? parameter.types.first?.rawValue ?? ""
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].columns.append(column)
      } else {
        groups.append((name, [column]))
      }
    }
    return groups
  }
}
