// From label syntax to LaTeX: reads a label strictly and writes only LaTeX of known form.

import SceneGraph

/// A label that is not label syntax: it is set as the characters it is made of.
struct Untranslatable: Error {}

/// A recursive-descent reader. Every piece of its output is a constant of these files, an escaped character, a
/// letter or a digit: no part of the source passes by itself.
struct LabelTranslator {
  let scalars: [Unicode.Scalar]
  var position = 0
  var palette: TikZPalette
  var depth = 0
  /// Whether `]` ends the list being read, as in `\sqrt[3]{x}`.
  var isInOptionalArgument = false
  private var finished: [String] = []
  /// The line being written, and the groups open in it, to be opened again in the next.
  private var line = LaTeXText()
  private var openers: [String] = []

  /// Size of the text being written, in points.
  private var size: Double

  static let deepestNesting = 48
  static let longestSource = 20_000

  private init(_ source: String, size: Double, palette: TikZPalette) {
    scalars = Array(source.unicodeScalars)
    self.size = size
    self.palette = palette
  }

  /// The lines in LaTeX of a label set at `size` points.
  static func lines(
    of source: String, size: Double, palette: inout TikZPalette, fallbacks: inout LaTeXFallbacks
  ) -> [String] {
    guard let (lines, colors) = translation(of: source, size: size, palette: palette) else {
      return [LaTeXText.literal(source)]
    }
    palette = colors
    for line in lines { fallbacks.note(line) }
    return lines
  }

  /// The lines and the colours known then; nil if the source is no label syntax.
  static func translation(
    of source: String, size: Double, palette: TikZPalette
  ) -> (lines: [String], palette: TikZPalette)? {
    var translator = LabelTranslator(source, size: size, palette: palette)
    return (try? translator.label()).map { ($0, translator.palette) }
  }

  private mutating func label() throws(Untranslatable) -> [String] {
    guard scalars.count <= Self.longestSource else { throw Untranslatable() }
    try textList()
    guard isAtEnd else { throw Untranslatable() }
    return finished + [line.tex]
  }

  // MARK: Reading

  var isAtEnd: Bool { position >= scalars.count }
  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  var next: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  mutating func expect(_ scalar: Unicode.Scalar) throws(Untranslatable) {
    guard take(scalar) else { throw Untranslatable() }
  }

  mutating func skipBlanks() {
    while let scalar = current, scalar.isLabelBlank { position += 1 }
  }

  /// The name after a backslash: letters and the blanks after them, or one other character.
  mutating func commandName() throws(Untranslatable) -> String {
    try expect("\\")
    var name = ""
    while let scalar = current, scalar.isASCIILetter {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    if !name.isEmpty {
      skipBlanks()
      return name
    }
    guard let scalar = current else { throw Untranslatable() }
    position += 1
    return String(Character(scalar))
  }

  /// The command that stands here, without reading it.
  func sees(_ command: String) -> Bool {
    var copy = self
    return (try? copy.commandName()) == command
  }

  /// The characters of `{…}`, which may hold neither braces nor commands.
  mutating func plainArgument() throws(Untranslatable) -> String {
    skipBlanks()
    try expect("{")
    var text = ""
    while let scalar = current, scalar != "}" {
      guard !"\\{$^_".unicodeScalars.contains(scalar) else { throw Untranslatable() }
      text.unicodeScalars.append(scalar)
      position += 1
    }
    try expect("}")
    return text
  }

  mutating func enter() throws(Untranslatable) {
    guard depth < Self.deepestNesting else { throw Untranslatable() }
    depth += 1
  }

  // MARK: Text mode

  /// Text up to the end or to a closing brace, which is left unread.
  private mutating func textList() throws(Untranslatable) {
    var words: [Unicode.Scalar] = []
    while let scalar = current, scalar != "}" {
      switch scalar {
      case "$", "{", "\\", "~", "_", "^":
        line.write(words)
        words = []
        try textPiece(scalar)
      default:
        words.append(scalar)
        position += 1
      }
    }
    line.write(words)
  }

  private mutating func textPiece(_ scalar: Unicode.Scalar) throws(Untranslatable) {
    switch scalar {
    case "$": line.append(raw: try dollars())
    case "{": try textGroup(opener: "{")
    case "\\": try textCommand()
    case "~":
      position += 1
      line.append(raw: "~")
    default: throw Untranslatable()
    }
  }

  /// `{…}` in text, opened anew in each of its lines.
  private mutating func textGroup(opener: String) throws(Untranslatable) {
    skipBlanks()
    try expect("{")
    try enter()
    openers.append(opener)
    line.append(raw: opener)
    try textList()
    line.append(raw: "}")
    openers.removeLast()
    depth -= 1
    try expect("}")
  }

  private mutating func breakLine() {
    finished.append(line.tex + String(repeating: "}", count: openers.count))
    line = LaTeXText()
    if !openers.isEmpty { line.append(raw: openers.joined()) }
    skipBlanks()
  }

  private mutating func textCommand() throws(Untranslatable) {
    let name = try commandName()
    if name == "\\" || name == "newline" { return breakLine() }
    if let characters = LaTeXTextCommands.characters[name] {
      if current == "{", next == "}" { position += 2 }
      return line.append(raw: characters)
    }
    if let space = LaTeXTextCommands.spaces[name] { return line.append(raw: space) }
    if let opener = LaTeXTextCommands.groups[name] { return try textGroup(opener: opener) }
    if let accent = LaTeXTextCommands.accents[name] { return line.append(raw: "\(accent){\(try letter())}") }
    switch name {
    case "color", "textcolor": try textGroup(opener: "{\\color{\(try colorName())}")
    case "textscale": try scaledGroup()
    case "hspace": line.append(raw: "\\hspace{\(try length("em"))em}")
    case "char":
      guard take("3"), take("4") else { throw Untranslatable() }
      line.write(["\""])
    case "relax": break
    case "ensuremath": line.append(raw: "$\(try mathArgument())$")
    default: throw Untranslatable()
    }
  }

  private mutating func scaledGroup() throws(Untranslatable) {
    guard let factor = Double(try plainArgument()), (0.01...100).contains(factor) else { throw Untranslatable() }
    let outer = size
    size *= factor
    try textGroup(opener: LaTeXText.fontSize(size, isGroup: true))
    size = outer
  }

  /// `{0.5em}`: the number.
  private mutating func length(_ unit: String) throws(Untranslatable) -> String {
    let text = try plainArgument()
    guard text.hasSuffix(unit), let number = Double(String(text.dropLast(unit.count))), abs(number) < 100 else {
      throw Untranslatable()
    }
    return number.fixed(4)
  }

  /// The one letter that carries an accent.
  private mutating func letter() throws(Untranslatable) -> String {
    skipBlanks()
    let isBraced = take("{")
    guard let scalar = current, scalar.properties.isAlphabetic else { throw Untranslatable() }
    position += 1
    if isBraced { try expect("}") }
    return LaTeXText.literal(String(Character(scalar)))
  }

  /// `{red}`, `{#rrggbb}` or `[HTML]{RRGGBB}` as a colour that LaTeX knows.
  mutating func colorName() throws(Untranslatable) -> String {
    skipBlanks()
    let isHTML = take("[")
    if isHTML { for scalar in "HTML]".unicodeScalars { try expect(scalar) } }
    let name = (isHTML ? "#" : "") + (try plainArgument())
    if let color = Color(hex: name) { return palette.name(of: color) }
    guard let known = LaTeXTextCommands.colors[name] else { throw Untranslatable() }
    return known
  }

  /// A text group inside a formula, on one line.
  mutating func textInFormula(opener: String) throws(Untranslatable) -> String {
    let outer = (line, finished.count, openers)
    (line, openers) = (LaTeXText(), [])
    try textGroup(opener: opener)
    guard finished.count == outer.1 else { throw Untranslatable() }
    let tex = line.tex
    (line, openers) = (outer.0, outer.2)
    return tex
  }

  private mutating func dollars() throws(Untranslatable) -> String {
    try expect("$")
    try enter()
    let outer = isInOptionalArgument
    isInOptionalArgument = false
    let formula = try mathList()
    isInOptionalArgument = outer
    depth -= 1
    try expect("$")
    return formula.isEmpty ? "" : "$\(formula)$"
  }
}
