// Symbols, words, function names and large operators of formulas.

extension MathLayout {
  /// A face, its glyph, and the character that the glyph stands for in that face.
  struct Choice {
    var face: FontFace
    var glyph: UInt32
    var scalar: Unicode.Scalar
  }

  func symbol(
    _ scalar: Unicode.Scalar, _ atomClass: MathAtomClass, _ alphabet: MathAlphabet, _ style: MathStyle, _ size: Double
  ) -> MathBox {
    if style.isScript, let face = scriptOperatorFace(scalar, size), let glyph = face.glyph(scalar) {
      return self.glyph(glyph, of: face, size, text: scalar)
    }
    guard var choice = choose(scalar, alphabet, size) else {
      return word(String(Character(scalar)), alphabet, style, size)
    }
    if style.isScript, choice.face === fonts.math, !isHybrid || !scalar.isLetterOfFormula {
      let level = style.level == .script ? 1 : 2
      choice.glyph = choice.face.scriptDesign(choice.scalar, choice.glyph, level: level)
    }
    let box = glyph(choice.glyph, of: choice.face, size, text: scalar)
    // Operators of the math font move from its axis to the text family's.
    if isHybrid, choice.face === fonts.math, atomClass == .binary || atomClass == .relation {
      let shift = constants.axisHeight - fonts.math.mathAxisHeight
      return box.raised(by: shift * size)
    }
    return box
  }

  /// Signs and brackets of scripts come from the text face's design for that size, as in LaTeX: math fonts draw
  /// letters for small sizes, but no signs.
  private func scriptOperatorFace(_ scalar: Unicode.Scalar, _ size: Double) -> FontFace? {
    guard !isHybrid, fonts.hasOpticalSizes, "+−=±×()[]!:;/".unicodeScalars.contains(scalar) else {
      return nil
    }
    return fonts.regular(size)
  }

  private func choose(_ scalar: Unicode.Scalar, _ alphabet: MathAlphabet, _ size: Double) -> Choice? {
    if isHybrid, let choice = textChoice(scalar, alphabet, size) { return choice }
    let styled = alphabet.styled(scalar)
    for candidate in [styled, scalar] {
      if let glyph = fonts.math.glyph(candidate) { return Choice(face: fonts.math, glyph: glyph, scalar: candidate) }
    }
    guard let found = fonts.findInMath([styled, scalar]) else { return nil }
    return Choice(face: found.face, glyph: found.glyph, scalar: scalar)
  }

  /// The text family's glyph in a hybrid typeface.
  private func textChoice(_ scalar: Unicode.Scalar, _ alphabet: MathAlphabet, _ size: Double) -> Choice? {
    guard ![.calligraphic, .blackboard, .fraktur].contains(alphabet) else { return nil }
    var style = alphabet.wordStyle
    if scalar.isLetterOfFormula || scalar == "∂" {
      style.isItalic = [.normal, .italic, .boldItalic].contains(alphabet)
    } else {
      style.isItalic = false
    }
    let face = fonts.face(style, size)
    for candidate in Self.textEquivalents(scalar) {
      let chosen = candidate == "\u{127}" ? fonts.face(TextStyle(isItalic: true), size) : face
      if let glyph = chosen.glyph(candidate) { return Choice(face: chosen, glyph: glyph, scalar: candidate) }
    }
    return nil
  }

  /// A text font's own characters for mathematical ones.
  private static func textEquivalents(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "ϕ": ["ϕ", "φ"]
    case "ϵ": ["ϵ", "ε"]
    case "⋅": ["·", "⋅"]
    case "ℏ": ["\u{127}", "ℏ"]
    case "µ": ["µ", "μ"]
    default: [scalar]
    }
  }

  /// One glyph as a box with what scripts and accents need.
  func glyph(_ glyph: UInt32, of face: FontFace, _ size: Double, text: Unicode.Scalar?) -> MathBox {
    let metrics = face.metrics(glyph)
    var box = MathBox()
    box.width = metrics.advance * size
    box.ascent = metrics.top * size
    box.descent = -metrics.bottom * size
    box.character = (face, glyph, size)
    if face === fonts.math {
      box.italic = face.italicCorrection(glyph) * size
      box.accentCenter = face.topAccentCenter(glyph) * size
    } else if face.isItalic {
      box.italic = max(0, metrics.right - metrics.advance) * size
      box.accentCenter = slantedCenter(metrics) * size
    }
    box.runs = [
      BoxRun(
        face: face, size: size, color: nil, x: 0, y: 0,
        glyphs: [.init(id: glyph, x: 0, y: 0, text: text.map(PlainText.of) ?? "")],
        advance: box.width, isWord: false)
    ]
    return box
  }

  /// The ink's middle, moved to the top along the slant of an oblique text font (12°, a little less by eye).
  private func slantedCenter(_ metrics: GlyphMetrics) -> Double {
    metrics.centerX + 0.19 * metrics.height / 2
  }

  /// Letters or digits as one run. A single letter of a math font's alphabet needs no run of its own.
  func word(_ text: String, _ alphabet: MathAlphabet, _ style: MathStyle, _ size: Double) -> MathBox {
    var box = WordSetter(fonts: fonts).word(text, alphabet.wordStyle, size)
    if alphabet != .italic, box.character == nil { box.italic = 0 }
    return box
  }

  func functionName(_ name: String, _ style: MathStyle, _ size: Double) -> MathBox {
    let spaced = ["limsup": "lim sup", "liminf": "lim inf", "argmin": "arg min", "argmax": "arg max"][name] ?? name
    var box = MathBox()
    for (index, part) in spaced.split(separator: " ").enumerated() {
      if index > 0 { box.width += 3.0 / 18 * size }
      box.append(WordSetter(fonts: fonts).word(String(part), TextStyle(), size))
    }
    box.italic = 0
    return box
  }

  /// `\sum`, `\int`: larger in display style, centred on the axis.
  func largeOperator(_ scalar: Unicode.Scalar, _ style: MathStyle, _ size: Double) -> MathBox {
    guard let found = fonts.findInMath([scalar]) else {
      return word(String(Character(scalar)), .upright, style, size)
    }
    var (face, glyph) = found
    if style.isDisplay {
      let wanted = constants.displayOperatorHeight
      glyph = face.variants(glyph, .vertical).first { face.metrics($0).height >= wanted } ?? glyph
    }
    var box = centered(self.glyph(glyph, of: face, size, text: scalar), size)
    box.character = nil
    return box
  }

  /// Moves a box so that its middle lies on the axis.
  func centered(_ box: MathBox, _ size: Double) -> MathBox {
    box.raised(by: constants.axisHeight * size - (box.ascent - box.descent) / 2)
  }
}
