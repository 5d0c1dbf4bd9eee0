// What the OpenType MATH table says of a glyph: variants, assemblies, italic correction, kerning, script designs.

import CHarfBuzz

/// A piece of a glyph assembly, lengths in em.
struct AssemblyPart {
  var glyph: UInt32
  var startConnector: Double
  var endConnector: Double
  var fullAdvance: Double
  var isExtender: Bool
}

enum StretchDirection: UInt64 {
  case horizontal, vertical

  var harfBuzz: hb_direction_t { self == .vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR }
}

extension FontFace {
  /// A constant of the MATH table, in em.
  func constant(_ constant: hb_ot_math_constant_t) -> Double { em(hb_ot_math_get_constant(font, constant)) }

  /// A constant of the MATH table that is a percentage, as a fraction.
  func percentage(_ constant: hb_ot_math_constant_t) -> Double {
    Double(hb_ot_math_get_constant(font, constant)) / 100
  }

  func italicCorrection(_ glyph: UInt32) -> Double { em(hb_ot_math_get_glyph_italics_correction(font, glyph)) }

  /// Where an accent's centre goes; half the advance where the table is silent.
  func topAccentCenter(_ glyph: UInt32) -> Double { em(hb_ot_math_get_glyph_top_accent_attachment(font, glyph)) }

  /// Cut-in kerning at a height above the glyph's baseline.
  func kern(_ glyph: UInt32, _ corner: hb_ot_math_kern_t, height: Double) -> Double {
    em(hb_ot_math_get_glyph_kerning(font, glyph, corner, Int32(height * unitsPerEm)))
  }

  /// Ready-made larger forms of a glyph, smallest first.
  func variants(_ glyph: UInt32, _ direction: StretchDirection) -> [UInt32] {
    let key = UInt64(glyph) << 1 | direction.rawValue
    if let known = variantCache[key] { return known }
    var count: UInt32 = 32
    var buffer = [hb_ot_math_glyph_variant_t](repeating: .init(), count: Int(count))
    hb_ot_math_get_glyph_variants(font, glyph, direction.harfBuzz, 0, &count, &buffer)
    let glyphs = buffer.prefix(Int(count)).map(\.glyph)
    variantCache[key] = glyphs
    return glyphs
  }

  /// The pieces from which any larger form is built, from bottom to top or left to right.
  func assembly(_ glyph: UInt32, _ direction: StretchDirection) -> [AssemblyPart] {
    var count: UInt32 = 16
    var correction: hb_position_t = 0
    var buffer = [hb_ot_math_glyph_part_t](repeating: .init(), count: Int(count))
    hb_ot_math_get_glyph_assembly(font, glyph, direction.harfBuzz, 0, &count, &buffer, &correction)
    return buffer.prefix(Int(count)).map {
      AssemblyPart(
        glyph: $0.glyph, startConnector: em($0.start_connector_length), endConnector: em($0.end_connector_length),
        fullAdvance: em($0.full_advance), isExtender: $0.flags.rawValue & 1 != 0)
    }
  }

  func minimumOverlap(_ direction: StretchDirection) -> Double {
    em(hb_ot_math_get_min_connector_overlap(font, direction.harfBuzz))
  }

  /// The design for scripts (OpenType `ssty`, level 1 or 2); the glyph itself where the font has none.
  /// Latin Modern Math registers the feature under the script `math` only.
  func scriptDesign(_ scalar: Unicode.Scalar, _ glyph: UInt32, level: Int) -> UInt32 {
    let key = UInt64(glyph) << 2 | UInt64(level)
    if let known = scriptCache[key] { return known }
    let design = shapeForScript(scalar, level) ?? glyph
    scriptCache[key] = design
    return design
  }

  private func shapeForScript(_ scalar: Unicode.Scalar, _ level: Int) -> UInt32? {
    guard let buffer = hb_buffer_create() else { return nil }
    defer { hb_buffer_destroy(buffer) }
    var codepoint = scalar.value
    hb_buffer_add_codepoints(buffer, &codepoint, 1, 0, 1)
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, hb_script_from_string("Zmth", 4))
    hb_buffer_set_language(buffer, hb_language_from_string("en", -1))
    var feature = Self.feature("ssty", value: UInt32(level))
    hb_shape(font, buffer, &feature, 1)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count), count == 1, infos[0].codepoint != 0 else { return nil }
    return infos[0].codepoint
  }
}
