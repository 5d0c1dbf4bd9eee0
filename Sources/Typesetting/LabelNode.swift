// The parsed form of a label: text with formulas in it.

import SceneGraph

/// A piece of text.
indirect enum TextNode {
  case text(String)
  case styled(TextStyleChange, [TextNode])
  case colored(Color, [TextNode])
  /// Text at a multiple of the size around it.
  case scaled(Double, [TextNode])
  case math([MathNode])
  case script([TextNode], isRaised: Bool)
  /// In em.
  case space(Double)
  case lineBreak
}

enum TextStyleChange: Sendable {
  case bold, italic, emphasis, sans, roman, typewriter, upright, medium, normal
}

/// A mathematical atom or what stands between atoms.
indirect enum MathNode {
  case symbol(Unicode.Scalar, MathAtomClass, MathAlphabet)
  /// Letters or digits shaped as one run: `\mathrm{TeV}`, `13`, `1.2`.
  case word(String, MathAlphabet)
  /// `\ln`, `\max`: upright, with limits in display style or beside.
  case function(String, hasLimits: Bool)
  /// `\sum`, `\int`.
  case largeOperator(Unicode.Scalar, hasLimits: Bool)
  case text([TextNode])
  case group([MathNode])
  case classed(MathAtomClass, [MathNode])
  case scripts(MathScripts)
  case fraction(MathFraction)
  case radical(degree: [MathNode]?, [MathNode])
  case accent(MathAccent, [MathNode])
  case line([MathNode], isAbove: Bool)
  case fence(MathFence)
  case sizedDelimiter(Unicode.Scalar?, height: Double, MathAtomClass)
  /// `\overset`, `\underset`, `\stackrel`.
  case stack(base: [MathNode], above: [MathNode]?, below: [MathNode]?, MathAtomClass?)
  case table(MathTable)
  case phantom([MathNode], keepsWidth: Bool, keepsHeight: Bool)
  /// A stroke through the body: `\not`, `\slashed`.
  case struck([MathNode], MathAtomClass)
  case colored(Color, [MathNode])
  /// In em.
  case space(Double)
  case style(MathStyle.Level)
}

struct MathScripts {
  var base: MathNode
  var lower: [MathNode]?
  var upper: [MathNode]?
  /// `\limits` or `\nolimits`; nil leaves it to the base and the style.
  var limits: Bool?
}

struct MathFraction {
  var numerator: [MathNode]
  var denominator: [MathNode]
  /// `\dfrac`, `\tfrac`.
  var level: MathStyle.Level?
  var hasRule = true
  /// `\binom`.
  var isParenthesized = false
}

struct MathAccent {
  var mark: Unicode.Scalar
  var stretches = false
}

/// `\left( a \middle| b \right)`: one delimiter more than bodies, nil for `.`.
struct MathFence {
  var delimiters: [Unicode.Scalar?]
  var bodies: [[MathNode]]
}

/// `\substack`, `matrix`, `cases`.
struct MathTable {
  enum Kind: Sendable { case substack, matrix, cases }
  var rows: [[[MathNode]]]
  var kind: Kind
}
