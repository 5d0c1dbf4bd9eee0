// Pseudo-data of a model at a point: every bin and every auxiliary measurement fluctuates.
import Likelihood

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Throws toys about one point of parameter space (STATISTICS §6).
///
/// Auxiliary measurements of held parameters keep the observed values: nothing depends on them in a fit.
struct ToyGenerator: Sendable {
  private enum Auxiliary: Sendable {
    case normal(center: Double, width: Double)
    case poisson(mean: Double)
    case lognormal(center: Double, logWidth: Double)
    /// A standard normal number, to be mixed with those of its constraint.
    case correlated
    case held(Double)
  }

  /// The parameters that the toys are thrown with.
  let point: [Double]
  private let likelihood: CompiledLikelihood
  private let rates: [Double]
  private let auxiliary: [Auxiliary]
  private let positions: [Int?]

  /// - Parameters:
  ///   - fixed: parameters held in the fits.
  ///   - observed: the data whose auxiliary measurements held parameters keep.
  init(_ likelihood: CompiledLikelihood, at point: [Double], fixed: [Bool], observed: Dataset) {
    self.likelihood = likelihood
    self.point = point
    rates = likelihood.expectedRates(at: point, buffer: likelihood.makeBuffer()).map { max($0, 0) }
    positions = likelihood.auxiliaryPositions
    let positions = positions, correlated = Set(likelihood.correlatedConstraints.flatMap(\.parameters))
    auxiliary = likelihood.parameters.indices.compactMap { index in
      guard let position = positions[index] else { return nil }
      // A held parameter's measurement tells of those that it is correlated with.
      if correlated.contains(index) { return .correlated }
      if fixed[index] { return .held(observed.auxiliary[position]) }
      switch likelihood.parameters[index].constraint {
      case .none: return nil
      case .normal(_, let width): return .normal(center: point[index], width: width)
      case .poisson(_, let tau): return .poisson(mean: point[index] * tau)
      case .lognormal(_, let logWidth): return .lognormal(center: point[index], logWidth: logWidth)
      }
    }
  }

  /// Where a toy's fit begins: at the point it was thrown with, but factors of constrained bins at their own
  /// measurement. A factor measured far above would be carried to its lower bound by the first step from elsewhere, and
  /// only creep back.
  func start(of toy: Dataset) -> [Double] {
    var start = point
    for (index, position) in positions.enumerated() {
      guard let position, case .poisson(_, let tau) = likelihood.parameters[index].constraint, tau > 0 else { continue }
      start[index] = max(toy.auxiliary[position], 0.5) / tau
    }
    return start
  }

  func toy(_ stream: inout RandomStream) -> Dataset {
    var counts: [Double] = []
    counts.reserveCapacity(rates.count)
    for rate in rates { counts.append(stream.poisson(mean: rate)) }
    var measured: [Double] = []
    measured.reserveCapacity(auxiliary.count)
    for term in auxiliary {
      switch term {
      case .normal(let center, let width): measured.append(center + width * stream.normal())
      case .poisson(let mean): measured.append(stream.poisson(mean: mean))
      case .lognormal(let center, let logWidth): measured.append(center * exp(logWidth * stream.normal()))
      case .correlated: measured.append(stream.normal())
      case .held(let value): measured.append(value)
      }
    }
    for constraint in likelihood.correlatedConstraints { mix(&measured, of: constraint) }
    return Dataset(counts: counts, auxiliary: measured, for: likelihood)
  }

  /// From independent standard normal numbers z to θ + A z.
  private func mix(_ measured: inout [Double], of constraint: CorrelatedConstraint) {
    let places = constraint.parameters.compactMap { positions[$0] }, count = places.count
    let numbers = places.map { measured[$0] }
    for (row, place) in places.enumerated() {
      measured[place] = numbers.indices.reduce(point[constraint.parameters[row]]) {
        $0 + constraint.root[row * count + $1] * numbers[$1]
      }
    }
  }
}
