// freeze: parameters held at their best fit, and by how much the uncertainty shrinks in quadrature.
import Likelihood
import Minimization
import Results

/// √(σ² − σ²(frozen)) from a refit with the parameters frozen, or from the covariance by its Schur complement.
///
/// The frozen minimum is the best fit itself, so that both agree as far as the Hessian can be inverted.
struct FrozenParameters: ImpactsMethod {
  let base: ImpactsBase
  let isGaussian: Bool

  func numbers(_ workforce: Workforce) -> ImpactNumbers {
    let ranked = base.ranked
    let shifts = frozen(ranked.map { [$0] }, workforce)
    let rows = zip(ranked, shifts).map { parameter, shift in
      ImpactRow(
        parameter: parameter, postfit: shift.shifts, prefit: base.pois.map { _ in nil }, hasFailed: shift.hasFailed)
    }
    return ImpactNumbers(rows: rows, statistical: statistical())
  }

  func groups(_ members: [[Int]], _ workforce: Workforce) -> [GroupShifts]? {
    frozen(members, workforce).map { GroupShifts(shifts: $0.shifts, note: $0.note) }
  }

  /// The uncertainty with all nuisance parameters frozen, free normalisations among them.
  func statistical() -> [ImpactShift] {
    let variances = remainingVariances(base.nuisances, base.makeFitter())
    return variances.map { ImpactShift(symmetric: max($0 ?? 0, 0).squareRoot()) }
  }

  private struct Frozen {
    var shifts: [ImpactShift]
    var hasFailed = false
    var note: String?
  }

  private func frozen(_ groups: [[Int]], _ workforce: Workforce) -> [Frozen] {
    let variances: [[Double?]?] =
      isGaussian
      ? groups.map { gaussianVariances($0) }
      : workforce.map(groups.count, worker: base.makeFitter) { remainingVariances(groups[$1], $0) }
    return variances.map { $0.map(difference) ?? difference(base.pois.map { _ in nil }) }
  }

  /// In quadrature, for each parameter of interest.
  private func difference(_ variances: [Double?]) -> Frozen {
    var result = Frozen(shifts: [])
    for (poi, variance) in zip(base.pois, variances) {
      guard let variance, let sigma = base.uncertainty(poi) else {
        result.hasFailed = base.uncertainty(poi) != nil
        result.note = result.hasFailed ? "the frozen fit did not converge" : "the total is not determined"
        result.shifts.append(ImpactShift(up: nil, down: nil))
        continue
      }
      let square = sigma * sigma - variance
      if square < -1e-6 * sigma * sigma { result.note = "the uncertainty did not shrink" }
      result.shifts.append(ImpactShift(symmetric: max(square, 0).squareRoot()))
    }
    return result
  }

  private func gaussianVariances(_ group: [Int]) -> [Double?] {
    base.pois.map { poi in base.covariance?.conditionalVariance(of: poi, given: group.filter { $0 != poi }) }
  }

  /// Variances of the parameters of interest with others frozen; nil where they are not to be had.
  ///
  /// A parameter of interest is never frozen itself: one in the group is left free for its own variance.
  private func remainingVariances(_ group: [Int], _ fitter: Fitter) -> [Double?] {
    guard !isGaussian else { return gaussianVariances(group) }
    let inside = base.pois.filter { group.contains($0) }
    guard inside.isEmpty else {
      return base.pois.map { poi in variances([poi], freezing: group.filter { $0 != poi }, fitter)[0] }
    }
    return variances(base.pois, freezing: group, fitter)
  }

  private func variances(_ pois: [Int], freezing group: [Int], _ fitter: Fitter) -> [Double?] {
    let held = base.held + group.map { ($0, base.best.point[$0]) }
    let options = MinimizerOptions(tolerance: ConditionalPath.tolerance, firstCurvature: .exact)
    let fit = fitter.fit(from: base.best.point, holding: held, options: options)
    guard fit.isConverged, let covariance = fit.covariance else { return pois.map { _ in nil } }
    return pois.map { covariance[$0, $0] }
  }
}
