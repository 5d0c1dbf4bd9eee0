// Labels as values: lines, alignment, colours, macros, units, plain text, metrics, determinism.

import SceneGraph
import Testing

@testable import Typesetting

@Suite(.enabled(if: Specimen.hasFonts, "needs fonts-lmodern, fonts-texgyre, fonts-texgyre-math"))
struct LabelTests {
  @Test func linesAreAlignedAsTheWhole() throws {
    let typesetter = try Specimen.typesetter()
    let label = try typesetter.label(#"a long line\\$x$"#, size: 10)
    #expect(label.lines.count == 2)
    #expect(label.lines[1].y == 12)
    #expect(label.width == label.lines[0].width)
    let rest = label.width - label.lines[1].width
    let anchor = Point(x: 0, y: 0)
    func lastX(_ alignment: Text.Alignment) -> Double {
      label.text(at: anchor, alignment: alignment).runs.last?.glyphs.first?.x ?? .nan
    }
    #expect(lastX(.left) == 0)
    #expect(abs(lastX(.center) - rest / 2) < Label.tolerance)
    #expect(abs(lastX(.right) - rest) < Label.tolerance)
    #expect(label.plain == "a long line\nx")
  }

  /// Backends set each line at its own baseline: a line is complete, with the groups around it opened anew.
  @Test func linesAreWrittenEachCompleteInItself() throws {
    let label = try Specimen.typesetter().label(#"\textbf{a\\[b] \textcolor{red}{c\\d}}"#, size: 10)
    #expect(label.lines.count == 3)
    #expect(
      label.text(at: Point(x: 0, y: 0), alignment: .right).source
        == #"\textbf{a}\\\relax \textbf{[b] \textcolor[HTML]{FF0000}{c}}\\\relax "#
        + #"\textbf{\textcolor[HTML]{FF0000}{d}}"#)
  }

  @Test func textTakesOverExtentsAndLaTeX() throws {
    let label = try Specimen.typesetter(macros: ["GeV": #"\mathrm{GeV}"#]).label(#"$p_\mathrm{T}$ [$\GeV$]"#, size: 9)
    let text = label.text(at: Point(x: 3, y: 4), alignment: .right, rotation: 90, color: .white)
    #expect(text.source == #"$p_{\mathrm{T}}$ [$\mathrm{GeV}$]"#)
    #expect(text.plain == "p_T [GeV]")
    #expect(text.width == label.width && text.ascent == label.ascent && text.descent == label.descent)
    #expect(text.rotation == 90 && text.color == .white && text.runs == label.runs)
  }

  @Test func inkIsTheBoxOfTheOutlines() throws {
    let typesetter = try Specimen.typesetter()
    let label = try typesetter.label(#"$\hat{g}_T^{\,2}$ (x)"#, size: 100)
    var outlines: Rect?
    for run in label.runs {
      let font = try #require(typesetter.fontResources.first { $0.id == run.font })
      let scale = run.size / font.unitsPerEm
      for glyph in run.glyphs {
        let path = try #require(font.outlines[glyph.id])
        let placed = path.mapPoints { Point(x: glyph.x + $0.x * scale, y: glyph.y - $0.y * scale) }
        if let box = placed.bounds { outlines = outlines?.union(box) ?? box }
      }
    }
    let box = try #require(outlines)
    // Control points of curves lie at extrema in these fonts; HarfBuzz rounds extents to font units.
    #expect(abs(box.x - label.ink.x) < 0.3 && abs(box.maxX - label.ink.maxX) < 0.3)
    #expect(abs(box.y - label.ink.y) < 0.3 && abs(box.maxY - label.ink.maxY) < 0.3)
    #expect(abs(label.ascent + label.ink.y) < 0.3 && abs(label.descent - label.ink.maxY) < 0.3)
  }

  @Test func coloursHoldWhereTheyAreGiven() throws {
    let typesetter = try Specimen.typesetter()
    let label = try typesetter.label(#"a \color{red}{b $\frac{c}{\color{#0000ff}{d}}$} e"#, size: 9)
    let red = Color(red: 1, green: 0, blue: 0), blue = Color(red: 0, green: 0, blue: 1)
    #expect(label.runs.map(\.color) == [nil, red, red, blue, nil])
    #expect(label.rules.map(\.color) == [red])
  }

  @Test func macrosTakeArguments() throws {
    let macros = ["vev": #"\langle #1 \rangle"#, "two": "#2^{#1}", "TeV": #"\ensuremath{\,\mathrm{TeV}}"#]
    let typesetter = try Specimen.typesetter(macros: macros)
    let plain = try Specimen.typesetter()
    #expect(
      try typesetter.label(#"$\vev{x} \two ab$"#, size: 9).runs
        == plain.label(#"$\langle x\rangle b^{a}$"#, size: 9).runs)
    #expect(try typesetter.label(#"13\TeV"#, size: 9).runs == plain.label(#"13$\,\mathrm{TeV}$"#, size: 9).runs)
    #expect(try typesetter.label(#"$x^\vev y$"#, size: 9).plain == "x^⟨y⟩", "a script takes one atom")
  }

  @Test func unitsAreSpeltOut() throws {
    let typesetter = try Specimen.typesetter()
    func plain(_ source: String) throws -> String { try typesetter.label(source, size: 9).plain }
    #expect(try plain(#"\SI{13}{TeV}"#) == "13 TeV")
    #expect(try plain(#"\qty{140}{\per\femto\barn}"#) == "140 fb^−1")
    #expect(try plain(#"$\SI{9.81}{\metre\per\second\squared}$"#) == "9.81 m s^−2")
    #expect(try plain(#"\num{1.2e-3}"#) == "1.2 × 10^−3")
    #expect(try plain(#"\num{1234567.8}"#) == "1 234 567.8")
    #expect(try plain(#"\num{-1.2 +- 0.3}"#) == "−1.2 ± 0.3")
    #expect(try plain(#"\unit{GeV/c^2}"#) == "GeV/c^2")
  }

  @Test func rawNamesAreThemselves() throws {
    let typesetter = try Specimen.typesetter()
    for name in ["C1N2_Wh_hbb_700_250", "50%", "a&b", "#x", #"\input"#, "{$^~_}", "ttbar  2"] {
      #expect(try typesetter.verbatim(name, size: 9).plain == name)
      let bold = try typesetter.label("\\textbf{\\textit{\(Label.escaped(name))}}", size: 9)
      #expect(bold.plain == name)
      #expect(bold.runs.allSatisfy { $0.font == "texgyreheros-bolditalic" })
    }
  }

  @Test func missingCharactersAreToldAndDrawn() throws {
    let label = try Specimen.typesetter().verbatim("a\u{10FFFD}b", size: 9)
    #expect(label.missingCharacters == ["\u{10FFFD}"])
    #expect(label.runs.flatMap(\.glyphs).contains { $0.id == 0 })
  }

  @Test func otherScriptsComeFromOtherFonts() throws {
    let label = try Specimen.typesetter(.serif).verbatim("Größe αβ Ω", size: 9)
    #expect(label.missingCharacters.isEmpty)
    #expect(label.texts == ["Größe", "αβ", "Ω"])
  }

  @Test func opticalSizesFollowTheSize() throws {
    let typesetter = try Specimen.typesetter(.serif)
    func font(_ size: Double) throws -> String? { try typesetter.label("x", size: size).runs.first?.font }
    #expect(try font(5) == "lmroman5-regular")
    #expect(try font(8) == "lmroman8-regular")
    #expect(try font(10) == "lmroman10-regular")
    #expect(try font(24) == "lmroman17-regular")
  }

  @Test func metricsAreThoseOfTheFace() throws {
    let metrics = try Specimen.typesetter(.sans).metrics(size: 10)
    // Heros: capitals 729, x 524, digits 709 units of 1000 (flat tops).
    #expect(abs(metrics.capHeight - 7.29) < 0.02)
    #expect(abs(metrics.xHeight - 5.24) < 0.02)
    #expect(abs(metrics.digitHeight - 7.09) < 0.05)
    #expect(metrics.lineHeight == 12 && metrics.ascent > 7.2 && metrics.descent > 2)
  }

  @Test func sameInputSameOutput() throws {
    for typeface in Typeface.builtIn {
      let first = try Typesetter(typeface), second = try Typesetter(typeface)
      let sources = Coverage.sources.prefix(300)
      let forwards = try sources.map { try first.label($0, size: 9) }
      let backwards = try Array(sources.reversed().map { try second.label($0, size: 9) }.reversed())
      #expect(forwards == backwards, "what was set before does not matter")
      #expect(first.fontResources == second.fontResources)
    }
  }
}
