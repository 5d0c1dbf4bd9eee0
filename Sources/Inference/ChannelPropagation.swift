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
  ///   - rates: samples in order, in each its bins.
  ///   - shifts: in the same order, a row each.
  ///   - sides: the same to one side, where these are asked for.
  init(
    samples names: [String], bins: Int, rates: [Double], shifts: RateShifts,
    sides: (up: RateShifts, down: RateShifts)? = nil, state: ParameterState, grouping: SampleGrouping
  ) {
    let parts = SummedRates(bins: bins, rates: rates, shifts: shifts)
    var sets = names.indices.map { [$0] } + grouping.groups.map(\.members)
    sets.append(Array(names.indices))
    if let background = grouping.background { sets.append(background) }
    var totals = parts.totals(of: sets, state)
    if let sides {
      let up = SummedRates(bins: bins, rates: rates, shifts: sides.up).totals(of: sets, state)
      let down = SummedRates(bins: bins, rates: rates, shifts: sides.down).totals(of: sets, state)
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
