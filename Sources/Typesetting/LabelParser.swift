// Reads a label's text mode: words, formatting commands, escapes, line breaks and `$…$`.

import SceneGraph

/// A recursive-descent parser for labels; it stops at the first problem and names its place.
struct LabelParser {
  var reader: SourceReader
  let macros: [String: String]
  /// The alphabet in force in the formula being read.
  var alphabet = MathAlphabet.normal
  /// Whether `]` ends the list being read, as in `\sqrt[3]{x}`.
  var isInOptionalArgument = false
  /// Whether the text being read is part of one line: within a formula, raised or lowered.
  private var isWithinLine = false
  private var depth = 0

  /// Groups within groups that are allowed: beyond any label, well within the stack.
  static let deepestNesting = 32
  /// More than two names of 10,000 characters, every one of them escaped.
  static let longestSource = 1 << 16

  init(_ source: String, macros: [String: String]) {
    reader = SourceReader(source)
    self.macros = macros
  }

  /// The whole label.
  mutating func label() throws(TypesettingProblem) -> [TextNode] {
    guard reader.scalars.count <= Self.longestSource else {
      throw reader.problem(
        "a label of more than \(Self.longestSource) characters", at: Self.longestSource, hint: "shorten it")
    }
    let nodes = try textList()
    guard reader.isAtEnd else { throw reader.problem("'}' without '{'", hint: #"write \} for the character"#) }
    return nodes
  }

  /// Text up to the end or to a closing brace, which is left unread.
  mutating func textList() throws(TypesettingProblem) -> [TextNode] {
    var nodes: [TextNode] = []
    var words = String.UnicodeScalarView()
    func flush() {
      if !words.isEmpty { nodes.append(.text(String(words))) }
      words = String.UnicodeScalarView()
    }
    while let scalar = reader.current, scalar != "}" {
      if let character = try plainCharacter(scalar) {
        words.append(contentsOf: character)
      } else {
        flush()
        if let node = try textPiece(scalar) { nodes.append(contentsOf: node) }
      }
    }
    flush()
    return nodes
  }

  /// Reads a character or an escape that stands for characters; nil (and nothing read) for anything else.
  private mutating func plainCharacter(
    _ scalar: Unicode.Scalar
  ) throws(TypesettingProblem) -> String.UnicodeScalarView? {
    switch scalar {
    case "$", "{": return nil
    case "\\": return escapedCharacter()
    case "_", "^":
      throw reader.problem(
        "'\(scalar)' outside $…$",
        hint: "write \(TextCommands.escape(scalar)) for the character, or put the formula in $…$")
    case "~":
      reader.advance()
      return "\u{A0}".unicodeScalars
    default:
      reader.advance()
      return (scalar.isBlank ? " " : String(Character(scalar))).unicodeScalars
    }
  }

  /// `\%`, `\textbackslash` and their like.
  private mutating func escapedCharacter() -> String.UnicodeScalarView? {
    let start = reader.position
    reader.advance()
    let name = reader.commandName()
    if macros[name] == nil, let text = TextCommands.characters[name] {
      if reader.current == "{", reader.next == "}" { reader.position += 2 }
      return text.unicodeScalars
    }
    reader.position = start
    return nil
  }

  private mutating func textPiece(_ scalar: Unicode.Scalar) throws(TypesettingProblem) -> [TextNode]? {
    switch scalar {
    case "$": return [.math(try dollars())]
    case "{": return try textGroup()
    default: return try textCommand()
    }
  }

  /// `{…}` in text.
  mutating func textGroup() throws(TypesettingProblem) -> [TextNode] {
    let start = reader.position
    reader.advance()
    try enter(at: start)
    defer { depth -= 1 }
    let nodes = try textList()
    guard reader.take("}") else { throw reader.problem("'{' without '}'", at: start) }
    return nodes
  }

  /// The argument of a text command that cannot hold a line break.
  mutating func lineArgument(of name: String) throws(TypesettingProblem) -> [TextNode] {
    let outer = isWithinLine
    isWithinLine = true
    defer { isWithinLine = outer }
    return try textArgument(of: name)
  }

  func lineBreak(at start: Int) throws(TypesettingProblem) -> TextNode {
    guard !isWithinLine else { throw reader.problem("a line break within a line's part", at: start) }
    return .lineBreak
  }

  /// The argument of a text command.
  mutating func textArgument(of name: String) throws(TypesettingProblem) -> [TextNode] {
    reader.skipBlanks()
    guard reader.current == "{" else { throw reader.problem("\\\(name) needs an argument in braces") }
    return try textGroup()
  }

  /// `$…$`.
  private mutating func dollars() throws(TypesettingProblem) -> [MathNode] {
    let start = reader.position
    reader.advance()
    try enter(at: start)
    let outer = (alphabet, isInOptionalArgument)
    (alphabet, isInOptionalArgument) = (.normal, false)
    defer {
      depth -= 1
      (alphabet, isInOptionalArgument) = outer
    }
    let nodes = try mathList()
    if reader.isAtEnd {
      throw reader.problem("'$' without a second '$'", at: start, hint: #"write \$ for the character"#)
    }
    guard reader.take("$") else { throw unexpectedInMath() }
    return nodes
  }

  /// Guards the stack against nesting without end.
  mutating func enter(at position: Int) throws(TypesettingProblem) {
    guard depth < Self.deepestNesting else {
      throw reader.problem("more than \(Self.deepestNesting) groups within groups", at: position)
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }
}
