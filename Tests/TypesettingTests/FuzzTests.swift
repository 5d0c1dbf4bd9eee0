// No input crashes: random strings of fragments either typeset or name a problem within the source.

import Testing

@testable import Typesetting

@Suite(.enabled(if: Specimen.hasFonts, "needs fonts-lmodern, fonts-texgyre, fonts-texgyre-math"))
struct FuzzTests {
  /// SplitMix64, so that a failure can be repeated.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let fragments: [String] = {
    let pieces = [
      "$", "$", "$", "{", "}", "{", "}", "^", "_", "\\", "\\\\", "&", "#", "#1", "~", "%", "'", " ", "x", "12", ".",
      "\\left(", "\\right)", "\\left", "\\middle|", "\\begin{matrix}", "\\end{matrix}", "\\begin{cases}", "[", "]",
      "\\sqrt[", "é", "α", "√", "\u{301}", "👩‍👩‍👧", "שלום", "سلام", "漢字", "\u{0}", "\u{7}", "\u{202E}", "\n", "\t",
      "\\mac", "\\rec", "\\num{1e", "\\SI{1}{\\per", "\\color{#f00}{", "\\limits", "\\operatorname*{a}", "\u{FFFD}",
    ]
    return pieces + MathCommands.allNames.map { "\\" + $0 }
  }()

  @Test func randomSourcesNeverCrash() throws {
    let macros = ["mac": #"\frac{#1}{#2}^{#1}"#, "rec": #"x\rec y"#]
    let typesetters = try Typeface.builtIn.map { try Typesetter($0, macros: macros) }
    var generator = Generator(state: 2026)
    var typeset = 0, refused = 0
    for round in 0..<3000 {
      let count = Int.random(in: 1...14, using: &generator)
      var source = (0..<count).map { _ in Self.fragments.randomElement(using: &generator) ?? "" }.joined()
      if round % 2 == 0 { source = "$" + source + "$" }
      do {
        let label = try typesetters[round % typesetters.count].label(source, size: 9)
        #expect(label.width.isFinite && label.ascent.isFinite && label.descent.isFinite)
        typeset += 1
      } catch {
        let offset = try #require(error.offset)
        #expect((0...source.count).contains(offset), "\(source.debugDescription)")
        #expect(!error.description.isEmpty)
        refused += 1
      }
    }
    #expect(typeset > 200 && refused > 200)
  }

  /// Any name at all typesets to its own characters.
  @Test func randomNamesAreSetVerbatim() throws {
    let typesetter = try Specimen.typesetter()
    var generator = Generator(state: 7)
    let alphabet = Array(#"abcXYZ0189_-+*/\$%&#{}^~<>|"'`()[]@!?.,:;= "#) + ["é", "µ", "α", "日", "\u{202E}"]
    for _ in 0..<500 {
      let name = String((0..<12).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
      let label = try typesetter.verbatim(name, size: 9)
      #expect(label.plain == name)
    }
  }

  @Test func extremeSizesAndLengthsAreRefusedOrFinite() throws {
    let typesetter = try Specimen.typesetter()
    for size in [0, -1, .infinity, .nan, 1e9] as [Double] {
      #expect(throws: TypesettingProblem.self) { try typesetter.label("x", size: size) }
    }
    #expect(throws: TypesettingProblem.self) {
      try typesetter.label(String(repeating: "x ", count: 200_000), size: 9)
    }
    let long = try typesetter.label(String(repeating: "x ", count: 4000), size: 9)
    #expect(long.width > 1000)
  }
}
