// The limit as a result: six roots, and the CLs curves around them sampled where they bend.
import Likelihood
import Results

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a user may choose about an upper limit.
public struct LimitOptions: Sendable, Equatable {
  /// Confidence level, between 0 and 1.
  public var level: Double
  /// Which test statistic is used.
  public var statistic: TestStatistic
  /// Observed or Asimov data.
  public var data: FitOptions.Data
  /// Parameters held in all fits, by name.
  public var fixed: [String: Double]
  /// Whether the entries of an upper-limit table are computed.
  public var wantsTable: Bool
  /// In fb⁻¹, for the visible cross-section.
  public var luminosity: Double?
  /// Channels whose signal the table counts; nil for all that have some.
  public var channels: [String]?
  /// Whether toys take the place of asymptotic formulas.
  public var toys: ToyEffort?

  /// Every part by its name; those with a default may be left out.
  public init(
    level: Double = 0.95, statistic: TestStatistic = .qtilde, data: FitOptions.Data = .observed,
    fixed: [String: Double] = [:], wantsTable: Bool = false, luminosity: Double? = nil, channels: [String]? = nil,
    toys: ToyEffort? = nil
  ) {
    self.level = level
    self.statistic = statistic
    self.data = data
    self.fixed = fixed
    self.wantsTable = wantsTable
    self.luminosity = luminosity
    self.channels = channels
    self.toys = toys
  }
}

/// Computes limits with their curves.
public struct LimitScan: Sendable {
  /// The likelihood that is tested.
  public let likelihood: CompiledLikelihood
  /// Level, statistic and data.
  public let options: LimitOptions

  /// Every part by its name; those with a default may be left out.
  public init(_ likelihood: CompiledLikelihood, options: LimitOptions = LimitOptions()) {
    self.likelihood = likelihood
    self.options = options
  }

  /// - Returns: nil where the work was cancelled, which only toys can be.
  public func run(workforce: Workforce = Workforce(), origin: ResultOrigin) throws(FitProblem) -> LimitResult? {
    let calculator = try AsymptoticCalculator(
      likelihood, data: options.data, statistic: options.statistic, fixed: options.fixed)
    let limits = calculator.limits(level: options.level)
    let points = calculator.curves(upTo: reach(limits, calculator), around: limits)
    var result = LimitResult(
      header: origin.header(
        kind: LimitResult.kind, settings: likelihood.settings(data: options.data, fixed: options.fixed),
        status: status(calculator, limits, points)),
      poi: calculator.poiName, level: options.level, testStatistic: options.statistic, bestFit: calculator.bestValue,
      observed: limits.observed, expected: limits.expected, points: points.map { LimitResult.Point($0) })
    if let toys = options.toys {
      var study = try ToyLimits(calculator, options, toys, limits)
      guard study.run(workforce: workforce) else { return nil }
      study.replace(&result)
    }
    if options.wantsTable { result.table = try tableEntry(calculator, result) }
    return result
  }

  /// The curves go as far as the weakest limit, and a little further.
  private func reach(_ limits: UpperLimits, _ calculator: AsymptoticCalculator) -> Double {
    let largest = ([limits.observed] + limits.expected).compactMap { $0 }.max()
    return 1.15 * (largest ?? max(2 * calculator.bestValue, 1))
  }

  private func status(
    _ calculator: AsymptoticCalculator, _ limits: UpperLimits, _ points: [HypothesisTest]
  ) -> ResultStatus {
    let atBound = calculator.freeFit.minimum.atBound.map { likelihood.parameters[$0.parameter].name }
    let states = [calculator.freeFit.minimum.state] + points.map(\.state)
    return ResultStatus(
      state: ResultStatus.State(states.first { $0 != .converged } ?? .converged), atBound: atBound,
      edm: calculator.freeFit.minimum.edm, messages: calculator.messages + limits.messages)
  }
}

extension LimitResult.Point {
  init(_ test: HypothesisTest) {
    self.init(
      poi: test.value, clsObserved: test.cls, clsExpected: test.expectedCLs, clsb: test.clsb, clb: test.clb)
  }
}

extension AsymptoticCalculator {
  /// Tests from 0 to `end`, the limits among them, halved where a curve bends too much for its neighbours to tell.
  func curves(upTo end: Double, around limits: UpperLimits) -> [HypothesisTest] {
    let even = (0...Self.evenSteps).map { end * Double($0) / Double(Self.evenSteps) }
    // The observed curve has a kink at the best fit: no point may cut it.
    let special = ([limits.observed, bestValue] + limits.expected).compactMap { $0 }.filter { $0 > 0 && $0 < end }
    var points: [HypothesisTest] = []
    for value in (even + special).sorted() where points.last.map({ value - $0.value > 1e-6 * end }) ?? true {
      let test = test(value)
      if let last = points.last { points += between(last, test, depth: 0) }
      points.append(test)
    }
    return points
  }

  private static let evenSteps = 16

  /// Points inside an interval whose middle the ends do not predict, ascending.
  private func between(_ low: HypothesisTest, _ high: HypothesisTest, depth: Int) -> [HypothesisTest] {
    guard depth < 4 else { return [] }
    let middle = test(0.5 * (low.value + high.value))
    let expected = zip(low.heights, high.heights).map { 0.5 * ($0 + $1) }
    guard zip(expected, middle.heights).contains(where: { abs($0 - $1) > 0.02 }) else { return [] }
    return between(low, middle, depth: depth + 1) + [middle] + between(middle, high, depth: depth + 1)
  }
}

extension HypothesisTest {
  /// CLs as it appears on a linear and on a logarithmic axis of three decades.
  fileprivate var heights: [Double] {
    let curves = [cls] + expectedCLs
    return curves + curves.map { 0.145 * log(max($0, 1e-4)) }
  }
}
