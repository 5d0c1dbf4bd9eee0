// Decades and what lies between them, for logarithmic axes.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ticks of a logarithmic axis.
enum LogTicks {
  /// Multiples within a decade that may carry labels, the richest choice first.
  static let mantissas: [[Int]] = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5], [1, 2, 5], [1, 3]]

  /// Exponents of the powers of ten on the axis, ends included.
  static func decades(lower: Double, upper: Double) -> [Int] {
    guard lower > 0, lower < upper, upper.isFinite else { return [] }
    let slack = 1e-9
    let first = Int(ceil(log10(lower) - slack)), last = Int(floor(log10(upper) + slack))
    return first <= last ? Array(first...last) : []
  }

  /// The given multiples of all powers of ten on the axis.
  static func values(lower: Double, upper: Double, mantissas: [Int]) -> [Double] {
    guard lower > 0, lower < upper, upper.isFinite else { return [] }
    let first = Int(floor(log10(lower))), last = Int(ceil(log10(upper)))
    let low = lower * (1 - 1e-9), high = upper * (1 + 1e-9)
    let all = (first...last).flatMap { exponent in mantissas.map { mantissa in power(exponent) * Double(mantissa) } }
    return all.filter { $0 >= low && $0 <= high }
  }

  /// 2 to 9 times each power of ten.
  static func minor(lower: Double, upper: Double) -> [Double] {
    values(lower: lower, upper: upper, mantissas: Array(2...9))
  }

  static func power(_ exponent: Int) -> Double {
    exponent < 0 ? 1 / pow(10, Double(-exponent)) : pow(10, Double(exponent))
  }
}
