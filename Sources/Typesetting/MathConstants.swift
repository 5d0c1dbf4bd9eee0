// The lengths of formula layout in em: from the MATH table, or tuned to a text family that has none.

import CHarfBuzz

/// All constants one typeface needs, in em of the size they apply to.
struct MathConstants {
  var scriptScale: Double
  var scriptScriptScale: Double
  var axisHeight: Double
  var ruleThickness: Double
  var xHeight: Double
  var accentBaseHeight: Double

  var superscriptShift: Double
  var superscriptShiftCramped: Double
  var subscriptShift: Double
  var superscriptDrop: Double
  var subscriptDrop: Double
  var superscriptBottomMin: Double
  var subscriptTopMax: Double
  var scriptGap: Double
  var superscriptBottomMaxWithSubscript: Double
  var spaceAfterScript: Double
  /// Extra space between a letter and its scripts.
  var spaceBeforeScript = 0.0

  var upperLimitGap: Double
  var upperLimitRise: Double
  var lowerLimitGap: Double
  var lowerLimitDrop: Double

  var numeratorShift: Double
  var numeratorShiftDisplay: Double
  var denominatorShift: Double
  var denominatorShiftDisplay: Double
  var numeratorGap: Double
  var numeratorGapDisplay: Double
  var denominatorGap: Double
  var denominatorGapDisplay: Double
  var stackGap: Double
  var stackGapDisplay: Double

  var radicalGap: Double
  var radicalGapDisplay: Double
  var radicalRule: Double
  var radicalExtraAscender: Double
  var radicalKernBeforeDegree: Double
  var radicalKernAfterDegree: Double
  var radicalDegreeRaise: Double

  var lineGap: Double
  var lineThickness: Double
  var displayOperatorHeight: Double

  func scale(_ style: MathStyle) -> Double {
    switch style.level {
    case .display, .text: 1
    case .script: scriptScale
    case .scriptScript: scriptScriptScale
    }
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

  /// Tuned to a text family: axis and stroke are measured from its own minus, the rest follows its x-height.
  /// The factors were found by eye on TeX Gyre Heros (x-height 0.523 em); `mathFont` gives what has no text measure.
  init(textFont text: FontFace, mathFont font: FontFace) {
    self.init(mathFont: font)
    let minus = (text.glyph("\u{2212}") ?? text.glyph("–")).map(text.metrics)
    let height = text.inkHeight("x") ?? 0.523
    let unit = height / 0.523
    if let minus {
      axisHeight = (minus.top + minus.bottom) / 2
      ruleThickness = minus.height
    }
    (scriptScale, scriptScriptScale) = (0.72, 0.58)
    xHeight = height
    accentBaseHeight = height
    superscriptShift = 0.40 * unit
    superscriptShiftCramped = 0.33 * unit
    subscriptShift = 0.20 * unit
    superscriptDrop = 0.32 * unit
    subscriptDrop = 0.10 * unit
    superscriptBottomMin = height / 4
    subscriptTopMax = height * 0.8
    scriptGap = max(3.2 * ruleThickness, 0.16)
    superscriptBottomMaxWithSubscript = height * 0.8
    spaceAfterScript = 0.04
    spaceBeforeScript = 0.02
    numeratorGap = 1.3 * ruleThickness
    denominatorGap = numeratorGap
    numeratorGapDisplay = 2.2 * ruleThickness
    denominatorGapDisplay = numeratorGapDisplay
    radicalRule = 0.85 * ruleThickness
    radicalGap = 1.4 * radicalRule
    radicalGapDisplay = 1.4 * radicalRule
    lineThickness = ruleThickness
    lineGap = 2.2 * ruleThickness
  }
}
