// Pulls and significances of counts against formulas of their own.
import Foundation
import Testing

@testable import Figures

@Suite struct CountDifferenceTests {
  @Test func pull() {
    // √(16 + 9) = 5.
    #expect(CountDifference.pull(26, expected: 16, uncertainty: 3) == 2)
    #expect(CountDifference.pull(6, expected: 16, uncertainty: 3) == -2)
    #expect(CountDifference.pull(1, expected: 0, uncertainty: 1) == nil)
  }

  /// Without an uncertainty: 2 (10 ln 2 − 5) = 3.8629.
  @Test func knownPrediction() throws {
    let z = try #require(CountDifference.significance(10, expected: 5, uncertainty: 0))
    #expect(abs(z - 3.862_943_611_198_906.squareRoot()) < 1e-12)
    let none = try #require(CountDifference.significance(0, expected: 8, uncertainty: 0))
    #expect(abs(none + 4) < 1e-12)
    #expect(CountDifference.significance(5, expected: 5, uncertainty: 0) == 0)
  }

  /// The formula of Li and Ma for n events on and m off the source with the exposure ratio τ: ν = m/τ, σ² = m/τ².
  @Test(arguments: [(12.0, 20.0, 4.0), (3, 20, 4), (150, 40, 0.5), (0, 9, 3)])
  func agreesWithLiAndMa(n: Double, m: Double, tau: Double) throws {
    func term(_ count: Double, _ share: Double) -> Double { count > 0 ? count * log(count / (share * (n + m))) : 0 }
    let expected = (2 * (term(n, 1 / (1 + tau)) + term(m, tau / (1 + tau)))).squareRoot() * (n < m / tau ? -1 : 1)
    let z = try #require(
      CountDifference.significance(n, expected: m / tau, uncertainty: m.squareRoot() / tau))
    #expect(abs(z - expected) < 1e-9)
  }
}
