// The central (Garwood) interval of a Poisson mean for an observed count, which data points carry.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ends of the central interval: P(≥ n | lower) = P(≤ n | upper) = (1 − CL)/2 (STATISTICS §14). Counts need not be whole.
public struct PoissonInterval: Sendable, Equatable {
  /// Lower end, in events.
  public let lower: Double
  /// Upper end, in events.
  public let upper: Double

  /// - Parameters:
  ///   - count: observed events, not negative.
  ///   - level: confidence level, e.g. 0.6827.
  public init(count: Double, level: Double) {
    let tail = (1 - min(max(level, 0), 1)) / 2, n = max(count, 0)
    guard n < Self.large else {
      let deviate = Self.solve(upTo: 40) { erfc($0 / 2.squareRoot()) / 2 > tail }
      (lower, upper) = (Self.gammaQuantile(n, -deviate), Self.gammaQuantile(n + 1, deviate))
      return
    }
    lower = n > 0 ? Self.solve(upTo: n + 1) { Self.lowerGamma(n, $0) < tail } : 0
    upper = Self.solve(upTo: n + 20 + 10 * n.squareRoot()) { 1 - Self.lowerGamma(n + 1, $0) > tail }
  }

  /// From here on the expansion is exact to 10⁻¹⁰; the sums would take √n terms, which a count of 10¹⁸ never ends.
  private static let large = 1000.0

  /// The quantile of the gamma distribution of a large shape at a deviate of the normal distribution: the
  /// Cornish–Fisher expansion of χ² quantiles (Abramowitz and Stegun 26.4.16) for 2a degrees of freedom.
  static func gammaQuantile(_ a: Double, _ z: Double) -> Double {
    let root = a.squareRoot(), square = z * z
    let skew = (square - 1) / 3 + z * (square - 7) / (36 * root)
    let tails = ((3 * square + 7) * square - 16) / (810 * a)
    return root * (root + z) + skew - tails + z * ((9 * square + 256) * square - 433) / (38880 * a * root)
  }

  /// The place where `isBelow` turns false, to the last bit, by halving.
  private static func solve(upTo limit: Double, isBelow: (Double) -> Bool) -> Double {
    var low = 0.0, high = limit
    for _ in 0..<200 {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { break }
      if isBelow(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The regularised lower incomplete gamma function P(a, x): a series below a + 1, a continued fraction above.
  static func lowerGamma(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let scale = exp(a * log(x) - x - lgamma(a))
    return x < a + 1 ? scale * series(a, x) : 1 - scale * fraction(a, x)
  }

  /// Σ xᵏ / (a (a+1) … (a+k)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a, sum = term, k = a
    while term > sum * 1e-17 {
      k += 1
      term *= x / k
      sum += term
    }
    return sum
  }

  /// Lentz's evaluation of the continued fraction of Γ(a, x) x⁻ᵃ eˣ.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a, c = 1 / tiny, d = 1 / b, value = d
    for k in 1..<100_000 {
      let step = Double(k), factor = -step * (step - a)
      b += 2
      d = factor * d + b
      if abs(d) < tiny { d = tiny }
      c = b + factor / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      value *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return value
  }
}
