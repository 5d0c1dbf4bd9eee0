// A cursor over a label's source that remembers where every character came from, also through macros.

/// Reads a label scalar by scalar; what a macro inserts keeps the place of its call.
struct SourceReader {
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each scalar, its place in the source in characters.
  private var offsets: [Int] = []
  private let length: Int
  let source: String
  var position = 0
  private var expansions = 0

  init(_ source: String) {
    self.source = source
    scalars.reserveCapacity(source.utf8.count)
    var count = 0
    for character in source {
      for scalar in character.unicodeScalars {
        scalars.append(scalar)
        offsets.append(count)
      }
      count += 1
    }
    length = count
  }

  var isAtEnd: Bool { position >= scalars.count }
  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  /// The scalar after the current one.
  var next: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

  /// Place in the source of a position in the (expanded) text.
  func offset(_ position: Int) -> Int { position < offsets.count ? offsets[position] : length }

  func problem(_ message: String, at position: Int? = nil, hint: String? = nil) -> TypesettingProblem {
    TypesettingProblem(message, source: source, offset: offset(position ?? self.position), hint: hint)
  }

  mutating func advance() { position += 1 }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  mutating func skipBlanks() {
    while let scalar = current, scalar.isBlank { position += 1 }
  }

  /// The name after a backslash: letters, or one other character; blanks after letters are skipped as in TeX.
  mutating func commandName() -> String {
    var name = String.UnicodeScalarView()
    while let scalar = current, scalar.isASCIILetter {
      name.append(scalar)
      position += 1
    }
    if name.isEmpty {
      guard let scalar = current else { return "" }
      position += 1
      return String(Character(scalar))
    }
    skipBlanks()
    return String(name)
  }

  /// Whether `\name` stands here (and does not go on with a letter).
  func sees(command name: String) -> Bool {
    guard current == "\\" else { return false }
    var index = position + 1
    for scalar in name.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return index >= scalars.count || !scalars[index].isASCIILetter
  }

  /// The characters of `{…}`, inner braces kept, with the positions they came from.
  mutating func rawArgument(of name: String) throws(TypesettingProblem) -> RawArgument {
    skipBlanks()
    guard current == "{" else { throw problem("\\\(name) needs an argument in braces") }
    let start = position
    var depth = 0
    while let scalar = current {
      if scalar == "\\", next != nil {
        position += 2
        continue
      }
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      position += 1
      if depth == 0 { return RawArgument(scalars: Array(scalars[start + 1..<position - 1]), start: start + 1) }
    }
    throw problem("'{' without '}'", at: start)
  }

  /// Puts the expansion of a macro called at `call` before the cursor.
  mutating func insert(_ expansion: [Unicode.Scalar], for name: String, calledAt call: Int) throws(TypesettingProblem) {
    expansions += 1
    guard expansions <= 500, scalars.count + expansion.count <= 50_000 else {
      throw problem("the macro \\\(name) never ends", at: call, hint: "a macro must not use itself")
    }
    let place = offset(call)
    scalars.replaceSubrange(position..<position, with: expansion)
    offsets.replaceSubrange(position..<position, with: repeatElement(place, count: expansion.count))
  }
}

/// An argument taken without parsing it.
struct RawArgument {
  var scalars: [Unicode.Scalar]
  /// Position of its first character.
  var start: Int

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Unicode.Scalar {
  /// Blanks, line ends and every control character: none of them is ever drawn or handed to TeX.
  var isBlank: Bool { value <= 0x20 || (0x7F...0x9F).contains(value) }
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  var isGreek: Bool { (0x391...0x3F6).contains(value) }
}
