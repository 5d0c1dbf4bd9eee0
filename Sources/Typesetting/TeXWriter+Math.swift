// Formulas as LaTeX.

import SceneGraph

extension TeXWriter {
  static func math(_ nodes: [MathNode]) -> String {
    var result = ""
    for node in nodes {
      let piece = math(node)
      // A command's name must not run into the letters that follow.
      if let first = piece.unicodeScalars.first, first.isASCIILetter, endsWithCommand(result) { result += " " }
      result += piece
    }
    return result
  }

  private static func endsWithCommand(_ text: String) -> Bool {
    let letters = text.unicodeScalars.reversed().prefix { $0.isASCIILetter }
    guard !letters.isEmpty else { return false }
    return text.unicodeScalars.dropLast(letters.count).last == "\\"
  }

  private static func math(_ node: MathNode) -> String {
    switch node {
    case .symbol(let scalar, let atomClass, let alphabet): symbol(scalar, atomClass, alphabet)
    case .word(let text, let alphabet): word(text, alphabet)
    case .function(let name, let hasLimits): function(name, hasLimits)
    case .largeOperator(let scalar, _): largeOperatorName(scalar)
    case .text(let nodes): "\\text{" + label(nodes) + "}"
    case .group(let nodes): "{" + math(nodes) + "}"
    case .classed(let atomClass, let nodes): classCommand(atomClass) + "{" + math(nodes) + "}"
    case .scripts(let scripts): self.scripts(scripts)
    case .fraction(let fraction): self.fraction(fraction)
    case .radical(let degree, let body): "\\sqrt" + (degree.map { "[{\(math($0))}]" } ?? "") + "{\(math(body))}"
    case .accent(let accent, let body): accentCommand(accent) + "{" + math(body) + "}"
    case .line(let body, let isAbove): (isAbove ? "\\overline{" : "\\underline{") + math(body) + "}"
    case .fence(let fence): self.fence(fence)
    case .sizedDelimiter(let scalar, let height, let atomClass): sized(scalar, height, atomClass)
    case .stack(let base, let above, let below, let atomClass): stack(base, above, below, atomClass)
    case .table(let table): self.table(table)
    case .phantom(let body, let width, let height):
      (width && height ? "\\phantom{" : width ? "\\hphantom{" : "\\vphantom{") + math(body) + "}"
    case .struck(let body, let atomClass): classCommand(atomClass) + "{\\not{\(math(body))}}"
    case .colored(let color, let body): "{\\color[HTML]{\(html(color))}\(math(body))}"
    case .space(let em): em == 0.25 ? "\\ " : namedSpace(em) ?? "\\mkern\(decimal(em * 18))mu "
    case .style(let level): styleCommand(level)
    }
  }

  /// The LaTeX name of a symbol, Greek letters included, with its backslash; nil for plain characters.
  static func symbolName(_ scalar: Unicode.Scalar) -> String? { symbolNames[scalar].map { "\\" + $0 } }

  /// The first name of each character in the tables.
  private static let symbolNames: [Unicode.Scalar: String] = {
    var names: [Unicode.Scalar: String] = [:]
    let all = SymbolTable.orderedGreek + SymbolTable.orderedSymbols.map { ($0.name, $0.symbol.scalar) }
    for (name, scalar) in all where names[scalar] == nil && !scalar.isASCII {
      names[scalar] = substitutes[name] ?? name
    }
    return names
  }()

  /// Names of ours that LaTeX has under another name, or that mean something else in text.
  private static let substitutes: [String: String] = [
    "degree": "mathord{{}^\\circ}", "dprime": "prime\\prime", "micro": "mu", "AA": "mathring{\\mathrm{A}}",
    "P": "mathparagraph", "S": "mathsection", "pounds": "mathsterling", "copyright": "copyright",
    "omicron": "mathit{o}",
  ]

  private static func symbol(_ scalar: Unicode.Scalar, _ atomClass: MathAtomClass, _ alphabet: MathAlphabet) -> String {
    let plain = plainSymbol(scalar)
    let name: String
    switch alphabet {
    case .boldItalic: name = "\\boldsymbol{\(plain)}"
    case .bold where scalar.isGreek: name = "\\boldsymbol{\(plain)}"
    case .calligraphic: name = scalar.isASCIILetter ? "\\mathcal{\(plain)}" : plain
    case .fraktur: name = scalar.isASCIILetter ? "\\mathfrak{\(plain)}" : plain
    case .blackboard: name = scalar.isASCIILetter ? "\\mathbb{\(plain)}" : plain
    default: name = plain
    }
    let natural = SymbolTable.classes[scalar] ?? .ordinary
    return natural == atomClass || scalar == "|" ? name : classCommand(atomClass) + "{\(name)}"
  }

  private static func plainSymbol(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\u{2212}": "-"
    case "\u{2217}": "*"
    case "{", "}", "%", "$", "#", "&", "_": "\\\(scalar)"
    case "\\": "\\backslash"
    case "~", "^": "\\text{\(TextCommands.escape(scalar))}"
    default: symbolName(scalar) ?? (scalar.isASCII ? String(Character(scalar)) : "\\text{\(scalar)}")
    }
  }

  private static func word(_ text: String, _ alphabet: MathAlphabet) -> String {
    guard text.unicodeScalars.allSatisfy(\.isASCII) else { return "\\text{\(escaped(text))}" }
    let isNumber = text.unicodeScalars.allSatisfy { $0.isASCIIDigit || $0 == "." }
    switch alphabet {
    case .normal, .calligraphic, .fraktur: return text
    case .upright: return isNumber ? text : "\\mathrm{\(text)}"
    case .bold: return "\\mathbf{\(text)}"
    case .boldItalic: return "\\boldsymbol{\(text)}"
    case .italic: return "\\mathit{\(text)}"
    case .sansSerif: return "\\mathsf{\(text)}"
    case .typewriter: return "\\mathtt{\(text)}"
    case .blackboard: return "\\mathbb{\(text)}"
    }
  }

  private static let functionsOfOurs: Set<String> = ["sgn", "erf", "Tr", "tr", "argmin", "argmax"]

  private static func function(_ name: String, _ hasLimits: Bool) -> String {
    if SymbolTable.functions[name] == hasLimits, !functionsOfOurs.contains(name) { return "\\" + name }
    let letters = name.unicodeScalars.allSatisfy(\.isASCIILetter) ? name : "\\text{\(escaped(name))}"
    return "\\operatorname\(hasLimits ? "*" : ""){\(letters)}"
  }

  private static func largeOperatorName(_ scalar: Unicode.Scalar) -> String {
    let names = SymbolTable.largeOperators.filter { $0.value.scalar == scalar }.map(\.key)
    return names.min().map { "\\" + $0 } ?? String(Character(scalar))
  }

  private static func scripts(_ scripts: MathScripts) -> String {
    var result = math(scripts.base)
    if let limits = scripts.limits { result += limits ? "\\limits" : "\\nolimits" }
    if let lower = scripts.lower { result += "_{\(math(lower))}" }
    if let upper = scripts.upper { result += "^{\(math(upper))}" }
    return result
  }

  private static func fraction(_ fraction: MathFraction) -> String {
    let kind = fraction.level == .display ? "d" : fraction.level == .text ? "t" : ""
    let name = fraction.isParenthesized ? "binom" : "frac"
    return "\\\(kind)\(name){\(math(fraction.numerator))}{\(math(fraction.denominator))}"
  }

  private static func accentCommand(_ accent: MathAccent) -> String {
    let matching = SymbolTable.accents.filter { $0.value.mark == accent.mark && $0.value.stretches == accent.stretches }
    return "\\" + (matching.map(\.key).min() ?? "hat")
  }

  private static func fence(_ fence: MathFence) -> String {
    var result = ""
    for (index, delimiter) in fence.delimiters.enumerated() {
      let command = index == 0 ? "\\left" : index + 1 < fence.delimiters.count ? "\\middle" : "\\right"
      result += command + self.delimiter(delimiter)
      if index < fence.bodies.count { result += math(fence.bodies[index]) }
    }
    return result
  }

  /// A delimiter as `\left` takes it, closed so that no letter can join it.
  private static func delimiter(_ scalar: Unicode.Scalar?) -> String {
    guard let scalar else { return "." }
    switch scalar {
    case "{", "}": return "\\\(scalar)"
    case "\\": return "\\backslash "
    default:
      let names = SymbolTable.delimiters.filter { $0.value == scalar && $0.key.count > 1 }.map(\.key)
      return scalar.isASCII ? String(Character(scalar)) : names.min().map { "\\\($0) " } ?? "."
    }
  }

  private static func sized(_ scalar: Unicode.Scalar?, _ height: Double, _ atomClass: MathAtomClass) -> String {
    let matching = MathCommands.sizedDelimiters.filter { $0.value.height == height && $0.value.atomClass == atomClass }
    return "\\" + (matching.map(\.key).min() ?? "big") + delimiter(scalar)
  }

  private static func stack(
    _ base: [MathNode], _ above: [MathNode]?, _ below: [MathNode]?, _ atomClass: MathAtomClass?
  ) -> String {
    let name = atomClass == .relation ? "stackrel" : above != nil ? "overset" : "underset"
    return "\\\(name){\(math(above ?? below ?? []))}{\(math(base))}"
  }

  private static func table(_ table: MathTable) -> String {
    let rows = table.rows.map { row in row.map { math($0) }.joined(separator: " & ") }.joined(separator: " \\\\ ")
    switch table.kind {
    case .substack: return "\\substack{\(rows)}"
    case .matrix: return "\\begin{matrix}\(rows)\\end{matrix}"
    case .cases:
      let columns = String(repeating: "l", count: table.rows.map(\.count).max() ?? 1)
      return "\\begin{array}{\(columns)}\(rows)\\end{array}"
    }
  }

  private static func classCommand(_ atomClass: MathAtomClass) -> String {
    let names = SymbolTable.classCommands.filter { $0.value == atomClass }.map(\.key)
    return "\\" + (names.min() ?? "mathord")
  }

  private static func styleCommand(_ level: MathStyle.Level) -> String {
    let names = SymbolTable.styles.filter { $0.value == level }.map(\.key)
    return "\\" + (names.min() ?? "textstyle")
  }
}
