// Our widths against LaTeX's, and our LaTeX source against the label it came from.

import Testing

@testable import Typesetting

@Suite(.enabled(if: Specimen.hasFonts, "needs fonts-lmodern, fonts-texgyre, fonts-texgyre-math"))
struct LaTeXWidthTests {
  /// Different fonts for signs and spaces, other kerns of letters: within 4 %, and no bias.
  @Test func widthsAgreeWithStoredOnes() throws {
    let typesetter = try Specimen.typesetter(.serif)
    #expect(LaTeXWidths.table.count >= 40)
    var deviations: [Double] = []
    for (source, width) in LaTeXWidths.table {
      let label = try typesetter.label(source, size: 10)
      let deviation = label.width / width - 1
      #expect(abs(deviation) < 0.04, "\(source): \(label.width) instead of \(width)")
      deviations.append(deviation)
    }
    let median = deviations.sorted()[deviations.count / 2]
    #expect(abs(median) < 0.005)
  }

  @Test(.enabled(if: Specimen.hasLaTeX, "needs pdflatex with lmodern and amsmath"))
  func storedWidthsAreLaTeXs() throws {
    let widths = try Specimen.latexWidths(LaTeXWidths.table.map(\.label))
    #expect(widths.count == LaTeXWidths.table.count)
    for ((label, stored), measured) in zip(LaTeXWidths.table, widths) {
      #expect(abs(stored - measured) < 0.02, "\(label)")
    }
  }

  /// The LaTeX we write of a label is the label: same width to TeX's own rounding.
  @Test(.enabled(if: Specimen.hasLaTeX, "needs pdflatex with lmodern, amsmath, amssymb and xcolor"))
  func writtenLaTeXIsTheLabel() throws {
    let typesetter = try Specimen.typesetter(.serif)
    let written = try LaTeXWidths.table.map { try typesetter.label($0.label, size: 10).tex }
    let widths = try Specimen.latexWidths(written)
    #expect(widths.count == written.count)
    for ((label, stored), measured) in zip(LaTeXWidths.table, widths) {
      #expect(abs(stored - measured) < 0.03, "\(label)")
    }
  }

  /// What we write for symbols, raw names and units compiles.
  @Test(.enabled(if: Specimen.hasLaTeX, "needs pdflatex with lmodern, amsmath, amssymb and xcolor"))
  func everySymbolIsWrittenAsLaTeX() throws {
    let typesetter = try Specimen.typesetter(.serif)
    var sources = Coverage.sources + Coverage.characters
    sources += [
      Label.escaped(#"\input{x} \write18{rm} a_b^c %#&~ {"quoted"} <x|y> --- '' ``"#), #"\SI{13}{TeV}, \num{1.2e-3}"#,
      #"\textcolor{red}{x} $\color{#123456}{x}$ µ × é ° √ ≥ α \'e \v{c}"#,
    ]
    let written = try sources.map { try typesetter.label($0, size: 10).tex }
    let widths = try Specimen.latexWidths(written)
    #expect(widths.count == written.count)
  }
}
