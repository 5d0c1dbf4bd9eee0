// CLs of one tested value from toys: observed and expected, each with what counting leaves uncertain.
import Results

/// What the toys of one value of the parameter of interest give.
struct CountedCLs: Sendable, Equatable {
  /// The tested value.
  var value: Double
  var clsb: CountedValue
  var clb: CountedValue
  /// Counts of half a toy more than were seen where none of the alternative reaches the data.
  var observed: CountedValue
  /// From −2σ to +2σ.
  var expected: [CountedValue]

  /// - Returns: nil without toys of both hypotheses.
  init?(value: Double, observedStatistic: Double, tested: [Double], alternative: [Double]) {
    let tested = SortedToys(tested), alternative = SortedToys(alternative)
    guard let clsb = tested.fraction(atLeast: observedStatistic),
      let clb = alternative.fraction(atLeast: observedStatistic)
    else { return nil }
    let atLeast = CountedValue(value: max(clb.value, 0.5 / Double(alternative.values.count + 1)), error: clb.error)
    guard let ratio = ToysResult.ratio(clsb, atLeast) else { return nil }
    (self.value, self.clsb, self.clb) = (value, clsb, clb)
    observed = CountedValue(value: min(ratio.value, 1), error: ratio.error)
    expected = Self.expected(tested, alternative)
  }

  /// No signal is tested: both hypotheses are the same.
  static let atZero = CountedCLs()

  private init() {
    let one = CountedValue(value: 1, error: 0)
    (value, clsb, clb, observed) = (0, one, one, one)
    expected = Array(repeating: one, count: AsymptoticCalculator.sigmas.count)
  }

  private static func expected(_ tested: SortedToys, _ alternative: SortedToys) -> [CountedValue] {
    let sorted = alternative.asData(tested, isRatio: true)
    let counts = (tested: Double(tested.values.count), alternative: Double(sorted.count))
    return AsymptoticCalculator.sigmas.map { sigma in
      let share = NormalDistribution.tail(sigma)
      func quantile(_ share: Double) -> Double { SortedToys.quantile(sorted, min(max(share, 0), 1)) ?? 1 }
      let cls = quantile(share)
      // At this quantile CLb is the share itself, known; CLs+b is counted.
      let likely = (cls * share * counts.tested + 0.5) / (counts.tested + 1)
      let counted = (likely * (1 - likely) / counts.tested).squareRoot() / share
      // Which toy the quantile falls on is uncertain too.
      let spread = (share * (1 - share) / counts.alternative).squareRoot()
      let placed = 0.5 * (quantile(share + spread) - quantile(share - spread))
      return CountedValue(value: cls, error: (counted * counted + placed * placed).squareRoot())
    }
  }
}
