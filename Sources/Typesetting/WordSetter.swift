// Sets one word in one style: a single shaped run where the face has every character, several runs otherwise.

/// Shapes words, finding other fonts for characters that the text face lacks.
struct WordSetter {
  let fonts: FontSet

  func word(_ text: String, _ style: TextStyle, _ size: Double) -> MathBox {
    let face = fonts.face(style, size)
    // Sans families gain nothing from ligatures, and Cairo 1.16 writes ﬁ for fi into the text that PDF readers search.
    let ligatures = style.family == .main && !fonts.isHybrid && Self.mayUseLigatures(text)
    let shaped = face.shape(text, ligatures: ligatures)
    if !shaped.hasMissingGlyph { return box(shaped, face, size) }
    var result = MathBox()
    let pieces = pieces(text, face, style)
    for piece in ReadingOrder.isRightToLeft(text) ? pieces.reversed() : pieces {
      result.append(box(piece.face.shape(piece.text, ligatures: ligatures), piece.face, size))
    }
    return result
  }

  /// Names of samples and regions stay letter by letter: no ligature across `f_i` or in `fit2`.
  private static func mayUseLigatures(_ text: String) -> Bool {
    !text.utf8.contains { $0 == 0x5F || (0x30...0x39).contains($0) }
  }

  private func box(_ shaped: ShapedWord, _ face: FontFace, _ size: Double) -> MathBox {
    var box = MathBox()
    box.width = shaped.advance * size
    box.ascent = shaped.top * size
    box.descent = -shaped.bottom * size
    box.italic = shaped.overhang * size
    if shaped.glyphs.count == 1 { box.character = (face, shaped.glyphs[0].id, size) }
    let glyphs = shaped.glyphs.map {
      ShapedWord.Glyph(id: $0.id, x: $0.x * size, y: $0.y * size, text: $0.text)
    }
    box.runs = [
      BoxRun(face: face, size: size, color: nil, x: 0, y: 0, glyphs: glyphs, advance: box.width, isWord: true)
    ]
    return box
  }

  private struct Piece {
    var text: String
    var face: FontFace
  }

  /// Neighbouring characters that the same face can set.
  private func pieces(_ text: String, _ face: FontFace, _ style: TextStyle) -> [Piece] {
    var pieces: [Piece] = []
    for character in text {
      let (replacement, chosen) = choose(character, face, style)
      if let last = pieces.last, last.face === chosen {
        pieces[pieces.count - 1].text.append(replacement)
      } else {
        pieces.append(Piece(text: String(replacement), face: chosen))
      }
    }
    return pieces
  }

  private func choose(_ character: Character, _ face: FontFace, _ style: TextStyle) -> (Character, FontFace) {
    if covers(face, character) { return (character, face) }
    if style.isBold, let scalar = character.unicodeScalars.first, scalar.isGreek {
      let bold = MathAlphabet.bold.styled(scalar)
      if fonts.math.glyph(bold) != nil { return (Character(bold), fonts.math) }
    }
    if let other = fonts.fallbacks.first(where: { covers($0, character) }) { return (character, other) }
    if !fonts.missing.contains(character) { fonts.missing.append(character) }
    return (character, face)
  }

  /// Joiners and variation selectors need no glyph; a composed character may be set as its parts.
  private func covers(_ face: FontFace, _ character: Character) -> Bool {
    let shaped = face.shape(String(character))
    return !shaped.glyphs.isEmpty && !shaped.hasMissingGlyph
  }
}
