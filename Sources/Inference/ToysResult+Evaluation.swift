// From ensembles of toys to p-values with binomial errors, expected bands and pulls.
import Results

extension ToysResult {
  /// Computes everything that follows from the ensembles, and what there is to say about failures.
  mutating func evaluate() {
    guard ensembles.count == 2 else { return }
    let tested = SortedToys(ensembles[0].statistics), alternative = SortedToys(ensembles[1].statistics)
    let clsb = tested.fraction(atLeast: observedStatistic), clb = alternative.fraction(atLeast: observedStatistic)
    let isDiscovery = testStatistic == .q0
    probabilities = ToyProbabilities(
      clsb: clsb, clb: clb, cls: isDiscovery ? nil : Self.ratio(clsb, clb),
      expected: Self.expected(tested, alternative, isRatio: !isDiscovery))
    pulls = ensembles.compactMap { PullSummary($0, bounds: bounds) }
    judgeFailures()
  }

  /// CLs with the errors of both counts; nil where no toy of the alternative reaches the data.
  static func ratio(_ clsb: CountedValue?, _ clb: CountedValue?) -> CountedValue? {
    guard let clsb, let clb, clb.value > 0 else { return nil }
    let value = clsb.value / clb.value
    let squares = (clsb.error / clb.value, value * clb.error / clb.value)
    return CountedValue(value: value, error: (squares.0 * squares.0 + squares.1 * squares.1).squareRoot())
  }

  /// Quantiles over the alternative's toys of the value that each would have as data.
  private static func expected(_ tested: SortedToys, _ alternative: SortedToys, isRatio: Bool) -> [Double?] {
    let sorted = alternative.asData(tested, isRatio: isRatio)
    return AsymptoticCalculator.sigmas.map { SortedToys.quantile(sorted, NormalDistribution.tail($0)) }
  }

  private mutating func judgeFailures() {
    let failed = ensembles.reduce(0) { $0 + $1.failures.count }
    let total = ensembles.reduce(failed) { $0 + $1.numbers.count }
    header.status.judge(failed: failed, of: total, tolerated: maximumFailures)
  }
}

extension ResultStatus {
  /// Says how many toys failed, and that the numbers are not to be trusted where they are too many.
  mutating func judge(failed: Int, of total: Int, tolerated: Double) {
    guard failed > 0 else { return }
    messages.append("\(failed) of \(total) toys failed and are left out; `failures` tells which and why")
    guard Double(failed) > tolerated * Double(total) else { return }
    messages.append("more than \((100 * tolerated).brief) % of the toys failed")
    if state == .converged { state = .callLimit }
  }
}

/// Values of a test statistic in ascending order.
struct SortedToys {
  let values: [Double]

  init(_ values: [Double]) { self.values = values.sorted() }

  /// Differences below this are rounding of two fits: a toy that repeats the data counts as reaching them.
  private static let rounding = 1e-7

  /// The fraction of toys at or above a value, with the binomial error of half a count more; nil without toys.
  func fraction(atLeast value: Double) -> CountedValue? {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count), above = Double(values.count - firstIndex(notBelow: value - Self.rounding))
    let likely = (above + 0.5) / (count + 1)
    return CountedValue(value: above / count, error: (likely * (1 - likely) / count).squareRoot())
  }

  private func firstIndex(notBelow value: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// CLs (or CLs+b) that each of these toys of the alternative would have as data, ascending.
  func asData(_ tested: SortedToys, isRatio: Bool) -> [Double] {
    values.compactMap { statistic -> Double? in
      guard let clsb = tested.fraction(atLeast: statistic), let clb = fraction(atLeast: statistic) else { return nil }
      return isRatio ? clsb.value / clb.value : clsb.value
    }.sorted()
  }

  /// Between the two nearest of sorted values, linearly.
  static func quantile(_ sorted: [Double], _ probability: Double) -> Double? {
    guard let last = sorted.last else { return nil }
    let position = probability * Double(sorted.count - 1), index = Int(position)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}

extension PullSummary {
  /// Over the toys whose best fit lies inside the bounds and has an uncertainty; nil for fewer than two.
  init?(_ toys: ToyEnsemble, bounds: [Double]) {
    guard let truth = toys.value, bounds.count == 2 else { return nil }
    let inside = zip(toys.bestFits, toys.uncertainties).filter { best, width in
      width > 0 && best > bounds[0] && best < bounds[1]
    }
    guard inside.count > 1 else { return nil }
    let pulls = Moments(inside.map { ($0.0 - truth) / $0.1 }), shifts = Moments(inside.map { $0.0 - truth })
    self.init(
      hypothesis: toys.hypothesis, mean: pulls.mean, width: pulls.width, bias: shifts.mean, count: inside.count)
  }
}

/// Mean and standard deviation with their errors.
private struct Moments {
  let mean: CountedValue
  let width: CountedValue

  init(_ values: [Double]) {
    let count = Double(values.count), center = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / (count - 1), root = variance.squareRoot()
    mean = CountedValue(value: center, error: root / count.squareRoot())
    width = CountedValue(value: root, error: root / (2 * (count - 1)).squareRoot())
  }
}
