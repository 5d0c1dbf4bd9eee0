// The χ² distribution's tail.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The probability that a χ² variable with `ndof` degrees of freedom exceeds `value`; nil without degrees of freedom.
public func chiSquaredTail(_ value: Double, ndof: Int) -> Double? {
  guard ndof > 0, value.isFinite else { return nil }
  guard value > 0 else { return 1 }
  let (a, x) = (0.5 * Double(ndof), 0.5 * value)
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

/// x^a e^(−x) / Γ(a), the factor common to both expansions.
private func incompleteGammaFactor(_ a: Double, _ x: Double) -> Double {
  exp(a * log(x) - x - logGamma(a))
}

/// ln Γ by Stirling's series after the recursion beyond 20.
func logGamma(_ a: Double) -> Double {
  var (shifted, product) = (a, 1.0)
  while shifted < 20 {
    product *= shifted
    shifted += 1
  }
  let inverse = 1 / shifted, square = inverse * inverse
  let series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)))
  return (shifted - 0.5) * log(shifted) - shifted + 0.5 * log(2 * .pi) + series - log(product)
}

/// P(a, x) = x^a e^(−x) / Γ(a) · Σ xⁿ / (a (a+1) … (a+n)).
private func lowerSeries(_ a: Double, _ x: Double) -> Double {
  var (term, sum, n) = (1 / a, 1 / a, a)
  while term > sum * 1e-17 {
    n += 1
    term *= x / n
    sum += term
  }
  return sum * incompleteGammaFactor(a, x)
}

/// Q(a, x) by Legendre's continued fraction, evaluated by Lentz's method.
private func upperFraction(_ a: Double, _ x: Double) -> Double {
  let tiny = 1e-300
  var b = x + 1 - a
  var (c, d) = (1 / tiny, 1 / b)
  var fraction = d
  for i in 1...10_000 {
    let numerator = -Double(i) * (Double(i) - a)
    b += 2
    d = 1 / nonZero(numerator * d + b, tiny)
    c = nonZero(b + numerator / c, tiny)
    fraction *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return fraction * incompleteGammaFactor(a, x)
}

private func nonZero(_ value: Double, _ tiny: Double) -> Double { abs(value) < tiny ? tiny : value }

/// The value that a χ² variable exceeds with probability 1 − `cl`: the level of −2 Δ ln L for a confidence level.
///
/// - Precondition: 0 < `cl` < 1 and `ndof` > 0.
public func chiSquaredQuantile(_ cl: Double, ndof: Int) -> Double {
  precondition(cl > 0 && cl < 1 && ndof > 0)
  if ndof == 2 { return -2 * log(1 - cl) }
  var (low, high) = (0.0, 1.0)
  func tail(_ value: Double) -> Double { chiSquaredTail(value, ndof: ndof) ?? 0 }
  while tail(high) > 1 - cl { (low, high) = (high, 2 * high) }
  for _ in 0..<200 where low < high {
    let middle = 0.5 * (low + high)
    guard middle > low, middle < high else { break }
    if tail(middle) > 1 - cl { low = middle } else { high = middle }
  }
  return 0.5 * (low + high)
}
