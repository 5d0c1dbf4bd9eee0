// Sets labels in one typeface: parses, lays out, and remembers what it has set.

import SceneGraph

/// Typesets labels. It opens fonts and caches words and labels, so that each drawing task has its own:
/// not `Sendable`, while its results are.
public final class Typesetter {
  /// The fonts that it sets in.
  public let typeface: Typeface
  /// The user's macros: name without backslash to body, arguments as `#1` to `#9`.
  public let macros: [String: String]
  private let fonts: FontSet
  private let formulas: MathLayout
  private var labels: [LabelKey: Label] = [:]

  private struct LabelKey: Hashable {
    var source: String
    var size: Double
  }

  /// - Throws: a problem when a font file is missing or unreadable, or a macro's name is not made of letters.
  public init(
    _ typeface: Typeface, macros: [String: String] = [:], folders: FontFolders = .standard
  ) throws(TypesettingProblem) {
    for name in macros.keys.sorted() {
      guard !name.isEmpty, name.unicodeScalars.allSatisfy(\.isASCIILetter) else {
        throw TypesettingProblem(
          "the macro name '\(name)' is not made of letters", hint: "name macros without backslash, e.g. GeV")
      }
    }
    self.typeface = typeface
    self.macros = macros
    fonts = try FontSet(typeface, folders)
    formulas = MathLayout(fonts: fonts)
    if let problem = fonts.problem { throw problem }
  }

  /// A label from TeX-like source, at a size in points.
  ///
  /// Outside `$…$`: text with `\textbf{}`, `\textit{}`, `\emph{}`, `\color{red}{}`, `\\` for a new line and LaTeX's
  /// escapes. Inside: formulas.
  /// - Throws: the first problem, with its place in the source.
  public func label(_ source: String, size: Double) throws(TypesettingProblem) -> Label {
    let key = LabelKey(source: source, size: size)
    if let known = labels[key] { return known }
    guard size.isFinite, size > 0, size <= 10_000 else {
      throw TypesettingProblem("a font size of \(size) pt", source: source, hint: "give a size above 0 pt")
    }
    var parser = LabelParser(source, macros: macros)
    let label = try set(try parser.label(), source, size)
    if labels.count >= 4096 { labels.removeAll() }
    labels[key] = label
    return label
  }

  /// A label that shows exactly the characters of `name`, whatever they mean to TeX.
  public func verbatim(_ name: String, size: Double) throws(TypesettingProblem) -> Label {
    try label(Label.escaped(name), size: size)
  }

  /// Heights of the regular text face.
  public func metrics(size: Double) -> FontMetrics { FontMetrics(fonts.regular(size), size: size) }

  /// The fonts used so far, sorted by id, with the outlines of exactly the glyphs used.
  public var fontResources: [FontResource] { fonts.resources }

  private func set(_ nodes: [TextNode], _ source: String, _ size: Double) throws(TypesettingProblem) -> Label {
    fonts.missing = []
    let lines = TextLayout.lines(nodes, fonts: fonts, formulas: formulas, size: size)
    if let problem = fonts.problem { throw problem }
    var builder = LabelBuilder(lineHeight: metrics(size: size).lineHeight)
    for line in lines { builder.add(line) }
    return Label(
      source: source, tex: TeXWriter.label(nodes), plain: PlainText.of(nodes), size: size,
      width: builder.lines.map(\.width).max() ?? 0,
      ascent: builder.ascent, descent: builder.descent, ink: builder.ink ?? Rect(x: 0, y: 0, width: 0, height: 0),
      lines: builder.lines, runs: builder.runs, rules: builder.rules, missingCharacters: fonts.missing)
  }
}
