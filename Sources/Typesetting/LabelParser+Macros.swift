// Expands the user's macros, with arguments #1 to #9, in place.

extension LabelParser {
  /// If `name` is a macro, reads its arguments and puts its expansion before the cursor.
  mutating func expandMacro(_ name: String, at start: Int) throws(TypesettingProblem) -> Bool {
    guard let body = macros[name] else { return false }
    let template = Array(body.unicodeScalars)
    var arguments: [[Unicode.Scalar]] = []
    for _ in 0..<Self.argumentCount(template) { arguments.append(try macroArgument(of: name)) }
    var expansion: [Unicode.Scalar] = []
    var index = 0
    while index < template.count {
      if template[index] == "#", let number = Self.argumentNumber(template, index) {
        expansion += arguments[number - 1]
        index += 2
      } else {
        expansion.append(template[index])
        index += 1
      }
    }
    try reader.insert(expansion, for: name, calledAt: start)
    return true
  }

  /// A group without its braces, or one character or command.
  private mutating func macroArgument(of name: String) throws(TypesettingProblem) -> [Unicode.Scalar] {
    reader.skipBlanks()
    if reader.current == "{" { return try reader.rawArgument(of: name).scalars }
    guard let scalar = reader.current, scalar != "}", scalar != "$" else {
      throw reader.problem("the macro \\\(name) needs an argument")
    }
    reader.advance()
    guard scalar == "\\" else { return [scalar] }
    return ["\\"] + reader.commandName().unicodeScalars + [" "]
  }

  private static func argumentNumber(_ template: [Unicode.Scalar], _ index: Int) -> Int? {
    guard index + 1 < template.count, ("1"..."9").contains(template[index + 1]) else { return nil }
    if index > 0, template[index - 1] == "\\" { return nil }
    return Int(template[index + 1].value) - 48
  }

  private static func argumentCount(_ template: [Unicode.Scalar]) -> Int {
    template.indices.compactMap { template[$0] == "#" ? argumentNumber(template, $0) : nil }.max() ?? 0
  }
}
