// The asymptotic densities of the test statistics (arXiv:1007.1727), as curves beside toys.
import Results

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The density of a test statistic under the tested hypothesis or its alternative, without the spike at 0.
struct AsymptoticDensity {
  let statistic: TestStatistic
  /// Whether free fits bound the parameter of interest at 0.
  let isBounded: Bool
  /// √ of the test statistic of the Asimov data: |μ − μ′| / σ of the alternative.
  let asimovRoot: Double
  /// Of the alternative; else of the tested hypothesis.
  let isAlternative: Bool

  func value(at q: Double) -> Double {
    guard q > 0 else { return 0 }
    let root = q.squareRoot(), shift = isAlternative ? asimovRoot : 0
    // Best fits on the side that the statistic looks at, then on the other one.
    let near = isBent && root > asimovRoot ? tail(q) : Self.normal(root - shift) / (2 * root)
    return statistic == .t ? near + Self.normal(root + shift) / (2 * root) : near
  }

  private var isBent: Bool { isBounded && (statistic == .qtilde || statistic == .t) && asimovRoot > 0 }

  /// Best fits that would be negative: the statistic is linear in them.
  private func tail(_ q: Double) -> Double {
    let width = 2 * asimovRoot, center = isAlternative ? asimovRoot * asimovRoot : -asimovRoot * asimovRoot
    return Self.normal((q - center) / width) / width
  }

  private static func normal(_ x: Double) -> Double { exp(-0.5 * x * x) / (2 * Double.pi).squareRoot() }
}

/// The density of χ².
enum ChiSquaredDensity {
  static func value(at x: Double, ndof: Int) -> Double {
    guard x > 0, ndof > 0 else { return 0 }
    let half = 0.5 * Double(ndof)
    return exp((half - 1) * log(x) - 0.5 * x - half * log(2) - lgamma(half))
  }
}
