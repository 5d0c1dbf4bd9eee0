// Lays out formulas by TeX's rules (The TeXbook, appendix G) with OpenType MATH data.

import SceneGraph

/// Lays out parsed formulas; lists and simple atoms are here, each structure has a file of its own.
struct MathLayout {
  let fonts: FontSet
  let constants: MathConstants
  /// In hybrid typefaces a letter's italic correction is its overhang, and neighbours close up as in text.
  var isHybrid: Bool { fonts.isHybrid }

  init(fonts: FontSet) {
    self.fonts = fonts
    constants =
      fonts.isHybrid
      ? MathConstants(textFont: fonts.regular(10), mathFont: fonts.math) : MathConstants(mathFont: fonts.math)
  }

  /// The font size of a style, for a label of `base` points.
  func size(_ style: MathStyle, _ base: Double) -> Double { constants.scale(style) * base }

  /// A horizontal list.
  func list(_ nodes: [MathNode], _ style: MathStyle, _ base: Double) -> MathBox {
    if nodes.count == 1 { return single(nodes[0], style, base) }
    var builder = MathListBuilder(layout: self, style: style, base: base)
    var classes = nodes.map(\.atomClass)
    MathAtomClass.resolveSigns(&classes)
    for index in nodes.indices {
      let next = index + 1 < nodes.count ? nodes[index + 1] : nil
      builder.add(nodes[index], classes[index], next: next)
    }
    return builder.finished
  }

  /// A list of one atom keeps the atom's character, for scripts and accents.
  private func single(_ node: MathNode, _ style: MathStyle, _ base: Double) -> MathBox {
    var box = atom(node, style, base)
    if case .space(let em) = node { box.width = em * size(style, base) }
    return box
  }

  /// One atom.
  func atom(_ node: MathNode, _ style: MathStyle, _ base: Double) -> MathBox {
    let size = size(style, base)
    switch node {
    case .symbol(let scalar, let atomClass, let alphabet): return symbol(scalar, atomClass, alphabet, style, size)
    case .word(let text, let alphabet): return word(text, alphabet, style, size)
    case .function(let name, _): return functionName(name, style, size)
    case .largeOperator(let scalar, _): return largeOperator(scalar, style, size)
    case .text(let nodes): return text(nodes, size)
    case .group(let nodes), .classed(_, let nodes): return list(nodes, style, base)
    case .scripts(let scripts): return self.scripts(scripts, style, base)
    case .fraction(let fraction): return self.fraction(fraction, style, base)
    case .radical(let degree, let body): return radical(degree, body, style, base)
    case .accent(let accent, let body): return self.accent(accent, body, style, base)
    case .line(let body, let isAbove): return line(body, isAbove, style, base)
    case .fence(let fence): return self.fence(fence, style, base)
    case .sizedDelimiter(let scalar, let height, _): return sizedDelimiter(scalar, height, size)
    case .stack(let body, let above, let below, _): return stack(body, above, below, style, base)
    case .table(let table): return self.table(table, style, base)
    case .phantom(let body, let width, let height): return phantom(list(body, style, base), width, height)
    case .struck(let body, _): return struck(list(body, style, base), size)
    case .colored(let color, let body): return list(body, style, base).colored(color)
    case .space, .style: return MathBox()
    }
  }

  private func text(_ nodes: [TextNode], _ size: Double) -> MathBox {
    let lines = TextLayout.lines(nodes, fonts: fonts, formulas: self, size: size)
    return lines.count == 1 ? lines[0].asGroup() : lines.reduce(into: MathBox()) { $0.append($1.asGroup()) }
  }

  private func phantom(_ body: MathBox, _ keepsWidth: Bool, _ keepsHeight: Bool) -> MathBox {
    var box = MathBox()
    if keepsWidth { box.width = body.width + body.italic }
    if keepsHeight { (box.ascent, box.descent) = (body.ascent, body.descent) }
    return box
  }
}

/// Builds a list from left to right: spaces between classes, italic corrections, style changes.
struct MathListBuilder {
  let layout: MathLayout
  private var style: MathStyle
  private let base: Double
  private var box = MathBox()
  private var previous: MathAtomClass?
  private var italic = 0.0

  init(layout: MathLayout, style: MathStyle, base: Double) {
    self.layout = layout
    self.style = style
    self.base = base
  }

  var finished: MathBox {
    var result = box
    result.width += italic
    result.italic = 0
    return result
  }

  mutating func add(_ node: MathNode, _ atomClass: MathAtomClass?, next: MathNode?) {
    let em = layout.size(style, base)
    switch node {
    case .style(let level): style.level = level
    case .space(let width):
      box.width += width * em + italic
      italic = 0
    default:
      let piece = layout.atom(node, style, base)
      addSpace(before: atomClass, em)
      var plain = piece
      plain.italic = 0
      box.append(plain)
      italic = correction(piece, next: next)
    }
  }

  private mutating func addSpace(before atomClass: MathAtomClass?, _ em: Double) {
    guard let atomClass else { return }
    var space = 0.0
    if let previous { space = MathAtomClass.space(previous, atomClass, inScript: style.isScript) / 18 * em }
    // A text family's overhang is not a designed correction: beside a space half of it is enough.
    let factor = !layout.isHybrid || space == 0 ? 1 : 0.5
    box.width += space + (layout.isHybrid && atomClass == .punctuation ? 0 : italic * factor)
    italic = 0
    previous = atomClass
  }

  /// Math fonts' letters carry their correction always, as in TeX; letters of a text family close up.
  private func correction(_ piece: MathBox, next: MathNode?) -> Double {
    guard let character = piece.character else { return piece.italic }
    if !layout.isHybrid { return character.face === layout.fonts.math ? piece.italic : 0 }
    guard case .symbol(let scalar, _, _)? = next, scalar.isLetterOfFormula else { return piece.italic }
    return piece.italic * 0.35
  }
}

extension MathNode {
  /// The atom's class; nil for what stands between atoms.
  var atomClass: MathAtomClass? {
    switch self {
    case .symbol(_, let atomClass, _), .classed(let atomClass, _), .sizedDelimiter(_, _, let atomClass),
      .struck(_, let atomClass):
      atomClass
    case .function, .largeOperator: .largeOperator
    case .scripts(let scripts): scripts.base.atomClass ?? .ordinary
    case .fence: .inner
    case .stack(let base, _, _, let atomClass): atomClass ?? (base.count == 1 ? base[0].atomClass : nil) ?? .ordinary
    case .colored(_, let body): body.count == 1 ? body[0].atomClass : .ordinary
    case .space, .style: nil
    default: .ordinary
    }
  }
}

extension Unicode.Scalar {
  var isLetterOfFormula: Bool { isASCIILetter || isGreek }
}
