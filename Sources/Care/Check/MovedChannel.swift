// What every parameter by itself does to a channel, computed for all of them in one pass a distance.
import Likelihood
import Results

/// The rates of a channel with one parameter after the other moved to some distances on both sides.
///
/// Shifts come from what a parameter touches alone, which for hundreds of parameters is a hundred times less work than
/// the rates of each point. They tell which parameters are worth a closer look.
struct MovedChannel {
  let scan: VariationScan
  let channel: Int
  /// Rates at the nominal values, by sample and bin.
  let base: [[Double]]
  private let totals: [Double]
  /// By distance, above and below.
  private let steps: [Step]

  private struct Step {
    var distance: Double
    var shifts: RateShifts
    /// Parameter → its column.
    var columns: [Int: Int]
  }

  init(_ scan: VariationScan, _ channel: Int) {
    self.scan = scan
    self.channel = channel
    let base = scan.likelihood.sampleRates(ofChannel: channel, at: scan.nominal, buffer: scan.buffer)
    self.base = base
    totals = (base.first ?? []).indices.map { bin in base.reduce(0) { $0 + $1[bin] } }
    let distances = Set(scan.distances + [1]).sorted()
    steps = (distances + distances.map { -$0 }).map { distance in
      let widths = scan.nominal.indices.map { scan.value(of: $0, at: distance) - scan.nominal[$0] }
      let shifts = scan.likelihood.rateShifts(
        ofChannel: channel, at: scan.nominal, widths: widths, side: .up, buffer: scan.buffer)
      let columns = Dictionary(uniqueKeysWithValues: zip(shifts.parameters, 0...))
      return Step(distance: distance, shifts: shifts, columns: columns)
    }
  }

  /// The shifts of a parameter at a step, samples in order and in each its bins; nil where it is not moved.
  private func column(of parameter: Int, _ step: Step) -> [Double]? {
    guard let column = step.columns[parameter] else { return nil }
    let count = step.shifts.parameters.count
    return (0..<base.count * totals.count).map { step.shifts.values[$0 * count + column] }
  }

  /// Rounding of a rate, relative to it.
  private static let rounding = 1e-9

  /// Whether a yield surely answers to the parameter; no answer here is not the last word.
  func acts(_ parameter: Int) -> Bool {
    steps.contains { step in
      abs(step.distance) == 1
        && column(of: parameter, step)?.enumerated().contains {
          abs($0.element) > Self.rounding * abs(base[$0.offset / totals.count][$0.offset % totals.count])
        } ?? false
    }
  }

  /// Whether some yield comes close to zero at one of the steps.
  func mayEmpty(_ parameter: Int) -> Bool {
    steps.contains { step in
      guard let shifts = column(of: parameter, step) else { return false }
      return totals.indices.contains { bin in
        var total = 0.0
        for sample in base.indices {
          let shift = shifts[sample * totals.count + bin], rate = base[sample][bin]
          // A shift that is not a number is looked at again, too.
          if rate > 0, !(rate + shift > Self.rounding * rate) { return true }
          total += shift
        }
        return totals[bin] > 0 && !(totals[bin] + total > Self.rounding * totals[bin])
      }
    }
  }

  /// How the channel's whole yield answers at one standard deviation on both sides.
  func asymmetry(_ parameter: Int) -> CheckResult.Asymmetry? {
    let nominal = totals.reduce(0, +)
    guard nominal > 0 else { return nil }
    let change = { (distance: Double) -> Double in
      let step = steps.first { $0.distance == distance }
      return (step.flatMap { column(of: parameter, $0) }?.reduce(0, +) ?? 0) / nominal
    }
    return .init(
      parameter: scan.likelihood.parameters[parameter].name, channel: scan.likelihood.channels[channel].name,
      up: change(1), down: change(-1))
  }
}
