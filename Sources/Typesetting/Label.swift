// A typeset label: glyph runs and rules in scene coordinates, with extents.

import SceneGraph

/// A label set at a size: origin at the left end of its (first) baseline, y down, in points.
public struct Label: Sendable, Equatable {
  /// One line of the label.
  public struct Line: Sendable, Equatable {
    /// Baseline below the label's first baseline.
    public var y: Double
    /// In points.
    public var width: Double
    /// Which of the label's runs and rules are its own.
    public var runs: Range<Int>
    /// Positions of its rules among the label's.
    public var rules: Range<Int>
  }

  /// As given.
  public var source: String
  /// The same as LaTeX understands it: user macros expanded, units and escapes spelt out.
  public var tex: String
  /// The same in plain characters.
  public var plain: String
  /// Size of the font, in points.
  public var size: Double
  /// Advance width of the widest line.
  public var width: Double
  /// Ink above the first baseline, never negative.
  public var ascent: Double
  /// Ink below the first baseline, further lines included, never negative.
  public var descent: Double
  /// The box of all ink; an empty rectangle for an empty label.
  public var ink: Rect
  /// From the top.
  public var lines: [Line]
  /// Lines are set flush left here; `text(at:alignment:rotation:color:)` aligns them.
  public var runs: [GlyphRun]
  /// Bars of fractions and roots.
  public var rules: [Rule]
  /// Characters that no installed font has, drawn as the font's replacement box, in order of appearance.
  public var missingCharacters: [Character]

  /// Whether there is nothing to see.
  public var isEmpty: Bool { runs.isEmpty && rules.isEmpty }

  /// The label as the scene's text, every line aligned as the whole.
  public func text(
    at anchor: Point, alignment: Text.Alignment = .left, rotation: Double = 0, color: Color = .black
  ) -> Text {
    let aligned = alignedLines(alignment)
    return Text(
      source: tex, plain: plain, size: size, anchor: anchor, alignment: alignment, rotation: rotation, color: color,
      width: width, ascent: ascent, descent: descent, baselines: lines.map(\.y), runs: aligned.runs,
      rules: aligned.rules)
  }

  private func alignedLines(_ alignment: Text.Alignment) -> (runs: [GlyphRun], rules: [Rule]) {
    guard lines.count > 1, alignment != .left else { return (runs, rules) }
    var (runs, rules) = (runs, rules)
    for line in lines {
      let offset = (width - line.width) * (alignment == .right ? 1 : 0.5)
      for run in line.runs {
        for glyph in runs[run].glyphs.indices { runs[run].glyphs[glyph].x += offset }
      }
      for rule in line.rules { rules[rule].frame.x += offset }
    }
    return (runs, rules)
  }
}

extension Label {
  /// Source that typesets to exactly the characters of `raw`, e.g. of a sample's name that is no TeX.
  /// Control characters (tabs, line ends) become blanks.
  public static func escaped(_ raw: String) -> String {
    var source = ""
    for scalar in abridged(raw).unicodeScalars {
      source += scalar.isBlank ? " " : TextCommands.escape(scalar)
    }
    return source
  }

  /// Characters of a name that no page has room for are left out in its middle.
  private static func abridged(_ name: String) -> String {
    let characters = name.unicodeScalars
    guard characters.count > longestName else { return name }
    return String(characters.prefix(longestName * 2 / 3)) + "…" + String(characters.suffix(longestName / 3))
  }

  private static let longestName = 600
}
