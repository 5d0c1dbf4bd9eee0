// Fits of one likelihood, one after another, in the same memory: what impacts, scans, limits and toys are made of.
import Likelihood
import Minimization

/// A fit as arrays in the model's order.
public struct BestFit: Sendable {
  /// Where the fit ended, and how.
  public var minimum: Minimum
  /// What was held in the fit, by the model or by request.
  public var fixed: [Bool]

  /// One value a parameter.
  public var point: [Double] { minimum.point }
  /// −2 ln L.
  public var twiceNLL: Double { 2 * minimum.value }
  /// Whether the fit can be trusted.
  public var isConverged: Bool { minimum.isConverged }
  /// Inverse of the Hessian of −ln L; nil where it is not to be had.
  public var covariance: Covariance? { minimum.covariance }
}

/// A minimiser with its likelihood and data: one a task.
public final class Fitter {
  /// −ln L of the data, with its memory.
  public let objective: LikelihoodObjective
  /// Makes the fits.
  public let minimizer: Minimizer

  /// A fitter of these data; `bounds` replace the parameters' own, by position.
  public init(
    _ likelihood: CompiledLikelihood, data: Dataset, bounds: [Int: ClosedRange<Double>] = [:]
  ) {
    objective = LikelihoodObjective(likelihood, data: data, bounds: bounds)
    minimizer = Minimizer(objective)
  }

  /// The likelihood that is fitted.
  public var likelihood: CompiledLikelihood { objective.likelihood }

  /// What the model itself holds.
  public var modelFixed: [Bool] { likelihood.parameters.map(\.fixed) }

  /// A fit from afar: at the model's start values unless told otherwise, Fisher information first, with covariance.
  ///
  /// A start without a finite likelihood is moved towards the start values, then the nominal ones.
  /// - Parameter held: indices and values of parameters held in addition to the model's.
  public func fit(
    from start: [Double]? = nil, holding held: [(Int, Double)] = [], options: MinimizerOptions = .init()
  ) -> BestFit {
    let (point, fixed) = prepare(start ?? likelihood.startPoint, held)
    var minimum = minimizer.minimize(from: point, fixed: fixed, fallback: likelihood.startPoint, options: options)
    if minimum.state == .infeasible, !minimum.value.isFinite {
      let (nominal, _) = prepare(likelihood.nominalPoint, held)
      minimum = minimizer.minimize(from: point, fixed: fixed, fallback: nominal, options: options)
    }
    return BestFit(minimum: minimum, fixed: fixed)
  }

  /// A fit from near its minimum, with exact steps from the beginning and without covariance.
  ///
  /// - Parameter fallback: a point towards which a start without a finite likelihood is moved; nil for the start values.
  public func refit(
    from start: [Double], holding held: [(Int, Double)], options: MinimizerOptions = .warm(),
    fallback: [Double]? = nil
  ) -> BestFit {
    let (point, fixed) = prepare(start, held)
    let minimum = minimizer.minimize(
      from: point, fixed: fixed, fallback: fallback ?? likelihood.startPoint, options: options)
    return BestFit(minimum: minimum, fixed: fixed)
  }

  private func prepare(_ start: [Double], _ held: [(Int, Double)]) -> (point: [Double], fixed: [Bool]) {
    var (point, fixed) = (start, modelFixed)
    for (index, parameter) in likelihood.parameters.enumerated() where parameter.fixed {
      point[index] = parameter.initial
    }
    for (index, value) in held { (point[index], fixed[index]) = (value, true) }
    return (point, fixed)
  }
}
