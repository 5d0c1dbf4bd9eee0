// Radicals, lines above and below (rules 9 to 11 of The TeXbook's appendix G).

extension MathLayout {
  func radical(_ degree: [MathNode]?, _ body: [MathNode], _ style: MathStyle, _ base: Double) -> MathBox {
    let size = size(style, base)
    let inner = list(body, style.cramped, base).asGroup()
    let thickness = constants.radicalRule * size
    let gap = (style.isDisplay ? constants.radicalGapDisplay : constants.radicalGap) * size
    let needed = inner.height + gap + thickness
    guard let glyph = fonts.math.glyph("√") else { return inner }
    let sign = stretched(glyph, of: fonts.math, .vertical, to: needed, size, text: "√")
    let slack = max(0, sign.height - needed) / 2
    let top = inner.ascent + gap + slack + thickness
    let raise = top - sign.ascent
    var box = MathBox()
    let start = degree.map { placeDegree($0, &box, sign, raise, base, size) } ?? 0
    box.place(sign, x: start, y: raise)
    let end = start + sign.width
    // The rule begins under the sign's ink, so that no gap shows where they meet.
    let ink = start + inkRight(sign) - 0.02 * size
    box.rules.append(
      BoxRule(x: ink, y: top - thickness, width: end + inner.width + 0.02 * size - ink, height: thickness))
    box.place(inner, x: end)
    box.ascent = max(box.ascent, top + constants.radicalExtraAscender * size)
    box.width = end + inner.width + 0.02 * size
    return box
  }

  /// The degree sits in the sign's elbow; returns where the sign starts.
  private func placeDegree(
    _ degree: [MathNode], _ box: inout MathBox, _ sign: MathBox, _ raise: Double, _ base: Double, _ size: Double
  ) -> Double {
    let index = list(degree, MathStyle(level: .scriptScript), base).asGroup()
    let before = constants.radicalKernBeforeDegree * size
    let start = max(0, before + index.width + constants.radicalKernAfterDegree * size)
    let bottom = raise - sign.descent + constants.radicalDegreeRaise * sign.height
    box.place(
      index, x: max(before, start - index.width - constants.radicalKernAfterDegree * size), y: bottom + index.descent)
    return start
  }

  private func inkRight(_ box: MathBox) -> Double {
    guard let run = box.runs.last, let glyph = run.glyphs.last else { return box.width }
    return run.x + glyph.x + run.face.metrics(glyph.id).right * run.size
  }

  func line(_ body: [MathNode], _ isAbove: Bool, _ style: MathStyle, _ base: Double) -> MathBox {
    let size = size(style, base)
    var box = list(body, isAbove ? style.cramped : style, base).asGroup()
    let thickness = constants.lineThickness * size, gap = constants.lineGap * size
    let y = isAbove ? box.ascent + gap : -box.descent - gap - thickness
    box.rules.append(BoxRule(x: 0, y: y, width: box.width, height: thickness))
    if isAbove {
      box.ascent += gap + 1.5 * thickness
    } else {
      box.descent += gap + 1.5 * thickness
    }
    return box
  }
}
