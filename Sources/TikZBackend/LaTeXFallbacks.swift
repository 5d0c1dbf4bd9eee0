// Commands of amsmath and amssymb that a figure uses: plain stand-ins for documents without these packages.

/// Notes the commands used and defines those that a document lacks, in the order of the table.
struct LaTeXFallbacks {
  private var used: Set<String> = []

  /// Notes every command of `tex` that LaTeX's kernel does not have.
  mutating func note(_ tex: String) {
    var name = ""
    var isInName = false
    for character in tex + " " {
      if isInName, character.isASCII, character.isLetter {
        name.append(character)
      } else {
        if !name.isEmpty { used.insert(name) }
        (name, isInName) = ("", character == "\\")
      }
    }
  }

  /// `\providecommand` lines; they leave a package's own definitions alone.
  var definitions: [String] { Self.table.filter { used.contains($0.name) }.map(\.definition) }

  private static let table: [(name: String, definition: String)] = [
    command("text", 1, "\\mbox{#1}"),
    command("boldsymbol", 1, "\\mbox{\\boldmath$#1$}"),
    command("mathbb", 1, "\\mathbf{#1}"),
    command("mathfrak", 1, "\\mathbf{#1}"),
    command("dfrac", 2, "{\\displaystyle\\frac{#1}{#2}}"),
    command("tfrac", 2, "{\\textstyle\\frac{#1}{#2}}"),
    command("binom", 2, "{{#1}\\choose{#2}}"),
    command("dbinom", 2, "{\\displaystyle{#1}\\choose{#2}}"),
    command("tbinom", 2, "{\\textstyle{#1}\\choose{#2}}"),
    command("overset", 2, "\\mathord{\\mathop{#2}\\limits^{#1}}"),
    command("underset", 2, "\\mathord{\\mathop{#2}\\limits_{#1}}"),
    command("substack", 1, "\\begin{array}{@{}c@{}}#1\\end{array}"),
    command("dddot", 1, "{\\mathop{#1}\\limits^{...}}"),
    command("slashed", 1, "\\mathord{\\not\\mathrel{#1}}"),
    command("lesssim", 0, "\\mathrel{\\mathop{<}\\limits_{\\sim}}"),
    command("gtrsim", 0, "\\mathrel{\\mathop{>}\\limits_{\\sim}}"),
    command("leqslant", 0, "\\leq"), command("geqslant", 0, "\\geq"),
    command("varnothing", 0, "\\emptyset"), command("varkappa", 0, "\\kappa"),
    command("nexists", 0, "\\not\\exists"), command("checkmark", 0, "\\surd"),
    command("square", 0, "\\mbox{\\fboxsep0pt\\fbox{\\rule{0pt}{1ex}\\rule{1ex}{0pt}}}"),
  ]

  private static func command(_ name: String, _ arguments: Int, _ body: String) -> (name: String, definition: String) {
    (name, "\\providecommand{\\\(name)}\(arguments > 0 ? "[\(arguments)]" : ""){\(body)}")
  }
}
