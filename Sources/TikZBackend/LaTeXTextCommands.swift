// Commands of label text and how LaTeX writes each.

enum LaTeXTextCommands {
  /// Commands with a text argument: what opens their group.
  static let groups: [String: String] = [
    "textbf": "\\textbf{", "textit": "\\textit{", "emph": "\\emph{", "textsf": "\\textsf{", "textrm": "\\textrm{",
    "texttt": "\\texttt{", "textup": "\\textup{", "textmd": "\\textmd{", "textsl": "\\textsl{",
    "textnormal": "{\\upshape\\mdseries ", "text": "{\\upshape\\mdseries ", "mbox": "{\\upshape\\mdseries ",
    "textsuperscript": "\\textsuperscript{", "textsubscript": "\\textsubscript{",
  ]

  /// Commands that stand for characters.
  static let characters: [String: String] = {
    var table = [
      "$": "\\$", "%": "\\%", "#": "\\#", "&": "\\&", "_": "\\_", "{": "\\{", "}": "\\}", " ": "\\ ",
      "textmu": "\\textmu{}", "texttimes": "\\ensuremath{\\times}", "textpm": "\\ensuremath{\\pm}",
      "textminus": "\\ensuremath{-}", "textquotesingle": "\\textquotesingle{}", "dots": "\\ldots{}",
      "textellipsis": "\\ldots{}",
    ]
    let same = """
      textbackslash textasciitilde textasciicircum textunderscore textbar textless textgreater textdegree textendash
      textemdash ldots S copyright dag ddag ss o O ae AE aa AA l L i textperiodcentered textbullet
      """
    for name in same.split(whereSeparator: \.isWhitespace) { table[String(name)] = "\\\(name){}" }
    return table
  }()

  static let spaces: [String: String] = [
    ",": "\\,", "thinspace": "\\,", ":": "\\hspace{.2222em}", ">": "\\hspace{.2222em}", "medspace": "\\hspace{.2222em}",
    ";": "\\hspace{.2778em}", "thickspace": "\\hspace{.2778em}", "!": "\\hspace{-.1667em}",
    "negthinspace": "\\hspace{-.1667em}", "enspace": "\\enspace{}", "quad": "\\quad{}", "qquad": "\\qquad{}",
  ]

  static let accents: [String: String] = [
    "'": "\\'", "`": "\\`", "^": "\\^", "\"": "\\\"", "~": "\\~", "=": "\\=", ".": "\\.", "v": "\\v", "c": "\\c",
    "H": "\\H", "u": "\\u", "r": "\\r", "k": "\\k",
  ]

  /// Colours by name: xcolor's own, which labels share.
  static let colors: [String: String] = {
    let names = """
      black white red green blue cyan magenta yellow gray darkgray lightgray orange purple violet brown teal olive pink
      lime
      """
    var table = ["grey": "gray"]
    for name in names.split(whereSeparator: \.isWhitespace) { table[String(name)] = String(name) }
    return table
  }()
}
