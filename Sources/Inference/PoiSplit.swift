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
    let whole = sides(outcome.best, fitter), part = sides(statistical, fitter)
    let isUsable = outcome.best.isConverged && statistical.isConverged
    let rows = fit.pois.map { poi in
      var row = PoisResult.Row(
        name: name, poi: fit.names.names[poi], value: outcome.best.point[poi], total: whole[poi]?.shift(beside: nil),
        statistical: whole[poi].flatMap { part[poi]?.shift(beside: $0) }, channels: channels, isCombined: isCombined,
        note: isUsable ? whole[poi]?.note : "the fit did not converge")
      if row.isContradictory { row = row.withoutSplit("no split: the fit is not determined well enough") }
      return row
    }
    return (rows, outcome.result.header)
  }

  /// Constrained parameters that float, those of interest left out.
  private func nuisances(_ best: BestFit) -> [Int] {
    fit.likelihood.parameters.indices.filter { index in
      fit.likelihood.parameters[index].constraint != .none && !best.fixed[index] && !fit.pois.contains(index)
    }
  }

  /// Both sides of the interval of each parameter of interest that the fit determines.
  private func sides(_ best: BestFit, _ fitter: Fitter) -> [Int: IntervalSides] {
    guard let covariance = best.covariance else { return [:] }
    var crossings: [Int: ParameterResult.Minos] = [:]
    if case .intervals(let found, _) = MinosScan(fitter, best, fit.names.names).run(fit.pois) { crossings = found }
    var sides: [Int: IntervalSides] = [:]
    for poi in fit.pois where !covariance.flatParameters.contains(poi) {
      let sigma = covariance.standardDeviation(poi)
      guard sigma > 0 else { continue }
      sides[poi] = IntervalSides(
        down: .init(crossing: crossings[poi]?.down, sigma: -sigma),
        up: .init(crossing: crossings[poi]?.up, sigma: sigma))
    }
    return sides
  }
}

/// An interval with what the covariance says beside it.
private struct IntervalSides {
  struct Side {
    /// Where the profile crosses; nil where it meets a bound first.
    var crossing: Double?
    var sigma: Double
  }
  var down: Side
  var up: Side

  /// The sides without a crossing, in words.
  var note: String? {
    let open = [down.crossing == nil ? "downwards" : nil, up.crossing == nil ? "upwards" : nil].compactMap { $0 }
    return open.isEmpty ? nil : "no profile interval \(open.joined(separator: " and "))"
  }

  /// Profile crossings; the covariance on a side where this interval or the other one has none, so that both compare.
  func shift(beside other: IntervalSides?) -> ImpactShift {
    func length(_ own: Side, _ other: Side?) -> Double {
      guard let crossing = own.crossing, other == nil || other?.crossing != nil else { return own.sigma }
      return crossing
    }
    return ImpactShift(up: length(up, other?.up), down: length(down, other?.down))
  }
}

extension PoisResult.Row {
  /// By how much a part may exceed the whole for the sake of rounding and of refits.
  private static let slack = 1e-2

  /// Whether the statistical part is longer than the total, which a fit far from its bounds rules out.
  fileprivate var isContradictory: Bool {
    guard let total, let statistical else { return false }
    return [\ImpactShift.up, \.down].contains { side in
      abs(statistical[keyPath: side] ?? 0) > abs(total[keyPath: side] ?? 0) * (1 + Self.slack)
    }
  }

  fileprivate func withoutSplit(_ note: String) -> Self {
    Self(name: name, poi: poi, value: value, total: total, channels: channels, isCombined: isCombined, note: note)
  }
}
