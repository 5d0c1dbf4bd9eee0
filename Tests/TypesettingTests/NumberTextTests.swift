// Numbers as label source: signs, grouping, powers, PDG rounding.

import Testing

@testable import Typesetting

struct NumberTextTests {
  @Test func decimals() {
    #expect(NumberText.decimal(-0.25, digits: 2) == "$-0.25$")
    #expect(NumberText.decimal(0.15, digits: 1) == "$0.2$")
    #expect(NumberText.decimal(2.675, digits: 2) == "$2.68$")
    #expect(NumberText.decimal(-0.001, digits: 2) == "$0.00$")
    #expect(NumberText.decimal(9.999, digits: 2) == "$10.00$")
    #expect(NumberText.decimal(0.999, digits: 0) == "$1$")
    #expect(NumberText.decimal(0.4, digits: 0) == "$0$")
    #expect(NumberText.decimal(0.5, digits: 0) == "$1$")
    #expect(NumberText.decimal(0.04, digits: 1) == "$0.0$")
    #expect(NumberText.decimal(0.06, digits: 1) == "$0.1$")
    #expect(NumberText.decimal(1234, digits: 1) == "$1234.0$")
    #expect(NumberText.decimal(12345, digits: 1) == #"$12\,345.0$"#)
    #expect(NumberText.decimal(-1_234_567.891, digits: 2) == #"$-1\,234\,567.89$"#)
    #expect(NumberText.decimal(1e21) == #"$1\,000\,000\,000\,000\,000\,000\,000$"#)
    #expect(NumberText.decimal(1e-300, digits: 2) == "$0.00$")
    #expect(NumberText.decimal(.infinity) == #"$\infty$"#)
    #expect(NumberText.decimal(.nan) == "n/a")
  }

  @Test func fixedForTables() {
    #expect(NumberText.fixed(-0.04, 1) == "0.0")
    #expect(NumberText.fixed(-12.345, 2) == "-12.35")
    #expect(NumberText.fixed(1250, -2) == "1300")
    #expect(NumberText.fixed(49, -2) == "0")
    #expect(NumberText.fixed(100, 3) == "100.000")
    #expect(NumberText.fixed(0.001, 3) == "0.001")
  }

  @Test func powers() {
    #expect(NumberText.scientific(1.2e-3) == #"$1.2\times 10^{-3}$"#)
    #expect(NumberText.scientific(-9.96e5, digits: 1) == #"$-1.0\times 10^{6}$"#)
    #expect(NumberText.scientific(1e6, digits: 2, trims: true) == "$10^{6}$")
    #expect(NumberText.scientific(2.5e6, digits: 2, trims: true) == #"$2.5\times 10^{6}$"#)
    #expect(NumberText.powerOfTen(-3) == "$10^{-3}$")
    #expect(NumberText.powerOfTen(0) == "$1$" && NumberText.powerOfTen(1) == "$10$")
    #expect(NumberText.general(0) == "$0$")
    #expect(NumberText.general(0.125) == "$0.125$")
    #expect(NumberText.general(1000) == "$1000$")
    #expect(NumberText.general(99999) == #"$10^{5}$"#)
    #expect(NumberText.general(2.50) == "$2.5$")
    #expect(NumberText.general(1.5e-7) == #"$1.5\times 10^{-7}$"#)
  }

  /// The examples of the Review of Particle Physics, Introduction, section 5.3.
  @Test func pdgRounding() {
    #expect(NumberText.measurement(0.827, up: 0.119, down: 0.119) == #"$0.83\pm 0.12$"#)
    #expect(NumberText.measurement(0.827, up: 0.367, down: 0.367) == #"$0.8\pm 0.4$"#)
    #expect(NumberText.measurement(14.674, up: 0.964, down: 0.964) == #"$14.7\pm 1.0$"#)
    #expect(NumberText.pdgDecimals(0.354) == 2 && NumberText.pdgDecimals(0.355) == 1)
    #expect(NumberText.pdgDecimals(0.949) == 1 && NumberText.pdgDecimals(0.0996) == 2)
    #expect(NumberText.pdgDecimals(123) == -1)
  }

  @Test func measurements() {
    #expect(NumberText.measurement(1.234, up: 0.121, down: 0.094) == #"$1.23^{+0.12}_{-0.09}$"#)
    #expect(NumberText.measurement(-0.004, up: 0.12, down: 0.12) == #"$0.00\pm 0.12$"#)
    #expect(NumberText.measurement(1234, up: 123, down: 123) == #"$1230\pm 120$"#)
    #expect(NumberText.measurement(1.234e-8, up: 1.21e-9, down: 9.4e-10) == #"$(1.23^{+0.12}_{-0.09})\times 10^{-8}$"#)
    #expect(NumberText.measurement(3, up: 0, down: 0) == "$3$")
    let rounded = NumberText.rounded(1.234, up: 0.121, down: 0.094)
    #expect(rounded == ("1.23", "0.12", "0.09"))
  }

  /// Rounding agrees with exact integer arithmetic for all three-digit decimals.
  @Test func roundingIsRightForEveryThousandth() {
    for thousandths in -2500...2500 {
      let value = Double(thousandths) / 1000
      let magnitude = (abs(thousandths) + 5) / 10
      let sign = thousandths < 0 && magnitude > 0 ? "-" : ""
      let expected = "\(sign)\(magnitude / 100).\(magnitude / 10 % 10)\(magnitude % 10)"
      #expect(NumberText.fixed(value, 2) == expected)
    }
  }

  @Test(.enabled(if: Specimen.hasFonts, "needs fonts-texgyre and fonts-texgyre-math"))
  func everyFormTypesets() throws {
    let typesetter = try Specimen.typesetter()
    let label = try typesetter.label(NumberText.measurement(-1.234, up: 0.121, down: 0.094), size: 9)
    #expect(label.plain == "−1.23_−0.09^+0.12")
    for value in [0, -1e-300, 1e300, .infinity, -.infinity, .nan, 12345.678] as [Double] {
      for source in [
        NumberText.decimal(value, digits: 2), NumberText.general(value), NumberText.scientific(value),
        NumberText.measurement(value, up: 1, down: 2),
      ] {
        _ = try typesetter.label(source, size: 9)
      }
    }
  }
}
