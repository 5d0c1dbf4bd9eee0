// Observed and expected significance of a signal from one discovery test.
import Results

extension AsymptoticCalculator {
  /// p₀ and Z for the data, and for Asimov data with the signal that the calculator was made with.
  public func significance() -> (observed: Significance, expected: Significance, test: HypothesisTest) {
    precondition(statistic == .q0, "significances take q₀")
    let test = test(0)
    return (Self.significance(of: test.statistic), Self.significance(of: test.asimovStatistic), test)
  }

  /// Z = √q₀, whatever the size of p₀.
  private static func significance(of statistic: Double) -> Significance {
    let z = statistic.squareRoot()
    return Significance(pValue: NormalDistribution.tail(z), z: z)
  }
}
