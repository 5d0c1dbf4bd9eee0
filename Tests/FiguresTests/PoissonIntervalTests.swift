// Poisson intervals of large counts: against quantiles of the gamma distribution, without a jump, and for any count.
import Testing

@testable import Figures

@Suite struct PoissonIntervalTests {
  /// Quantiles of the gamma distribution by an independent library (SciPy, gamma.ppf and gamma.isf).
  @Test(arguments: [
    (1000.0, 0.6827, 968.3818293222968, 1032.634024852406),
    (1000.0, 0.95, 938.9730184076952, 1063.952136016302),
    (2500.5, 0.6827, 2450.49726499615, 2551.5127687627955),
    (2500.5, 0.95, 2403.4425657628017, 2600.471282060468),
    (100000.0, 0.6827, 99683.76590923136, 100317.23570104003),
    (100000.0, 0.95, 99381.15266374472, 100621.74473974388),
    (10000000.0, 0.6827, 9996837.653743457, 10003163.346443612),
    (10000000.0, 0.95, 9993802.996884268, 10006199.897731498),
  ])
  func largeCountsHaveTheirQuantiles(_ count: Double, _ level: Double, _ lower: Double, _ upper: Double) {
    let interval = PoissonInterval(count: count, level: level)
    #expect(abs(interval.lower / lower - 1) < 2e-10)
    #expect(abs(interval.upper / upper - 1) < 2e-10)
  }

  /// Where the expansion takes over, it continues the exact solution.
  @Test(arguments: [0.6827, 0.9545, 0.9973]) func theExpansionContinuesTheSolution(_ level: Double) {
    let below = PoissonInterval(count: 1000.0.nextDown, level: level),
      above = PoissonInterval(count: 1000, level: level)
    #expect(abs(below.lower / above.lower - 1) < 2e-10)
    #expect(abs(below.upper / above.upper - 1) < 2e-10)
  }

  /// These once took seconds to minutes each.
  @Test(arguments: [1e9, 9.2e18, 1e300]) func hugeCountsHaveTheirSquareRoot(_ count: Double) {
    let interval = PoissonInterval(count: count, level: 0.6826894921370859)
    let root = count.squareRoot(), rounding = 4 * count.ulp, one = 1.001
    #expect(abs(interval.upper - count - root) <= one + rounding)
    #expect(abs(count - interval.lower - root) <= one + rounding)
  }
}
