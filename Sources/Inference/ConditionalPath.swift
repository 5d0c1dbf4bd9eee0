// The curve of conditional minima along one parameter, followed from the best fit outwards.
import Likelihood
import Minimization

/// Predicts where the minimum lies for a value of the parameter from the covariance and the minima found so far.
///
/// The curve begins along C_:i / C_ii; one minimum on it gives its curvature, two its third derivative.
struct ConditionalPath {
  private let base: ImpactsBase
  private let parameter: Int
  private let slope: [Double]
  /// Distance t from the best fit, and (θ(t) − θ̂ − slope·t) / t².
  private var bends: [(distance: Double, bend: [Double])] = []
  private var hasFitted = false

  init(_ base: ImpactsBase, _ parameter: Int) {
    self.base = base
    self.parameter = parameter
    let count = base.likelihood.parameterCount
    guard let covariance = base.covariance, covariance[parameter, parameter] > 0 else {
      slope = Array(repeating: 0, count: count)
      return
    }
    let scale = 1 / covariance[parameter, parameter]
    slope = (0..<count).map { covariance[$0, parameter] * scale }
  }

  /// The conditional minimum at a value; nil if no fit converges.
  mutating func fit(at value: Double, _ fitter: Fitter) -> BestFit? {
    let held = base.held + [(parameter, value)]
    var options = MinimizerOptions.warm(tolerance: Self.tolerance)
    options.continuesLast = hasFitted
    hasFitted = true
    var fit = fitter.refit(from: start(at: value), holding: held, options: options, fallback: base.best.point)
    if !fit.isConverged {
      options = MinimizerOptions(tolerance: Self.tolerance, wantsCovariance: false)
      fit = fitter.fit(from: base.best.point, holding: held, options: options)
    }
    guard fit.isConverged else { return nil }
    remember(fit.point, at: value)
    return fit
  }

  /// Of the NLL: the parameters of interest are good to √(2 · 10⁻¹⁰) ≈ 1.4·10⁻⁵ of their uncertainty.
  static let tolerance = 1e-10

  private mutating func remember(_ point: [Double], at value: Double) {
    let distance = value - base.best.point[parameter]
    guard abs(distance) > 0, bends.count < 2 else { return }
    let bend = point.indices.map { (point[$0] - base.best.point[$0] - slope[$0] * distance) / (distance * distance) }
    bends.append((distance, bend))
  }

  private func start(at value: Double) -> [Double] {
    let distance = value - base.best.point[parameter], square = distance * distance
    var point = base.best.point
    for index in point.indices {
      var bend = 0.0
      if let first = bends.first { bend = first.bend[index] }
      if bends.count == 2 {
        let third = (bends[1].bend[index] - bends[0].bend[index]) / (bends[1].distance - bends[0].distance)
        bend += third * (distance - bends[0].distance)
      }
      point[index] += slope[index] * distance + bend * square
    }
    return point
  }
}
