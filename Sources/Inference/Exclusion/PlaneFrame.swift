// The plane of a grid of signals as the unit square: both axes scaled to unit range, logarithmically where that is asked.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Data coordinates ↔ the unit square. Triangulations depend on the scales of the axes; here both count the same.
struct PlaneFrame: Sendable {
  private struct Side: Sendable {
    var isLog: Bool
    var start: Double
    var length: Double

    /// nil where the values have no extent or no logarithm.
    init?(_ values: [Double], isLog: Bool) {
      let mapped = values.map { isLog ? log($0) : $0 }
      guard let low = mapped.min(), let high = mapped.max(), low.isFinite, high.isFinite, high > low else { return nil }
      (self.isLog, start, length) = (isLog, low, high - low)
    }
    func unit(_ value: Double) -> Double { ((isLog ? log(value) : value) - start) / length }
    func value(_ unit: Double) -> Double {
      let mapped = start + unit * length
      return isLog ? exp(mapped) : mapped
    }
  }
  private let x: Side
  private let y: Side
  private let turn: PlaneTurn

  /// The smallest frame that holds all points; nil where they lie on a line along an axis, or beyond a logarithm.
  /// - Parameter turn: to the coordinates that are scaled, where they are not the data's own.
  init?(_ points: [SIMD2<Double>], logX: Bool, logY: Bool, turn: PlaneTurn = PlaneTurn()) {
    let turned = points.map(turn.forward)
    guard let x = Side(turned.map(\.x), isLog: logX), let y = Side(turned.map(\.y), isLog: logY) else { return nil }
    (self.x, self.y, self.turn) = (x, y, turn)
  }

  func unit(_ point: SIMD2<Double>) -> SIMD2<Double> {
    let turned = turn.forward(point)
    return SIMD2(x.unit(turned.x), y.unit(turned.y))
  }

  func data(_ point: SIMD2<Double>) -> SIMD2<Double> { turn.back(SIMD2(x.value(point.x), y.value(point.y))) }
  /// Whether a turn to the left becomes one to the right.
  var isMirrored: Bool { turn.isMirrored }
  /// Whether a straight line of the data is one in the unit square.
  var isLinear: Bool { !x.isLog && !y.isLog }
}

/// A linear map of the plane and back, e.g. from two masses to a mass and a mass difference.
struct PlaneTurn: Sendable {
  private var u = SIMD3<Double>(1, 0, 0)
  private var v = SIMD3<Double>(0, 1, 0)

  init() {}

  /// nil where the two coordinates are one.
  init?(u: [Double], v: [Double]) {
    guard u.count == 3, v.count == 3, abs(u[0] * v[1] - u[1] * v[0]) > 1e-12 else { return nil }
    (self.u, self.v) = (SIMD3(u[0], u[1], u[2]), SIMD3(v[0], v[1], v[2]))
  }

  var isMirrored: Bool { u.x * v.y - u.y * v.x < 0 }

  func forward(_ point: SIMD2<Double>) -> SIMD2<Double> {
    let place = SIMD3(point.x, point.y, 1)
    return SIMD2((u * place).sum(), (v * place).sum())
  }

  func back(_ point: SIMD2<Double>) -> SIMD2<Double> {
    let p = point.x - u.z, q = point.y - v.z, determinant = u.x * v.y - u.y * v.x
    return SIMD2(p * v.y - q * u.y, q * u.x - p * v.x) / determinant
  }
}
