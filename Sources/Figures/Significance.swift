// How far a count lies from a prediction: in units of the expected spread, and as a significance.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Measures of the difference between an observed count and ν ± σ.
enum CountDifference {
  /// (n − ν) / √(ν + σ²); nil without a prediction.
  static func pull(_ count: Double, expected: Double, uncertainty: Double) -> Double? {
    let variance = expected + uncertainty * uncertainty
    return expected > 0 && variance > 0 ? (count - expected) / variance.squareRoot() : nil
  }

  /// The asymptotic significance of a count in the presence of an auxiliary Poisson measurement of the prediction with
  /// its uncertainty (arXiv:physics/0702156 for the on/off problem), signed; √(2(n ln(n/ν) − n + ν)) where σ = 0.
  static func significance(_ count: Double, expected b: Double, uncertainty: Double) -> Double? {
    guard b > 0 else { return nil }
    let variance = uncertainty * uncertainty
    var half = count > 0 ? count * log(count / b) : 0
    if variance > 0 {
      half = count > 0 ? count * log(count * (b + variance) / (b * b + count * variance)) : 0
      half -= b * b / variance * log(1 + variance * (count - b) / (b * (b + variance)))
    } else {
      half -= count - b
    }
    let size = (2 * max(half, 0)).squareRoot()
    return count < b ? -size : size
  }
}
