// What a test cannot be made at: values that free fits may not take, and values that the data rule out altogether.

extension AsymptoticCalculator {
  /// Refuses values below the lower bound of free fits; q₀ tests 0 whatever is asked.
  func check(_ value: Double) throws(FitProblem) {
    guard statistic == .q0 || value >= bounds.lowerBound else {
      throw .outsideBounds(
        poiName, value: value, lower: bounds.lowerBound, upper: bounds.upperBound, option: "--value")
    }
  }

  /// Refuses a test whose likelihood is zero at the tested value: its p-value would be exactly 0.
  func check(_ test: HypothesisTest) throws(FitProblem) {
    guard !test.statistic.isFinite || !test.asimovStatistic.isFinite else { return }
    let isObserved = !test.statistic.isFinite
    throw .untestable(
      poiName, value: test.value,
      at: InfeasibleBin.all(
        in: likelihood, data: isObserved ? data : asimovData, at: conditionalFit(at: test.value).point))
  }
}
