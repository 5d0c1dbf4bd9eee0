// The same questions to the full and to the simplified likelihood.
import Inference
import Likelihood
import Results

extension SimplifyResult.Comparison {
  /// CLs of a value and upper limits of both.
  public init(
    full: CompiledLikelihood, simplified: CompiledLikelihood, value: Double = 1, level: Double = 0.95
  ) throws(FitProblem) {
    let first = try AsymptoticCalculator(full, data: .observed, statistic: .qtilde, fixed: [:])
    let second = try AsymptoticCalculator(simplified, data: .observed, statistic: .qtilde, fixed: [:])
    self.init(
      poi: TestedParameter(name: first.poiName, value: value), level: level,
      full: .init(first, value: value, level: level), simplified: .init(second, value: value, level: level))
  }
}

extension SimplifyResult.Answers {
  init(_ calculator: AsymptoticCalculator, value: Double, level: Double) {
    let test = calculator.test(value), limits = calculator.limits(level: level)
    self.init(
      parameters: calculator.likelihood.parameterCount, bestFit: calculator.bestValue,
      cls: ExpectedBand(observed: test.isConverged ? test.cls : nil, expected: test.expectedCLs),
      limit: ExpectedBand(observed: limits.observed, expected: limits.expected))
  }
}
