// The names of the commands of formulas that take arguments or change state.

/// What the formula parser knows, for messages and suggestions.
enum MathCommands {
  static let fractions: [String: (level: MathStyle.Level?, isBinomial: Bool)] = [
    "frac": (nil, false), "dfrac": (.display, false), "tfrac": (.text, false),
    "binom": (nil, true), "dbinom": (.display, true), "tbinom": (.text, true),
  ]

  static let phantoms: [String: (width: Bool, height: Bool)] = [
    "phantom": (true, true), "hphantom": (true, false), "vphantom": (false, true),
  ]

  /// Total heights in em of `\big` and its relatives, and the class of each ending.
  static let sizedDelimiters: [String: (height: Double, atomClass: MathAtomClass)] = {
    var table: [String: (height: Double, atomClass: MathAtomClass)] = [:]
    for (name, height) in [("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0)] {
      table[name] = (height, .ordinary)
      table[name + "l"] = (height, .opening)
      table[name + "r"] = (height, .closing)
      table[name + "m"] = (height, .relation)
    }
    return table
  }()

  static let stacks: Set<String> = ["overset", "underset", "stackrel"]
  static let texts: Set<String> = [
    "text", "mbox", "textrm", "textbf", "textit", "textsf", "texttt", "textup", "textnormal",
  ]
  static let quantities: Set<String> = ["SI", "si", "num", "unit", "qty"]
  static let tables: [String: (kind: MathTable.Kind, left: Unicode.Scalar?, right: Unicode.Scalar?)] = [
    "matrix": (.matrix, nil, nil), "pmatrix": (.matrix, "(", ")"), "bmatrix": (.matrix, "[", "]"),
    "vmatrix": (.matrix, "|", "|"), "cases": (.cases, "{", nil),
  ]

  private static let others: [String] = [
    "sqrt", "overline", "underline", "operatorname", "left", "right", "middle", "limits", "nolimits", "not", "slashed",
    "substack", "color", "textcolor", "begin", "end", "ensuremath",
  ]

  /// Whether a name means something in a formula.
  static func isKnown(_ name: String) -> Bool { names.contains(name) }

  /// Every name of both modes, sorted.
  static let allNames: [String] = {
    let text = Array(TextCommands.styles.keys) + TextCommands.characters.keys + TextCommands.withArguments
    return Set(Array(names) + text + ["newline"]).filter { $0.unicodeScalars.allSatisfy(\.isASCIILetter) }.sorted()
  }()

  static let names: Set<String> = {
    var all = Set(others)
    all.formUnion(fractions.keys)
    all.formUnion(phantoms.keys)
    all.formUnion(sizedDelimiters.keys)
    all.formUnion(stacks.union(texts).union(quantities))
    all.formUnion(SymbolTable.symbols.keys)
    all.formUnion(SymbolTable.greek.keys)
    all.formUnion(SymbolTable.largeOperators.keys)
    all.formUnion(SymbolTable.functions.keys)
    all.formUnion(SymbolTable.accents.keys)
    all.formUnion(SymbolTable.alphabets.keys)
    all.formUnion(SymbolTable.spaces.keys)
    all.formUnion(SymbolTable.styles.keys)
    all.formUnion(SymbolTable.classCommands.keys)
    return all
  }()
}
