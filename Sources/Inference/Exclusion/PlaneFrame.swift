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

  /// The smallest frame that holds all points; nil where they lie on a line along an axis, or beyond a logarithm.
  init?(_ points: [SIMD2<Double>], logX: Bool, logY: Bool) {
    guard let x = Side(points.map(\.x), isLog: logX), let y = Side(points.map(\.y), isLog: logY) else { return nil }
    (self.x, self.y) = (x, y)
  }

  func unit(_ point: SIMD2<Double>) -> SIMD2<Double> { SIMD2(x.unit(point.x), y.unit(point.y)) }
  func data(_ point: SIMD2<Double>) -> SIMD2<Double> { SIMD2(x.value(point.x), y.value(point.y)) }
  /// Whether a straight line of the data is one in the unit square.
  var isLinear: Bool { !x.isLog && !y.isLog }
}
