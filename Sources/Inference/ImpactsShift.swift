// np-shift: each parameter held off its best fit by its uncertainty, everything else refitted.
import Likelihood
import Minimization
import Results

/// Refits at θ̂ ± the post-fit and ± the pre-fit uncertainty, clamped at the parameter's bounds; or their Gaussian limit.
struct ShiftedParameters: ImpactsMethod {
  let base: ImpactsBase
  let isGaussian: Bool

  func numbers(_ workforce: Workforce) -> ImpactNumbers {
    let ranked = base.ranked
    let rows =
      isGaussian
      ? ranked.map(gaussianRow)
      : workforce.map(ranked.count, worker: base.makeFitter) { row(ranked[$1], $0) }
        .enumerated().map { $1 ?? failedRow(ranked[$0]) }
    let statistical = FrozenParameters(base: base, isGaussian: isGaussian).statistical()
    return ImpactNumbers(rows: rows, statistical: statistical)
  }

  func groups(_ members: [[Int]], _ workforce: Workforce) -> [GroupShifts]? { nil }

  private func failedRow(_ parameter: Int) -> ImpactRow {
    let none = base.pois.map { _ in nil as ImpactShift? }
    return ImpactRow(parameter: parameter, postfit: none, prefit: none, hasFailed: true)
  }

  /// Where a shift by `distance` leads, and whether a bound came first.
  private func target(_ parameter: Int, _ distance: Double) -> (value: Double, isClamped: Bool) {
    let bounds = base.likelihood.parameters[parameter], wanted = base.best.point[parameter] + distance
    let value = min(max(wanted, bounds.lower), bounds.upper)
    return (value, value != wanted)
  }

  private func widths(_ parameter: Int) -> [Double?] {
    let prefit = base.likelihood.parameters[parameter].prefitUncertainty
    return [base.uncertainty(parameter), prefit > 0 ? prefit : nil]
  }

  // MARK: Refits

  /// The four refits of one parameter, each from where the ones before point to.
  private func row(_ parameter: Int, _ fitter: Fitter) -> ImpactRow {
    var row = failedRow(parameter)
    row.hasFailed = false
    var path = ConditionalPath(base, parameter)
    let widths = widths(parameter)
    let sides = widths.map { width in
      width.map { width in [1.0, -1.0].map { displacement(&row, &path, fitter, distance: $0 * width) } }
    }
    row.postfit = shifts(sides[0])
    row.prefit = shifts(sides[1])
    return row
  }

  /// From displacements of all parameters of interest on both sides to a shift for each.
  private func shifts(_ sides: [[Double]?]?) -> [ImpactShift?] {
    base.pois.indices.map { poi in
      sides.map { ImpactShift(up: $0[0]?[poi], down: $0[1]?[poi]) }
    }
  }

  /// What a refit moves the parameters of interest by; nil if it did not converge.
  private func displacement(
    _ row: inout ImpactRow, _ path: inout ConditionalPath, _ fitter: Fitter, distance: Double
  ) -> [Double]? {
    let (value, isClamped) = target(row.parameter, distance)
    if isClamped { row.atBound = true }
    guard value != base.best.point[row.parameter] else { return base.pois.map { _ in 0 } }
    guard let fit = path.fit(at: value, fitter) else {
      row.hasFailed = true
      return nil
    }
    if fit.minimum.value < base.best.minimum.value - 1e-5 { row.isBelow = true }
    return base.displacements(fit.point)
  }

  // MARK: The Gaussian limit

  /// C_μi / C_ii times the shift.
  private func gaussianRow(_ parameter: Int) -> ImpactRow {
    var row = failedRow(parameter)
    row.hasFailed = false
    guard let covariance = base.covariance, base.uncertainty(parameter) != nil else { return row }
    let slopes = base.pois.map { covariance[$0, parameter] / covariance[parameter, parameter] }
    let sides = widths(parameter).map { width in
      width.map { width in
        [1.0, -1.0].map { sign -> [Double]? in
          let (value, isClamped) = target(parameter, sign * width)
          if isClamped { row.atBound = true }
          return slopes.map { $0 * (value - base.best.point[parameter]) }
        }
      }
    }
    row.postfit = shifts(sides[0])
    row.prefit = shifts(sides[1])
    return row
  }
}
