// A fit's parameters of interest with the statistical part of their intervals.
import HistFactory
import Likelihood
import Minimization
import Results

/// Fits a likelihood, and again with all constrained parameters held, for the rows of a summary.
public struct PoiSplit: Sendable {
  private let fit: MaximumLikelihoodFit

  /// Checks the options against the model: there must be a free parameter of interest.
  public init(_ likelihood: CompiledLikelihood, options: FitOptions = FitOptions()) throws(FitProblem) {
    fit = try MaximumLikelihoodFit(likelihood, options: options)
    let held = fit.held.map { ($0.index, $0.value) }
    for name in options.pois.map({ $0.map(Optional.some) }) ?? [nil] {
      _ = try fit.names.testablePOI(name, held: held)
    }
  }

  /// A row a parameter of interest, and the header of the fit.
  public func run(
    name: String, channels: [String]? = nil, isCombined: Bool = false, origin: ResultOrigin
  ) throws(FitProblem) -> (rows: [PoisResult.Row], header: ResultHeader) {
    let outcome = try fit.run(origin: origin)
    let fitter = Fitter(fit.likelihood, data: outcome.data)
    let held = fit.held.map { ($0.index, $0.value) } + nuisances(outcome.best).map { ($0, outcome.best.point[$0]) }
    let statistical = fitter.fit(from: outcome.best.point, holding: held)
    let (totals, notes) = intervals(outcome.best, fitter)
    let (parts, _) = intervals(statistical, fitter)
    let isUsable = outcome.best.isConverged && statistical.isConverged
    let rows = fit.pois.map { poi in
      PoisResult.Row(
        name: name, poi: fit.names.names[poi], value: outcome.best.point[poi], total: totals[poi],
        statistical: parts[poi], channels: channels, isCombined: isCombined,
        note: isUsable ? notes[poi] : "the fit did not converge")
    }
    return (rows, outcome.result.header)
  }

  /// Constrained parameters that float, those of interest left out.
  private func nuisances(_ best: BestFit) -> [Int] {
    fit.likelihood.parameters.indices.filter { index in
      fit.likelihood.parameters[index].constraint != .none && !best.fixed[index] && !fit.pois.contains(index)
    }
  }

  /// Profile intervals; on a side without a crossing the uncertainty of the covariance.
  private func intervals(
    _ best: BestFit, _ fitter: Fitter
  ) -> (intervals: [Int: ImpactShift], notes: [Int: String]) {
    var found: [Int: ParameterResult.Minos] = [:]
    if best.covariance != nil,
      case .intervals(let intervals, _) = MinosScan(fitter, best, fit.names.names).run(fit.pois)
    {
      found = intervals
    }
    var shifts: [Int: ImpactShift] = [:], notes: [Int: String] = [:]
    let flat = best.covariance?.flatParameters ?? []
    for poi in fit.pois where !flat.contains(poi) {
      guard let sigma = best.covariance?.standardDeviation(poi), sigma > 0 else { continue }
      let minos = found[poi]
      shifts[poi] = ImpactShift(up: minos?.up ?? sigma, down: minos?.down ?? -sigma)
      let open = [minos?.down == nil ? "downwards" : nil, minos?.up == nil ? "upwards" : nil].compactMap { $0 }
      if !open.isEmpty { notes[poi] = "no profile interval \(open.joined(separator: " and "))" }
    }
    return (shifts, notes)
  }
}
