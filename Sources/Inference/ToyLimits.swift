// Upper limits by toys: thrown where the asymptotic limits lie, then where the counted curves cross the level.
import Likelihood
import Results

/// Six limits from CLs counted at a few values of the parameter of interest.
///
/// Each value has toys of its own, thrown about its conditional fit, so that the values' errors are independent.
struct ToyLimits {
  private let calculator: AsymptoticCalculator
  private let options: LimitOptions
  private let toys: ToyEffort
  private let asymptotic: UpperLimits
  private let held: [(index: Int, value: Double)]
  /// Ascending by value; the first is at 0, where nothing is tested.
  private var points: [CountedCLs] = [.atZero]
  private var thrown = 0
  private var failures: [String: Int] = [:]

  init(
    _ calculator: AsymptoticCalculator, _ options: LimitOptions, _ toys: ToyEffort, _ asymptotic: UpperLimits
  ) throws(FitProblem) {
    (self.calculator, self.options, self.toys, self.asymptotic) = (calculator, options, toys, asymptotic)
    held = try ParameterNames(calculator.likelihood).held(options.fixed).map { (index: $0.0, value: $0.1) }
  }

  private static let mostRounds = 6
  private static let mostPoints = 24

  /// Throws round after round until every curve is known beside its crossing; false when the work was cancelled.
  mutating func run(workforce: Workforce) -> Bool {
    var wanted = firstValues
    for _ in 0..<Self.mostRounds where !wanted.isEmpty {
      guard let counted = count(wanted, workforce) else { return false }
      points = (points + counted).sorted { $0.value < $1.value }
      wanted = points.count < Self.mostPoints ? missingValues : []
    }
    return true
  }

  // MARK: Where

  /// At the asymptotic limits, two below for the curves' beginning, one beyond.
  private var firstValues: [Double] {
    let limits = ([asymptotic.observed] + asymptotic.expected).compactMap { $0 }.filter { $0 > 0 }
    guard let low = limits.min(), let high = limits.max() else {
      let reach = max(2 * calculator.bestValue, 1)
      return [0.5 * reach, reach]
    }
    return apart([low / 3, low * 2 / 3] + limits.sorted() + [1.15 * high])
  }

  /// Crossings that have no value near, and values beyond those that do not enclose one.
  private var missingValues: [Double] {
    let known = points.map(\.value), last = known.last ?? 1, first = known.dropFirst().first ?? 1
    let wanted = curves.compactMap { curve -> Double? in
      switch crossing(curve) {
      case .above: return 1.5 * last
      case .below: return 0.6 * first
      case .root(let value, let error):
        let distance = known.map { abs($0 - value) }.min() ?? 0
        return distance > max(error, Self.nearness * value) ? value : nil
      }
    }
    return apart(wanted.filter { $0 > 0 && $0.isFinite }.sorted(), from: known)
  }

  private static let nearness = 0.05

  /// Without values that are nearly others.
  private func apart(_ values: [Double], from known: [Double] = []) -> [Double] {
    var kept: [Double] = []
    for value in values where !(kept + known).contains(where: { abs($0 - value) < 0.4 * Self.nearness * value }) {
      kept.append(value)
    }
    return kept
  }

  // MARK: Counting

  private struct Job: Sendable {
    var value: Double
    var statistic: Double
    var generators: [ToyGenerator]
    /// Number of the random streams of the first hypothesis.
    var stream: UInt32
  }

  private mutating func count(_ values: [Double], _ workforce: Workforce) -> [CountedCLs]? {
    let jobs = values.enumerated().map { job($0.element, number: points.count - 1 + $0.offset) }
    let number = toys.count, seed = toys.seed, statistic = options.statistic, plan = plan
    var statistics = [[Double]](repeating: [], count: 2 * jobs.count), reasons: [String] = []
    let isComplete = workforce.forEach(2 * number * jobs.count, worker: { ToyBench(plan) }) { bench, index in
      let ensemble = index / number, job = jobs[ensemble / 2], hypothesis = ensemble % 2
      let stream = RandomStream(seed: seed, hypothesis: job.stream + UInt32(hypothesis), toy: index % number)
      return bench.fitter(ensemble, job.generators[hypothesis])
        .test(stream, poi: plan.poi, tested: job.value, statistic: statistic)
    } take: { index, outcome in
      switch outcome {
      case .fitted(let statistic, _, _): statistics[index / number].append(statistic)
      case .failed(let reason): reasons.append(reason)
      }
    }
    guard isComplete else { return nil }
    thrown += 2 * number * jobs.count
    for reason in reasons { failures[reason, default: 0] += 1 }
    return jobs.enumerated().compactMap { index, job in
      CountedCLs(
        value: job.value, observedStatistic: job.statistic, tested: statistics[2 * index],
        alternative: statistics[2 * index + 1])
    }
  }

  private func job(_ value: Double, number: Int) -> Job {
    let fixed = calculator.freeFit.fixed
    let generators = [value, calculator.asimovValue].map { signal in
      ToyGenerator(
        calculator.likelihood, at: calculator.source(at: signal), fixed: fixed, observed: calculator.data)
    }
    return Job(
      value: value, statistic: calculator.test(value).statistic, generators: generators, stream: UInt32(2 * number))
  }

  private var plan: ToyPlan {
    ToyPlan(
      likelihood: calculator.likelihood, observed: calculator.data, held: held, poi: calculator.poi,
      bounds: calculator.bounds)
  }

  // MARK: Reading off

  private var curves: [(CountedCLs) -> CountedValue] {
    [{ $0.observed }] + AsymptoticCalculator.sigmas.indices.map { index in { $0.expected[index] } }
  }

  private func crossing(_ curve: (CountedCLs) -> CountedValue) -> CountedCrossing.Outcome {
    CountedCrossing(alpha: 1 - options.level).find(points.dropFirst().map { ($0.value, curve($0)) })
  }

  /// Puts counted limits and curves in the place of asymptotic ones.
  func replace(_ result: inout LimitResult) {
    let outcomes = curves.map(crossing)
    let limits = outcomes.map { outcome -> (value: Double, error: Double)? in
      if case .root(let value, let error) = outcome { (value, error) } else { nil }
    }
    result.toys = LimitToys(
      seed: toys.seed, count: toys.count, observedError: limits[0]?.error,
      expectedErrors: limits.dropFirst().map { $0?.error }, asymptoticObserved: result.observed,
      asymptoticExpected: result.expected, thrown: thrown, failed: failures.values.reduce(0, +))
    result.observed = limits[0]?.value
    result.expected = limits.dropFirst().map { $0?.value }
    result.points = drawn.map { LimitResult.Point($0) }
    judge(outcomes, &result.header.status)
  }

  /// The points with expected curves that fall: few toys make the outer ones ragged.
  private var drawn: [CountedCLs] {
    var drawn = points
    for band in AsymptoticCalculator.sigmas.indices {
      for (index, cls) in FallingCurve.fit(points.map { $0.expected[band] }).enumerated() {
        drawn[index].expected[band].value = cls
      }
    }
    return drawn
  }

  private func judge(_ outcomes: [CountedCrossing.Outcome], _ status: inout ResultStatus) {
    status.messages.removeAll { asymptotic.messages.contains($0) }
    let names = ["the observed limit"] + AsymptoticCalculator.bandNames.map { "the expected limit at \($0)" }
    let (low, high) = (points.dropFirst().first?.value ?? 0, points.last?.value ?? 0)
    for (name, outcome) in zip(names, outcomes) {
      switch outcome {
      case .root: continue
      case .above: status.messages.append("\(name): CLs stays above the level up to \(Self.brief(high))")
      case .below: status.messages.append("\(name): CLs is below the level from \(Self.brief(low)) on")
      }
    }
    judgeFailures(&status)
  }

  private func judgeFailures(_ status: inout ResultStatus) {
    let failed = failures.values.reduce(0, +)
    guard failed > 0 else { return }
    let reasons = failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    status.messages.append(
      "\(failed) of \(thrown) toys failed and are left out, most often: \(reasons[0].key)")
    guard Double(failed) > toys.maximumFailures * Double(thrown) else { return }
    status.messages.append("more than \((100 * toys.maximumFailures).brief) % of the toys failed")
    if status.state == .converged { status.state = .callLimit }
  }

  private static func brief(_ value: Double) -> String { ((value * 1e4).rounded() / 1e4).brief }
}

/// What all toys of a limit share.
private struct ToyPlan: Sendable {
  let likelihood: CompiledLikelihood
  let observed: Dataset
  let held: [(index: Int, value: Double)]
  let poi: Int
  let bounds: ClosedRange<Double>
}

/// What one task needs for toys of many values: the memory of one fit, made anew as the values change.
private final class ToyBench {
  private let plan: ToyPlan
  private var current: (ensemble: Int, fitter: ToyFitter)?

  init(_ plan: ToyPlan) { self.plan = plan }

  func fitter(_ ensemble: Int, _ generator: ToyGenerator) -> ToyFitter {
    if let current, current.ensemble == ensemble { return current.fitter }
    let fitter = ToyFitter(
      plan.likelihood, generator: generator, observed: plan.observed, held: plan.held.map { ($0.index, $0.value) },
      bounds: [plan.poi: plan.bounds])
    current = (ensemble, fitter)
    return fitter
  }
}

extension LimitResult.Point {
  init(_ counted: CountedCLs) {
    self.init(
      poi: counted.value, clsObserved: counted.observed.value, clsExpected: counted.expected.map(\.value),
      clsb: counted.clsb.value, clb: counted.clb.value,
      errors: LimitPointErrors(
        clsObserved: counted.observed.error, clsExpected: counted.expected.map(\.error)))
  }
}
