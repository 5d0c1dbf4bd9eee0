// Sets text: words as shaped runs with fonts for what the text face lacks, spaces, styles, raised and lowered text.

import SceneGraph

/// Sets text nodes into lines of boxes.
struct TextLayout {
  let fonts: FontSet
  let formulas: MathLayout
  private var lines: [MathBox] = [MathBox()]
  private var pendingItalic = 0.0

  init(fonts: FontSet, formulas: MathLayout) {
    self.fonts = fonts
    self.formulas = formulas
  }

  /// The lines of a label, one box each.
  static func lines(
    _ nodes: [TextNode], fonts: FontSet, formulas: MathLayout, size: Double
  ) -> [MathBox] {
    var layout = TextLayout(fonts: fonts, formulas: formulas)
    layout.set(nodes, TextStyle(), size, nil)
    return layout.lines
  }

  private mutating func set(_ nodes: [TextNode], _ style: TextStyle, _ size: Double, _ color: Color?) {
    for node in nodes { set(node, style, size, color) }
  }

  private mutating func set(_ node: TextNode, _ style: TextStyle, _ size: Double, _ color: Color?) {
    switch node {
    case .text(let text): setWords(text, style, size, color)
    case .styled(let change, let nodes):
      set(nodes, style.changed(change), size, color)
      closeItalic(unless: style.isItalic)
    case .colored(let inner, let nodes): set(nodes, style, size, inner)
    case .scaled(let factor, let nodes): set(nodes, style, size * factor, color)
    case .math(let nodes): append(formulas.list(nodes, .text, size).asGroup(), color)
    case .script(let nodes, let isRaised): setScript(nodes, isRaised, style, size, color)
    case .space(let em): lines[lines.count - 1].width += em * size
    case .lineBreak: lines.append(MathBox())
    }
  }

  private mutating func append(_ box: MathBox, _ color: Color?) {
    lines[lines.count - 1].append(color.map { box.colored($0) } ?? box)
    pendingItalic = 0
  }

  /// Italic text gets its correction where upright text follows.
  private mutating func closeItalic(unless staysItalic: Bool) {
    if !staysItalic { lines[lines.count - 1].width += pendingItalic }
    pendingItalic = 0
  }

  private mutating func setScript(
    _ nodes: [TextNode], _ isRaised: Bool, _ style: TextStyle, _ size: Double, _ color: Color?
  ) {
    var inner = TextLayout(fonts: fonts, formulas: formulas)
    inner.set(nodes, style, size * formulas.constants.scriptScale, color)
    let shift = isRaised ? formulas.constants.superscriptShift : -formulas.constants.subscriptShift
    append((inner.lines.first ?? MathBox()).raised(by: shift * size), nil)
  }

  /// Words and the blanks between them, as wide as the face's own blank.
  private mutating func setWords(_ text: String, _ style: TextStyle, _ size: Double, _ color: Color?) {
    let face = fonts.face(style, size)
    let blank = face.glyph(" ").map { face.metrics($0).advance } ?? 0.25
    for piece in ReadingOrder.pieces(of: text) {
      guard piece.first.map(ReadingOrder.isBlank) == true else {
        appendWord(piece, style, size, color)
        continue
      }
      lines[lines.count - 1].width += blank * size
      pendingItalic = 0
    }
  }

  private mutating func appendWord(_ word: String, _ style: TextStyle, _ size: Double, _ color: Color?) {
    let box = WordSetter(fonts: fonts).word(word, style, size)
    append(box, color)
    pendingItalic = style.isItalic ? box.italic : 0
  }
}

extension TextStyle {
  func changed(_ change: TextStyleChange) -> TextStyle {
    var style = self
    switch change {
    case .bold: style.isBold = true
    case .italic: style.isItalic = true
    case .emphasis: style.isItalic.toggle()
    case .sans: style.family = .sans
    case .typewriter: style.family = .typewriter
    case .roman: style.family = .main
    case .upright: style.isItalic = false
    case .medium: style.isBold = false
    case .normal: break
    }
    return style
  }
}
