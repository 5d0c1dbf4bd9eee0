// Error propagation for one channel: samples, their total by bin, and the sum over the bins.
import Likelihood
import Minimization
import Results

/// The yields of one channel with uncertainties, correlations between parameters included.
struct ChannelPropagation {
  let samples: [ChannelYields.Sample]
  let total: ChannelYields.Total

  /// - Parameters:
  ///   - rates: samples in order, in each its bins.
  ///   - shifts: in the same order, a row each.
  init(samples names: [String], bins: Int, rates: [Double], shifts: RateShifts, state: ParameterState) {
    let rows = shifts.values + Self.sums(of: shifts, bins: bins, samples: names.count)
    let variances = quadraticForms(
      rows: rows, matrix: state.correlation(of: shifts.parameters), count: shifts.parameters.count)
    let deviations =
      variances.isEmpty
      ? Array(repeating: 0, count: (names.count + 1) * bins + 1) : variances.map { max($0, 0).squareRoot() }
    samples = names.enumerated().map { index, name in
      let range = index * bins..<(index + 1) * bins
      return ChannelYields.Sample(
        name: name, yields: Array(rates[range]), uncertainties: Array(deviations[range]))
    }
    let totals = (0..<bins).map { bin in names.indices.reduce(0) { $0 + rates[$1 * bins + bin] } }
    let first = names.count * bins
    total = ChannelYields.Total(
      yields: totals, uncertainties: Array(deviations[first..<first + bins]), sum: totals.reduce(0, +),
      sumUncertainty: deviations[first + bins])
  }

  /// Shifts of the total of each bin, then of the sum over all bins.
  private static func sums(of shifts: RateShifts, bins: Int, samples: Int) -> [Double] {
    let count = shifts.parameters.count
    var sums = [Double](repeating: 0, count: (bins + 1) * count)
    for sample in 0..<samples {
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
