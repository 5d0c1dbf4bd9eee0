// Hypothesis tests and significances as results to save.
import Likelihood
import Results

/// What a user may choose about a test.
public struct TestOptions: Sendable, Equatable {
  /// The tested value; q₀ tests 0.
  public var value: Double
  /// Which test statistic is used.
  public var statistic: TestStatistic
  /// Observed or Asimov data.
  public var data: FitOptions.Data
  /// Parameters held in all fits, by name.
  public var fixed: [String: Double]
  /// The signal that the Asimov data of q₀ contain.
  public var expectedSignal: Double

  /// Every part by its name; those with a default may be left out.
  public init(
    value: Double = 1, statistic: TestStatistic = .qtilde, data: FitOptions.Data = .observed,
    fixed: [String: Double] = [:], expectedSignal: Double = 1
  ) {
    self.value = value
    self.statistic = statistic
    self.data = data
    self.fixed = fixed
    self.expectedSignal = expectedSignal
  }
}

/// One asymptotic test of a likelihood.
public struct AsymptoticTest: Sendable {
  /// The likelihood that is tested.
  public let likelihood: CompiledLikelihood
  /// What is tested, and how.
  public let options: TestOptions

  /// Every part by its name; those with a default may be left out.
  public init(_ likelihood: CompiledLikelihood, options: TestOptions = TestOptions()) {
    self.likelihood = likelihood
    self.options = options
  }

  /// CLs, CLs+b and CLb of one value.
  public func hypotest(origin: ResultOrigin) throws(FitProblem) -> HypotestResult {
    guard options.value.isFinite else { throw .notANumber("the signal", option: "--value") }
    let calculator = try makeCalculator(options.statistic)
    try calculator.check(options.value)
    let test = calculator.test(options.value)
    try calculator.check(test)
    let cls = ExpectedBand(observed: test.cls, expected: test.expectedCLs)
    return HypotestResult(
      header: header(HypotestResult.kind, calculator, test, origin),
      poi: TestedParameter(name: calculator.poiName, value: test.value), testStatistic: options.statistic,
      cls: options.statistic == .q0 ? nil : cls,
      clsb: ExpectedBand(observed: test.clsb, expected: test.expectedCLsb),
      clb: ExpectedBand(observed: test.clb, expected: test.expectedCLb), testStatisticValue: test.statistic,
      asimovStatistic: test.asimovStatistic, bestFit: calculator.bestValue,
      bounds: [calculator.bounds.lowerBound, calculator.bounds.upperBound])
  }

  /// Observed and expected significance.
  public func significance(origin: ResultOrigin) throws(FitProblem) -> SignificanceResult {
    let calculator = try makeCalculator(.q0)
    let (observed, expected, test) = calculator.significance()
    try calculator.check(test)
    return SignificanceResult(
      header: header(SignificanceResult.kind, calculator, test, origin), poi: calculator.poiName, observed: observed,
      expected: expected, expectedSignal: options.expectedSignal, bestFit: calculator.bestValue)
  }

  private func makeCalculator(_ statistic: TestStatistic) throws(FitProblem) -> AsymptoticCalculator {
    guard options.expectedSignal.isFinite else {
      throw .notANumber("the signal", option: "--expected-mu")
    }
    return try AsymptoticCalculator(
      likelihood, data: options.data, statistic: statistic, fixed: options.fixed,
      expectedSignal: options.expectedSignal)
  }

  private func header(
    _ kind: String, _ calculator: AsymptoticCalculator, _ test: HypothesisTest, _ origin: ResultOrigin
  ) -> ResultHeader {
    let minimum = calculator.freeFit.minimum
    let status = ResultStatus(
      state: ResultStatus.State(test.state), atBound: minimum.atBound.map { likelihood.parameters[$0.parameter].name },
      edm: minimum.edm, messages: calculator.messages)
    return origin.header(
      kind: kind, settings: likelihood.settings(data: options.data, fixed: options.fixed), status: status)
  }
}
