// Asymptotic hypothesis tests of one model: any number of tested values from one free fit and one Asimov data set.
import Likelihood
import Minimization
import Results

/// The outcome of one asymptotic test. Arrays run over the expected bands from −2σ (the strongest exclusion) to +2σ.
public struct HypothesisTest: Sendable, Equatable {
  /// The tested value of the parameter of interest.
  public var value: Double
  /// The observed test statistic, and that of the Asimov data.
  public var statistic: Double
  /// Test statistic of the Asimov data of the alternative.
  public var asimovStatistic: Double
  /// p-value of the tested hypothesis. For q₀ this is p₀.
  public var clsb: Double
  /// p-value of the alternative.
  public var clb: Double
  /// Observed CLs.
  public var cls: Double
  /// Expected p-values of the tested hypothesis at −2, −1, 0, 1, 2 σ.
  public var expectedCLsb: [Double]
  /// Expected p-values of the alternative at −2, −1, 0, 1, 2 σ.
  public var expectedCLb: [Double]
  /// Expected CLs at −2, −1, 0, 1, 2 σ.
  public var expectedCLs: [Double]
  /// The first of the four fits that did not converge, or `converged`.
  public var state: Minimum.State

  /// Whether all fits converged.
  public var isConverged: Bool { state == .converged }
}

/// Holds the fits that tests of one model share: the free fit to the data, the conditional fit that the Asimov data are
/// made from, and the free fit to these. Further fits are made as tests ask for them, each from its neighbours.
///
/// Not to be shared between tasks; the numbers are the same in every run that asks for the same tests in the same order.
public final class AsymptoticCalculator {
  /// The likelihood of all tests.
  public let likelihood: CompiledLikelihood
  /// Which test statistic is used.
  public let statistic: TestStatistic
  /// The data that are tested.
  public let data: Dataset
  /// Index of the parameter of interest.
  public let poi: Int
  /// Value of the parameter of interest in the Asimov data.
  public let asimovValue: Double
  /// Asimov data of the alternative hypothesis.
  public let asimovData: Dataset
  /// What the person who reads the numbers should know: bounds that were set, parameters of interest that float.
  public private(set) var messages: [String] = []
  let observed: ProfileFits
  let asimov: ProfileFits
  /// Of the parameter of interest in free fits.
  public let bounds: ClosedRange<Double>
  private let isBounded: Bool

  /// Makes the first three fits.
  ///
  /// - Parameters:
  ///   - poi: name of the parameter of interest; nil for the model's.
  ///   - fixed: parameters held in all fits, by name.
  ///   - expectedSignal: the signal that the Asimov data of q₀ contain.
  /// - Throws: when there is no parameter of interest, a name is unknown, or no point of finite likelihood was found.
  public init(
    _ likelihood: CompiledLikelihood, data choice: FitOptions.Data = .observed, poi name: String? = nil,
    statistic: TestStatistic = .qtilde, fixed: [String: Double] = [:], expectedSignal: Double = 1
  ) throws(FitProblem) {
    let names = ParameterNames(likelihood)
    let held = try names.held(fixed)
    poi = try names.testablePOI(name, held: held)
    (self.likelihood, self.statistic) = (likelihood, statistic)
    let data = try likelihood.dataset(choice)
    self.data = data
    let parameter = likelihood.parameters[poi]
    bounds = statistic == .qtilde ? max(0, parameter.lower)...max(parameter.upper, 0) : parameter.range
    isBounded = bounds.lowerBound >= 0
    if bounds.lowerBound != parameter.lower {
      messages.append("the lower bound of \(parameter.name) is set to 0, as q̃ asks for")
    }
    if statistic == .q, parameter.lower >= 0 {
      messages.append(
        "the model bounds \(parameter.name) at \(parameter.lower.brief) from below: q̃ is made for that, not q")
    }
    observed = ProfileFits(likelihood, data: data, parameter: poi, bounds: bounds, held: held)
    try Self.checkFeasible(observed.free, likelihood, data)
    asimovValue = statistic == .q0 ? expectedSignal : 0
    let conditional = observed.profile(at: asimovValue)
    guard conditional.twiceNLL.isFinite else {
      throw .infeasible(at: InfeasibleBin.all(in: likelihood, data: data, at: conditional.point))
    }
    let source = observed.source(at: asimovValue)
    asimovData = likelihood.asimov(at: source, buffer: observed.fitter.objective.buffer)
    asimov = ProfileFits(
      likelihood, data: asimovData, parameter: poi, bounds: bounds.extended(to: asimovValue), held: held,
      start: source)
  }

  private static func checkFeasible(
    _ fit: BestFit, _ likelihood: CompiledLikelihood, _ data: Dataset
  ) throws(FitProblem) {
    guard !fit.minimum.value.isFinite else { return }
    throw .infeasible(at: InfeasibleBin.all(in: likelihood, data: data, at: fit.point))
  }

  /// Name of the parameter of interest.
  public var poiName: String { likelihood.parameters[poi].name }
  /// The free fit to the data, the parameter of interest within the bounds of the statistic.
  public var freeFit: BestFit { observed.free }
  /// Best-fit value of the parameter of interest.
  public var bestValue: Double { observed.free.point[poi] }
  /// The fit to the data with the parameter of interest held: what toys of that value are thrown from.
  public func conditionalFit(at value: Double) -> ConditionalFit { observed.profile(at: value) }

  /// The same point to rounding: what Asimov data and toys are made from.
  public func source(at value: Double) -> [Double] { observed.source(at: value) }

  /// Tests a value of the parameter of interest; q₀ tests 0 whatever `value` is.
  public func test(_ value: Double) -> HypothesisTest {
    let tested = statistic == .q0 ? 0 : value
    let states = [observed.profile(at: tested).state, asimov.profile(at: tested).state]
    let rises = (observed: statisticValue(at: tested), asimov: asimov.rise(at: tested))
    let probabilities = probabilities(asimovRoot: rises.asimov.squareRoot())
    let own = probabilities.values(root: rises.observed.squareRoot())
    let bands = Self.sigmas.map(probabilities.expected(sigmas:))
    let all = [observed.free.minimum.state, asimov.free.minimum.state] + states
    return HypothesisTest(
      value: tested, statistic: rises.observed, asimovStatistic: rises.asimov, clsb: own.clsb, clb: own.clb,
      cls: own.cls, expectedCLsb: bands.map(\.clsb), expectedCLb: bands.map(\.clb), expectedCLs: bands.map(\.cls),
      state: all.first { $0 != .converged } ?? .converged)
  }

  /// Fluctuations of the alternative away from the tested hypothesis, in the order of all expected bands.
  static let sigmas: [Double] = [2, 1, 0, -1, -2]

  /// The observed test statistic.
  func statisticValue(at value: Double) -> Double {
    let rise = observed.rise(at: value)
    switch statistic {
    case .qtilde, .q: return bestValue > value ? 0 : rise
    case .q0: return bestValue < value ? 0 : rise
    case .t: return rise
    }
  }

  func probabilities(asimovRoot: Double) -> AsymptoticProbabilities {
    AsymptoticProbabilities(statistic: statistic, isBounded: isBounded, asimovRoot: asimovRoot)
  }
}

extension LikelihoodParameter {
  fileprivate var range: ClosedRange<Double> { lower...max(lower, upper) }
}

extension ClosedRange<Double> {
  fileprivate func extended(to value: Double) -> ClosedRange {
    Swift.min(lowerBound, value)...Swift.max(upperBound, value)
  }
}
