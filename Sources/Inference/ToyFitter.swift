// The fits of one toy after another in the same memory, each from the point that the toys are thrown with.
import Likelihood
import Minimization
import Results

/// What became of one toy.
enum ToyOutcome: Sendable, Equatable {
  case fitted(statistic: Double, bestFit: Double, uncertainty: Double)
  case failed(reason: String)
}

/// One a task. The outcome of a toy does not depend on the toys before it.
final class ToyFitter {
  private let fitter: Fitter
  private let generator: ToyGenerator
  private let held: [(Int, Double)]
  /// Where the fits of the present toy begin.
  private var start: [Double] = []
  private static let options = MinimizerOptions(tolerance: 1e-9, wantsCovariance: false)

  init(
    _ likelihood: CompiledLikelihood, generator: ToyGenerator, observed: Dataset, held: [(Int, Double)],
    bounds: [Int: ClosedRange<Double>] = [:]
  ) {
    fitter = Fitter(likelihood, data: observed, bounds: bounds)
    self.generator = generator
    self.held = held
  }

  /// Throws a toy and tests `tested` with it.
  func test(
    _ stream: RandomStream, poi: Int, tested: Double, statistic: TestStatistic
  ) -> ToyOutcome {
    throwToy(stream)
    var free = fit(from: start, holding: held)
    guard free.isConverged else { return .failed(reason: reason(free, "free fit")) }
    var rise = 0.0
    if needsConditional(statistic, best: free.point[poi], tested: tested) {
      let conditional = fit(from: free.point, holding: held + [(poi, tested)])
      guard conditional.isConverged else {
        return .failed(reason: reason(conditional, "fit at \(tested.brief)"))
      }
      if conditional.twiceNLL < free.twiceNLL - 1e-8 { free = lowered(free, from: conditional.point) }
      rise = max(conditional.twiceNLL - free.twiceNLL, 0)
      if !needsConditional(statistic, best: free.point[poi], tested: tested) { rise = 0 }
    }
    return .fitted(statistic: rise, bestFit: free.point[poi], uncertainty: uncertainty(free, of: poi))
  }

  /// Throws a toy and gives its χ² against the saturated model.
  func goodnessOfFit(_ stream: RandomStream) -> ToyOutcome {
    throwToy(stream)
    let free = fit(from: start, holding: held)
    guard free.isConverged else { return .failed(reason: reason(free, "free fit")) }
    let chi2 = max(free.twiceNLL - 2 * fitter.objective.data.saturatedNLL, 0)
    return .fitted(statistic: chi2, bestFit: 0, uncertainty: 0)
  }

  private func throwToy(_ stream: RandomStream) {
    var stream = stream
    fitter.objective.data = generator.toy(&stream)
    start = generator.start(of: fitter.objective.data)
  }

  /// Where the best fit makes the statistic 0 by definition, the conditional fit tells nothing.
  private func needsConditional(_ statistic: TestStatistic, best: Double, tested: Double) -> Bool {
    switch statistic {
    case .qtilde, .q: best < tested
    case .q0: best > tested
    case .t: true
    }
  }

  private func fit(from start: [Double], holding held: [(Int, Double)]) -> BestFit {
    fitter.robustFit(
      from: [start, generator.point, fitter.likelihood.startPoint], holding: held, options: Self.options)
  }

  private func lowered(_ free: BestFit, from point: [Double]) -> BestFit {
    let again = fit(from: point, holding: held)
    return again.isConverged && again.twiceNLL < free.twiceNLL ? again : free
  }

  private func uncertainty(_ fit: BestFit, of parameter: Int) -> Double {
    fitter.minimizer.standardDeviation(of: parameter, at: fit.point, fixed: fit.fixed) ?? 0
  }

  private func reason(_ fit: BestFit, _ what: String) -> String {
    switch fit.minimum.state {
    case .converged: what
    case .callLimit: "\(what): no progress at edm \(fit.minimum.edm.brief)"
    case .notPositiveDefinite: "\(what): the Hessian is not positive definite"
    case .infeasible:
      "\(what): an expected rate reaches zero"
    }
  }
}
