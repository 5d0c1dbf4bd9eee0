// Commands of formulas: symbols, structures, delimiters and tables.

extension LabelTranslator {
  /// Commands with formula arguments that LaTeX has under the same name.
  private static let arguments: [String: Int] = [
    "frac": 2, "dfrac": 2, "tfrac": 2, "binom": 2, "dbinom": 2, "tbinom": 2, "overset": 2, "underset": 2, "stackrel": 2,
    "overline": 1, "underline": 1, "phantom": 1, "hphantom": 1, "vphantom": 1, "mathrm": 1, "mathit": 1, "mathbf": 1,
    "boldsymbol": 1, "mathcal": 1, "mathfrak": 1, "mathbb": 1, "mathsf": 1, "mathtt": 1, "mathnormal": 1, "hat": 1,
    "tilde": 1, "bar": 1, "dot": 1, "ddot": 1, "vec": 1, "breve": 1, "check": 1, "acute": 1, "grave": 1, "mathring": 1,
    "dddot": 1, "widehat": 1, "widetilde": 1, "overrightarrow": 1, "overleftarrow": 1, "mathord": 1, "mathop": 1,
    "mathbin": 1, "mathrel": 1, "mathopen": 1, "mathclose": 1, "mathpunct": 1, "mathinner": 1, "slashed": 1,
  ]

  /// Commands with one formula argument whose LaTeX has another name.
  private static let renamed: [String: String] = [
    "mathup": "mathrm", "bm": "boldsymbol", "mathbfit": "boldsymbol", "mathscr": "mathcal",
  ]

  private static let spaces: [String: String] = [
    ",": "\\,", "thinspace": "\\,", ":": "\\:", ">": "\\:", "medspace": "\\:", ";": "\\;", "thickspace": "\\;",
    "!": "\\!", "negthinspace": "\\!", "enspace": "\\enspace", "quad": "\\quad", "qquad": "\\qquad", " ": "\\ ",
  ]

  private static let styles: Set<String> = ["displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle"]
  private static let texts: Set<String> = ["textrm", "textbf", "textit", "textsf", "texttt", "textup", "textnormal"]
  private static let escapes: Set<String> = ["%", "$", "#", "&", "_"]
  private static let sizes: Set<String> = Set(
    ["big", "Big", "bigg", "Bigg"].flatMap { size in ["", "l", "r", "m"].map { size + $0 } })

  mutating func mathCommand() throws(Untranslatable) -> Atom {
    let name = try commandName()
    if let symbol = LaTeXSymbols.tex(forCommand: name) {
      return Atom(tex: symbol, isOperator: LaTeXSymbols.largeOperators.contains(name))
    }
    if LaTeXSymbols.functions.contains(name) { return Atom(tex: "\\" + name, isOperator: true) }
    if let hasLimits = LaTeXSymbols.otherFunctions[name] { return Self.function(name, hasLimits: hasLimits) }
    if let space = Self.spaces[name] { return Atom(tex: space) }
    if Self.styles.contains(name) { return Atom(tex: "\\\(name)") }
    if Self.escapes.contains(name) { return Atom(tex: "\\\(name)") }
    if let count = Self.arguments[name] { return Atom(tex: try command(name, count), isOperator: name == "mathop") }
    if let other = Self.renamed[name] { return Atom(tex: try command(other, 1)) }
    if Self.sizes.contains(name) { return Atom(tex: "\\\(name)" + (try delimiter())) }
    if name == "text" || name == "mbox" { return Atom(tex: try textInFormula(opener: "\\text{")) }
    if Self.texts.contains(name) { return Atom(tex: try textInFormula(opener: "\\\(name){")) }
    return try structure(name)
  }

  private mutating func command(_ name: String, _ count: Int) throws(Untranslatable) -> String {
    var tex = "\\\(name)"
    for _ in 0..<count { tex += "{\(try mathArgument())}" }
    return tex
  }

  private static func function(_ name: String, hasLimits: Bool) -> Atom {
    Atom(tex: "\\mathop{\\mathrm{\(name)}}" + (hasLimits ? "" : "\\nolimits"), isOperator: true)
  }

  private mutating func structure(_ name: String) throws(Untranslatable) -> Atom {
    switch name {
    case "sqrt": return Atom(tex: try radical())
    case "operatorname":
      let hasLimits = take("*")
      return Self.function(try operatorName(), hasLimits: hasLimits)
    case "left": return Atom(tex: try fence())
    case "not": return Atom(tex: "\\mathrel{\\not \(try mathArgument())}")
    case "substack": return Atom(tex: try substack())
    case "begin": return Atom(tex: try environment())
    case "color", "textcolor":
      let color = try colorName()
      return Atom(tex: "{\\color{\(color)}\(try mathArgument())}")
    case "mkern": return Atom(tex: try kern())
    case "relax": return Atom(tex: "")
    case "ensuremath": return Atom(tex: "{\(try mathArgument())}")
    default: throw Untranslatable()
    }
  }

  private mutating func radical() throws(Untranslatable) -> String {
    skipBlanks()
    guard take("[") else { return "\\sqrt{\(try mathArgument())}" }
    try enter()
    defer { depth -= 1 }
    let outer = isInOptionalArgument
    isInOptionalArgument = true
    let degree = try mathList()
    isInOptionalArgument = outer
    try expect("]")
    return "\\sqrt[{\(degree)}]{\(try mathArgument())}"
  }

  /// `-3.000mu`, to the blank that ends it.
  private mutating func kern() throws(Untranslatable) -> String {
    var number = ""
    while let scalar = current, scalar.isASCIIDigit || scalar == "." || scalar == "-" {
      number.unicodeScalars.append(scalar)
      position += 1
    }
    try expect("m")
    try expect("u")
    guard let value = Double(number), abs(value) < 1000 else { throw Untranslatable() }
    return "\\mkern\(value.fixed(3))mu "
  }

  private mutating func operatorName() throws(Untranslatable) -> String {
    LaTeXText.literal(try plainArgument())
  }

  // MARK: Delimiters

  private mutating func delimiter() throws(Untranslatable) -> String {
    skipBlanks()
    guard let scalar = current else { throw Untranslatable() }
    let known: String?
    if scalar == "\\" {
      known = LaTeXSymbols.delimiters[try commandName()]
    } else {
      known = LaTeXSymbols.delimiterCharacters[scalar]
      position += 1
    }
    guard let known else { throw Untranslatable() }
    return known.unicodeScalars.last?.isASCIILetter == true ? known + " " : known
  }

  private mutating func fence() throws(Untranslatable) -> String {
    try enter()
    defer { depth -= 1 }
    let outer = isInOptionalArgument
    isInOptionalArgument = false
    defer { isInOptionalArgument = outer }
    var tex = "\\left" + (try delimiter())
    while true {
      tex += try mathList()
      switch try commandName() {
      case "middle": tex.append("\\middle" + (try delimiter()))
      case "right": return tex + "\\right" + (try delimiter())
      default: throw Untranslatable()
      }
    }
  }

  // MARK: Tables

  private mutating func substack() throws(Untranslatable) -> String {
    skipBlanks()
    try expect("{")
    let rows = try rows()
    try expect("}")
    guard rows.allSatisfy({ $0.count == 1 }) else { throw Untranslatable() }
    return "\\substack{\(Self.table(rows))}"
  }

  /// `matrix`, `cases` and their relatives as arrays, which need no package.
  private mutating func environment() throws(Untranslatable) -> String {
    let name = try plainArgument()
    let given = name == "array" ? try plainArgument() : nil
    guard given?.unicodeScalars.allSatisfy({ "lcr".unicodeScalars.contains($0) }) ?? true else {
      throw Untranslatable()
    }
    let rows = try rows()
    guard sees("end") else { throw Untranslatable() }
    _ = try commandName()
    guard try plainArgument() == name else { throw Untranslatable() }
    let columns = rows.map(\.count).max() ?? 1
    let alignment = given ?? String(repeating: name == "cases" ? "l" : "c", count: columns)
    let array = "\\begin{array}{@{}\(alignment)@{}}\(Self.table(rows))\\end{array}"
    switch name {
    case "matrix", "array": return "{\(array)}"
    case "pmatrix": return "\\left(\(array)\\right)"
    case "bmatrix": return "\\left[\(array)\\right]"
    case "vmatrix": return "\\left|\(array)\\right|"
    case "cases": return "\\left\\{\(array)\\right."
    default: throw Untranslatable()
    }
  }

  private static func table(_ rows: [[String]]) -> String {
    rows.map { $0.map { "{\($0)}" }.joined(separator: "&") }.joined(separator: "\\\\")
  }

  /// Cells between `&`, rows between `\\`.
  private mutating func rows() throws(Untranslatable) -> [[String]] {
    try enter()
    defer { depth -= 1 }
    let outer = isInOptionalArgument
    isInOptionalArgument = false
    defer { isInOptionalArgument = outer }
    var rows: [[String]] = [[]]
    while true {
      rows[rows.count - 1].append(try mathList())
      if take("&") { continue }
      guard current == "\\", next == "\\" else { break }
      position += 2
      if sees("relax") { _ = try commandName() }
      rows.append([])
    }
    if rows.count > 1, rows.last == [""] { rows.removeLast() }
    return rows
  }
}
