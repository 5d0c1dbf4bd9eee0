// Impacts on parameters of interest: the fit, what the chosen method makes of it, and the result by name.
import Likelihood
import Minimization
import Results

/// Computes how parameters, groups of them and the data's statistics move parameters of interest (STATISTICS §7).
public struct Impacts: Sendable {
  /// Convention, approximation, groups and data.
  public let options: ImpactsOptions
  private let fit: MaximumLikelihoodFit
  private let groups: ResolvedGroups

  /// Checks the options against the model: names, patterns of groups, and that there is a free parameter of interest.
  public init(_ likelihood: CompiledLikelihood, options: ImpactsOptions = ImpactsOptions()) throws(FitProblem) {
    self.options = options
    fit = try MaximumLikelihoodFit(likelihood, options: options.fit)
    groups = try ResolvedGroups(options.groups ?? .byType(likelihood), likelihood)
    let held = fit.held.map { ($0.index, $0.value) }
    for name in options.fit.pois.map({ $0.map(Optional.some) }) ?? [nil] {
      _ = try fit.names.testablePOI(name, held: held)
    }
  }

  /// Fits, then refits in parallel. Fits that do not converge are flagged in their row.
  public func run(origin: ResultOrigin, workforce: Workforce = Workforce()) throws(FitProblem) -> ImpactsResult {
    let outcome = try fit.run(origin: origin)
    let base = ImpactsBase(fit, outcome)
    let method = method(base)
    var numbers = method.numbers(workforce)
    if options.approximation == .exact { numbers.minos = base.minosOfPois(notes: &numbers.notes) }
    let table = options.isGrouped ? GroupTable(groups, base).rows(numbers, method, workforce) : nil
    let assembly = ImpactsAssembly(
      base: base, fit: outcome.result, numbers: numbers, groups: groups, table: table,
      channels: base.channels)
    var status = outcome.result.header.status
    for poi in base.pois where base.uncertainty(poi) == nil {
      status.messages.append("the uncertainty of \(fit.names.names[poi]) is not determined")
    }
    status.messages += numbers.notes + numbers.failures(base) + (options.isGrouped ? groups.notes : [])
    let header = origin.header(
      kind: ImpactsResult.kind, settings: outcome.result.header.settings, status: status)
    return ImpactsResult(
      header: header, method: options.method, approximation: options.approximation,
      pois: base.pois.indices.map(assembly.poi))
  }

  private func method(_ base: ImpactsBase) -> any ImpactsMethod {
    let isGaussian = options.approximation == .gaussian
    switch options.method {
    case .shift: return ShiftedParameters(base: base, isGaussian: isGaussian)
    case .freeze: return FrozenParameters(base: base, isGaussian: isGaussian)
    case .globalObservable: return ShiftedObservables(base: base, isGaussian: isGaussian)
    }
  }
}

/// What the methods share: the best fit and who takes part.
struct ImpactsBase: Sendable {
  let likelihood: CompiledLikelihood
  let data: Dataset
  let best: BestFit
  let pois: [Int]
  /// Held by request, with their values.
  let held: [(Int, Double)]
  /// All free parameters, ascending.
  let free: [Int]
  let covariance: Covariance?

  init(_ fit: MaximumLikelihoodFit, _ outcome: FitOutcome) {
    likelihood = fit.likelihood
    (data, best) = (outcome.data, outcome.best)
    pois = fit.pois
    held = fit.held.map { ($0.index, $0.value) }
    free = likelihood.parameters.indices.filter { !outcome.best.fixed[$0] }
    covariance = outcome.best.covariance
    flat = covariance?.flatParameters ?? []
  }

  private let flat: Set<Int>

  /// Post-fit uncertainty; nil where the fit does not determine it.
  func uncertainty(_ parameter: Int) -> Double? {
    guard let covariance, !flat.contains(parameter) else { return nil }
    let sigma = covariance.standardDeviation(parameter)
    return sigma > 0 ? sigma : nil
  }

  /// Free parameters that may be moved: all but a single parameter of interest.
  var ranked: [Int] { pois.count == 1 ? free.filter { $0 != pois[0] } : free }

  /// Parameters that are frozen for the statistical part.
  var nuisances: [Int] { free.filter { !pois.contains($0) } }

  func makeFitter() -> Fitter { Fitter(likelihood, data: data) }

  /// The channels that each parameter acts on, by name in the model's order.
  var channels: [[String]] {
    var names = [[String]](repeating: [], count: likelihood.parameterCount)
    for (index, channel) in likelihood.channels.enumerated() {
      for parameter in likelihood.parameters(ofChannel: index) { names[parameter].append(channel.name) }
    }
    return names
  }

  /// How far the parameters of interest are from their best fit.
  func displacements(_ point: [Double]) -> [Double] { pois.map { point[$0] - best.point[$0] } }

  func minosOfPois(notes: inout [String]) -> [Int: ParameterResult.Minos] {
    guard covariance != nil else { return [:] }
    switch MinosScan(makeFitter(), best, likelihood.parameters.map(\.name)).run(pois) {
    case .intervals(let intervals, let remarks):
      notes += remarks
      return intervals
    case .lower(_, let name):
      notes.append("MINOS of \(name) found a minimum below the best fit")
      return [:]
    }
  }
}
