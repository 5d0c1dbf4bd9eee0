// The scan that a user asks for: the profile of one parameter, its intervals, and other curves beside it.
import HistFactory
import Likelihood
import Minimization
import Results

/// What a user may choose about a scan.
public struct ProfileScanOptions: Sendable, Equatable {
  /// Data and held parameters.
  public var fit: FitOptions
  /// Confidence levels of the intervals.
  public var levels: [ConfidenceLevel]
  /// Ends of the scan; nil for beyond the largest level, or the bounds.
  public var range: ClosedRange<Double>?
  /// A second curve with all constrained parameters held at the best fit.
  public var isStatisticalShown: Bool
  /// A second curve from Asimov data, with the parameter of interest at a value (nil: its start value).
  public var expected: FitOptions.Data?
  /// The parabola of the Hessian.
  public var isParabolaShown: Bool
  /// Curves with each group of parameters held at the best fit, and what each contributes.
  public var isBrokenDown: Bool
  /// Groups of parameters come from here; without, they are the modifier types.
  public var annotations: Annotations

  /// Every part by its name; those with a default may be left out.
  public init(
    fit: FitOptions = FitOptions(), levels: [ConfidenceLevel] = ConfidenceLevel.usual,
    range: ClosedRange<Double>? = nil, isStatisticalShown: Bool = false, expected: FitOptions.Data? = nil,
    isParabolaShown: Bool = false, isBrokenDown: Bool = false, annotations: Annotations = Annotations()
  ) {
    self.fit = fit
    self.levels = levels
    self.range = range
    self.isStatisticalShown = isStatisticalShown
    self.expected = expected
    self.isParabolaShown = isParabolaShown
    self.isBrokenDown = isBrokenDown
    self.annotations = annotations
  }
}

/// Scans the profile of one parameter of a likelihood.
public struct ProfileScan: Sendable {
  /// Levels, range and data.
  public let options: ProfileScanOptions
  /// Name of the scanned parameter.
  public let parameter: String
  private let base: ProfiledFit
  private let index: Int

  /// Fits, and checks the options against the model.
  public init(
    _ likelihood: CompiledLikelihood, parameter: String, options: ProfileScanOptions = ProfileScanOptions()
  ) throws(ProfileProblem) {
    let base = try ProfiledFit(likelihood, options: options.fit)
    try self.init(base, parameter: parameter, options: options, option: "--parameter")
  }

  init(
    _ base: ProfiledFit, parameter: String, options: ProfileScanOptions, option: String
  ) throws(ProfileProblem) {
    self.base = base
    self.options = options
    self.parameter = parameter
    index = try base.freeIndex(of: parameter, option: option)
    let own = base.likelihood.parameters[index]
    if let range = options.range {
      guard range.lowerBound >= own.lower, range.upperBound <= own.upper, range.lowerBound < range.upperBound else {
        throw .badRange(
          parameter, lower: range.lowerBound, upper: range.upperBound, bounds: own.lower...own.upper)
      }
    }
  }

  /// Scans; trouble on the way is a state or a message of the result.
  public func run(origin: ResultOrigin, workforce: Workforce = Workforce()) throws(ProfileProblem) -> ScanResult {
    var (base, messages) = (base, [String]())
    let curve = base.measured(&messages) { fit in sampler(fit, workforce).run() }
    let interval = curve?.intervals ?? []
    let deviation = base.best.covariance.map { $0.standardDeviation(index) }
    let own = base.likelihood.parameters[index]
    var result = ScanResult(
      header: header(base, messages, origin), parameter: parameter, bestFit: base.best.point[index],
      uncertainty: deviation.flatMap { $0 > 0 ? $0 : nil }, bounds: [own.lower, own.upper], points: curve?.pairs ?? [],
      intervals: interval)
    try addOverlays(to: &result, base, workforce)
    return result
  }

  private func header(_ base: ProfiledFit, _ messages: [String], _ origin: ResultOrigin) -> ResultHeader {
    origin.header(
      kind: ScanResult.kind,
      settings: base.likelihood.settings(data: options.fit.data, fixed: options.fit.fixed),
      status: ResultStatus(base.best, names: base.names.names, messages: messages))
  }

  private func sampler(_ fit: ProfiledFit, _ workforce: Workforce) -> CurveSampler {
    CurveSampler(
      levels: options.levels, range: options.range, workforce: workforce, makeProfile: fit.profile(of: [index]))
  }

  // MARK: Overlays

  private func addOverlays(
    to result: inout ScanResult, _ base: ProfiledFit, _ workforce: Workforce
  ) throws(ProfileProblem) {
    if options.isStatisticalShown {
      let frozen = base.freezing(base.constrained(besides: [index]))
      append(overlay("Statistical only", .statistical, frozen, workforce), to: &result)
    }
    if let data = options.expected {
      var fit = options.fit
      fit.data = data
      append(overlay("Expected", .expected, try ProfiledFit(base.likelihood, options: fit), workforce), to: &result)
    }
    if options.isParabolaShown, let width = result.uncertainty { result.overlays.append(parabola(result, width)) }
    if options.isBrokenDown { breakDown(&result, base, workforce) }
  }

  private func overlay(
    _ name: String, _ kind: OverlayKind, _ fit: ProfiledFit, _ workforce: Workforce
  ) -> ScanOverlay? {
    var (fit, messages) = (fit, [String]())
    guard let curve = fit.measured(&messages, { sampler($0, workforce).run() }) else { return nil }
    return ScanOverlay(
      name: name, kind: kind, bestFit: fit.best.point[index], points: curve.pairs, intervals: curve.intervals)
  }

  private func append(_ overlay: ScanOverlay?, to result: inout ScanResult) {
    guard let overlay else {
      result.header.status.messages.append("a further curve is left out: lower minima kept appearing")
      return
    }
    result.overlays.append(overlay)
  }

  /// (x − x̂)² / σ² over the range of the scan, and as high as the scan goes within the bounds.
  private func parabola(_ result: ScanResult, _ width: Double) -> ScanOverlay {
    let values = result.points.map { $0[0] }
    var (low, high) = (values.first ?? result.bestFit, values.last ?? result.bestFit)
    if options.range == nil, let bounds = result.bounds, bounds.count == 2 {
      let reach = width * (result.points.map { $0[1] }.max() ?? 0).squareRoot()
      low = max(bounds[0], min(low, result.bestFit - reach))
      high = min(bounds[1], max(high, result.bestFit + reach))
    }
    let points = PlaneGrid.spread(low, high, 41).map { value -> [Double] in
      let pull = (value - result.bestFit) / width
      return [value, pull * pull]
    }
    return ScanOverlay(name: "Parabola", kind: .gaussian, bestFit: result.bestFit, points: points)
  }

  /// Each group held by itself; what it contributes is the quadrature difference (STATISTICS §7b).
  private func breakDown(_ result: inout ScanResult, _ base: ProfiledFit, _ workforce: Workforce) {
    for group in FrozenGroup.all(base, besides: index, annotations: options.annotations) {
      let held = base.freezing(group.members)
      guard let curve = overlay(group.name, .frozen, held, workforce) else { continue }
      result.overlays.append(curve)
      result.breakdown.append(
        group.contribution(total: result.intervals.first, held: curve, bestFit: result.bestFit, base.names.names))
    }
  }
}
