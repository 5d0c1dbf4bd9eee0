// The saturated-model test, and its distribution from toys thrown about the best fit.
import Likelihood
import Minimization
import Results

/// What a user may choose about a goodness-of-fit test.
public struct GoodnessOfFitOptions: Sendable, Equatable {
  /// Observed or Asimov data.
  public var data: FitOptions.Data
  /// Parameters that are held, by name.
  public var fixed: [String: Double]
  /// 0 for the asymptotic test alone.
  public var toys: Int
  /// Key of the random streams.
  public var seed: UInt64
  /// The fraction of failed toys beyond which the result is not to be trusted.
  public var maximumFailures: Double

  /// Every part by its name; those with a default may be left out.
  public init(
    data: FitOptions.Data = .observed, fixed: [String: Double] = [:], toys: Int = 0, seed: UInt64 = 1,
    maximumFailures: Double = 0.01
  ) {
    self.data = data
    self.fixed = fixed
    self.toys = toys
    self.seed = seed
    self.maximumFailures = maximumFailures
  }
}

/// Fits the data, and toys of the fit where they are asked for.
public struct GoodnessOfFitStudy: Sendable {
  /// The likelihood that is tested.
  public let likelihood: CompiledLikelihood
  /// Toys, seed and data.
  public let options: GoodnessOfFitOptions
  private let outcome: FitOutcome
  private let held: [(index: Int, value: Double)]
  /// The hypothesis that the toys' random numbers are keyed by: apart from those of hypothesis tests.
  private static let stream: UInt32 = 2

  /// Fits the data.
  public init(_ likelihood: CompiledLikelihood, options: GoodnessOfFitOptions = .init()) throws(FitProblem) {
    (self.likelihood, self.options) = (likelihood, options)
    held = try ParameterNames(likelihood).held(options.fixed).map { (index: $0.0, value: $0.1) }
    let workspace = WorkspaceReference(file: "", sha256: "", measurement: "")
    outcome = try MaximumLikelihoodFit(likelihood, options: FitOptions(fixed: options.fixed, data: options.data))
      .run(origin: ResultOrigin(workspace: workspace, version: ""))
  }

  /// Throws and fits the toys; nil when the work was cancelled.
  public func run(workforce: Workforce = Workforce(), origin: ResultOrigin) -> GoodnessOfFitResult? {
    let test = GoodnessOfFit(outcome.best, likelihood: likelihood, data: outcome.data)
    let settings = likelihood.settings(data: options.data, fixed: options.fixed)
    var status = outcome.result.header.status
    if test.pValue == nil { status.messages.append("no degrees of freedom: the χ² has no p-value") }
    let header = origin.header(kind: GoodnessOfFitResult.kind, settings: settings, status: status)
    var result = GoodnessOfFitResult(header: header, goodnessOfFit: test)
    guard options.toys > 0 else { return result }
    guard let ensemble = ensemble(workforce) else { return nil }
    let pValue = SortedToys(ensemble.statistics).fraction(atLeast: test.chi2)
    result.toys = .init(seed: options.seed, count: options.toys, pValue: pValue, ensemble: ensemble)
    result.header.status.judge(
      failed: ensemble.failures.count, of: options.toys, tolerated: options.maximumFailures)
    return result
  }

  private func ensemble(_ workforce: Workforce) -> ToyEnsemble? {
    let generator = ToyGenerator(
      likelihood, at: outcome.best.point, fixed: outcome.best.fixed, observed: outcome.data)
    var ensemble = ToyEnsemble("best_fit", value: nil, capacity: options.toys, withFits: false)
    let isComplete = workforce.forEach(options.toys, worker: { fitter(generator) }) { fitter, number in
      fitter.goodnessOfFit(RandomStream(seed: options.seed, hypothesis: Self.stream, toy: number))
    } take: { number, outcome in
      ensemble.take(outcome, number: number, withFits: false)
    }
    return isComplete ? ensemble : nil
  }

  private func fitter(_ generator: ToyGenerator) -> ToyFitter {
    ToyFitter(likelihood, generator: generator, observed: outcome.data, held: held.map { ($0.index, $0.value) })
  }
}
