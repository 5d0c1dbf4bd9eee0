// Numbers in tables: fixed decimals, few digits, true minus signs.
import Testing

@testable import Publishing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (1.005, 2, "1.00"), (2.5, 0, "2"), (3.5, 0, "4"), (-0.001, 2, "0.00"), (-1.25, 1, "−1.2"), (1234, -2, "1200"),
    (49, -2, "0"), (0.05, 1, "0.0"), (1e16, 2, "1e+16"),
  ]) func fixed(number: Double, decimals: Int, text: String) {
    #expect(DecimalText.fixed(number, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0, "0"), (154, "154"), (0.1, "0.1"), (-2.50, "−2.5"), (1234567, "1.23457e+6"), (0.00001, "1e−5"),
    (999999.7, "1e+6"), (123.456789, "123.457"),
  ]) func short(number: Double, text: String) {
    #expect(DecimalText.short(number) == text)
  }

  @Test func namesWhatIsNoNumber() {
    #expect(DecimalText.fixed(.nan, decimals: 2) == "n/a")
    #expect(DecimalText.fixed(-.infinity, decimals: 2) == "−∞")
  }
}
