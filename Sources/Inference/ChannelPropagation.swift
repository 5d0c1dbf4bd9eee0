// Error propagation for one channel: samples, groups of them, their total by bin, and the sums over the bins.
import Likelihood
import Minimization
import Results

/// The yields of one channel with uncertainties, correlations between parameters included.
///
/// Whatever is shown as one has its shifts summed first and squared then (STATISTICS §8): a group's uncertainty is not
/// made of those of its members.
struct ChannelPropagation {
  let samples: [ChannelYields.Sample]
  let groups: [ChannelYields.Group]
  let background: ChannelYields.Total?
  let total: ChannelYields.Total

  /// - Parameters:
  ///   - names: the samples in order.
  ///   - sides: the parts with the shifts to one side, where these are asked for.
  ///   - statistical: which of the shifts are of factors of single bins.
  init(
    samples names: [String], parts: SummedRates, sides: (up: SummedRates, down: SummedRates)? = nil,
    state: ParameterState, grouping: SampleGrouping, merging: SampleMerging?, statistical: [Bool]
  ) {
    var grouping = grouping
    if let merging { grouping.merge(merging, names, sums: names.indices.map { parts.sum(of: [$0]) }) }
    var sets = names.indices.map { [$0] } + grouping.groups.map(\.members)
    sets.append(Array(names.indices))
    if let background = grouping.background { sets.append(background) }
    var totals = parts.totals(of: sets, state)
    for index in (names.count + grouping.groups.count)..<totals.count {
      totals[index].statistical = parts.deviations(of: sets[index], state, keeping: statistical)
    }
    if let sides {
      let up = sides.up.totals(of: sets, state), down = sides.down.totals(of: sets, state)
      for index in totals.indices {
        totals[index].asymmetric = ChannelYields.Asymmetric(
          up: up[index].uncertainties, down: down[index].uncertainties, sumUp: up[index].sumUncertainty,
          sumDown: down[index].sumUncertainty)
      }
    }
    samples = zip(names, totals).map { name, total in
      ChannelYields.Sample(
        name: name, yields: total.yields, uncertainties: total.uncertainties, sum: total.sum,
        sumUncertainty: total.sumUncertainty, asymmetric: total.asymmetric)
    }
    groups = grouping.groups.enumerated().map { index, group in
      ChannelYields.Group(
        name: group.name, members: group.members.map { names[$0] }, total: totals[names.count + index])
    }
    total = totals[names.count + grouping.groups.count]
    background = grouping.background == nil ? nil : totals.last
  }
}

/// Rates and shifts of a channel's samples, to be summed over any of them.
struct SummedRates {
  let bins: Int
  let rates: [Double]
  let shifts: RateShifts

  /// Yields and uncertainties of each set of samples.
  func totals(of sets: [[Int]], _ state: ParameterState) -> [ChannelYields.Total] {
    let count = shifts.parameters.count, stride = bins + 1
    let rows = sets.flatMap { rowsOfShifts(of: $0) }
    let variances = quadraticForms(rows: rows, matrix: state.correlation(of: shifts.parameters), count: count)
    return sets.enumerated().map { index, members in
      let yields = (0..<bins).map { bin in members.reduce(0) { $0 + rates[$1 * bins + bin] } }
      let deviations = (0..<stride).map { row in
        count == 0 ? 0 : max(variances[index * stride + row], 0).squareRoot()
      }
      return ChannelYields.Total(
        yields: yields, uncertainties: Array(deviations.dropLast()), sum: yields.reduce(0, +),
        sumUncertainty: deviations[bins])
    }
  }

  /// The members' expected events in all bins.
  func sum(of members: [Int]) -> Double {
    members.reduce(0) { $0 + rates[$1 * bins..<($1 + 1) * bins].reduce(0, +) }
  }

  /// What some of the parameters contribute to the uncertainty of each bin of a set of samples.
  func deviations(of members: [Int], _ state: ParameterState, keeping isKept: [Bool]) -> [Double] {
    let columns = shifts.parameters.indices.filter { isKept[$0] }, count = shifts.parameters.count
    guard !columns.isEmpty else { return [Double](repeating: 0, count: bins) }
    let rows = rowsOfShifts(of: members)
    let kept = (0..<bins).flatMap { bin in columns.map { rows[bin * count + $0] } }
    let matrix = state.correlation(of: columns.map { shifts.parameters[$0] })
    return quadraticForms(rows: kept, matrix: matrix, count: columns.count).map { max($0, 0).squareRoot() }
  }

  /// Shifts of each bin summed over the members, then of the sum over all bins.
  func rowsOfShifts(of members: [Int]) -> [Double] {
    let count = shifts.parameters.count
    var sums = [Double](repeating: 0, count: (bins + 1) * count)
    for sample in members {
      for bin in 0..<bins {
        let row = (sample * bins + bin) * count
        for column in 0..<count {
          sums[bin * count + column] += shifts.values[row + column]
          sums[bins * count + column] += shifts.values[row + column]
        }
      }
    }
    return sums
  }
}
