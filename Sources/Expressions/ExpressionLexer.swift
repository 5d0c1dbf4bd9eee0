// Splits the text of an expression into numbers, names and operators.

/// A word of an expression.
enum Token: Equatable {
  case number(Double)
  /// Bare or in quotes: a name in quotes is never a function or a constant.
  case name(String, isQuoted: Bool)
  case symbol(String)
  case end
}

struct ExpressionLexer {
  let text: String
  private let scalars: [Unicode.Scalar]
  /// Behind the last token.
  private(set) var position = 0

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The next token and where it begins.
  mutating func next() throws(ExpressionProblem) -> (token: Token, offset: Int) {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    let start = position
    guard start < scalars.count else { return (.end, start) }
    let scalar = scalars[start]
    if Self.isDigit(scalar) || (scalar == "." && peek(1).map(Self.isDigit) == true) {
      return (.number(try number()), start)
    }
    if Self.isLetter(scalar) { return (.name(try component(of: word()), isQuoted: false), start) }
    if scalar == "'" || scalar == "\"" || scalar == "`" {
      return (.name(try component(of: quoted(scalar)), isQuoted: true), start)
    }
    return (.symbol(try symbol()), start)
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }

  private func slice(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<position])
    return String(view)
  }

  private mutating func digits() { while let scalar = peek(0), Self.isDigit(scalar) { position += 1 } }

  private mutating func number() throws(ExpressionProblem) -> Double {
    let start = position
    digits()
    if peek(0) == "." {
      position += 1
      digits()
    }
    if let mark = peek(0), mark == "e" || mark == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 2 : 1
      if peek(sign).map(Self.isDigit) == true {
        position += sign
        digits()
      }
    }
    let token = slice(from: start)
    if let scalar = peek(0), Self.isLetter(scalar) {
      throw problem(position, "a name cannot follow a number", "write a product with *: \(token)*\(scalar)…")
    }
    // The point may lack digits on one side, which Swift wants.
    let padded = token.split(separator: ".", omittingEmptySubsequences: false)
      .map { $0.first.map(Self.isDigit) == true ? String($0) : "0" + $0 }.joined(separator: ".")
    guard let value = Double(padded), value.isFinite else {
      throw problem(start, "\(token) is not a finite number", nil)
    }
    return value
  }

  private mutating func word() -> String {
    let start = position
    while let scalar = peek(0), Self.isLetter(scalar) || Self.isDigit(scalar) || scalar == "." { position += 1 }
    return slice(from: start)
  }

  private mutating func quoted(_ quote: Unicode.Scalar) throws(ExpressionProblem) -> String {
    let start = position
    position += 1
    let first = position
    while let scalar = peek(0), scalar != quote { position += 1 }
    guard peek(0) != nil else { throw problem(start, "a name in quotes does not end", "close it with \(quote)") }
    let name = slice(from: first)
    position += 1
    guard !name.isEmpty else { throw problem(start, "a name in quotes is empty", nil) }
    return name
  }

  /// The name with `[3]`, if that follows.
  private mutating func component(of name: String) throws(ExpressionProblem) -> String {
    guard peek(0) == "[" else { return name }
    let start = position
    position += 1
    let first = position
    digits()
    let index = slice(from: first)
    guard !index.isEmpty, peek(0) == "]" else {
      throw problem(start, "a component should be a whole number in brackets", "for example \(name)[0]")
    }
    position += 1
    return "\(name)[\(index)]"
  }

  private static let pairs: Set<String> = ["&&", "||", "==", "!=", "<=", ">="]
  private static let singles: Set<Unicode.Scalar> = ["+", "-", "*", "/", "^", "(", ")", ",", "?", ":", "<", ">", "!"]
  private static let mistakes: [Unicode.Scalar: String] = [
    "=": "a comparison is written ==", "&": "and is written &&", "|": "or is written ||", "%": "there is no remainder",
    "[": "a component follows its name directly: gamma[0]",
  ]

  private mutating func symbol() throws(ExpressionProblem) -> String {
    let scalar = scalars[position]
    let pair = "\(scalar)" + (peek(1).map { "\($0)" } ?? "")
    if pair == "**" { throw problem(position, "there is no operator **", "a power is written ^") }
    if Self.pairs.contains(pair) {
      position += 2
      return pair
    }
    guard Self.singles.contains(scalar) else {
      throw problem(position, "the character '\(scalar)' means nothing here", Self.mistakes[scalar])
    }
    position += 1
    return "\(scalar)"
  }

  func problem(_ offset: Int, _ message: String, _ hint: String?) -> ExpressionProblem {
    ExpressionProblem(text: text, offset: offset, message: message, hint: hint)
  }
}
