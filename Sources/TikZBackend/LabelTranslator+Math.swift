// Formulas of labels: atoms, scripts and plain characters.

extension LabelTranslator {
  /// An atom in LaTeX, and what `\limits` may do to it.
  struct Atom {
    var tex: String
    var isOperator = false
  }

  /// Atoms up to something that closes the list, which is left unread.
  mutating func mathList() throws(Untranslatable) -> String {
    var tex = ""
    while true {
      skipBlanks()
      guard let scalar = current, !closesList(scalar) else { return tex }
      tex.append(joining: try withScripts(try atom()))
    }
  }

  private func closesList(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "}", "$", "&": true
    case "]": isInOptionalArgument
    case "\\": next == "\\" || sees("right") || sees("middle") || sees("end")
    default: false
    }
  }

  /// `{…}` or a single atom, without braces around it.
  mutating func mathArgument() throws(Untranslatable) -> String {
    skipBlanks()
    guard let scalar = current, !closesList(scalar), scalar != "^", scalar != "_", scalar != "'" else {
      throw Untranslatable()
    }
    if scalar == "{" { return try mathGroup() }
    try enter()
    defer { depth -= 1 }
    if scalar.isASCIIDigit {
      position += 1
      return String(Character(scalar))
    }
    return try atom().tex
  }

  /// The inside of `{…}`.
  mutating func mathGroup() throws(Untranslatable) -> String {
    try expect("{")
    try enter()
    let outer = isInOptionalArgument
    isInOptionalArgument = false
    let tex = try mathList()
    isInOptionalArgument = outer
    depth -= 1
    try expect("}")
    return tex
  }

  /// Scripts in LaTeX's order, primes joined with the superscript.
  private mutating func withScripts(_ base: Atom) throws(Untranslatable) -> String {
    var lower: String?, upper: String?, limits: String?
    var primes = 0
    while true {
      skipBlanks()
      if current == "_", lower == nil {
        position += 1
        lower = try mathArgument()
      } else if current == "^", upper == nil {
        position += 1
        upper = try mathArgument()
      } else if take("'") {
        primes += 1
      } else if sees("limits") || sees("nolimits") {
        limits = "\\" + (try commandName())
      } else {
        break
      }
    }
    // A second script of a kind is no label syntax.
    guard current != "_", current != "^" else { throw Untranslatable() }
    var tex = base.tex
    if let limits { tex = (base.isOperator ? tex : "\\mathop{\(tex)}") + limits }
    if let lower { tex += "_{\(lower)}" }
    if primes > 0 {
      var marks = String(repeating: "\\prime", count: primes)
      marks.append(joining: upper ?? "")
      tex += "^{\(marks)}"
    } else if let upper {
      tex += "^{\(upper)}"
    }
    return tex
  }

  private mutating func atom() throws(Untranslatable) -> Atom {
    guard let scalar = current else { throw Untranslatable() }
    switch scalar {
    case "{": return Atom(tex: "{\(try mathGroup())}")
    case "^", "_", "'": return Atom(tex: "{}")
    case "\\": return try mathCommand()
    case "#": throw Untranslatable()
    case "~":
      position += 1
      return Atom(tex: "\\ ")
    default:
      position += 1
      return Atom(tex: Self.tex(for: scalar), isOperator: "∑∏∫∮".unicodeScalars.contains(scalar))
    }
  }

  /// A character typed directly.
  private static func tex(for scalar: Unicode.Scalar) -> String {
    if scalar.isASCIILetter || scalar.isASCIIDigit || "+-=<>()[]|/:;,.!?*@".unicodeScalars.contains(scalar) {
      return String(Character(scalar))
    }
    if scalar == "%" { return "\\%" }
    return LaTeXSymbols.command(for: scalar) ?? "\\text{\(LaTeXText.literal(String(Character(scalar))))}"
  }
}

extension String {
  /// Appends LaTeX, with a blank where a command's name would run into a letter.
  mutating func append(joining tex: String) {
    if let first = tex.unicodeScalars.first, first.isASCIILetter, endsInCommandName { append(" ") }
    append(tex)
  }

  private var endsInCommandName: Bool {
    let head = unicodeScalars.reversed().drop { $0.isASCIILetter }
    guard unicodeScalars.last?.isASCIILetter == true, head.first == "\\" else { return false }
    return head.prefix { $0 == "\\" }.count % 2 == 1
  }
}
