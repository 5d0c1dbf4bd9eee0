// Commands of text mode: formatting, escapes, and advice for commands that are not known there.

import SceneGraph

/// The tables of text mode.
enum TextCommands {
  static let styles: [String: TextStyleChange] = [
    "textbf": .bold, "textit": .italic, "emph": .emphasis, "textsf": .sans, "textrm": .roman,
    "texttt": .typewriter, "textup": .upright, "textmd": .medium, "textnormal": .normal, "textsl": .italic,
    "mbox": .normal, "text": .normal,
  ]

  /// Commands that stand for characters.
  static let characters: [String: String] = [
    "$": "$", "%": "%", "#": "#", "&": "&", "_": "_", "{": "{", "}": "}", " ": " ", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "textdegree": "°", "textmu": "µ", "texttimes": "×", "textpm": "±", "textminus": "−",
    "textendash": "–", "textemdash": "—", "textquotesingle": "'", "ldots": "…", "dots": "…", "textellipsis": "…",
    "S": "§", "copyright": "©", "dag": "†", "ddag": "‡", "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ",
    "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "textperiodcentered": "·", "textbullet": "•",
  ]

  /// Accents on the next letter, as combining characters.
  static let accents: [String: Unicode.Scalar] = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}",
    "v": "\u{30C}", "c": "\u{327}", "H": "\u{30B}", "u": "\u{306}", "r": "\u{30A}", "k": "\u{328}",
  ]

  static let withArguments: Set<String> = [
    "color", "textcolor", "textscale", "textsuperscript", "textsubscript", "ensuremath", "SI", "si", "num", "unit",
    "qty",
  ]

  static let colors: [String: Color] = {
    let names = [
      "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#00ff00", "blue": "#0000ff",
      "cyan": "#00ffff", "magenta": "#ff00ff", "yellow": "#ffff00", "gray": "#808080", "grey": "#808080",
      "darkgray": "#404040", "lightgray": "#bfbfbf", "orange": "#ff8000", "purple": "#bf0040", "violet": "#800080",
      "brown": "#bf8040", "teal": "#008080", "olive": "#808000", "pink": "#ffbfbf", "lime": "#bfff00",
    ]
    return names.compactMapValues { Color(hex: $0) }
  }()

  /// How a special character is written in a label's text.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": #"\textbackslash{}"#
    case "~": #"\textasciitilde{}"#
    case "^": #"\textasciicircum{}"#
    case "{", "}", "$", "_", "%", "#", "&": "\\\(scalar)"
    default: String(Character(scalar))
    }
  }

  /// Commands of LaTeX that people reach for, and what to write here.
  static let advice: [String: String] = [
    "bf": #"write \textbf{…}"#, "it": #"write \textit{…}"#, "rm": #"write \mathrm{…} or \textrm{…}"#,
    "sf": #"write \textsf{…}"#, "tt": #"write \texttt{…}"#, "em": #"write \emph{…}"#, "cal": #"write \mathcal{…}"#,
    "newcommand": "give macros in the style", "def": "give macros in the style", "over": #"write \frac{…}{…}"#,
    "choose": #"write \binom{…}{…}"#, "(": "write $…$", "[": "write $…$", "textsc": #"write \textrm{…}"#,
    "large": #"write \textscale{1.2}{…}"#, "small": #"write \textscale{0.8}{…}"#,
    "fontsize": #"write \textscale{1.2}{…}, or give the size in the style"#, "mathring{A}": "write Å",
    "input": "a label cannot read files", "write": "a label cannot write files",
  ]
}
