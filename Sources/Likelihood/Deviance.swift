// Poisson terms in a form that does not cancel: −ln Pois(n|ν) = deviance(n, ν) + saturated(n).

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum Deviance {
  /// n·(u − ln(1+u)) with u = (ν−n)/n: zero at ν = n. For n = 0 it is ν. Infinite outside the domain.
  @inline(__always)
  static func poisson(observed n: Double, rate: Double) -> Double {
    guard n > 0 else { return rate >= 0 ? rate : .infinity }
    guard rate > 0 else { return .infinity }
    let u = (rate - n) / n
    return n * (abs(u) < 0.05 ? series(u) : u - log1p(u))
  }

  /// u − ln(1+u) = u²/2 − u³/3 + … + u¹²/12: the next term is below 1e-15 of the first at |u| = 0.05.
  @inline(__always)
  private static func series(_ u: Double) -> Double {
    var sum = 1.0 / 11 - u * (1.0 / 12)
    sum = 1.0 / 9 - u * (1.0 / 10 - u * sum)
    sum = 1.0 / 7 - u * (1.0 / 8 - u * sum)
    sum = 1.0 / 5 - u * (1.0 / 6 - u * sum)
    sum = 1.0 / 3 - u * (1.0 / 4 - u * sum)
    return u * u * (1.0 / 2 - u * sum)
  }

  /// n − n ln n + ln Γ(n+1), the value at ν = n, by Stirling's series beyond 20.
  static func saturated(_ n: Double) -> Double {
    guard n > 0 else { return 0 }
    guard n < 20 else { return 0.5 * log(2 * .pi * n) + stirling(n) }
    // Γ(n+1) = Γ(n+1+k) / ((n+1)…(n+k)), with n+k beyond 20.
    var shifted = n, product = 1.0
    while shifted < 20 {
      shifted += 1
      product *= shifted
    }
    let logGamma = shifted * log(shifted) - shifted + 0.5 * log(2 * .pi * shifted) + stirling(shifted) - log(product)
    return n - n * log(n) + logGamma
  }

  private static func stirling(_ n: Double) -> Double {
    let inverse = 1 / n, square = inverse * inverse
    return inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)))
  }
}
