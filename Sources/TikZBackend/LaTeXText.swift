// Plain characters as LaTeX text: nothing in them is a command, a ligature or a shorthand.

/// Writes characters so that LaTeX sets exactly these.
struct LaTeXText {
  private(set) var tex = ""
  private var last: Unicode.Scalar?

  /// A whole string, character by character.
  static func literal(_ text: String) -> String {
    var writer = LaTeXText()
    writer.write(text.unicodeScalars)
    return writer.tex
  }

  /// The command that sets a size in points; with `isGroup`, in a group of its own that stays open.
  static func fontSize(_ size: Double, isGroup: Bool = false) -> String {
    "\(isGroup ? "{" : "")\\hfplotfont{\(size.fixed(2))}{\((1.2 * size).fixed(2))}"
  }

  mutating func write(_ scalars: some Sequence<Unicode.Scalar>) {
    var pending: Unicode.Scalar?, marks: [String] = []
    func accented(_ base: Unicode.Scalar) -> String? {
      marks.isEmpty ? nil : marks.reduce(Self.tex(for: base)) { "\($1){\($0)}" }
    }
    func flush(into writer: inout LaTeXText) {
      guard let base = pending else { return }
      if let tex = accented(base) { writer.append(raw: tex) } else { writer.append(base) }
    }
    for scalar in scalars {
      if let mark = Self.accents[scalar], pending?.properties.isAlphabetic == true {
        marks.append(mark)
      } else {
        flush(into: &self)
        (pending, marks) = (scalar, [])
      }
    }
    flush(into: &self)
  }

  /// LaTeX that is no plain character: ends the reach of ligatures.
  mutating func append(raw: String) {
    tex += raw
    last = nil
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if let last, Self.ligatures.contains([last, scalar]) { tex += "\\kern0pt " }
    if scalar.isLabelBlank, tex.isEmpty || last?.isLabelBlank == true {
      tex += "\\ "
    } else {
      tex += Self.tex(for: scalar)
    }
    last = scalar
  }

  private static func tex(for scalar: Unicode.Scalar) -> String {
    if let known = special[scalar] ?? characters[scalar] { return known }
    if let command = LaTeXSymbols.command(for: scalar) { return "\\ensuremath{\(command)}" }
    if scalar.isLabelBlank { return " " }
    return isPrintable(scalar) ? String(Character(scalar)) : "?"
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// Pairs that TeX fonts make one character of.
  private static let ligatures: Set<[Unicode.Scalar]> = [
    ["-", "-"], ["`", "`"], ["'", "'"], ["<", "<"], [">", ">"], ["?", "`"], ["!", "`"], [",", ","],
  ]

  /// Characters that mean something to TeX, and those that babel makes shorthands of.
  private static let special: [Unicode.Scalar: String] = [
    "%": "\\%", "&": "\\&", "#": "\\#", "_": "\\_", "{": "\\{", "}": "\\}", "$": "\\$", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}", "\\": "\\textbackslash{}", "<": "\\textless{}", ">": "\\textgreater{}",
    "|": "\\textbar{}", "\"": "\\symbol{34}", "\u{A0}": "~",
  ]

  /// Characters outside Latin that pdfTeX has in text fonts or that need a text command.
  private static let characters: [Unicode.Scalar: String] = [
    "\u{2212}": "\\ensuremath{-}", "\u{2009}": "\\,", "\u{202F}": "\\,", "\u{2002}": "\\enspace{}",
    "\u{2003}": "\\quad{}",
    "\u{2010}": "-", "\u{2011}": "-", "–": "\\textendash{}", "—": "\\textemdash{}", "…": "\\ldots{}",
    "•": "\\textbullet{}",
    "‘": "\\textquoteleft{}", "’": "\\textquoteright{}", "“": "\\textquotedblleft{}", "”": "\\textquotedblright{}",
    "µ": "\\textmu{}", "°": "\\textdegree{}", "±": "\\ensuremath{\\pm}", "×": "\\ensuremath{\\times}",
    "÷": "\\ensuremath{\\div}", "·": "\\textperiodcentered{}", "¬": "\\ensuremath{\\neg}", "†": "\\dag{}",
    "‡": "\\ddag{}",
    "§": "\\S{}", "¶": "\\P{}", "©": "\\copyright{}", "£": "\\pounds{}", "€": "\\texteuro{}", "™": "\\texttrademark{}",
    "\u{2032}": "\\ensuremath{'}", "\u{2033}": "\\ensuremath{''}", "ı": "\\i{}", "Å": "\\AA{}", "\u{212B}": "\\AA{}",
    "⁰": "\\textsuperscript{0}", "¹": "\\textsuperscript{1}", "²": "\\textsuperscript{2}", "³": "\\textsuperscript{3}",
    "⁴": "\\textsuperscript{4}", "⁵": "\\textsuperscript{5}", "⁶": "\\textsuperscript{6}", "⁷": "\\textsuperscript{7}",
    "⁸": "\\textsuperscript{8}", "⁹": "\\textsuperscript{9}", "⁻": "\\textsuperscript{\\ensuremath{-}}",
    "⁺": "\\textsuperscript{+}", "₀": "\\textsubscript{0}", "₁": "\\textsubscript{1}", "₂": "\\textsubscript{2}",
    "₃": "\\textsubscript{3}", "₄": "\\textsubscript{4}", "\u{FFFD}": "?",
  ]

  /// Combining marks as accent commands.
  static let accents: [Unicode.Scalar: String] = [
    "\u{300}": "\\`", "\u{301}": "\\'", "\u{302}": "\\^", "\u{303}": "\\~", "\u{304}": "\\=", "\u{306}": "\\u",
    "\u{307}": "\\.", "\u{308}": "\\\"", "\u{30A}": "\\r", "\u{30B}": "\\H", "\u{30C}": "\\v", "\u{327}": "\\c",
    "\u{328}": "\\k",
  ]
}

extension Unicode.Scalar {
  /// Blanks of label syntax.
  var isLabelBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
