// The fit that a user asks for: from a likelihood and options by name to a result by name.
import HistFactory
import Likelihood
import Minimization
import Results

/// A fit as a result to save, with the arrays behind it for what is computed from it.
public struct FitOutcome: Sendable {
  /// The fit as it is saved.
  public var result: FitResult
  /// The fit in memory, for what starts from it.
  public var best: BestFit
  /// The data that were fitted.
  public var data: Dataset
}

/// Fits a likelihood and reports values, uncertainties, correlations and goodness of fit.
public struct MaximumLikelihoodFit: Sendable {
  /// The likelihood that is fitted.
  public let likelihood: CompiledLikelihood
  /// Data, held parameters and MINOS.
  public let options: FitOptions
  /// Names of parameters, for what is asked by name.
  public let names: ParameterNames
  /// Data that the options ask for.
  public let data: Dataset
  /// Indices and values of the parameters held by request.
  let held: [(index: Int, value: Double)]
  let minosParameters: [Int]
  let pois: [Int]

  /// Checks the options against the model.
  public init(_ likelihood: CompiledLikelihood, options: FitOptions = FitOptions()) throws(FitProblem) {
    self.likelihood = likelihood
    self.options = options
    names = ParameterNames(likelihood)
    held = try names.held(options.fixed).map { (index: $0.0, value: $0.1) }
    data = try likelihood.dataset(options.data)
    var pois: [Int] = []
    for name in options.pois ?? [] { pois.append(try names.index(of: name, option: "--poi")) }
    self.pois = options.pois == nil ? [likelihood.poi].compactMap { $0 } : pois
    var minos: [Int] = []
    if case .named(let list) = options.minos {
      for name in list { minos.append(try names.index(of: name, option: "--minos")) }
    }
    minosParameters = options.minos == .all ? Array(likelihood.parameters.indices) : minos
  }

  /// Runs the fit. A minimum that did not converge is a state of the result, not an error.
  public func run(origin: ResultOrigin) throws(FitProblem) -> FitOutcome {
    let fitter = Fitter(likelihood, data: data)
    var best = fitter.fit(holding: held.map { ($0.index, $0.value) }, options: minimizerOptions)
    try checkFeasible(best, fitter)
    var messages: [String] = []
    let minos = profileIntervals(&best, fitter, &messages)
    let clipped = likelihood.clippedRates(at: best.point, buffer: fitter.objective.buffer)
    messages += ClippedRate.message(clipped).map { [$0] } ?? []
    let result = FitResult(self, best, minos: minos, messages: messages, origin: origin)
    return FitOutcome(result: result, best: best, data: data)
  }

  private var minimizerOptions: MinimizerOptions {
    MinimizerOptions(tolerance: options.tolerance, callLimit: options.callLimit)
  }

  private func checkFeasible(_ best: BestFit, _ fitter: Fitter) throws(FitProblem) {
    guard !best.minimum.value.isFinite else { return }
    throw .infeasible(
      at: InfeasibleBin.all(in: likelihood, data: data, at: best.point, buffer: fitter.objective.buffer))
  }

  /// MINOS for the parameters asked for; where it finds a lower minimum, everything starts again from there.
  private func profileIntervals(
    _ best: inout BestFit, _ fitter: Fitter, _ messages: inout [String]
  ) -> [Int: ParameterResult.Minos] {
    for _ in 0..<5 {
      switch MinosScan(fitter, best, likelihood.parameters.map(\.name)).run(minosParameters) {
      case .intervals(let intervals, let notes):
        messages += notes
        return intervals
      case .lower(let point, let parameter):
        messages.append("MINOS of \(parameter) found a lower minimum: fitted again from there")
        best = fitter.fit(
          from: point, holding: held.map { ($0.index, $0.value) }, options: minimizerOptions)
      }
    }
    messages.append("MINOS kept finding lower minima: intervals are left out")
    return [:]
  }
}

extension CompiledLikelihood {
  /// The data that options name.
  public func dataset(_ choice: FitOptions.Data) throws(FitProblem) -> Dataset {
    switch choice {
    case .asimov(let value):
      if let poi, let value {
        let parameter = parameters[poi]
        guard value.isFinite else { throw .notANumber(parameter.name, option: "--asimov") }
      }
      return nominalAsimov(poi: value, buffer: makeBuffer())
    case .observed:
      guard let observed else { throw .noObservations(channelsWithoutData) }
      return observed
    }
  }
}
