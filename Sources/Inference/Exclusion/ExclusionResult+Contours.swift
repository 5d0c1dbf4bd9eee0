// From CLs at points to contours: z = Φ⁻¹(1 − CLs) between them, its level lines, and the band between expected ones.
import Results

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ExclusionResult {
  /// The result with its contours made (again) by the present points, axes, interpolation and boundary.
  public func contoured() throws(ExclusionProblem) -> ExclusionResult {
    guard let scheme = ExclusionScheme(rawValue: interpolation.scheme) else {
      throw ExclusionProblem(
        "no interpolation is called \(interpolation.scheme)",
        hint: "use one of: \(ExclusionScheme.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var result = self
    let hasCLs = points.contains { $0.clsObserved != nil || $0.clsExpected != nil }
    result.interpolation.variable = hasCLs ? "z" : "-ln(limit)"
    var drawing = ContourDrawing(result, scheme: scheme, usesCLs: hasCLs)
    result.contours = drawing.contours()
    result.notes = drawing.notes
    return result
  }

  /// What the level of the contours is, in the variable that is interpolated.
  public var contourLevel: Double {
    interpolation.variable == "z" ? NormalDistribution.quantile(tail: 1 - interpolation.level) : 0
  }
}

/// Makes the contours of one result and notes what is remarkable about them.
private struct ContourDrawing {
  typealias Path = ExclusionContours.Path
  private let result: ExclusionResult
  private let scheme: ExclusionScheme
  private let variables: ExclusionVariables
  private(set) var notes: [String] = []

  init(_ result: ExclusionResult, scheme: ExclusionScheme, usesCLs: Bool) {
    (self.result, self.scheme) = (result, scheme)
    variables = ExclusionVariables(usesCLs: usesCLs)
  }

  mutating func contours() -> ExclusionContours {
    noteFailures()
    if let note = result.diagonalNote { notes.append(note) }
    var contours = ExclusionContours()
    contours.observed = lines([variables.observed], notesIslands: true)?.lines[0] ?? []
    contours.observedTheoryUp = lines([variables.theoryUp])?.lines[0] ?? []
    contours.observedTheoryDown = lines([variables.theoryDown])?.lines[0] ?? []
    if let expected = lines(variables.expected, notesIslands: true) {
      contours.expected = expected.lines[0]
      contours.expectedMinus1 = expected.lines[1]
      contours.expectedPlus1 = expected.lines[2]
      contours.expectedBand = expected.band(from: 1, to: 2, level: result.contourLevel)
    }
    contours.map = map()
    return contours
  }

  private mutating func noteFailures() {
    let failed = result.points.filter { $0.state != .converged }
    guard !failed.isEmpty else { return }
    notes.append("\(failed.count) of \(result.points.count) points failed and are left out of the contours")
  }

  // MARK: Surfaces

  private struct Drawn {
    var lines: [[Path]]
    var plane: ExclusionPlane
    var surfaces: [[Double]]

    /// The region above the level on the first surface and below it on the second.
    func band(from first: Int, to second: Int, level: Double) -> [[[Double]]] {
      let region = LevelRegion(
        on: plane.mesh,
        [
          LevelCondition(values: surfaces[first], level: level, isAbove: true),
          LevelCondition(values: surfaces[second], level: level, isAbove: false),
        ])
      return region.rings.map { plane.pairs($0) }
    }
  }

  /// Curves over the points where all of them have values, on one mesh.
  private mutating func lines(_ curves: [ExclusionVariables.Curve], notesIslands: Bool = false) -> Drawn? {
    let usable = usable { point in curves.allSatisfy { $0.value(point) != nil } }
    guard usable.count > 0 else { return nil }
    let values = curves.map { curve in usable.compactMap { curve.value($0) } }
    guard let plane = plane(usable, following: values[0]) else {
      notes.append("\(curves[0].name): no contour: fewer than three points, or all on a line")
      return nil
    }
    var surfaces: [[Double]] = []
    for (curve, values) in zip(curves, values) {
      guard var surface = plane.surface(values) else {
        notes.append("\(curve.name): no contour: the points do not determine the surface")
        return nil
      }
      treatIslands(&surface, plane, notesIslands ? curve.name : nil)
      surfaces.append(surface)
    }
    let level = result.contourLevel
    let lines = surfaces.map { surface in
      LevelLines.lines(on: plane.mesh, surface, level: level).map {
        Path(closed: $0.isClosed, points: plane.pairs($0.points))
      }
    }
    return Drawn(lines: lines, plane: plane, surfaces: surfaces)
  }

  /// Points with values; of those at one place the first.
  private func usable(_ has: (ExclusionPoint) -> Bool) -> [ExclusionPoint] {
    var seen: Set<SIMD2<Double>> = []
    return result.points.filter { point in
      point.state == .converged && point.values.count == 2 && has(point) && seen.insert(point.place).inserted
    }
  }

  private var turn: PlaneTurn {
    result.interpolation.plane.flatMap { PlaneTurn(u: $0.u, v: $0.v) } ?? PlaneTurn()
  }

  private func plane(_ points: [ExclusionPoint], following values: [Double]) -> ExclusionPlane? {
    let boundary = result.forbidden
    return ExclusionPlane(
      points.map(\.place), following: values, scheme: scheme, logX: result.axes[0].isLogarithmic,
      logY: result.axes[1].isLogarithmic, turn: turn,
      boundary: boundary.map { line in { line.x * $0.x + line.y * $0.y + line.constant } })
  }

  // MARK: Islands

  private static let smallIsland = 0.02

  /// Drops islands below the smallest area; the others that are small are named.
  private mutating func treatIslands(_ surface: inout [Double], _ plane: ExclusionPlane, _ name: String?) {
    let whole = plane.mesh.area, level = result.contourLevel
    if let share = result.interpolation.minimumArea {
      let gone = Islands.remove(below: share * whole, on: plane.mesh, &surface, level: level)
      for island in gone { note(island, plane, name, "dropped") }
    }
    guard name != nil else { return }
    for island in Islands.find(on: plane.mesh, surface, level: level) where island.area < Self.smallIsland * whole {
      note(island, plane, name, "kept")
    }
  }

  private mutating func note(_ island: Island, _ plane: ExclusionPlane, _ name: String?, _ verb: String) {
    guard let name else { return }
    let center = plane.frame.data(island.center), share = island.area / plane.mesh.area
    let kind = island.isAbove ? "an island" : "a hole"
    notes.append(
      "\(name): \(kind) of \(Self.percent(share)) of the grid's area near (\(Self.brief(center.x)), \(Self.brief(center.y))) is \(verb)"
    )
  }

  private static func percent(_ share: Double) -> String {
    share < 5e-5 ? "less than 0.01 %" : "\(((share * 10_000).rounded() / 100).brief) %"
  }

  private static func brief(_ value: Double) -> String {
    let scale = abs(value) < 10 ? 100.0 : 1
    return ((value * scale).rounded() / scale).brief
  }

  // MARK: Map

  private static let mapLevels = 32

  /// The observed upper limits, in the logarithm, as regions one upon the other.
  private func map() -> ExclusionContours.Map? {
    let isCrossSection = result.points.contains { $0.upperLimit?.crossSection != nil }
    func limit(_ point: ExclusionPoint) -> Double? {
      let value = isCrossSection ? point.upperLimit?.crossSection : point.upperLimit?.observed
      return value.flatMap { $0 > 0 && $0.isFinite ? log($0) : nil }
    }
    let usable = usable { limit($0) != nil }, values = usable.compactMap(limit)
    guard let low = values.min(), let high = values.max(), high > low,
      let plane = plane(usable, following: values), let surface = plane.surface(values)
    else { return nil }
    let levels = (0..<Self.mapLevels).map { low + (high - low) * Double($0) / Double(Self.mapLevels) }
    let regions = levels.enumerated().map { index, level in
      let condition = LevelCondition(values: surface, level: index == 0 ? -.infinity : level, isAbove: true)
      return LevelRegion(on: plane.mesh, [condition]).rings.map { plane.pairs($0) }
    }
    return .init(
      quantity: isCrossSection ? "cross_section_limit" : "upper_limit", levels: (levels + [high]).map { exp($0) },
      regions: regions)
  }
}

extension ExclusionPoint {
  fileprivate var place: SIMD2<Double> { SIMD2(values[0], values[1]) }
}

extension ExclusionPlane {
  /// In data coordinates, the excluded side on the left.
  fileprivate func pairs(_ points: [SIMD2<Double>]) -> [[Double]] {
    let pairs = points.map { point in
      let place = frame.data(point)
      return [place.x, place.y]
    }
    return frame.isMirrored ? pairs.reversed() : pairs
  }
}
