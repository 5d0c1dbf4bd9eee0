// Reads selectors by recursive descent: `|`, then `&`, then `!`, parentheses and comparisons.

struct FieldSelectorParser {
  private let source: String
  private let text: [Unicode.Scalar]
  private let known: [String]?
  private var position = 0
  private var depth = 0
  private static let deepest = 64

  init(_ source: String, fields: [String]?) {
    self.source = source
    text = Array(source.unicodeScalars)
    known = fields
  }

  mutating func parse() throws(SelectionProblem) -> SelectorCondition {
    let condition = try alternatives()
    skipBlanks()
    if position < text.count {
      let isCloser = text[position] == ")"
      throw problem(
        isCloser ? "this ')' closes nothing" : "an operator is missing here",
        hint: isCloser ? "remove it, or open it before" : "join conditions with & (and) or | (or)")
    }
    return condition
  }

  private mutating func alternatives() throws(SelectionProblem) -> SelectorCondition {
    var parts = [try conjunction()]
    while try take("|", single: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(SelectionProblem) -> SelectorCondition {
    var parts = [try term()]
    while try take("&", single: "and") { parts.append(try term()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func term() throws(SelectionProblem) -> SelectorCondition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw problem("this is nested too deeply", hint: "write it with fewer levels") }
    if take("!") { return .not(try term()) }
    skipBlanks()
    let opening = position
    if take("(") {
      let inner = try alternatives()
      guard take(")") else { throw problem("this '(' is not closed", at: opening, hint: "add a ')'") }
      return inner
    }
    return try comparison()
  }

  private mutating func comparison() throws(SelectionProblem) -> SelectorCondition {
    let start = position, field = word(until: "=!&|()\"'/ ")
    guard !field.isEmpty else {
      throw problem(
        position < text.count ? "a condition should begin here" : "the selector ends where a condition should stand",
        hint: Self.form)
    }
    try check(field, at: start)
    let isNegated = take("!")
    guard take("=") else { throw problem("'=' or '!=' should follow '\(field)'", hint: Self.form) }
    if position < text.count, text[position] == "=" { throw problem("a single '=' compares", hint: Self.form) }
    let comparison = SelectorCondition.equals(field: field, try pattern(of: field))
    return isNegated ? .not(comparison) : comparison
  }

  private func check(_ field: String, at start: Int) throws(SelectionProblem) {
    guard let known, !known.contains(field) else { return }
    let near = likelyName(field, among: known).map { "did you mean \($0)? " } ?? ""
    throw problem(
      "there is no field '\(field)'", at: start, hint: near + "the fields are \(known.joined(separator: ", "))")
  }

  // MARK: Values

  private mutating func pattern(of field: String) throws(SelectionProblem) -> SelectorPattern {
    skipBlanks()
    let start = position
    for quote: Unicode.Scalar in ["\"", "'"] where take(quote) { return .literal(try quoted(quote, from: start)) }
    if take("/") {
      let source = try expression(from: start)
      do {
        return .expression(try SearchExpression(source))
      } catch {
        throw problem("/\(source)/: \(error.message)", at: start + 1 + error.offset, hint: error.hint)
      }
    }
    let value = word(until: "&|() ")
    guard !value.isEmpty else {
      throw problem("a value should follow '\(field)='", hint: "e.g. \(field)=JES* or \(field)=\"a name\"")
    }
    return .glob(Glob(value))
  }

  /// Up to the closing quote; a backslash takes the next character as it is.
  private mutating func quoted(_ quote: Unicode.Scalar, from start: Int) throws(SelectionProblem) -> String {
    var value = String.UnicodeScalarView()
    while position < text.count {
      let character = text[position]
      position += 1
      if character == quote { return String(value) }
      if character == "\\", position < text.count {
        value.append(text[position])
        position += 1
      } else {
        value.append(character)
      }
    }
    throw problem("this quote is not closed", at: start, hint: "add a \(quote)")
  }

  /// Up to the closing slash; `\/` is a slash of the expression, which keeps its backslash and so its places.
  private mutating func expression(from start: Int) throws(SelectionProblem) -> String {
    var source = String.UnicodeScalarView()
    while position < text.count {
      let character = text[position]
      position += 1
      if character == "/" { return String(source) }
      if character == "\\", position < text.count {
        source.append(character)
        source.append(text[position])
        position += 1
      } else {
        source.append(character)
      }
    }
    throw problem("this regular expression is not closed", at: start, hint: "add a /")
  }

  // MARK: Characters

  private static let form = "write e.g. channel=SR* & sample=ttbar & !(type=staterror | name=/^gamma/)"

  private mutating func word(until stops: String) -> String {
    skipBlanks()
    let ends = Set(stops.unicodeScalars)
    var word = String.UnicodeScalarView()
    while position < text.count, !ends.contains(text[position]) {
      word.append(text[position])
      position += 1
    }
    return String(word)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < text.count, text[position] == character else { return false }
    position += 1
    return true
  }

  /// An operator that other languages write twice.
  private mutating func take(_ character: Unicode.Scalar, single meaning: String) throws(SelectionProblem) -> Bool {
    guard take(character) else { return false }
    if position < text.count, text[position] == character {
      throw problem(
        "'\(character)\(character)' is no operator", at: position - 1, hint: "a single \(character) is \(meaning)")
    }
    return true
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position].properties.isWhitespace { position += 1 }
  }

  private func problem(_ message: String, at offset: Int? = nil, hint: String) -> SelectionProblem {
    SelectionProblem(text: source, offset: offset ?? position, message: message, hint: hint)
  }
}
