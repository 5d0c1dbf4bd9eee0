// Normal and Poisson numbers from a stream of uniform ones.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension RandomStream {
  /// Standard normal, by Box and Muller.
  public mutating func normal() -> Double {
    let radius = (-2 * log(uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// A Poisson count. Exact: inversion for small means, transformed rejection for large ones.
  public mutating func poisson(mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    return mean < 10 ? smallPoisson(mean) : largePoisson(mean)
  }

  /// Adds up probabilities until they pass a uniform number.
  private mutating func smallPoisson(_ mean: Double) -> Double {
    var rest = uniform(), count = 0.0, probability = exp(-mean)
    // Beyond 200 the probabilities of a mean below 10 have vanished: only rounding of the sum leads there.
    while rest > probability, count < 200 {
      rest -= probability
      count += 1
      probability *= mean / count
    }
    return count
  }

  /// Hörmann's PTRS (Insurance: Mathematics and Economics 12, 39, 1993).
  private mutating func largePoisson(_ mean: Double) -> Double {
    let logMean = log(mean), b = 0.931 + 2.53 * mean.squareRoot(), a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4), quickLimit = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5, v = uniform(), distance = 0.5 - abs(u)
      let count = ((2 * a / distance + b) * u + mean + 0.43).rounded(.down)
      if distance >= 0.07, v <= quickLimit { return count }
      if count < 0 || (distance < 0.013 && v > distance) { continue }
      let left = log(v) + log(inverseAlpha) - log(a / (distance * distance) + b)
      if left <= count * logMean - mean - logGamma(count + 1) { return count }
    }
  }
}
