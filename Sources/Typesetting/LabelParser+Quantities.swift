// Reads numbers with units: `\SI{13}{TeV}`, `\qty`, `\unit{fb^{-1}}`, `\num{1.2e-3}`.

extension LabelParser {
  /// The nodes of one quantity command whose name has been read.
  mutating func quantity(_ name: String, at start: Int) throws(TypesettingProblem) -> [MathNode] {
    switch name {
    case "num": return try numberArgument(of: name)
    case "unit", "si": return try unitArgument(of: name)
    default:
      let number = try numberArgument(of: name)
      return number + [.space(3.0 / 18)] + (try unitArgument(of: name))
    }
  }

  /// `1.2e-3`, `12345`, `1.2 +- 0.3`, `-4`, `1.2(3)`.
  private mutating func numberArgument(of name: String) throws(TypesettingProblem) -> [MathNode] {
    let argument = try reader.rawArgument(of: name)
    let scalars = argument.scalars.enumerated().filter { !$0.element.isBlank }
    var nodes: [MathNode] = []
    var index = 0
    func at(_ step: Int) -> Unicode.Scalar? {
      index + step < scalars.count ? scalars[index + step].element : nil
    }
    while let scalar = at(0) {
      switch scalar {
      case "0"..."9", ".", ",":
        var digits = ""
        while let digit = at(0), digit.isASCIIDigit || digit == "." || digit == "," {
          digits.unicodeScalars.append(digit == "," ? "." : digit)
          index += 1
        }
        nodes += Self.grouped(digits)
      case "e", "E":
        index += 1
        let sign: Unicode.Scalar? = at(0) == "-" || at(0) == "+" ? at(0) : nil
        if sign != nil { index += 1 }
        var exponent = ""
        while let digit = at(0), digit.isASCIIDigit {
          exponent.unicodeScalars.append(digit)
          index += 1
        }
        guard !exponent.isEmpty else {
          throw reader.problem("an exponent without digits", at: argument.start + max(0, index - 1))
        }
        if !nodes.isEmpty { nodes.append(.symbol("×", .binary, .upright)) }
        nodes.append(Self.powerOfTen(exponent, isNegative: sign == "-"))
      case "+" where at(1) == "-", "±":
        index += scalar == "±" ? 1 : 2
        nodes.append(.symbol("±", .binary, .upright))
      case "+", "-", "−":
        index += 1
        nodes.append(.classed(.ordinary, [.symbol(scalar == "+" ? "+" : "\u{2212}", .ordinary, .upright)]))
      case "(", ")":
        index += 1
        nodes.append(.symbol(scalar, scalar == "(" ? .opening : .closing, .upright))
      default:
        throw reader.problem(
          "'\(scalar)' is not part of a number", at: argument.start + scalars[index].offset,
          hint: #"write e.g. \num{1.2e-3} or \num{1.2 +- 0.3}"#)
      }
    }
    return nodes
  }

  /// Thin spaces between thousands, from five digits on.
  private static func grouped(_ digits: String) -> [MathNode] {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map(String.init) ?? ""
    let fraction = digits.contains(".") ? "." + parts.dropFirst().joined() : ""
    guard whole.count >= 5 else { return [.word(digits, .upright)] }
    var groups: [String] = []
    var rest = whole[...]
    while !rest.isEmpty {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest = rest.dropLast(3)
    }
    groups[groups.count - 1] += fraction
    return Array(groups.map { [MathNode.word($0, .upright)] }.joined(separator: [.space(3.0 / 18)]))
  }

  private static func powerOfTen(_ exponent: String, isNegative: Bool) -> MathNode {
    let sign: [MathNode] = isNegative ? [.symbol("\u{2212}", .ordinary, .upright)] : []
    return .scripts(
      MathScripts(base: .word("10", .upright), lower: nil, upper: sign + [.word(exponent, .upright)], limits: nil))
  }

  /// `GeV`, `fb^{-1}`, `GeV/c^2`, `N.m`, `\per\giga\electronvolt`.
  private mutating func unitArgument(of name: String) throws(TypesettingProblem) -> [MathNode] {
    reader.skipBlanks()
    let start = reader.position
    guard reader.current == "{" else { throw reader.problem("\\\(name) needs a unit in braces") }
    let unit = try reader.rawArgument(of: name)
    if unit.scalars.contains("\\"), let nodes = UnitNames.nodes(unit.text) { return nodes }
    reader.position = start
    let outer = alphabet
    alphabet = .upright
    defer { alphabet = outer }
    return try mathGroup().map { node in
      if case .symbol(".", _, _) = node { return .space(3.0 / 18) }
      return node
    }
  }
}
