// The normal distribution against known values, and its own identities far out.
import Inference
import Testing

@Suite struct NormalDistributionTests {
  /// Tail probabilities; z/√2 is rounded, which costs a relative z² half-units of the last place.
  @Test(arguments: [
    (0.0, 0.5), (1, 0.15865525393145705), (2, 0.022750131948179207), (3, 0.0013498980316300945),
    (5, 2.866515718791939e-07), (10, 7.61985302416052e-24), (20, 2.7536241186062336e-89),
    (37, 5.725571222524576e-300), (-1, 0.8413447460685429), (-8, 0.9999999999999993),
  ]) func tails(_ z: Double, _ p: Double) {
    #expect(abs(NormalDistribution.tail(z) - p) <= 2e-16 * (2 + z * z) * p)
    #expect(abs(NormalDistribution.cumulative(-z) - p) <= 2e-16 * (2 + z * z) * p)
  }

  @Test func logTailJoinsSmoothlyAndGoesOn() {
    // The series and the function itself around the place where one takes over from the other.
    for x in [25.0001, 28, 33, 37] {
      let direct = NormalDistribution.tail(x)
      #expect(abs(NormalDistribution.tailRatio(x, 10) * NormalDistribution.tail(10) / direct - 1) < 1e-10)
    }
    // ln of the tail at 40 and at 100, from 40 digits of arithmetic.
    #expect(abs(NormalDistribution.logTail(40) + 804.6084420137538) < 1e-9)
    #expect(abs(NormalDistribution.logTail(100) + 5005.524208694205) < 1e-8)
  }

  /// A ratio of tails that both underflow: exp of the difference of the logarithms.
  @Test func ratioOfVanishingTails() {
    let ratio = NormalDistribution.tailRatio(41, 40)
    #expect(ratio > 0 && ratio < 1)
    // Mills: tail(41)/tail(40) ≈ exp(−40.5) · 40/41 · (1 − 1/41²)/(1 − 1/40²)
    let mills = 2.5767571091549807e-18 * 40 / 41 * (1 - 1.0 / 1681) / (1 - 1.0 / 1600)
    #expect(abs(ratio / mills - 1) < 1e-5)
    #expect(NormalDistribution.tailRatio(3, 3) == 1)
  }

  @Test(arguments: [
    (0.05, 1.6448536269514722), (0.025, 1.9599639845400545), (0.5, 0), (0.95, -1.6448536269514722),
    (2.866515718791939e-07, 5), (7.61985302416052e-24, 10),
  ]) func quantiles(_ p: Double, _ z: Double) {
    #expect(abs(NormalDistribution.quantile(tail: p) - z) < 1e-13 * max(1, abs(z)))
    #expect(abs(NormalDistribution.quantile(p) + z) < 1e-13 * max(1, abs(z)))
  }

  @Test func quantileInvertsTail() {
    for step in 0...360 {
      let z = Double(step) / 10
      #expect(abs(NormalDistribution.quantile(tail: NormalDistribution.tail(z)) - z) < 1e-12 * max(1, z), "\(z)")
    }
    #expect(NormalDistribution.quantile(tail: 0) == .infinity)
    #expect(NormalDistribution.quantile(tail: 1) == -.infinity)
    #expect(NormalDistribution.quantile(tail: -0.1).isNaN)
  }
}
