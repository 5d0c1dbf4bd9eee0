// Numbers that carry two first derivatives and the mixed second one: exact derivatives of any formula written with them.
import Foundation

struct HyperDual {
  var value: Double
  var first = 0.0
  var second = 0.0
  var mixed = 0.0

  init(_ value: Double, first: Double = 0, second: Double = 0, mixed: Double = 0) {
    self.value = value
    self.first = first
    self.second = second
    self.mixed = mixed
  }

  /// f(x) from f and its first two derivatives at `value`.
  private func applying(_ f: Double, _ slope: Double, _ curvature: Double) -> HyperDual {
    HyperDual(
      f, first: slope * first, second: slope * second, mixed: slope * mixed + curvature * first * second)
  }

  var logarithm: HyperDual { applying(log(value), 1 / value, -1 / (value * value)) }

  var absolute: HyperDual { value < 0 ? -1 * self : self }

  /// base^self.
  func power(of base: Double) -> HyperDual {
    let power = pow(base, value), rate = log(base)
    return applying(power, rate * power, rate * rate * power)
  }

  static func + (a: HyperDual, b: HyperDual) -> HyperDual {
    HyperDual(a.value + b.value, first: a.first + b.first, second: a.second + b.second, mixed: a.mixed + b.mixed)
  }
  static func + (a: Double, b: HyperDual) -> HyperDual { HyperDual(a) + b }
  static func - (a: HyperDual, b: HyperDual) -> HyperDual { a + -1 * b }
  static func - (a: HyperDual, b: Double) -> HyperDual { a + HyperDual(-b) }

  static func * (a: HyperDual, b: HyperDual) -> HyperDual {
    HyperDual(
      a.value * b.value, first: a.value * b.first + a.first * b.value,
      second: a.value * b.second + a.second * b.value,
      mixed: a.value * b.mixed + a.first * b.second + a.second * b.first + a.mixed * b.value)
  }
  static func * (a: Double, b: HyperDual) -> HyperDual {
    HyperDual(a * b.value, first: a * b.first, second: a * b.second, mixed: a * b.mixed)
  }
}
