// The contours that a user asks for: level curves of the profile of two parameters, and others beside them.
import HistFactory
import Likelihood
import Minimization
import Results

/// What a user may choose about contours.
public struct ContourOptions: Sendable, Equatable {
  /// Data and held parameters.
  public var fit: FitOptions
  /// Confidence levels of the curves.
  public var levels: [ConfidenceLevel]
  /// Degrees of freedom behind the levels.
  public var ndof: Int
  /// Nodes along each axis of a grid for marching squares, in place of following the curves.
  public var gridNodes: Int?
  /// Whether a statistical-only contour is added.
  public var isStatisticalShown: Bool
  /// Further contours from Asimov data.
  public var expected: FitOptions.Data?
  /// A point to mark, by parameter name.
  public var reference: [String: Double]

  /// Every part by its name; those with a default may be left out.
  public init(
    fit: FitOptions = FitOptions(), levels: [ConfidenceLevel] = ConfidenceLevel.usual, ndof: Int = 2,
    gridNodes: Int? = nil, isStatisticalShown: Bool = false, expected: FitOptions.Data? = nil,
    reference: [String: Double] = [:]
  ) {
    self.fit = fit
    self.levels = levels
    self.ndof = ndof
    self.gridNodes = gridNodes
    self.isStatisticalShown = isStatisticalShown
    self.expected = expected
    self.reference = reference
  }
}

/// Follows the contours of pairs of parameters of a likelihood.
public struct ProfileContours: Sendable {
  /// Levels, grid and data.
  public let options: ContourOptions
  /// Names of both parameters.
  public let parameters: [String]
  private let base: ProfiledFit
  private let indices: [Int]

  /// Fits, and checks the options against the model.
  /// - Parameter parameters: names of at least two parameters.
  public init(
    _ likelihood: CompiledLikelihood, parameters: [String], options: ContourOptions = ContourOptions()
  ) throws(ProfileProblem) {
    guard parameters.count >= 2 else { throw .tooFewParameters(parameters) }
    if let nodes = options.gridNodes, !(3...500).contains(nodes) { throw .badGrid(nodes) }
    base = try ProfiledFit(likelihood, options: options.fit)
    self.options = options
    self.parameters = parameters
    var indices: [Int] = []
    for name in parameters {
      let index = try base.freeIndex(of: name, option: "--pois")
      guard !indices.contains(index) else { throw .repeatedParameter(name, option: "--pois") }
      indices.append(index)
    }
    self.indices = indices
    for name in options.reference.keys.sorted() {
      _ = try ProfileProblem.wrapping { [base] () throws(FitProblem) in
        try base.names.index(of: name, option: "--reference")
      }
    }
  }

  /// The contours of the first two parameters.
  public func run(origin: ResultOrigin, workforce: Workforce = Workforce()) throws(ProfileProblem) -> ContourResult {
    try contour(0, 1, origin, workforce)
  }

  /// The contours of all pairs, and the scan of each parameter.
  public func matrix(
    origin: ResultOrigin, workforce: Workforce = Workforce()
  ) throws(ProfileProblem) -> ContourMatrixResult {
    var contours: [ContourResult] = [], scans: [ScanResult] = []
    for row in parameters.indices {
      for column in 0..<row { contours.append(try contour(column, row, origin, workforce)) }
    }
    let scanOptions = ProfileScanOptions(
      fit: options.fit, levels: options.levels, isStatisticalShown: options.isStatisticalShown,
      expected: options.expected)
    for name in parameters {
      let scan = try ProfileScan(base, parameter: name, options: scanOptions, option: "--pois")
      scans.append(try scan.run(origin: origin, workforce: workforce))
    }
    var header = contours[0].header
    header.kind = ContourMatrixResult.kind
    return ContourMatrixResult(header: header, parameters: parameters, scans: scans, contours: contours)
  }

  // MARK: One pair

  private func contour(
    _ column: Int, _ row: Int, _ origin: ResultOrigin, _ workforce: Workforce
  ) throws(ProfileProblem) -> ContourResult {
    let pair = [indices[column], indices[row]]
    var (base, messages) = (base, [String]())
    let curves = curves(&base, pair, &messages, workforce)
    let own = pair.map { base.likelihood.parameters[$0] }
    let reference = own.compactMap { options.reference[$0.name] }
    var result = ContourResult(
      header: origin.header(
        kind: ContourResult.kind,
        settings: base.likelihood.settings(data: options.fit.data, fixed: options.fit.fixed),
        status: ResultStatus(base.best, names: base.names.names, messages: messages)),
      parameters: own.map(\.name), bestFit: pair.map { base.best.point[$0] }, ndof: options.ndof,
      bounds: own.map { [$0.lower, $0.upper] }, levels: curves?.levels ?? [], grid: curves?.grid,
      reference: reference.count == 2 ? reference : nil)
    try addOverlays(to: &result, base, pair, workforce)
    return result
  }

  private func addOverlays(
    to result: inout ContourResult, _ base: ProfiledFit, _ pair: [Int], _ workforce: Workforce
  ) throws(ProfileProblem) {
    func add(_ name: String, _ kind: OverlayKind, _ fit: ProfiledFit) {
      var (fit, messages) = (fit, [String]())
      guard let curves = curves(&fit, pair, &messages, workforce) else { return }
      result.overlays.append(
        ContourOverlay(name: name, kind: kind, bestFit: pair.map { fit.best.point[$0] }, levels: curves.levels))
    }
    if options.isStatisticalShown {
      add("Statistical only", .statistical, base.freezing(base.constrained(besides: pair)))
    }
    if let data = options.expected {
      var fit = options.fit
      fit.data = data
      add("Expected", .expected, try ProfiledFit(base.likelihood, options: fit))
    }
  }

  private typealias Curves = (levels: [ContourLevel], grid: ContourGrid?)

  private func curves(
    _ fit: inout ProfiledFit, _ pair: [Int], _ messages: inout [String], _ workforce: Workforce
  ) -> Curves? {
    let tracer = { (fit: ProfiledFit) in
      ContourTracer(
        levels: options.levels.map { $0.delta(ndof: options.ndof) }, workforce: workforce,
        profile: fit.profile(of: pair, isThorough: options.gridNodes != nil))
    }
    if let nodes = options.gridNodes {
      return fit.measured(&messages) { tracer($0).grid(nodes: nodes) }.map { levels($0) }
    }
    guard let curves = fit.measured(&messages, { tracer($0).run() }) else { return nil }
    messages += curves.notes
    return (zip(options.levels, curves.paths).map { level($0, $1) }, nil)
  }

  private func level(_ level: ConfidenceLevel, _ paths: [TracedPath]) -> ContourLevel {
    ContourLevel(
      cl: level.cl, delta: level.delta(ndof: options.ndof),
      paths: paths.map { .init(closed: $0.isClosed, points: $0.points.map(\.profile.values)) })
  }

  /// By marching squares on √Δ, which is nearly straight.
  private func levels(_ grid: ContourGrid) -> Curves {
    let squares = MarchingSquares(
      xs: grid.x, ys: grid.y,
      values: grid.deltaTwiceNLL.map { $0.map { $0.map { max($0, 0).squareRoot() } ?? .infinity } })
    let levels = options.levels.map { level in
      let delta = level.delta(ndof: options.ndof)
      let paths = squares.paths(at: delta.squareRoot()).map { path in
        ContourLevel.Path(closed: path.isClosed, points: path.points.map { [$0.x, $0.y] })
      }
      return ContourLevel(cl: level.cl, delta: delta, paths: paths)
    }
    return (levels, grid)
  }
}

extension ContourTracer {
  /// The profile on a grid around the curves of the highest level.
  func grid(nodes: Int) -> ProfileAttempt<ContourGrid> {
    let extremes = extremePoints()
    for case .lower(let point) in extremes { return .lower(point) }
    let points = extremes.compactMap { extreme -> LevelPoint? in
      if case .point(let point) = extreme { point } else { nil }
    }
    let plane = ProfilePlane(profile())
    let grid = PlaneGrid.around(plane, points.map(\.position), nodes: nodes, margin: gridMargin)
      .filled(workforce, profile)
    if let point = grid.lowerPoint { return .lower(point) }
    return .done(
      ContourGrid(
        x: grid.xs.map { plane.values(at: SIMD2($0, 0))[0] }, y: grid.ys.map { plane.values(at: SIMD2(0, $0))[1] },
        deltaTwiceNLL: grid.points.map { $0.map { $0.map { max($0.profile.rise, 0) } } }))
  }
}
