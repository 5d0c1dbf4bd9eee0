// Facts of spacing and placement: TeX's table, cramping, kerning, one run a word, scripts, fractions, radicals.

import Testing

@testable import SceneGraph
@testable import Typesetting

@Suite(.enabled(if: Specimen.hasFonts, "needs fonts-lmodern, fonts-texgyre, fonts-texgyre-math"))
struct SpacingTests {
  private func width(_ source: String, _ typeface: Typeface = .serif) throws -> Double {
    try Specimen.typesetter(typeface).label(source, size: 18).width
  }

  /// At 18 pt a mu is a point.
  @Test func spacesFollowTeXsTable() throws {
    let a = try width("$a$"), b = try width("$b$"), equals = try width("$=$")
    let plus = try width("${+}$"), comma = try width("${,}$"), open = try width("$($")
    #expect(try abs(width("$a=b$") - (a + equals + b + 10)) < 1e-9)
    #expect(try abs(width("$a+b$") - (a + plus + b + 8)) < 1e-9)
    #expect(try abs(width("$a,b$") - (a + comma + b + 3)) < 1e-9)
    #expect(try abs(width("$(b$") - (open + b)) < 1e-9)
    #expect(try abs(width("$=a$") - (equals + 5 + a)) < 1e-9)
    // A sign without a left operand is no operator.
    #expect(try abs(width("$+b$") - (plus + b)) < 1e-9)
    #expect(try abs(width("$a=+b$") - (a + equals + plus + b + 10)) < 1e-9)
    #expect(try abs(width(#"$a\ln b$"#) - (a + width(#"$\ln$"#) + b + 6)) < 1e-9)
    #expect(try abs(width(#"$a\,b\quad a$"#) - (2 * a + b + 3 + 18)) < 1e-9)
  }

  @Test func scriptsHaveNoSpacesAroundOperators() throws {
    let typesetter = try Specimen.typesetter(.serif)
    func script(_ body: String) throws -> Double { try typesetter.label("$x^{\(body)}$", size: 18).width }
    let sum = try script("a+b")
    let parts = try script("a") + script("{+}") + script("b") - 2 * script("")
    #expect(abs(sum - parts) < 1e-9)
  }

  @Test func wordsAndNumbersAreOneKernedRun() throws {
    let typesetter = try Specimen.typesetter(.sans)
    #expect(try typesetter.label(#"$\mathrm{TeV}$"#, size: 9).texts == ["TeV"])
    #expect(try typesetter.label(#"$1.25$"#, size: 9).texts == ["1.25"])
    #expect(try typesetter.label("$xyz$", size: 9).texts == ["x", "y", "z"])
    let upright = try typesetter.label(#"$\mathrm{TeV}$"#, size: 9)
    #expect(upright.runs[0].isWord)
    let te = try typesetter.label("Te", size: 9).width
    let separate = try typesetter.label("T", size: 9).width + typesetter.label("e", size: 9).width
    #expect(te < separate - 0.5, "T and e kern")
    #expect(abs(upright.width - (try typesetter.label("TeV", size: 9).width)) < 1e-9)
  }

  @Test func ligaturesOnlyInWords() throws {
    let typesetter = try Specimen.typesetter(.serif)
    let office = try typesetter.label("office", size: 9)
    #expect(office.runs[0].glyphs.count == 4)
    #expect(office.texts == ["office"])
    let name = try typesetter.verbatim("SR_office_1", size: 9)
    #expect(name.runs[0].glyphs.count == 11)
    #expect(name.texts == ["SR_office_1"])
  }

  @Test func minusIsTrueInFormulasAndAHyphenInText() throws {
    let typesetter = try Specimen.typesetter()
    #expect(try typesetter.label("$-1$", size: 9).plain == "\u{2212}1")
    #expect(try typesetter.label("t-channel", size: 9).plain == "t-channel")
    #expect(try typesetter.label("$m$", size: 9).texts == ["m"], "plain m for search, not 𝑚")
  }

  @Test func crampedStyleLowersSuperscripts() throws {
    let typesetter = try Specimen.typesetter(.serif)
    func raise(_ source: String) throws -> Double {
      let label = try typesetter.label(source, size: 10)
      return -(label.runs.first { $0.texts == "2" }?.glyphs[0].y ?? 0)
    }
    let free = try raise("$x^2$"), cramped = try raise(#"$\sqrt{x^2}$"#)
    // MATH constants of Latin Modern: 0.363 and 0.289 em.
    #expect(abs(free - 3.63) < 0.01)
    #expect(abs(cramped - 2.89) < 0.01)
  }

  @Test func fractionBarLiesOnTheAxis() throws {
    for typeface in Typeface.builtIn {
      let typesetter = try Specimen.typesetter(typeface)
      let fraction = try typesetter.label(#"$\frac{a}{b}$"#, size: 100)
      let minus = try typesetter.label("$-$", size: 100)
      let bar = try #require(fraction.rules.first).frame
      #expect(abs(bar.midY - minus.ink.midY) < 1.5, "\(typeface.name): the bar continues a minus sign")
      let numerator = try #require(fraction.runs.first), denominator = try #require(fraction.runs.last)
      #expect(numerator.glyphs[0].y < bar.y && denominator.glyphs[0].y > bar.maxY)
    }
  }

  @Test func radicalCoversItsBody() throws {
    for typeface in Typeface.builtIn {
      let typesetter = try Specimen.typesetter(typeface)
      for body in ["s", #"\frac{a}{b}"#, #"\frac{\frac{a}{b}}{\frac{c}{\frac{d}{e}}}"#] {
        let label = try typesetter.label("$\\sqrt{\(body)}$", size: 10)
        let bare = try typesetter.label("$\(body)$", size: 10)
        let rule = try #require(label.rules.min { $0.frame.y < $1.frame.y }).frame
        #expect(rule.maxY < bare.ink.y, "the rule clears the body")
        #expect(label.ink.maxY >= bare.ink.maxY)
        #expect(abs(rule.y - label.ink.y) < 0.3, "sign and rule meet at the top")
        let sign = try #require(label.runs.first { $0.texts.hasPrefix("√") })
        // Some signs reach beyond their advance, by design: the rule begins within 0.05 em of either.
        #expect(abs(rule.x - (sign.glyphs[0].x + sign.advance)) < 0.5)
      }
    }
  }

  @Test func delimitersGrowWithTheirBody() throws {
    for typeface in Typeface.builtIn {
      let typesetter = try Specimen.typesetter(typeface)
      var previous = 0.0
      for body in [
        "x", #"\frac{a}{b}"#, #"\dfrac{\dfrac{a}{b}}{\dfrac{c}{d}}"#,
        #"\dfrac{\dfrac{\dfrac{a}{b}}{\dfrac{c}{d}}}{\dfrac{\dfrac{e}{f}}{\dfrac{g}{\dfrac{h}{i}}}}"#,
      ] {
        let label = try typesetter.label("$\\left(\(body)\\right)$", size: 10)
        let bare = try typesetter.label("$\(body)$", size: 10)
        #expect(label.ink.height > previous)
        #expect(label.ink.height > bare.ink.height * 0.88, "\(typeface.name) \(body)")
        previous = label.ink.height
      }
    }
  }

  @Test func accentsSitOverTheirLetter() throws {
    for typeface in Typeface.builtIn {
      let typesetter = try Specimen.typesetter(typeface)
      for letter in ["x", "H", #"\mu"#, #"\theta"#] {
        let bare = try typesetter.label("$\(letter)$", size: 100),
          hat = try typesetter.label("$\\hat{\(letter)}$", size: 100)
        #expect(hat.width == bare.width)
        #expect(hat.ink.y < bare.ink.y - 5)
        let twice = try typesetter.label("$\\hat{\\hat{\(letter)}}$", size: 100)
        #expect(twice.ink.y < hat.ink.y - 5)
      }
    }
  }

  @Test func limitsAndScriptsOfOperators() throws {
    let typesetter = try Specimen.typesetter(.serif)
    let beside = try typesetter.label(#"$\sum_{i}^{n}$"#, size: 10)
    let display = try typesetter.label(#"$\displaystyle\sum_{i}^{n}$"#, size: 10)
    #expect(display.width < beside.width, "limits above and below are narrower than scripts beside")
    #expect(display.ink.height > beside.ink.height + 8)
    let forced = try typesetter.label(#"$\sum\limits_{i}^{n}$"#, size: 10)
    #expect(forced.ink.height > beside.ink.height + 5)
  }
}

extension GlyphRun {
  var texts: String { glyphs.map(\.text).joined() }
}
