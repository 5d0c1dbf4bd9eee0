// The multiplicative interpolation: a sixth-degree polynomial inside ±1, an exponential outside (STATISTICS §2).

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// code4 inside |α| < 1: 1 + a₁α + … + a₆α⁶, with value, slope and curvature continuous at ±1.
struct NormsysCoefficients {
  /// a₁ … a₆, then ln hi, then −ln lo (so that the exponent is z·logHigh for z ≥ 1 and z·logLow for z ≤ −1).
  static let rows = 8
  var values: (Double, Double, Double, Double, Double, Double, Double, Double)

  init(high: Double, low: Double) {
    let logHigh = log(high), logLow = log(low)
    let up = (value: high - 1, slope: high * logHigh, curvature: high * logHigh * logHigh)
    let down = (value: low - 1, slope: -low * logLow, curvature: low * logLow * logLow)
    let even = (
      value: (up.value + down.value) / 2, slope: (up.slope - down.slope) / 2,
      curvature: (up.curvature + down.curvature) / 2
    )
    let odd = (
      value: (up.value - down.value) / 2, slope: (up.slope + down.slope) / 2,
      curvature: (up.curvature - down.curvature) / 2
    )
    values = (
      (15 * odd.value - 7 * odd.slope + odd.curvature) / 8,
      (24 * even.value - 9 * even.slope + even.curvature) / 8,
      (-10 * odd.value + 10 * odd.slope - 2 * odd.curvature) / 8,
      (-24 * even.value + 14 * even.slope - 2 * even.curvature) / 8,
      (3 * odd.value - 3 * odd.slope + odd.curvature) / 8,
      (8 * even.value - 5 * even.slope + even.curvature) / 8,
      logHigh, -logLow
    )
  }
}
