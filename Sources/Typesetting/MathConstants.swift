// The lengths of formula layout in em: from the MATH table, or tuned to a text family that has none.

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
