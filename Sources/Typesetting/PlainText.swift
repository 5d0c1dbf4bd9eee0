// A label in plain characters, for search, alternative texts and readers.

/// Writes parsed labels without markup: `p_T^miss > 250 GeV`.
enum PlainText {
  /// What a reader types for a symbol: the asterisk of formulas is `*`.
  static func of(_ scalar: Unicode.Scalar) -> String { scalar == "\u{2217}" ? "*" : String(Character(scalar)) }

  static func of(_ nodes: [TextNode]) -> String {
    var text = ""
    for node in nodes {
      switch node {
      case .text(let words): text += words.map { $0 == "\u{A0}" ? " " : String($0) }.joined()
      case .styled(_, let inner), .colored(_, let inner), .scaled(_, let inner): text += of(inner)
      case .math(let formula): text += of(formula)
      case .script(let inner, let isRaised): text += (isRaised ? "^" : "_") + of(inner)
      case .space(let em): if em > 0 { text += " " }
      case .lineBreak: text += "\n"
      }
    }
    return text
  }

  static func of(_ nodes: [MathNode]) -> String {
    var classes = nodes.map(\.atomClass)
    MathAtomClass.resolveSigns(&classes)
    var text = ""
    var previous: MathAtomClass?
    for (node, atomClass) in zip(nodes, classes) {
      if let left = previous, let right = atomClass, MathAtomClass.space(left, right, inScript: false) > 0,
        text.last != " "
      {
        text += " "
      }
      text += of(node)
      previous = atomClass ?? previous
    }
    return text
  }

  private static func of(_ node: MathNode) -> String {
    switch node {
    case .symbol(let scalar, _, _), .largeOperator(let scalar, _): of(scalar)
    case .word(let text, _), .function(let text, _): text
    case .text(let nodes): of(nodes)
    case .group(let nodes), .classed(_, let nodes), .colored(_, let nodes): of(nodes)
    case .scripts(let scripts): of(scripts.base) + script("_", scripts.lower) + script("^", scripts.upper)
    case .fraction(let fraction): of(fraction)
    case .radical(let degree, let body): (degree.map { of($0) } ?? "") + "√" + operand(body)
    case .accent(let accent, let body): of(body) + String(Character(accent.mark))
    case .line(let body, _): of(body)
    case .struck(let body, _): of(body) + "\u{338}"
    case .fence(let fence): of(fence)
    case .sizedDelimiter(let scalar, _, _): scalar.map { String(Character($0)) } ?? ""
    case .stack(let base, let above, let below, _): of(base) + script("_", below) + script("^", above)
    case .table(let table):
      table.rows.map { row in row.map { of($0) }.joined(separator: " ") }.joined(separator: ", ")
    case .phantom(_, let keepsWidth, _): keepsWidth ? " " : ""
    case .space(let em): em > 0 ? " " : ""
    case .style: ""
    }
  }

  private static func script(_ sign: String, _ nodes: [MathNode]?) -> String {
    guard let nodes else { return "" }
    let text = of(nodes)
    if text.allSatisfy({ "′″‴".contains($0) }) { return text }
    return sign + (text.contains(" ") ? "(\(text))" : text)
  }

  private static func of(_ fraction: MathFraction) -> String {
    if fraction.isParenthesized { return "(\(of(fraction.numerator)) over \(of(fraction.denominator)))" }
    return operand(fraction.numerator) + "/" + operand(fraction.denominator)
  }

  private static func operand(_ nodes: [MathNode]) -> String {
    nodes.count > 1 ? "(\(of(nodes)))" : of(nodes)
  }

  private static func of(_ fence: MathFence) -> String {
    var text = ""
    for (index, delimiter) in fence.delimiters.enumerated() {
      if let delimiter { text.unicodeScalars.append(delimiter) }
      if index < fence.bodies.count { text += of(fence.bodies[index]) }
    }
    return text
  }
}
