// Reads formulas: lists of atoms, groups, scripts and plain characters.

extension LabelParser {
  /// Atoms up to something that closes the list, which is left unread.
  mutating func mathList() throws(TypesettingProblem) -> [MathNode] {
    var nodes: [MathNode] = []
    while true {
      reader.skipBlanks()
      guard let scalar = reader.current, !closesList(scalar) else { return nodes }
      if let node = try mathAtom() { nodes.append(try withScripts(node)) }
    }
  }

  private func closesList(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "}", "$", "&": true
    case "]": isInOptionalArgument
    case "\\":
      reader.sees(command: "right") || reader.sees(command: "middle") || reader.sees(command: "end")
        || reader.next == "\\"
    default: false
    }
  }

  /// What stands where a formula's list ended but should not have.
  func unexpectedInMath() -> TypesettingProblem {
    switch reader.current {
    case "}": reader.problem("'}' without '{'", hint: #"write \} for the character"#)
    case "&": reader.problem("'&' outside a table", hint: #"write \& for the character"#)
    case "$": reader.problem("'$' inside a group", hint: "close the group with '}' first")
    case nil: reader.problem("the label ends inside a formula")
    default:
      if reader.sees(command: "right") {
        reader.problem(#"\right without \left"#)
      } else if reader.sees(command: "middle") {
        reader.problem(#"\middle without \left"#)
      } else if reader.sees(command: "end") {
        reader.problem(#"\end without \begin"#)
      } else {
        reader.problem(#"'\\' in a formula"#, hint: #"break lines outside $…$, or use \substack{…\\…}"#)
      }
    }
  }

  /// `{…}` or a single atom.
  mutating func mathArgument(of name: String) throws(TypesettingProblem) -> [MathNode] {
    reader.skipBlanks()
    let start = reader.position
    guard let scalar = reader.current, !closesList(scalar), scalar != "^", scalar != "_" else {
      throw reader.problem("\(name.count > 1 ? "\\" : "")\(name) needs an argument")
    }
    if scalar == "{" { return try mathGroup() }
    try enter(at: start)
    defer { leave() }
    if scalar.isASCIIDigit {
      reader.advance()
      return [.word(String(Character(scalar)), alphabet)]
    }
    // A macro yields nothing itself: what it stands for follows.
    while true {
      if let node = try mathAtom() { return [node] }
      reader.skipBlanks()
      guard let scalar = reader.current, !closesList(scalar) else { return [] }
      if scalar == "{" { return try mathGroup() }
    }
  }

  /// `{…}` in a formula.
  mutating func mathGroup() throws(TypesettingProblem) -> [MathNode] {
    let start = reader.position
    reader.advance()
    try enter(at: start)
    let outer = (alphabet, isInOptionalArgument)
    isInOptionalArgument = false
    defer {
      leave()
      (alphabet, isInOptionalArgument) = outer
    }
    let nodes = try mathList()
    if reader.isAtEnd { throw reader.problem("'{' without '}'", at: start) }
    guard reader.take("}") else { throw unexpectedInMath() }
    return nodes
  }

  /// Sub- and superscripts, primes and `\limits` after an atom.
  private mutating func withScripts(_ base: MathNode) throws(TypesettingProblem) -> MathNode {
    var scripts = MathScripts(base: base)
    var primes = 0
    while true {
      reader.skipBlanks()
      let start = reader.position
      if reader.take("_") {
        guard scripts.lower == nil else { throw reader.problem("a second subscript", at: start) }
        scripts.lower = try mathArgument(of: "_")
      } else if reader.take("^") {
        guard scripts.upper == nil else { throw reader.problem("a second superscript", at: start) }
        scripts.upper = try mathArgument(of: "^")
      } else if reader.take("'") {
        primes += 1
      } else if reader.sees(command: "limits") || reader.sees(command: "nolimits") {
        reader.advance()
        scripts.limits = reader.commandName() == "limits"
      } else {
        break
      }
    }
    if primes > 0 {
      let marks = [MathNode](repeating: .symbol("′", .ordinary, .upright), count: primes)
      scripts.upper = marks + (scripts.upper ?? [])
    }
    return scripts.lower == nil && scripts.upper == nil ? base : .scripts(scripts)
  }

  /// One atom; nil where a macro was expanded.
  private mutating func mathAtom() throws(TypesettingProblem) -> MathNode? {
    guard let scalar = reader.current else { throw unexpectedInMath() }
    switch scalar {
    case "{": return .group(try mathGroup())
    case "^", "_", "'": return .group([])
    case "\\": return try mathCommand()
    case "#":
      throw reader.problem("'#' in a formula", hint: "write \\# for the character")
    case "~":
      reader.advance()
      return .space(0.25)
    default: return mathCharacter(scalar)
    }
  }

  /// A character typed directly.
  private mutating func mathCharacter(_ scalar: Unicode.Scalar) -> MathNode {
    if scalar.isASCIIDigit { return .word(number(), alphabet) }
    if alphabet.makesWords, scalar.properties.isAlphabetic, !scalar.isGreek { return .word(letters(), alphabet) }
    reader.advance()
    switch scalar {
    case "-": return .symbol("\u{2212}", .binary, alphabet)
    case "*": return .symbol("\u{2217}", .binary, alphabet)
    case "∑", "∏", "∫", "∮": return .largeOperator(scalar, hasLimits: scalar == "∑" || scalar == "∏")
    default:
      return .symbol(scalar, SymbolTable.classes[scalar] ?? .ordinary, alphabet.forGreek(scalar))
    }
  }

  /// Digits, with a point between digits: `13`, `1.2`.
  private mutating func number() -> String {
    var digits = String.UnicodeScalarView()
    while let scalar = reader.current {
      let isPoint = scalar == "." && !digits.isEmpty && reader.next?.isASCIIDigit == true
      guard scalar.isASCIIDigit || isPoint else { break }
      digits.append(scalar)
      reader.advance()
    }
    return String(digits)
  }

  /// Letters, digits and blanks between them: blanks mean nothing in a formula.
  private mutating func letters() -> String {
    var word = String.UnicodeScalarView()
    while let scalar = reader.current {
      let isLetter = scalar.properties.isAlphabetic && !scalar.isGreek
      guard isLetter || scalar.isASCIIDigit || scalar.properties.generalCategory == .nonspacingMark else { break }
      word.append(scalar)
      reader.advance()
      reader.skipBlanks()
    }
    return String(word)
  }
}
