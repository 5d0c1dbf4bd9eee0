// Other names in the text of an expression, which otherwise stays as it was written.

extension Expression {
  /// The text with names that `newName` gives another one replaced; functions, constants and numbers stay.
  /// - Parameter newName: from a name, with its `[3]` if it is a component's, to the new one; nil keeps it.
  public static func renamed(
    _ text: String, _ newName: (String) -> String?
  ) throws(ExpressionProblem) -> String {
    let known = Set(try Expression(text).names), scalars = Array(text.unicodeScalars)
    var lexer = ExpressionLexer(text), result = String.UnicodeScalarView(), copied = 0
    while true {
      let (token, start) = try lexer.next()
      guard token != .end else { break }
      guard case .name(let name, let isQuoted) = token, known.contains(name),
        isQuoted || !ExpressionParser.isReserved(name), let new = newName(name)
      else { continue }
      result.append(contentsOf: scalars[copied..<start])
      result.append(contentsOf: spelled(new).unicodeScalars)
      copied = lexer.position
    }
    result.append(contentsOf: scalars[copied...])
    return String(result)
  }

  /// A name as an expression reads it: in quotes unless it is a plain word.
  private static func spelled(_ name: String) -> String {
    if !ExpressionParser.isReserved(name), (try? Expression(name))?.names == [name] { return name }
    var set = Substring(name), index = Substring("")
    if name.hasSuffix("]"), let bracket = name.lastIndex(of: "[") {
      (set, index) = (name[..<bracket], name[bracket...])
    }
    let quotes: [Character] = ["'", "\"", "`"], quote = quotes.first { !set.contains($0) } ?? "'"
    return "\(quote)\(set)\(quote)\(index)"
  }
}
