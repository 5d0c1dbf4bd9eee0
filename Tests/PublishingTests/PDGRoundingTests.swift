// The Particle Data Group's rule: three leading digits decide how many are kept, and the value follows.
import Testing

@testable import Publishing

@Suite struct PDGRoundingTests {
  /// The examples of the Review of Particle Physics, section 5.3, and the edges of its three ranges.
  @Test(arguments: [
    (0.827, 0.119, "0.83 ± 0.12"), (0.827, 0.367, "0.8 ± 0.4"),
    (10, 1.0, "10.0 ± 1.0"), (10, 3.54, "10.0 ± 3.5"), (10, 3.55, "10 ± 4"), (10, 9.49, "10 ± 9"),
    (10, 9.50, "10 ± 10"), (10, 9.99, "10 ± 10"), (10, 10.0, "10 ± 10"),
  ]) func ranges(value: Double, uncertainty: Double, text: String) {
    #expect(PDGRounding.text(value, uncertainty: uncertainty) == text)
  }

  /// Uncertainties of tens and more round the value to tens and more.
  @Test(arguments: [
    (123_456, 354, "123460 ± 350"), (123_456, 355, "123500 ± 400"), (123_456, 9_500, "123000 ± 10000"),
    (-45, 12, "−45 ± 12"), (-0.04, 0.5, "0.0 ± 0.5"), (3, 40, "0 ± 40"),
  ]) func tens(value: Double, uncertainty: Double, text: String) {
    #expect(PDGRounding.text(value, uncertainty: uncertainty) == text)
  }

  /// The rule does not know the unit: times any power of ten, the same digits are kept.
  @Test(arguments: -8...8) func scales(exponent: Int) throws {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    func scaled(_ number: Double) -> Double { exponent < 0 ? number / power : number * power }
    for (leading, decimals) in [(1.00, 1), (1.19, 1), (3.54, 1), (3.55, 0), (9.49, 0), (9.5, 0), (9.999, 0)] {
      let rounding = try #require(PDGRounding(uncertainty: scaled(leading)))
      #expect(rounding.decimals == decimals - exponent, "\(leading)e\(exponent)")
    }
  }

  /// What is written never differs from the number by more than half a unit of the last place that is kept.
  @Test func staysCloseToTheNumber() throws {
    for step in 1...2000 {
      let uncertainty = Double(step) * 0.00137, value = Double(step) * 0.7313 - 700
      let rounding = try #require(PDGRounding(uncertainty: uncertainty))
      let written = rounding.text(value).replacingMinus, unit = pow10(-rounding.decimals)
      #expect(abs((Double(written) ?? .nan) - value) <= 0.5000001 * unit)
      let kept = rounding.text(uncertainty).filter(\.isNumber).drop { $0 == "0" }
      #expect((1...2).contains(kept.count) || rounding.decimals < 0, "\(uncertainty): \(kept)")
    }
  }

  @Test func hasNoRuleForNothing() {
    for size in [0, Double.nan, .infinity, -.infinity] { #expect(PDGRounding(uncertainty: size) == nil) }
    #expect(PDGRounding.text(1.5, uncertainty: 0) == "1.5")
    #expect(PDGRounding(uncertainty: -0.12) == PDGRounding(uncertainty: 0.12))
  }

  private func pow10(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }
}

extension String {
  fileprivate var replacingMinus: String { map { $0 == "−" ? "-" : String($0) }.joined() }
}
