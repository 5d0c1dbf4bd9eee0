// Delimiters of any size: variants, assemblies, fences (rule 19 of The TeXbook's appendix G).

extension MathLayout {
  /// `\left … \right`: tall enough for 90.1 % of the body about the axis, or all but 0.5 em of it.
  func fence(_ fence: MathFence, _ style: MathStyle, _ base: Double) -> MathBox {
    let size = size(style, base), axis = constants.axisHeight * size
    let bodies = fence.bodies.map { list($0, style, base).asGroup() }
    let half = bodies.map { max($0.ascent - axis, $0.descent + axis) }.max() ?? 0
    let height = max(2 * half * 0.901, 2 * half - 0.5 * size)
    var box = MathBox()
    for (index, scalar) in fence.delimiters.enumerated() {
      if let scalar {
        box.append(delimiter(scalar, atLeast: height, size).asGroup())
      } else {
        box.width += 0.12 * size
      }
      if index < bodies.count { box.append(bodies[index]) }
    }
    return box
  }

  func sizedDelimiter(_ scalar: Unicode.Scalar?, _ height: Double, _ size: Double) -> MathBox {
    guard let scalar else { return MathBox() }
    return delimiter(scalar, atLeast: height * size, size).asGroup()
  }

  /// A delimiter of at least `height`, centred on the axis.
  func delimiter(_ scalar: Unicode.Scalar, atLeast height: Double, _ size: Double) -> MathBox {
    if isHybrid {
      let text = fonts.regular(size)
      if let glyph = text.glyph(scalar), text.metrics(glyph).height * size >= height {
        return self.glyph(glyph, of: text, size, text: scalar)
      }
    }
    guard let (face, glyph) = fonts.findInMath([scalar]) else {
      return word(String(Character(scalar)), .upright, .text, size)
    }
    return centered(stretched(glyph, of: face, .vertical, to: height, size, text: scalar), size)
  }

  /// The smallest variant whose ink reaches `length`, or an assembly, or the largest there is.
  func stretched(
    _ glyph: UInt32, of face: FontFace, _ direction: StretchDirection, to length: Double, _ size: Double,
    text: Unicode.Scalar
  ) -> MathBox {
    func reach(_ candidate: UInt32) -> Double {
      let metrics = face.metrics(candidate)
      return (direction == .vertical ? metrics.height : metrics.right - metrics.left) * size
    }
    if reach(glyph) >= length { return self.glyph(glyph, of: face, size, text: text) }
    let variants = face.variants(glyph, direction)
    if let fitting = variants.first(where: { reach($0) >= length }) {
      return self.glyph(fitting, of: face, size, text: text)
    }
    let parts = face.assembly(glyph, direction)
    guard !parts.isEmpty else { return self.glyph(variants.last ?? glyph, of: face, size, text: text) }
    return assembled(parts, face, direction, length / size, size, text)
  }

  private func assembled(
    _ parts: [AssemblyPart], _ face: FontFace, _ direction: StretchDirection, _ length: Double, _ size: Double,
    _ text: Unicode.Scalar
  ) -> MathBox {
    let overlap = face.minimumOverlap(direction)
    let sequence = repeatExtenders(parts, overlap, length)
    let joints = Double(max(1, sequence.count - 1))
    let total = sequence.reduce(0) { $0 + $1.fullAdvance } - Double(sequence.count - 1) * overlap
    let extra = max(0, total - length) / joints
    var run = BoxRun(face: face, size: size, color: nil, x: 0, y: 0, glyphs: [], advance: 0, isWord: false)
    var box = MathBox(), position = 0.0
    for (index, part) in sequence.enumerated() {
      let metrics = face.metrics(part.glyph), character = index == 0 ? String(Character(text)) : ""
      let along = (position - (direction == .vertical ? metrics.bottom : metrics.left)) * size
      run.glyphs.append(
        direction == .vertical
          ? .init(id: part.glyph, x: 0, y: along, text: character)
          : .init(id: part.glyph, x: along, y: 0, text: character))
      box.width = max(box.width, metrics.advance * size)
      box.ascent = max(box.ascent, metrics.top * size)
      guard index + 1 < sequence.count else { break }
      let limit = min(part.endConnector, sequence[index + 1].startConnector)
      position += part.fullAdvance - max(min(overlap + extra, limit), min(overlap, limit))
    }
    position += sequence.last?.fullAdvance ?? 0
    if direction == .vertical { box.ascent = position * size } else { box.width = position * size }
    run.advance = box.width
    box.runs = [run]
    return box
  }

  /// As many extenders as the length needs, at most 200 each.
  private func repeatExtenders(_ parts: [AssemblyPart], _ overlap: Double, _ length: Double) -> [AssemblyPart] {
    let fixed = parts.filter { !$0.isExtender }, extenders = parts.filter(\.isExtender)
    let fixedLength = fixed.reduce(0) { $0 + $1.fullAdvance - overlap } + overlap
    let step = extenders.reduce(0) { $0 + $1.fullAdvance - overlap }
    let count = step > 0 ? min(200, max(0, Int(((length - fixedLength) / step).rounded(.up)))) : 0
    return parts.flatMap { part in part.isExtender ? Array(repeating: part, count: count) : [part] }
  }
}
