// Text in a scene: its TeX source for backends that typeset, and its glyphs and rules for those that draw.

/// A typeset label at a fixed place.
public struct Text: Sendable, Equatable {
  /// Where the label is held: TeX sets it from this end, so that another font moves only the free end.
  public enum Alignment: String, Sendable, Hashable, Codable { case left, center, right }

  /// TeX-like source, e.g. `$p_\mathrm{T}$ [GeV]`.
  public var source: String
  /// The same in plain characters, for search and for readers.
  public var plain: String
  /// Font size in points.
  public var size: Double
  /// The point of the baseline that `alignment` names (left end, middle or right end).
  public var anchor: Point
  /// Which end stands at the position.
  public var alignment: Alignment
  /// Degrees, counter-clockwise, about `anchor`.
  public var rotation: Double
  /// Colour of all glyphs without one of their own.
  public var color: Color
  /// Measured extent along the baseline and above and below it, in points.
  public var width: Double
  /// Height above the baseline, in points.
  public var ascent: Double
  /// Depth below the baseline, in points.
  public var descent: Double
  /// Baselines of the lines of `source` below the first, in points: 0, then one for each `\\`.
  public var baselines: [Double]
  /// Positioned glyphs, relative to the left end of the unrotated baseline, y down.
  public var runs: [GlyphRun]
  /// Fraction bars, radical rules and the like, in the runs' coordinates.
  public var rules: [Rule]

  /// Every part by its name; those with a default may be left out.
  public init(
    source: String, plain: String, size: Double, anchor: Point, alignment: Alignment = .left, rotation: Double = 0,
    color: Color = .black, width: Double, ascent: Double, descent: Double, baselines: [Double] = [0],
    runs: [GlyphRun] = [], rules: [Rule] = []
  ) {
    self.source = source
    self.plain = plain
    self.size = size
    self.anchor = anchor
    self.alignment = alignment
    self.rotation = rotation
    self.color = color
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.baselines = baselines
    self.runs = runs
    self.rules = rules
  }

  /// From the anchor to the left end of the baseline, along the baseline.
  public var alignmentOffset: Double {
    switch alignment {
    case .left: 0
    case .center: -width / 2
    case .right: -width
    }
  }
}

/// One shaped word or one mathematical atom in one font: never merged with its neighbours.
public struct GlyphRun: Sendable, Equatable {
  /// A glyph at its place.
  public struct Glyph: Sendable, Hashable {
    /// Number of the glyph in its font.
    public var id: UInt32
    /// Relative to the run's label: left end of the baseline, y down.
    public var x: Double
    /// Points below the baseline.
    public var y: Double
    /// The plain characters this glyph stands for; empty for the later glyphs of a cluster.
    public var text: String
    /// Every part by its name.
    public init(id: UInt32, x: Double, y: Double, text: String) {
      self.id = id
      self.x = x
      self.y = y
      self.text = text
    }
  }
  /// `FontResource.id`.
  public var font: String
  /// Size of the font, in points.
  public var size: Double
  /// Set where the label's source changes colour; otherwise the text's own colour holds.
  public var color: Color?
  /// Glyphs from left to right.
  public var glyphs: [Glyph]
  /// Advance width of the whole run in points.
  public var advance: Double
  /// Whether the run is a plain word that a viewer could set with ordinary text.
  public var isWord: Bool

  /// Every part by its name; those with a default may be left out.
  public init(font: String, size: Double, color: Color? = nil, glyphs: [Glyph], advance: Double, isWord: Bool) {
    self.font = font
    self.size = size
    self.color = color
    self.glyphs = glyphs
    self.advance = advance
    self.isWord = isWord
  }
}

/// A filled rectangle that belongs to a label.
public struct Rule: Sendable, Hashable {
  /// A filled rectangle, relative to the text's origin.
  public var frame: Rect
  /// Colour; nil takes the text's.
  public var color: Color?
  /// Every part by its name; those with a default may be left out.
  public init(frame: Rect, color: Color? = nil) {
    self.frame = frame
    self.color = color
  }
}

/// A font as a scene knows it: where its file is and the outlines of the glyphs used. SceneGraph never opens it.
public struct FontResource: Sendable, Equatable {
  /// Short and stable, e.g. `texgyreheros-regular`.
  public var id: String
  /// The font's file.
  public var path: String
  /// Number of the face in a collection, from 0.
  public var faceIndex: Int
  /// Name of the face, as PDF has it.
  public var postScriptName: String
  /// Family name and style for viewers that set words themselves, e.g. `TeX Gyre Heros`.
  public var familyName: String
  /// Whether it is a bold face.
  public var isBold: Bool
  /// Whether it is an italic or slanted face.
  public var isItalic: Bool
  /// Units of the outlines that make one size of the font.
  public var unitsPerEm: Double
  /// Outlines by glyph id, in font units, y up.
  public var outlines: [UInt32: Path]

  /// Every part by its name; those with a default may be left out.
  public init(
    id: String, path: String, faceIndex: Int = 0, postScriptName: String, familyName: String, isBold: Bool = false,
    isItalic: Bool = false, unitsPerEm: Double, outlines: [UInt32: Path] = [:]
  ) {
    self.id = id
    self.path = path
    self.faceIndex = faceIndex
    self.postScriptName = postScriptName
    self.familyName = familyName
    self.isBold = isBold
    self.isItalic = isItalic
    self.unitsPerEm = unitsPerEm
    self.outlines = outlines
  }
}
