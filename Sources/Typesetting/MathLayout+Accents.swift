// Accents above, wide ones included, and strokes through (rule 12 of The TeXbook's appendix G).

extension MathLayout {
  func accent(_ accent: MathAccent, _ body: [MathNode], _ style: MathStyle, _ base: Double) -> MathBox {
    let size = size(style, base)
    let inner = list(body, style.cramped, base)
    guard let mark = mark(accent, width: inner.width, size) else { return inner }
    let run = mark.runs[0]
    let metrics = run.face.metrics(run.glyphs[0].id)
    var center = metrics.centerX
    if run.face === fonts.math, !isHybrid {
      let attachment = run.face.topAccentCenter(run.glyphs[0].id)
      if attachment != 0 { center = attachment }
    }
    // Marks move up by what the letter exceeds the height they are drawn for.
    let drawnFor = run.face === fonts.math ? constants.accentBaseHeight : run.face.inkHeight("x") ?? constants.xHeight
    let distance = isHybrid ? (inner.isAccented ? 0.07 : 0.02) : 0
    let rise = inner.ascent - (drawnFor - distance) * size
    var box = inner
    box.isAccented = true
    var at = inner.accentCenter ?? (inner.width + inner.italic) / 2
    if isHybrid, let limit = rightmostCenter(inner, metrics, size) { at = min(at, limit) }
    box.place(mark, x: at - center * size, y: rise)
    return box
  }

  /// Letters that lean on their left stem (b, h, k) would carry a slanted centre too far right: the mark stays within
  /// the letter's ink if it fits.
  private func rightmostCenter(_ inner: MathBox, _ mark: GlyphMetrics, _ size: Double) -> Double? {
    guard let character = inner.character, !inner.isAccented else { return nil }
    let letter = character.face.metrics(character.glyph)
    let width = mark.right - mark.left
    guard width < letter.right - letter.left else { return nil }
    return (letter.right - 0.04) * character.size - width / 2 * size
  }

  /// The mark's box in the face that suits the letters: the text face's own marks where formulas take letters from it,
  /// and where it has designs for small sizes (as LaTeX does with Latin Modern, whose math font has wider marks).
  private func mark(_ accent: MathAccent, width: Double, _ size: Double) -> MathBox? {
    let spacing = Self.spacingMarks[accent.mark]
    if isHybrid || fonts.hasOpticalSizes, !accent.stretches, let spacing {
      let text = fonts.regular(size)
      if let glyph = text.glyph(spacing) { return self.glyph(glyph, of: text, size, text: accent.mark) }
    }
    let candidates = [accent.mark] + (spacing.map { [$0] } ?? [])
    guard let (face, plain) = fonts.findInMath(candidates) else { return nil }
    let glyph = accent.stretches ? widest(plain, face, fitting: width / size) : plain
    return self.glyph(glyph, of: face, size, text: accent.mark)
  }

  /// The widest variant that does not stick out.
  private func widest(_ glyph: UInt32, _ face: FontFace, fitting width: Double) -> UInt32 {
    func inkWidth(_ glyph: UInt32) -> Double { face.metrics(glyph).right - face.metrics(glyph).left }
    return face.variants(glyph, .horizontal).last { inkWidth($0) <= width * 1.05 } ?? glyph
  }

  /// A text font's spacing marks for the combining ones.
  private static let spacingMarks: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{302}": "\u{2C6}", "\u{303}": "\u{2DC}", "\u{304}": "\u{AF}", "\u{307}": "\u{2D9}", "\u{308}": "\u{A8}",
    "\u{306}": "\u{2D8}", "\u{30C}": "\u{2C7}", "\u{301}": "\u{B4}", "\u{300}": "\u{60}", "\u{30A}": "\u{2DA}",
  ]

  /// A slash through the middle of the body's ink.
  func struck(_ body: MathBox, _ size: Double) -> MathBox {
    let face = isHybrid ? fonts.regular(size) : fonts.math
    guard let glyph = face.glyph("/") ?? fonts.math.glyph("/") else { return body }
    let slash = self.glyph(glyph, of: face, size, text: "\u{338}")
    let metrics = face.metrics(glyph)
    var box = body.asGroup()
    let middle = (body.ascent - body.descent) / 2
    box.place(
      slash, x: body.width / 2 - metrics.centerX * size, y: middle - (metrics.top + metrics.bottom) / 2 * size)
    return box
  }
}
