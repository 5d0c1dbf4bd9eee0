// Nice numbers for linear axes: steps of 1, 2, 2.5 and 5 times a power of ten.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A step between major ticks and what it divides into.
struct TickStep: Sendable, Equatable {
  /// 1, 2, 2.5 or 5.
  var mantissa: Double
  var exponent: Int
  var size: Double { exponent < 0 ? mantissa / pow(10, Double(-exponent)) : mantissa * pow(10, Double(exponent)) }
  /// Parts that minor ticks divide the step into.
  var minorParts: Int { mantissa == 2 ? 4 : 5 }
  /// Decimals that write every multiple exactly.
  var decimals: Int { max(0, -exponent + (mantissa == 2.5 ? 1 : 0)) }
}

/// Ticks of a linear axis.
enum LinearTicks {
  /// Steps from fine to coarse, of which the finest gives at most about 100 ticks and the coarsest at least one.
  static func steps(lower: Double, upper: Double) -> [TickStep] {
    guard lower < upper, lower.isFinite, upper.isFinite else { return [] }
    let span = upper - lower
    // Of the largest numbers the difference is none, of the smallest its hundredth is zero.
    guard span.isFinite, span / 100 > 0 else { return [] }
    let finest = Int(floor(log10(span / 100))), coarsest = Int(ceil(log10(span)))
    return (finest...coarsest).flatMap { exponent in
      [1, 2, 2.5, 5].map { TickStep(mantissa: $0, exponent: exponent) }
    }
  }

  /// Multiples of the step between the ends, ends included.
  static func major(lower: Double, upper: Double, step: TickStep) -> [Double] {
    multiples(of: step.mantissa, step.exponent, lower: lower, upper: upper)
  }

  /// Multiples of the parts of the step that are no multiples of the step.
  static func minor(lower: Double, upper: Double, step: TickStep) -> [Double] {
    let parts = step.minorParts, size = step.size / Double(parts), slack = 1e-9
    guard size > 0 else { return [] }
    let first = (lower / size - slack).rounded(.up), last = (upper / size + slack).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).compactMap { index in
      index.truncatingRemainder(dividingBy: Double(parts)) == 0 ? nil : index * size
    }
  }

  /// The index times the mantissa is exact; one division by a power of ten rounds correctly (0.3, not 0.30000000000000004).
  private static func multiples(of mantissa: Double, _ exponent: Int, lower: Double, upper: Double) -> [Double] {
    let step = TickStep(mantissa: mantissa, exponent: exponent).size, slack = 1e-9
    guard step > 0 else { return [] }
    let first = (lower / step - slack).rounded(.up), last = (upper / step + slack).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map { index in
      let digits = index * mantissa, power = pow(10, Double(abs(exponent)))
      return digits == 0 ? 0 : exponent < 0 ? digits / power : digits * power
    }
  }

  /// Whether a step is worth considering: 2.5 needs two decimals, and only helps where 5 gives too few ticks.
  static func isWorthwhile(_ step: TickStep, lower: Double, upper: Double) -> Bool {
    guard step.mantissa == 2.5 else { return true }
    let coarser = TickStep(mantissa: 5, exponent: step.exponent)
    return major(lower: lower, upper: upper, step: coarser).count < 4
  }
}
