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

/// Where a script is kerned into its nucleus.
enum KernCorner {
  case topRight, bottomRight

  fileprivate var harfBuzz: hb_ot_math_kern_t {
    self == .topRight ? HB_OT_MATH_KERN_TOP_RIGHT : HB_OT_MATH_KERN_BOTTOM_RIGHT
  }
}

enum StretchDirection: UInt64 {
  case horizontal, vertical

  var harfBuzz: hb_direction_t { self == .vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR }
}

extension FontFace {
  /// Height of the line that operators are centred on, in em.
  var mathAxisHeight: Double { constant(HB_OT_MATH_CONSTANT_AXIS_HEIGHT) }

  /// A constant of the MATH table, in em.
  fileprivate func constant(_ constant: hb_ot_math_constant_t) -> Double { em(hb_ot_math_get_constant(font, constant)) }

  /// A constant of the MATH table that is a percentage, as a fraction.
  fileprivate func percentage(_ constant: hb_ot_math_constant_t) -> Double {
    Double(hb_ot_math_get_constant(font, constant)) / 100
  }

  func italicCorrection(_ glyph: UInt32) -> Double { em(hb_ot_math_get_glyph_italics_correction(font, glyph)) }

  /// Where an accent's centre goes; half the advance where the table is silent.
  func topAccentCenter(_ glyph: UInt32) -> Double { em(hb_ot_math_get_glyph_top_accent_attachment(font, glyph)) }

  /// Cut-in kerning at a height above the glyph's baseline.
  func kern(_ glyph: UInt32, _ corner: KernCorner, height: Double) -> Double {
    em(hb_ot_math_get_glyph_kerning(font, glyph, corner.harfBuzz, Int32(height * unitsPerEm)))
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

extension MathConstants {
  /// From a font's MATH table.
  init(mathFont font: FontFace) {
    func em(_ constant: hb_ot_math_constant_t) -> Double { font.constant(constant) }
    scriptScale = font.percentage(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
    scriptScriptScale = font.percentage(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
    axisHeight = em(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
    ruleThickness = em(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS)
    xHeight = font.inkHeight("x") ?? 0.45
    accentBaseHeight = em(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT)
    superscriptShift = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP)
    superscriptShiftCramped = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED)
    subscriptShift = em(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN)
    superscriptDrop = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX)
    subscriptDrop = em(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN)
    superscriptBottomMin = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN)
    subscriptTopMax = em(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX)
    scriptGap = em(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN)
    superscriptBottomMaxWithSubscript = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT)
    spaceAfterScript = em(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT)
    upperLimitGap = em(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN)
    upperLimitRise = em(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN)
    lowerLimitGap = em(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN)
    lowerLimitDrop = em(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN)
    numeratorShift = em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP)
    numeratorShiftDisplay = em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
    denominatorShift = em(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN)
    denominatorShiftDisplay = em(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
    numeratorGap = em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN)
    numeratorGapDisplay = em(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
    denominatorGap = em(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN)
    denominatorGapDisplay = em(HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN)
    stackGap = em(HB_OT_MATH_CONSTANT_STACK_GAP_MIN)
    stackGapDisplay = em(HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN)
    radicalGap = em(HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP)
    radicalGapDisplay = em(HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
    radicalRule = em(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS)
    radicalExtraAscender = em(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER)
    radicalKernBeforeDegree = em(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE)
    radicalKernAfterDegree = em(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE)
    radicalDegreeRaise = font.percentage(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT)
    lineGap = em(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP)
    lineThickness = em(HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS)
    displayOperatorHeight = em(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT)
  }
}
