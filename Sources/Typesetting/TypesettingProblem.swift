// What is wrong with a label or a font, where in the label, and what to do.

/// A label that cannot be typeset, or a font that cannot be found or read.
public struct TypesettingProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// The label; empty for problems with fonts.
  public var source: String
  /// Where in `source`, counted in characters from 0; nil for problems with fonts.
  public var offset: Int?
  /// What to do about it.
  public var hint: String?

  /// Every part by its name; those with a default may be left out.
  public init(_ message: String, source: String = "", offset: Int? = nil, hint: String? = nil) {
    self.message = message
    self.source = source
    self.offset = offset
    self.hint = hint
  }

  /// The message, then the label with a caret under the place, then the hint.
  public var description: String {
    var lines = [offset.map { "\(message) (at character \($0 + 1))" } ?? message]
    if let offset { lines += caretLines(offset) }
    if let hint { lines.append("hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  /// At most 72 characters of the label around `offset`, and the caret below them.
  private func caretLines(_ offset: Int) -> [String] {
    let characters = source.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let start = max(0, min(offset - 48, characters.count - 72))
    let excerpt = String(characters[start..<min(characters.count, start + 72)])
    let lead = start > 0 ? "…" : ""
    return [
      "  \(lead)\(excerpt)\(start + 72 < characters.count ? "…" : "")",
      "  " + String(repeating: " ", count: lead.count + offset - start) + "^",
    ]
  }
}

extension TypesettingProblem {
  static func missingFont(_ fileName: String, folders: FontFolders) -> TypesettingProblem {
    if fileName.contains("/") {
      return TypesettingProblem("'\(fileName)' is no file that can be read", hint: ownFontHint)
    }
    return TypesettingProblem(
      "font file '\(fileName)' not found in \(folders.searchedInWords)",
      hint: "\(packageHint(fileName)), or name its folder in HFPLOT_FONTS")
  }

  private static let ownFontHint = "name a font file (.otf, .ttf), an installed family, or sans, serif, termes"

  private static func packageHint(_ fileName: String) -> String {
    let name = FontFolders.normalized(fileName)
    if name.hasPrefix("texgyre") {
      return "install the package \(name.contains("math") ? "fonts-texgyre-math" : "fonts-texgyre")"
    }
    if name.hasPrefix("lm") || name.hasPrefix("latinmodern") { return "install the package fonts-lmodern" }
    return "install the font"
  }

  static func unreadableFont(_ path: String) -> TypesettingProblem {
    TypesettingProblem(
      "'\(path)' is not a readable OpenType font", hint: "install its package again, or \(ownFontHint)")
  }
}
