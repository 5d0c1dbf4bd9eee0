// Every command of the tables typesets in every built-in typeface, with a glyph of its own.

import Testing

@testable import Typesetting

enum Coverage {
  /// One label for each name in the tables.
  static let sources: [String] = {
    var all: [String] = []
    for name in SymbolTable.symbols.keys { all.append("$x\\\(name) y$") }
    for name in SymbolTable.greek.keys { all += ["$\\\(name)$", "$\\boldsymbol{\\\(name)}_{\\\(name)}$"] }
    for name in SymbolTable.largeOperators.keys { all += ["$\\\(name)_a^b$", "$\\displaystyle\\\(name)_a^b$"] }
    for name in SymbolTable.functions.keys { all.append("$\\\(name) x$") }
    for name in SymbolTable.accents.keys { all += ["$\\\(name){x}$", "$\\\(name){ABC}$"] }
    for name in SymbolTable.delimiters.keys { all.append("$\\left\\\(name) \\dfrac{a}{\\dfrac{b}{c}} \\right.$") }
    for name in SymbolTable.spaces.keys { all.append("$a\\\(name) b$") }
    for name in SymbolTable.styles.keys { all.append("$\\\(name) a$") }
    for name in SymbolTable.classCommands.keys { all.append("$a \\\(name){b} c$") }
    for name in MathCommands.fractions.keys { all.append("$\\\(name){a}{b}$") }
    for name in MathCommands.phantoms.keys { all.append("$a\\\(name){b} c$") }
    for name in MathCommands.sizedDelimiters.keys { all.append("$\\\(name)( x \\\(name)]$") }
    for name in MathCommands.stacks { all.append("$\\\(name){a}{b}$") }
    for name in MathCommands.texts { all.append("$\\\(name){ab}$") }
    for name in SymbolTable.alphabets.keys { all.append("$\\\(name){ABCHILMRZabcego}$") }
    return all.sorted()
  }()

  static let characters = TextCommands.characters.keys.sorted().map { "a\\\($0){}b" }
}

@Suite(.enabled(if: Specimen.hasFonts, "needs fonts-lmodern, fonts-texgyre, fonts-texgyre-math"))
struct CoverageTests {
  @Test(arguments: Typeface.builtIn) func everyCommandHasItsGlyph(typeface: Typeface) throws {
    let typesetter = try Typesetter(typeface)
    for source in Coverage.sources + Coverage.characters {
      let label = try typesetter.label(source, size: 9)
      #expect(label.missingCharacters.isEmpty, "\(source)")
      let glyphs = label.runs.flatMap(\.glyphs)
      #expect(glyphs.allSatisfy { $0.id != 0 }, "\(source)")
      let values = [label.width, label.ascent, label.descent] + glyphs.flatMap { [$0.x, $0.y] }
      #expect(values.allSatisfy { $0.isFinite }, "\(source)")
    }
  }

  @Test func fontsCarryOutlinesOfExactlyTheGlyphsUsed() throws {
    let typesetter = try Specimen.typesetter(.sans)
    let label = try typesetter.label(#"Events $\sqrt{s} \approx 13$"#, size: 9)
    let used = Dictionary(grouping: label.runs, by: \.font).mapValues { Set($0.flatMap(\.glyphs).map(\.id)) }
    let resources = typesetter.fontResources
    #expect(resources.map(\.id) == used.keys.sorted())
    for resource in resources {
      #expect(Set(resource.outlines.keys) == used[resource.id])
      #expect(resource.unitsPerEm == 1000)
    }
    #expect(resources.first { $0.id == "texgyreheros-regular" }?.postScriptName == "TeXGyreHeros-Regular")
    #expect(resources.first { $0.id == "texgyreheros-regular" }?.familyName == "TeX Gyre Heros")
    #expect(resources.first { $0.id == "texgyreheros-italic" }?.isItalic == true)
  }
}
