// One font file opened by path: glyph metrics and shaping in em, by HarfBuzz, unhinted.

import CHarfBuzz
import SceneGraph

/// A font file and caches of what was asked of it. Not thread-safe: it stays within one typesetter.
final class FontFace {
  let id: String
  let path: String
  let unitsPerEm: Double
  let face: OpaquePointer
  let font: OpaquePointer
  /// Whether the file has a MATH table (a stub counts, so built-in typefaces name their math fonts).
  let hasMathTable: Bool
  private var metricsCache: [UInt32: GlyphMetrics] = [:]
  private var glyphCache: [UInt32: UInt32] = [:]
  var wordCache: [WordKey: ShapedWord] = [:]
  var variantCache: [UInt64: [UInt32]] = [:]
  var scriptCache: [UInt64: UInt32] = [:]
  var outlineCache: [UInt32: Path] = [:]
  /// Whether the file is an italic or oblique style.
  private(set) lazy var isItalic =
    hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0 || hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE) != 0
  private(set) var usedGlyphs: Set<UInt32> = []

  init(path: String, id: String) throws(TypesettingProblem) {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { throw .unreadableFont(path) }
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, 0) else { throw .unreadableFont(path) }
    guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else {
      hb_face_destroy(face)
      throw .unreadableFont(path)
    }
    let units = hb_face_get_upem(face)
    hb_font_set_scale(font, Int32(units), Int32(units))
    self.id = id
    self.path = path
    self.face = face
    self.font = font
    unitsPerEm = Double(units)
    hasMathTable = hb_ot_math_has_data(face) != 0
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  /// From font units to em.
  func em(_ units: Int32) -> Double { Double(units) / unitsPerEm }

  /// The glyph of a character by the font's character map, without shaping.
  func glyph(_ scalar: Unicode.Scalar) -> UInt32? {
    if let known = glyphCache[scalar.value] { return known == 0 ? nil : known }
    var glyph: hb_codepoint_t = 0
    let found = hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : 0
    glyphCache[scalar.value] = found
    return found == 0 ? nil : found
  }

  func metrics(_ glyph: UInt32) -> GlyphMetrics {
    if let known = metricsCache[glyph] { return known }
    var extents = hb_glyph_extents_t()
    hb_font_get_glyph_extents(font, glyph, &extents)
    let metrics = GlyphMetrics(
      advance: em(hb_font_get_glyph_h_advance(font, glyph)),
      left: em(extents.x_bearing), right: em(extents.x_bearing &+ extents.width),
      top: em(extents.y_bearing), bottom: em(extents.y_bearing &+ extents.height))
    metricsCache[glyph] = metrics
    return metrics
  }

  /// Top of the ink of a character, in em, or nil where the font lacks it.
  func inkHeight(_ scalar: Unicode.Scalar) -> Double? { glyph(scalar).map { metrics($0).top } }

  func markUsed(_ glyph: UInt32) { usedGlyphs.insert(glyph) }
}

/// Advance and ink box of a glyph, in em, y up.
struct GlyphMetrics {
  var advance: Double
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  var height: Double { top - bottom }
  var centerX: Double { (left + right) / 2 }
  var isBlank: Bool { left == right || top == bottom }
}
