// The asymptotic distributions of the test statistics (arXiv:1007.1727), evaluated for one test (STATISTICS §6).
import Results

/// p-values of a test statistic under the tested hypothesis and under the alternative (background only; for q₀ the
/// signal that was assumed).
struct AsymptoticProbabilities {
  let statistic: TestStatistic
  /// Whether the free fit bounds the parameter of interest at 0.
  let isBounded: Bool
  /// √ of the test statistic of the Asimov data of the alternative: |μ − μ′| / σ.
  let asimovRoot: Double

  struct Values: Equatable {
    /// Of the tested hypothesis.
    var clsb: Double
    /// Of the alternative.
    var clb: Double
    var cls: Double
  }

  /// For √ of an observed test statistic.
  func values(root: Double) -> Values {
    let shift = distance(root: root)
    guard statistic == .t else { return oneSided(shift) }
    let clsb = NormalDistribution.tail(shift + asimovRoot) + NormalDistribution.tail(root)
    let clb = NormalDistribution.tail(shift) + NormalDistribution.tail(root + asimovRoot)
    return Values(clsb: clsb, clb: clb, cls: clb > 0 ? clsb / clb : 0)
  }

  /// For the alternative fluctuating by `sigmas` away from the tested hypothesis: 2 is the strongest exclusion shown.
  func expected(sigmas: Double) -> Values {
    guard statistic == .t else { return oneSided(sigmas) }
    let isLinear = !isBounded || sigmas <= 0
    let square = asimovRoot * asimovRoot + 2 * asimovRoot * sigmas
    return values(root: isLinear ? abs(asimovRoot + sigmas) : max(square, 0).squareRoot())
  }

  private func oneSided(_ shift: Double) -> Values {
    Values(
      clsb: NormalDistribution.tail(shift + asimovRoot), clb: NormalDistribution.tail(shift),
      cls: NormalDistribution.tailRatio(shift + asimovRoot, shift))
  }

  /// How far the best fit lies from the alternative, in σ, away from the tested hypothesis.
  func distance(root: Double) -> Double {
    let isBent = isBounded && (statistic == .qtilde || statistic == .t) && root > asimovRoot
    guard isBent else { return root - asimovRoot }
    return asimovRoot > 0 ? (root * root - asimovRoot * asimovRoot) / (2 * asimovRoot) : .infinity
  }
}
