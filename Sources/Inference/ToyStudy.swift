// Throws toys under the tested hypothesis and its alternative and tests each of them (STATISTICS §6).
import Likelihood
import Minimization
import Results

/// A toy study of one likelihood.
public struct ToyStudy: Sendable {
  /// The likelihood that toys are thrown from.
  public let likelihood: CompiledLikelihood
  /// Toys, seed, statistic and data.
  public let options: ToyOptions
  private let observed: Dataset
  private let poi: Int
  private let held: [(index: Int, value: Double)]
  private let bounds: ClosedRange<Double>
  private let asymptotic: HypothesisTest
  private let bestFit: Double
  private let messages: [String]
  private let hypotheses: [Hypothesis]

  private struct Hypothesis: Sendable {
    var name: String
    /// What the toys contain.
    var value: Double
    var generator: ToyGenerator
  }

  /// Fits the data: the toys of each hypothesis are thrown about its conditional fit.
  public init(_ likelihood: CompiledLikelihood, options: ToyOptions) throws(FitProblem) {
    (self.likelihood, self.options) = (likelihood, options)
    guard options.value.isFinite else { throw .notANumber("the signal", option: "--value") }
    let calculator = try AsymptoticCalculator(
      likelihood, data: options.data, statistic: options.statistic, fixed: options.fixed,
      expectedSignal: options.value)
    try calculator.check(options.value)
    let held = try ParameterNames(likelihood).held(options.fixed)
    self.held = held.map { (index: $0.0, value: $0.1) }
    poi = calculator.poi
    observed = calculator.data
    bounds = calculator.bounds
    bestFit = calculator.bestValue
    messages = calculator.messages
    let tested = options.statistic == .q0 ? 0 : options.value
    asymptotic = calculator.test(tested)
    try calculator.check(asymptotic)
    let fixed = calculator.freeFit.fixed
    hypotheses = [("tested", tested), ("alternative", calculator.asimovValue)].map { name, value in
      let generator = ToyGenerator(
        likelihood, at: calculator.source(at: value), fixed: fixed, observed: calculator.data)
      return Hypothesis(name: name, value: value, generator: generator)
    }
  }

  private var tested: Double { hypotheses[0].value }
  private var numbers: [Int] { Array(options.shard?.numbers(of: options.count) ?? 0..<options.count) }

  /// Throws and fits; nil when the work was cancelled.
  public func run(workforce: Workforce = Workforce(), origin: ResultOrigin) -> ToysResult? {
    let numbers = numbers
    var ensembles = hypotheses.map { ToyEnsemble($0.name, value: $0.value, capacity: numbers.count) }
    let isComplete = workforce.forEach(2 * numbers.count, worker: makeFitters) { fitters, index in
      let hypothesis = index / numbers.count, number = numbers[index % numbers.count]
      let stream = RandomStream(seed: options.seed, hypothesis: UInt32(hypothesis), toy: number)
      return fitters[hypothesis].test(stream, poi: poi, tested: tested, statistic: options.statistic)
    } take: { index, outcome in
      ensembles[index / numbers.count].take(outcome, number: numbers[index % numbers.count])
    }
    return isComplete ? result(ensembles, origin: origin) : nil
  }

  private func makeFitters() -> [ToyFitter] {
    hypotheses.map { hypothesis in
      ToyFitter(
        likelihood, generator: hypothesis.generator, observed: observed, held: held.map { ($0.index, $0.value) },
        bounds: [poi: bounds])
    }
  }

  private func result(_ ensembles: [ToyEnsemble], origin: ResultOrigin) -> ToysResult {
    let status = ResultStatus(state: ResultStatus.State(asymptotic.state), edm: 0, messages: messages)
    let isDiscovery = options.statistic == .q0
    var result = ToysResult(
      header: origin.header(
        kind: ToysResult.kind, settings: likelihood.settings(data: options.data, fixed: options.fixed),
        status: status),
      poi: TestedParameter(name: likelihood.parameters[poi].name, value: tested), testStatistic: options.statistic,
      seed: options.seed, count: options.count, shard: options.shard, bounds: [bounds.lowerBound, bounds.upperBound],
      observedStatistic: asymptotic.statistic,
      asymptotic: ToysResult.Asymptotic(
        clsb: asymptotic.clsb, clb: asymptotic.clb, cls: isDiscovery ? nil : asymptotic.cls,
        expected: isDiscovery ? asymptotic.expectedCLsb : asymptotic.expectedCLs,
        asimovStatistic: asymptotic.asimovStatistic),
      probabilities: ToyProbabilities(clsb: nil, clb: nil, cls: nil, expected: []), pulls: [], ensembles: ensembles)
    result.maximumFailures = options.maximumFailures
    result.evaluate()
    return result
  }
}

extension ToyEnsemble {
  /// Without toys yet, with room for `capacity`.
  init(_ hypothesis: String, value: Double?, capacity: Int, withFits: Bool = true) {
    self.init(hypothesis: hypothesis, value: value, numbers: [], statistics: [], failures: [])
    numbers.reserveCapacity(capacity)
    statistics.reserveCapacity(capacity)
    guard withFits else { return }
    bestFits.reserveCapacity(capacity)
    uncertainties.reserveCapacity(capacity)
  }

  /// Puts one more outcome among the toys or the failures.
  mutating func take(_ outcome: ToyOutcome, number: Int, withFits: Bool = true) {
    switch outcome {
    case .failed(let reason): failures.append(ToyFailure(number: number, reason: reason))
    case .fitted(let statistic, let bestFit, let uncertainty):
      numbers.append(number)
      statistics.append(statistic)
      guard withFits else { return }
      bestFits.append(bestFit)
      uncertainties.append(uncertainty)
    }
  }
}
