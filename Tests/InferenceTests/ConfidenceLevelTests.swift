// Levels of −2 Δ ln L against published quantiles of χ², and confidence levels as people write them.
import Testing

@testable import Inference

@Suite struct ConfidenceLevelTests {
  /// Quantiles of χ² from tables, six digits.
  @Test(arguments: [
    (0.68, 2, 2.278869), (0.90, 2, 4.605170), (0.95, 2, 5.991465), (0.99, 2, 9.210340), (0.95, 1, 3.841459),
    (0.90, 1, 2.705543), (0.99, 1, 6.634897), (0.95, 3, 7.814728), (0.90, 10, 15.987179), (0.5, 1, 0.454936),
  ])
  func quantiles(cl: Double, ndof: Int, quantile: Double) {
    #expect(abs(chiSquaredQuantile(cl, ndof: ndof) - quantile) < 1e-6)
  }

  @Test func standardDeviations() throws {
    #expect(try #require(ConfidenceLevel(0.6827)).delta(ndof: 1) == 1)
    #expect(try #require(ConfidenceLevel(0.9545)).delta(ndof: 1) == 4)
    for (sigmas, delta) in [(1.0, 2.295749), (2, 6.180074), (3, 11.829158)] {
      #expect(abs(try #require(ConfidenceLevel(sigmas: sigmas)).delta(ndof: 2) - delta) < 1e-6)
    }
    #expect(abs(try #require(ConfidenceLevel(0.6827)).delta(ndof: 2) - 2.295749) < 1e-6)
    // 0.68 is not one standard deviation.
    #expect(abs(try #require(ConfidenceLevel(0.68)).delta(ndof: 1) - 0.988946) < 1e-6)
  }

  @Test func lists() throws {
    #expect(try ConfidenceLevel.list("0.95,0.6827").map(\.cl) == [0.6827, 0.95])
    #expect(try ConfidenceLevel.list("95%,95%").map(\.cl) == [0.95])
    let sigmas = try ConfidenceLevel.list("1sigma,2σ")
    #expect(abs(sigmas[0].cl - 0.682689492137) < 1e-12 && abs(sigmas[1].cl - 0.954499736104) < 1e-12)
    for wrong in ["", "95", "1.5", "0", "1", "sigma", "0.9,,0.95", "nan"] {
      #expect(throws: ProfileProblem.self, "\(wrong)") { try ConfidenceLevel.list(wrong) }
    }
  }
}
