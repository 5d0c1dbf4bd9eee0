// Fits of one data set along one parameter: the free one and any number with the parameter held, each warm.
import Likelihood
import Minimization

/// The fit with a parameter held at a value.
public struct ConditionalFit: Sendable {
  /// The objective at the conditional minimum.
  public var value: Double
  /// −2 ln L.
  public var twiceNLL: Double
  /// Its derivative along the profile.
  public var slope: Double
  /// The conditional minimum, one value a parameter.
  public var point: [Double]
  /// How the fit ended.
  public var state: Minimum.State
}

/// Remembers what it has fitted: asking again costs nothing, and every new fit starts from its neighbours.
final class ProfileFits {
  let fitter: Fitter
  let parameter: Int
  private(set) var free: BestFit
  /// Parameters held besides the one of interest.
  private let held: [(Int, Double)]
  /// Ascending by value.
  private var points: [ConditionalFit] = []

  static let options = MinimizerOptions.warm(tolerance: 1e-11)
  /// For the point that Asimov data are made from: what these data predict moves with it to first order, so that it has
  /// to be known far better than its value needs.
  private static let sourceOptions = MinimizerOptions.warm(tolerance: 1e-16)
  private static let coldOptions = MinimizerOptions(tolerance: 1e-11, wantsCovariance: false)
  private static let firstOptions = MinimizerOptions(tolerance: 1e-11, firstCurvature: .exact)

  /// Makes the free fit; from `start` if it is given, then with covariance.
  init(
    _ likelihood: CompiledLikelihood, data: Dataset, parameter: Int, bounds: ClosedRange<Double>,
    held: [(Int, Double)], start: [Double]? = nil
  ) {
    fitter = Fitter(likelihood, data: data, bounds: [parameter: bounds])
    self.parameter = parameter
    self.held = held
    free =
      start.map { [fitter] in fitter.fit(from: $0, holding: held, options: Self.firstOptions) }
      ?? fitter.fit(holding: held, options: Self.coldOptions)
    if start != nil, !free.isConverged { free = fitter.fit(holding: held, options: Self.coldOptions) }
  }

  /// How much −2 ln L at `value` exceeds the free fit's: not below 0.
  func rise(at value: Double) -> Double { max(profile(at: value).twiceNLL - free.twiceNLL, 0) }

  /// The fit with the parameter at `value`; where it lies below the free fit, that one is made again from there.
  func profile(at value: Double) -> ConditionalFit {
    if let known = points.first(where: { $0.value == value }) { return known }
    let fit = conditionalFit(at: value)
    let point = ConditionalFit(
      value: value, twiceNLL: fit.twiceNLL, slope: 2 * fit.minimum.gradient[parameter], point: fit.point,
      state: fit.minimum.state)
    if fit.isConverged {
      points.insert(point, at: points.firstIndex { $0.value > value } ?? points.endIndex)
      if fit.twiceNLL < free.twiceNLL - Self.improvement { lowerFree(from: fit.point) }
    }
    return point
  }

  /// The parameters at which the fit with the parameter at `value` is stationary to rounding.
  func source(at value: Double) -> [Double] {
    let fit = profile(at: value)
    guard fit.state == .converged else { return fit.point }
    let polished = fitter.refit(
      from: fit.point, holding: held + [(parameter, value)], options: Self.sourceOptions)
    return polished.isConverged ? polished.point : fit.point
  }

  /// Below this a difference of −2 ln L is rounding.
  private static let improvement = 1e-8

  private func lowerFree(from point: [Double]) {
    let fit = fitter.refit(from: point, holding: held, options: Self.options)
    if fit.isConverged, fit.twiceNLL < free.twiceNLL { free = fit }
  }

  private func conditionalFit(at value: Double) -> BestFit {
    let holding = held + [(parameter, value)]
    let warm = fitter.refit(from: start(at: value), holding: holding, options: Self.options)
    if warm.isConverged { return warm }
    let near = fitter.fit(from: nearest(to: value), holding: holding, options: Self.coldOptions)
    if near.isConverged { return near }
    let cold = fitter.fit(holding: holding, options: Self.coldOptions)
    return cold.isConverged || cold.twiceNLL < near.twiceNLL ? cold : near
  }

  private var known: [(value: Double, point: [Double])] {
    points.map { ($0.value, $0.point) } + [(free.point[parameter], free.point)]
  }

  private func nearest(to value: Double) -> [Double] {
    known.min { abs($0.value - value) < abs($1.value - value) }?.point ?? free.point
  }

  /// On the straight line through the two nearest known points, as long as it is not carried far beyond them.
  private func start(at value: Double) -> [Double] {
    let near = known.sorted { abs($0.value - value) < abs($1.value - value) }
    guard let first = near.first else { return free.point }
    guard let second = near.dropFirst().first(where: { $0.value != first.value }) else {
      return alongCovariance(to: value)
    }
    let share = (value - first.value) / (second.value - first.value)
    guard abs(share) <= 3 else { return first.point }
    return zip(first.point, second.point).map { $0 + share * ($1 - $0) }
  }

  /// What the free fit's covariance predicts for the others.
  private func alongCovariance(to value: Double) -> [Double] {
    guard let covariance = free.covariance, covariance[parameter, parameter] > 0 else { return free.point }
    let share = (value - free.point[parameter]) / covariance[parameter, parameter]
    return free.point.indices.map { index in
      free.point[index] + (free.fixed[index] ? 0 : share * covariance[index, parameter])
    }
  }
}
