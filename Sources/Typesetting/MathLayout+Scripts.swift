// Sub- and superscripts, limits, and marks set above or below (rules 13 and 18 of The TeXbook's appendix G).

extension MathLayout {
  func scripts(_ scripts: MathScripts, _ style: MathStyle, _ base: Double) -> MathBox {
    let nucleus = atom(scripts.base, style, base)
    let upper = scripts.upper.map { list($0, style.superscript, base).asGroup() }
    let lower = scripts.lower.map { list($0, style.subscript, base) }
    let size = size(style, base)
    if takesLimits(scripts, style) { return limits(nucleus, upper, lower?.asGroup(), size) }
    return beside(nucleus, upper, lower, style, size, isOperator: isSlantedOperator(scripts.base))
  }

  private func takesLimits(_ scripts: MathScripts, _ style: MathStyle) -> Bool {
    if let limits = scripts.limits { return limits }
    switch scripts.base {
    case .largeOperator(_, let hasLimits), .function(_, let hasLimits): return hasLimits && style.isDisplay
    case .classed(.largeOperator, _): return style.isDisplay
    default: return false
    }
  }

  /// Integrals: their correction moves the lower limit in, not the upper one out.
  private func isSlantedOperator(_ node: MathNode) -> Bool {
    if case .largeOperator = node { return true }
    return false
  }

  private func limits(_ nucleus: MathBox, _ upper: MathBox?, _ lower: MathBox?, _ size: Double) -> MathBox {
    let width = max(nucleus.width, upper?.width ?? 0, lower?.width ?? 0)
    var box = MathBox()
    box.width = width
    box.place(nucleus, x: (width - nucleus.width) / 2)
    if let upper {
      let rise = max(constants.upperLimitGap * size + upper.descent, constants.upperLimitRise * size)
      box.place(upper, x: (width - upper.width + nucleus.italic) / 2, y: nucleus.ascent + rise)
    }
    if let lower {
      let drop = max(constants.lowerLimitGap * size + lower.ascent, constants.lowerLimitDrop * size)
      box.place(lower, x: (width - lower.width - nucleus.italic) / 2, y: -nucleus.descent - drop)
    }
    return box
  }

  private func beside(
    _ nucleus: MathBox, _ upper: MathBox?, _ lower: MathBox?, _ style: MathStyle, _ size: Double, isOperator: Bool
  ) -> MathBox {
    let shifts = scriptShifts(nucleus, upper, lower, style, size)
    let before = constants.spaceBeforeScript * size
    var box = MathBox()
    var plain = nucleus
    plain.italic = 0
    box.append(plain)
    var right = nucleus.width
    if let upper {
      let correction = isOperator ? 0 : nucleus.italic
      let kern = kern(nucleus, .topRight, height: shifts.up - upper.descent)
      let x = nucleus.width + correction + kern + before
      box.place(upper, x: x, y: shifts.up)
      right = max(right, x + upper.width)
    }
    if let lower {
      let correction = isOperator ? nucleus.italic : 0
      let kern = kern(nucleus, .bottomRight, height: firstTop(lower) - shifts.down)
      let x = nucleus.width - correction + kern + before
      box.place(lower, x: x, y: -shifts.down)
      right = max(right, x + lower.width + lower.italic)
    }
    box.width = right + constants.spaceAfterScript * size
    return box
  }

  /// How far the superscript goes up and the subscript down.
  private func scriptShifts(
    _ nucleus: MathBox, _ upper: MathBox?, _ lower: MathBox?, _ style: MathStyle, _ size: Double
  ) -> (up: Double, down: Double) {
    let isCharacter = nucleus.character != nil
    var up = 0.0, down = 0.0
    if let upper {
      let shift = style.isCramped ? constants.superscriptShiftCramped : constants.superscriptShift
      up = max(shift * size, upper.descent + constants.superscriptBottomMin * size)
      if !isCharacter { up = max(up, nucleus.ascent - constants.superscriptDrop * size) }
    }
    if let lower {
      down = constants.subscriptShift * size
      if !isCharacter { down = max(down, nucleus.descent + constants.subscriptDrop * size) }
      if upper == nil { down = max(down, lower.ascent - constants.subscriptTopMax * size) }
    }
    if let upper, let lower { separate(&up, &down, upper, lower, size) }
    return (up, down)
  }

  /// Keeps the gap between both scripts; the superscript takes its share as long as it stays low enough.
  private func separate(_ up: inout Double, _ down: inout Double, _ upper: MathBox, _ lower: MathBox, _ size: Double) {
    let lack = constants.scriptGap * size - ((up - upper.descent) - (lower.ascent - down))
    guard lack > 0 else { return }
    let room = constants.superscriptBottomMaxWithSubscript * size - (up - upper.descent)
    let share = min(max(room, 0), lack)
    up += share
    down += lack - share
  }

  private func kern(_ nucleus: MathBox, _ corner: KernCorner, height: Double) -> Double {
    guard let character = nucleus.character, character.face === fonts.math else { return 0 }
    return character.face.kern(character.glyph, corner, height: height / character.size) * character.size
  }

  /// Cut-in kerning looks at the script's first glyph, not at its whole box.
  private func firstTop(_ box: MathBox) -> Double {
    guard let run = box.runs.first, let glyph = run.glyphs.first else { return box.ascent }
    return run.face.metrics(glyph.id).top * run.size + run.y
  }

  /// `\overset`, `\underset`, `\stackrel`.
  func stack(
    _ body: [MathNode], _ above: [MathNode]?, _ below: [MathNode]?, _ style: MathStyle, _ base: Double
  ) -> MathBox {
    let nucleus = list(body, style, base).asGroup()
    let upper = above.map { list($0, style.superscript, base).asGroup() }
    let lower = below.map { list($0, style.subscript, base).asGroup() }
    return limits(nucleus, upper, lower, size(style, base))
  }
}
