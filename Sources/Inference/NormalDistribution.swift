// The standard normal distribution, exact to rounding deep into its tails.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Φ, its tail and its inverse.
public enum NormalDistribution {
  /// Φ(x).
  public static func cumulative(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

  /// 1 − Φ(x) without cancellation.
  public static func tail(_ x: Double) -> Double { 0.5 * erfc(x * 0.5.squareRoot()) }

  /// The density.
  public static func density(_ x: Double) -> Double { exp(-0.5 * x * x) / (2 * Double.pi).squareRoot() }

  /// tail(a) / tail(b), also where both underflow.
  public static func tailRatio(_ a: Double, _ b: Double) -> Double {
    if a == b { return 1 }
    guard max(a, b) > 25 else { return tail(a) / tail(b) }
    return exp(logTail(a) - logTail(b))
  }

  /// ln(1 − Φ(x)), finite however small the tail is.
  public static func logTail(_ x: Double) -> Double {
    guard x > 25 else { return log(tail(x)) }
    return -0.5 * x * x - log(x * (2 * Double.pi).squareRoot()) + log(tailSeries(x))
  }

  /// x · tail(x) / density(x) = 1 − 1/x² + 3/x⁴ − 15/x⁶ + …: the terms that count beyond x = 25.
  private static func tailSeries(_ x: Double) -> Double {
    let y = 1 / (x * x)
    return 1 - y * (1 - 3 * y * (1 - 5 * y * (1 - 7 * y * (1 - 9 * y))))
  }

  /// z with 1 − Φ(z) = p: the significance of a p-value. ±∞ at 0 and 1, NaN outside.
  public static func quantile(tail p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? .infinity : p == 1 ? -.infinity : .nan }
    guard p <= 0.5 else { return -quantile(tail: 1 - p) }
    return newton(from: roughQuantile(p), target: log(p))
  }

  /// z with Φ(z) = p.
  public static func quantile(_ p: Double) -> Double { p <= 0.5 ? -quantile(tail: p) : quantile(tail: 1 - p) }

  /// The leading behaviour of the tail, inverted: within 0.3 for p ≤ 1/2.
  private static func roughQuantile(_ p: Double) -> Double {
    let t = (-2 * log(p)).squareRoot()
    return max(t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)), 0)
  }

  /// Solves ln tail(z) = target: nearly a parabola in z, so that a few Newton steps reach the last digits.
  private static func newton(from start: Double, target: Double) -> Double {
    var z = start
    for _ in 0..<50 {
      let hazard = exp(-0.5 * z * z - 0.5 * log(2 * Double.pi) - logTail(z))
      let step = (logTail(z) - target) / hazard
      z += step
      if abs(step) <= 1e-15 * max(1, abs(z)) { break }
    }
    return z
  }
}
