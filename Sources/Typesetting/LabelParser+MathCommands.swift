// Reads the commands of formulas.

import SceneGraph

extension LabelParser {
  /// A command; nil for a macro, whose expansion is read next.
  mutating func mathCommand() throws(TypesettingProblem) -> MathNode? {
    let start = reader.position
    reader.advance()
    guard !reader.isAtEnd else { throw reader.problem("a backslash at the end", at: start) }
    let name = reader.commandName()
    if try expandMacro(name, at: start) { return nil }
    if let node = simpleCommand(name) { return node }
    if let node = try commandFromTables(name, at: start) { return node }
    return try structure(name, at: start)
  }

  /// Commands without arguments.
  private func simpleCommand(_ name: String) -> MathNode? {
    if let scalar = SymbolTable.greek[name] {
      return .symbol(scalar, .ordinary, alphabet.forGreek(scalar))
    }
    if let symbol = SymbolTable.symbols[name] {
      let letters: MathAlphabet = name == "nabla" && alphabet == .normal ? .upright : alphabet
      return .symbol(symbol.scalar, symbol.atomClass, letters)
    }
    if let large = SymbolTable.largeOperators[name] { return .largeOperator(large.scalar, hasLimits: large.hasLimits) }
    if let hasLimits = SymbolTable.functions[name] { return .function(name, hasLimits: hasLimits) }
    if let space = SymbolTable.spaces[name] { return .space(space) }
    if let level = SymbolTable.styles[name] { return .style(level) }
    switch name {
    case " ": return .space(0.25)
    case "%", "$", "#", "&", "_": return name.unicodeScalars.first.map { .symbol($0, .ordinary, .upright) }
    case "|": return .symbol("‖", .ordinary, .upright)
    default: return nil
    }
  }

  /// Commands with arguments that tables describe.
  private mutating func commandFromTables(_ name: String, at start: Int) throws(TypesettingProblem) -> MathNode? {
    if let alphabet = SymbolTable.alphabets[name] { return try styled(alphabet, name) }
    if let accent = SymbolTable.accents[name] { return .accent(accent, try mathArgument(of: name)) }
    if let fraction = MathCommands.fractions[name] {
      let numerator = try mathArgument(of: name)
      return .fraction(
        MathFraction(
          numerator: numerator, denominator: try mathArgument(of: name), level: fraction.level,
          hasRule: !fraction.isBinomial, isParenthesized: fraction.isBinomial))
    }
    if let atomClass = SymbolTable.classCommands[name] { return .classed(atomClass, try mathArgument(of: name)) }
    if let phantom = MathCommands.phantoms[name] {
      return .phantom(try mathArgument(of: name), keepsWidth: phantom.width, keepsHeight: phantom.height)
    }
    if let size = MathCommands.sizedDelimiters[name] {
      return .sizedDelimiter(try delimiter(after: name), height: size.height, size.atomClass)
    }
    if MathCommands.texts.contains(name) {
      let change = TextCommands.styles[name] ?? .normal
      return .text([.styled(change, try lineArgument(of: name))])
    }
    if MathCommands.quantities.contains(name) { return .group(try quantity(name, at: start)) }
    return nil
  }

  private mutating func structure(_ name: String, at start: Int) throws(TypesettingProblem) -> MathNode {
    switch name {
    case "sqrt": return try radical()
    case "overline": return .line(try mathArgument(of: name), isAbove: true)
    case "underline": return .line(try mathArgument(of: name), isAbove: false)
    case "operatorname": return try operatorName()
    case "left": return try fence(at: start)
    case "overset", "underset", "stackrel": return try stack(name)
    case "substack": return try substack()
    case "begin": return try environment(at: start)
    case "not", "slashed": return try struck(name)
    case "color", "textcolor":
      let color = try colorArgument(of: name)
      return .colored(color, try mathArgument(of: name))
    case "ensuremath": return .group(try mathArgument(of: name))
    case "limits", "nolimits": throw reader.problem("\\\(name) must follow an operator", at: start)
    default: throw unknownCommand(name, at: start)
    }
  }

  /// `\mathrm{…}`: a lone word stays an atom of its own, so that it kerns as one.
  private mutating func styled(_ inner: MathAlphabet, _ name: String) throws(TypesettingProblem) -> MathNode {
    let outer = alphabet
    alphabet = inner
    defer { alphabet = outer }
    let nodes = try mathArgument(of: name)
    return nodes.count == 1 ? nodes[0] : .group(nodes)
  }

  private mutating func radical() throws(TypesettingProblem) -> MathNode {
    reader.skipBlanks()
    let start = reader.position
    guard reader.take("[") else { return .radical(degree: nil, try mathArgument(of: "sqrt")) }
    try enter(at: start)
    let outer = isInOptionalArgument
    isInOptionalArgument = true
    defer { leave() }
    let degree = try mathList()
    isInOptionalArgument = outer
    guard reader.take("]") else { throw reader.problem("'[' without ']'", at: start) }
    return .radical(degree: degree, try mathArgument(of: "sqrt"))
  }

  private mutating func operatorName() throws(TypesettingProblem) -> MathNode {
    let hasLimits = reader.take("*")
    let name = try reader.rawArgument(of: "operatorname")
    guard !name.scalars.contains(where: { "\\{}$^_".unicodeScalars.contains($0) }) else {
      throw reader.problem(#"\operatorname takes plain letters"#, at: name.start)
    }
    return .function(name.text, hasLimits: hasLimits)
  }

  private mutating func stack(_ name: String) throws(TypesettingProblem) -> MathNode {
    let mark = try mathArgument(of: name)
    let base = try mathArgument(of: name)
    switch name {
    case "underset": return .stack(base: base, above: nil, below: mark, nil)
    case "overset": return .stack(base: base, above: mark, below: nil, nil)
    default: return .stack(base: base, above: mark, below: nil, .relation)
    }
  }

  /// `\not` has a character of its own for common relations; anything else is struck through.
  private mutating func struck(_ name: String) throws(TypesettingProblem) -> MathNode {
    let body = try mathArgument(of: name)
    if name == "not", body.count == 1, case .symbol(let scalar, let atomClass, let letters) = body[0] {
      if let negated = SymbolTable.negations[scalar] { return .symbol(negated, atomClass, letters) }
      return .struck(body, atomClass)
    }
    return .struck(body, .ordinary)
  }
}
