// TikZ files: what a label can bring into a document, and what LaTeX makes of every command we write.
import Foundation
import SceneGraph
import Testing

@testable import TikZBackend
@testable import Typesetting

@Suite(.serialized) struct TikZTests {
  static let latex = ExternalTool.isInstalled("pdflatex", "pdftotext")

  /// Every command of labels, as the typesetter writes it, is one that the backend knows.
  @Test func everyCommandIsTranslated() throws {
    let typesetter = try Typesetter(.serif)
    for source in CommandSamples.all {
      let written = try typesetter.label(source, size: 10).tex
      #expect(
        LabelTranslator.translation(of: written, size: 10, palette: TikZPalette()) != nil,
        "\(source) is written as \(written)")
    }
  }

  @Test(.enabled(if: latex, "pdflatex is not installed")) func everyCommandCompiles() throws {
    let typesetter = try Typesetter(.serif)
    let texts = try CommandSamples.all.enumerated().map { index, source in
      Node.text(try typesetter.label(source, size: 8).text(at: Point(x: 5, y: 20 + Double(index % 20) * 6)))
    }
    try withTemporaryFolder { folder in
      try Rasterizing.compile(
        try TikZBackend().render(SampleScenes.page(texts, fonts: typesetter.fontResources)), engine: "pdflatex",
        in: folder)
    }
  }

  static let attacks = [
    #"\input{/etc/passwd}"#, #"\write18{touch pwned}"#, #"\immediate\write18{touch pwned}"#, "^^5cinput secret",
    #"\csname input\endcsname{secret}"#, "%\n\\input{secret}", #"} \input{secret} {"#, #"$\input{secret}$"#,
    #"\catcode`\@=11"#, "\\end{document}", #"\def\x{\x}\x"#, #"\hspace{\input{secret}}"#, #"\char\input{secret}"#,
  ]

  /// Whatever stands in a name comes out as text, with shell escape allowed and a file to read at hand.
  @Test(.enabled(if: latex, "pdflatex is not installed"), arguments: attacks)
  func namesBringNoCode(attack: String) throws {
    for scene in [try SampleScenes.verbatim(attack), SampleScenes.raw(attack)] {
      try withTemporaryFolder { folder in
        try "LEAKED".write(to: folder.appending(path: "secret.tex"), atomically: true, encoding: .utf8)
        try Rasterizing.compile(
          try TikZBackend().render(scene), engine: "pdflatex", in: folder, options: ["-shell-escape"])
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "pwned").path))
        let text = try ExternalTool("pdftotext")?.run(["figure.pdf", "-"], in: folder).output ?? ""
        #expect(!text.contains("LEAKED") && !text.contains("root:"))
        let letters = attack.filter(\.isLetter)
        #expect(text.filter(\.isLetter).contains(letters.suffix(3)), "\(attack) came out as \(text)")
      }
    }
  }

  /// A label that LaTeX's font makes wider than the layout measured keeps to its place: a right-aligned name of a row
  /// does not run off the page to the left.
  @Test(.enabled(if: latex, "pdflatex is not installed")) func wideLabelsAreCondensed() throws {
    let typesetter = try Typesetter(.serif)
    var text = try typesetter.label(#"WWWMMM\_WWWMMM"#, size: 10).text(at: Point(x: 60, y: 20), alignment: .right)
    let natural = text.width
    text.width = 50
    #expect(natural > 80)
    func left(_ options: (String) -> String) throws -> Double {
      try withTemporaryFolder { folder in
        let tex = String(
          decoding: try TikZBackend().render(SampleScenes.page([.text(text)], fonts: typesetter.fontResources)),
          as: UTF8.self)
        try Rasterizing.compile(Array(options(tex).utf8), engine: "pdflatex", in: folder)
        let boxes = try ExternalTool("pdftotext")?.run(["-bbox", "figure.pdf", "-"], in: folder).output ?? ""
        let starts = boxes.split(separator: "xMin=\"").dropFirst().compactMap { Double($0.prefix { $0 != "\"" }) }
        return try #require(starts.min())
      }
    }
    #expect(abs(try left { $0 } - 10) < 1.5)
    // Who wants the natural width says so.
    #expect(try left { "\\newcommand{\\hfplotfit}[2]{#2}\n" + $0 } < 0)
  }

  @Test func linesAndSizesAreWritten() throws {
    let typesetter = try Typesetter(.serif)
    let label = try typesetter.label(#"\textbf{CMS} \textscale{0.5}{\textit{a\\b}}"#, size: 10)
    let scene = SampleScenes.page([.text(label.text(at: Point(x: 5, y: 20)))], fonts: typesetter.fontResources)
    let tex = String(decoding: try TikZBackend().render(scene), as: UTF8.self)
    #expect(tex.contains(#"\hfplotfont{10}{12}\textbf{CMS} {\hfplotfont{5}{6}\textit{a}}"#))
    #expect(tex.contains(#"\hfplotfont{10}{12}{\hfplotfont{5}{6}\textit{b}}"#))
  }
}

/// A label for each command that labels know.
enum CommandSamples {
  static let all: [String] = {
    var all = SymbolTable.symbols.keys.map { "$x\\\($0) y$" } + SymbolTable.greek.keys.map { "$\\\($0)_{\\\($0)}$" }
    all += SymbolTable.largeOperators.keys.map { "$\\\($0)_a^b$" } + SymbolTable.functions.keys.map { "$\\\($0) x$" }
    all += SymbolTable.accents.keys.map { "$\\\($0){x}$" }
    all += SymbolTable.delimiters.keys.map { "$\\left\\\($0) a \\right.$" }
    all += SymbolTable.spaces.keys.flatMap { ["$a\\\($0) b$", "a\\\($0){}b"] }
    all += SymbolTable.styles.keys.map { "$\\\($0) a$" } + SymbolTable.classCommands.keys.map { "$a \\\($0){b} c$" }
    all += MathCommands.fractions.keys.map { "$\\\($0){a}{b}$" } + MathCommands.phantoms.keys.map { "$a\\\($0){b} c$" }
    all += MathCommands.sizedDelimiters.keys.map { "$\\\($0)( x \\\($0)]$" }
    all += MathCommands.stacks.map { "$\\\($0){a}{b}$" } + MathCommands.texts.map { "$\\\($0){ab}$" }
    all += SymbolTable.alphabets.keys.map { "$\\\($0){ABCabc}$" }
    all += TextCommands.characters.keys.map { "a\\\($0){}b" } + TextCommands.accents.keys.map { "\\\($0){e}" }
    all += TextCommands.styles.keys.map { "\\\($0){ab}" }
    return all.sorted() + others
  }()

  private static let others = [
    #"\SI{13}{TeV}, \num{1.2e-3}, \si{fb^{-1}}"#, #"\textcolor{red}{x} $\color{#123456}{x}$"#, "µ × é ° √ ≥ α",
    #"\textscale{0.8}{small \textbf{two\\[lines]}} x\textsuperscript{2}\textsubscript{i}"#, #"\ensuremath{x^2}"#,
    #"$\sum_{\substack{i<j\\k}} \begin{cases}1 & a\\-1 & b\end{cases} \begin{pmatrix}1 & 2\end{pmatrix}$"#,
    #"$\not= \slashed{D} \mathsf{x} \sqrt[3]{x} f''(x) 25\% \text{if }x\,$ "quoted""#, "a--b ``c'' <d> |e| a  b",
    #"$\left(\frac{a}{b} \middle| c\right] \overline{\mathrm{MS}} \hat{\hat{\theta}} \operatorname{erf} x$"#,
  ]
}
