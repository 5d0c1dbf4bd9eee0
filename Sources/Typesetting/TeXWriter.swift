// A parsed label as LaTeX (amsmath, amssymb, xcolor): macros, units and colours spelt out, every character escaped.

import SceneGraph

/// Writes only what the parser understood, so that no label can smuggle commands into a document.
enum TeXWriter {
  /// Lines are separated by `\\`, and each is complete in itself: groups that span lines are repeated.
  static func label(_ nodes: [TextNode]) -> String {
    lines(nodes).map { $0.map(text).joined() }.joined(separator: rowEnd)
  }

  /// `\relax` keeps a bracket or star that follows from being taken for the option of `\\`.
  static let rowEnd = #"\\\relax "#

  private static func lines(_ nodes: [TextNode]) -> [[TextNode]] {
    var result: [[TextNode]] = [[]]
    func add(_ inner: [TextNode], _ wrap: ([TextNode]) -> TextNode) {
      for (index, line) in lines(inner).enumerated() {
        if index > 0 { result.append([]) }
        result[result.count - 1].append(wrap(line))
      }
    }
    for node in nodes {
      switch node {
      case .lineBreak: result.append([])
      case .styled(let change, let inner): add(inner) { .styled(change, $0) }
      case .colored(let color, let inner): add(inner) { .colored(color, $0) }
      case .scaled(let factor, let inner): add(inner) { .scaled(factor, $0) }
      default: result[result.count - 1].append(node)
      }
    }
    return result
  }

  private static func text(_ node: TextNode) -> String {
    switch node {
    case .text(let words): escaped(words)
    case .styled(let change, let nodes): command(change) + "{" + label(nodes) + "}"
    case .colored(let color, let nodes): "\\textcolor[HTML]{\(html(color))}{\(label(nodes))}"
    // The name and the arguments of the package relsize.
    case .scaled(let factor, let nodes): "\\textscale{\(decimal(factor))}{\(label(nodes))}"
    case .math(let nodes): "$" + math(nodes) + "$"
    case .script(let nodes, let isRaised):
      (isRaised ? "\\textsuperscript{" : "\\textsubscript{") + label(nodes) + "}"
    case .space(let em): namedSpace(em) ?? "\\hspace{\(decimal(em))em}"
    case .lineBreak: " "
    }
  }

  private static func command(_ change: TextStyleChange) -> String {
    switch change {
    case .bold: "\\textbf"
    case .italic: "\\textit"
    case .emphasis: "\\emph"
    case .sans: "\\textsf"
    case .roman: "\\textrm"
    case .typewriter: "\\texttt"
    case .upright: "\\textup"
    case .medium: "\\textmd"
    case .normal: ""
    }
  }

  /// Six hexadecimal digits; LaTeX has no opacity of text.
  static func html(_ color: Color) -> String {
    var opaque = color
    opaque.alpha = 1
    return String(opaque.hex.dropFirst()).uppercased()
  }

  /// Text with LaTeX's special characters escaped, its ligatures broken and its missing characters as formulas.
  static func escaped(_ words: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for character in words {
      result += piece(character, after: previous)
      previous = character.unicodeScalars.last
    }
    return result
  }

  private static func piece(_ character: Character, after previous: Unicode.Scalar?) -> String {
    guard let scalar = character.unicodeScalars.first else { return "" }
    if character.unicodeScalars.count == 2, let mark = character.unicodeScalars.last, let name = accentName(mark) {
      return "\\\(name){\(scalar)}"
    }
    guard character.unicodeScalars.count == 1 else { return String(character) }
    switch scalar {
    case "\u{A0}": return "~"
    case " " where previous == " ": return "\\ "
    case "\u{2212}": return "$-$"
    case "<": return #"\textless{}"#
    case ">": return #"\textgreater{}"#
    case "|": return #"\textbar{}"#
    // No \textquotedbl: the encoding OT1 has none.
    case "\"": return #"{\char34}"#
    case "-", "`", "'", ",": return (previous == scalar ? "{}" : "") + String(character)
    default: break
    }
    if scalar.isASCII { return TextCommands.escape(scalar) }
    if let name = symbolName(scalar), !"°×±µ→§¶£©".unicodeScalars.contains(scalar) { return "$\(name)$" }
    return String(character)
  }

  private static func accentName(_ mark: Unicode.Scalar) -> String? {
    TextCommands.accents.filter { $0.value == mark }.map(\.key).min()
  }

  /// `\,` and its relatives.
  static func namedSpace(_ em: Double) -> String? {
    switch (em * 18).rounded() {
    case 3: "\\,"
    case 4: "\\:"
    case 5: "\\;"
    case -3: "\\!"
    case 18: "\\quad "
    case 36: "\\qquad "
    default: nil
    }
  }

  /// At most three decimals.
  static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let sign = thousandths < 0 ? "-" : "", magnitude = abs(thousandths)
    let fraction = String(1000 + magnitude % 1000).dropFirst()
    return "\(sign)\(magnitude / 1000).\(fraction)"
  }
}
