// Labels of ticks: the same decimals along an axis, and a common power of ten where numbers are long.

import Typesetting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How the numbers of one axis are written.
struct TickFormat: Sendable, Equatable {
  var decimals: Int
  /// Power of ten that all labels are divided by; nil for none.
  var exponent: Int?

  /// The format for multiples of a step on an axis: engineering powers of ten outside `plain`.
  init(step: TickStep, lower: Double, upper: Double, plain: ClosedRange<Double>) {
    let largest = max(abs(lower), abs(upper))
    exponent = nil
    decimals = step.decimals
    guard largest > 0, !plain.contains(largest) else { return }
    let power = Int((floor(log10(largest) + 1e-9) / 3).rounded(.down)) * 3
    exponent = power
    decimals = max(0, power - step.exponent + (step.mantissa == 2.5 ? 1 : 0))
  }

  func source(_ value: Double) -> String {
    NumberText.decimal(scaled(value), digits: decimals)
  }

  /// Dividing by a power of ten rounds once; multiplying by its inverse would round twice.
  private func scaled(_ value: Double) -> Double {
    guard let exponent else { return value }
    return exponent < 0 ? value * LogTicks.power(-exponent) : value / LogTicks.power(exponent)
  }

  /// Source of the common factor, e.g. `$\times 10^{3}$`.
  var factor: String? { exponent.map { #"$\times 10^{\#($0)}$"# } }
}

/// Labels on logarithmic axes.
enum LogTickText {
  /// Powers of ten by their exponent; other values plainly if they are short.
  static func source(_ value: Double) -> String {
    let exponent = Int(floor(log10(value) + 1e-9))
    let mantissa = (value / LogTicks.power(exponent)).rounded()
    if mantissa == 1 || mantissa == 10 { return NumberText.powerOfTen(mantissa == 1 ? exponent : exponent + 1) }
    if (-3...3).contains(exponent) { return NumberText.decimal(value, digits: max(0, -exponent)) }
    return "$\(Int(mantissa))\\times 10^{\(exponent)}$"
  }

  /// Whether all of the values are short without a power of ten.
  static func arePlain(_ values: [Double]) -> Bool { values.allSatisfy { $0 > 0.0099 && $0 < 9999 } }

  /// A value in plain digits.
  static func plainSource(_ value: Double) -> String {
    NumberText.decimal(value, digits: max(0, -Int(floor(log10(value) + 1e-9))))
  }

  /// The same with a minus in front of negative values.
  static func signedSource(_ value: Double) -> String {
    guard value < 0 else { return source(value) }
    return "$-" + source(-value).dropFirst()
  }
}
