// What an expression's instructions compute, with their first and second derivatives.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An operation on up to three earlier results.
enum Operation: UInt8, Sendable {
  case constant, input
  case add, subtract, multiply, divide, negate
  /// `power` has a variable exponent, `fixedPower` the instruction's constant.
  case power, fixedPower
  case exponential, logarithm, squareRoot, absolute, minimum, maximum
  case sine, cosine, tangent, arcsine, arccosine, arctangent
  case less, lessOrEqual, equal, notEqual
  case and, or, not
  /// a ? b : c
  case select
}

/// Derivatives of an operation with respect to its first two operands.
struct Partials {
  var a = 0.0
  var b = 0.0
  var aa = 0.0
  var ab = 0.0
  var bb = 0.0
}

extension Operation {
  /// The result for operands `x`, `y`, `z`; truth is 1 and 0.
  @inline(__always)
  func value(_ x: Double, _ y: Double, _ z: Double, constant: Double) -> Double {
    switch self {
    case .constant, .input: constant
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .negate: -x
    case .power: pow(x, y)
    case .fixedPower: Self.fixedPower(x, constant)
    case .less: x < y ? 1 : 0
    case .lessOrEqual: x <= y ? 1 : 0
    case .equal: x == y ? 1 : 0
    case .notEqual: x != y ? 1 : 0
    case .and: x != 0 && y != 0 ? 1 : 0
    case .or: x != 0 || y != 0 ? 1 : 0
    case .not: x == 0 ? 1 : 0
    case .select: x != 0 ? y : z
    case .minimum: y < x ? y : x
    case .maximum: y > x ? y : x
    default: function(x)
    }
  }

  private func function(_ x: Double) -> Double {
    switch self {
    case .exponential: exp(x)
    case .logarithm: log(x)
    case .squareRoot: x.squareRoot()
    case .absolute: abs(x)
    case .sine: sin(x)
    case .cosine: cos(x)
    case .tangent: tan(x)
    case .arcsine: asin(x)
    case .arccosine: acos(x)
    case .arctangent: atan(x)
    default: .nan
    }
  }

  /// The square is by far the most common power, and a product is exact where `pow` need not be.
  private static func fixedPower(_ x: Double, _ exponent: Double) -> Double {
    exponent == 2 ? x * x : exponent == 1 ? x : pow(x, exponent)
  }

  /// Derivatives at operands `x`, `y` where the result is `r`; those of a corner are the ones beside it.
  @inline(__always)
  func partials(_ x: Double, _ y: Double, result r: Double, constant: Double) -> Partials {
    switch self {
    case .add: Partials(a: 1, b: 1)
    case .subtract: Partials(a: 1, b: -1)
    case .multiply: Partials(a: y, b: x, ab: 1)
    case .divide: Partials(a: 1 / y, b: -r / y, ab: -1 / (y * y), bb: 2 * r / (y * y))
    case .negate: Partials(a: -1)
    case .power: Self.powerPartials(x, y, r)
    case .fixedPower:
      Partials(a: Self.powerSlope(x, constant, 1), aa: constant == 1 ? 0 : Self.powerSlope(x, constant, 2))
    case .minimum: y < x ? Partials(b: 1) : Partials(a: 1)
    case .maximum: y > x ? Partials(b: 1) : Partials(a: 1)
    default: functionPartials(x, r)
    }
  }

  /// p·xᵖ⁻¹, or p(p−1)·xᵖ⁻²; exactly 0 where the factor before the power is.
  private static func powerSlope(_ x: Double, _ exponent: Double, _ order: Int) -> Double {
    let factor = order == 1 ? exponent : exponent * (exponent - 1)
    return factor == 0 ? 0 : factor * fixedPower(x, exponent - Double(order))
  }

  private static func powerPartials(_ x: Double, _ y: Double, _ r: Double) -> Partials {
    // At a base of 0 with a positive exponent the power and its slopes along the exponent vanish.
    let rate = x == 0 && y > 0 ? 0 : log(x)
    let before = y == 0 ? 0 : pow(x, y - 1)
    let slope = y * before
    return Partials(
      a: slope, b: r * rate, aa: powerSlope(x, y, 2), ab: before + slope * rate + (y == 0 ? 1 / x : 0),
      bb: r * rate * rate)
  }

  private func functionPartials(_ x: Double, _ r: Double) -> Partials {
    switch self {
    case .exponential: return Partials(a: r, aa: r)
    case .logarithm: return Partials(a: 1 / x, aa: -1 / (x * x))
    case .squareRoot: return Partials(a: 0.5 / r, aa: -0.25 / (r * x))
    case .absolute: return Partials(a: x < 0 ? -1 : 1)
    case .sine: return Partials(a: cos(x), aa: -r)
    case .cosine: return Partials(a: -sin(x), aa: -r)
    case .tangent: return Partials(a: 1 + r * r, aa: 2 * r * (1 + r * r))
    case .arcsine, .arccosine:
      let rest = 1 - x * x, sign: Double = self == .arcsine ? 1 : -1
      return Partials(a: sign / rest.squareRoot(), aa: sign * x / (rest * rest.squareRoot()))
    case .arctangent: return Partials(a: 1 / (1 + x * x), aa: -2 * x / ((1 + x * x) * (1 + x * x)))
    default: return Partials()
    }
  }
}

/// One step: an operation on the results of earlier ones.
struct Instruction: Sendable, Hashable {
  var operation: Operation
  var a: Int32 = -1
  var b: Int32 = -1
  var c: Int32 = -1
  /// The value of a constant, the exponent of a `fixedPower`, the number of an input.
  var constant = 0.0
}
