// The mathematical alphabets and their places in Unicode.

/// How letters of a formula are drawn.
enum MathAlphabet: Sendable, Hashable {
  case normal, upright, italic, bold, boldItalic, calligraphic, fraktur, blackboard, sansSerif, typewriter

  /// Whether neighbouring letters make words, shaped as one run with kerning, set by a text face.
  var makesWords: Bool {
    switch self {
    case .upright, .italic, .bold, .sansSerif, .typewriter: true
    case .normal, .boldItalic, .calligraphic, .fraktur, .blackboard: false
    }
  }

  /// The text face's style for words of this alphabet; digits of a formula are upright.
  var wordStyle: TextStyle {
    switch self {
    case .bold, .boldItalic: TextStyle(isBold: true)
    case .italic: TextStyle(isItalic: true)
    case .sansSerif: TextStyle(family: .sans)
    case .typewriter: TextStyle(family: .typewriter)
    case .normal, .upright, .calligraphic, .fraktur, .blackboard: TextStyle()
    }
  }

  /// Capital Greek letters stand upright, as in LaTeX, unless italics are asked for.
  func forGreek(_ scalar: Unicode.Scalar) -> MathAlphabet {
    guard (0x391...0x3A9).contains(scalar.value) else { return self }
    return self == .normal ? .upright : self == .boldItalic ? .bold : self
  }

  /// The character that stands for `scalar` in this alphabet, itself where Unicode has none.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    exception(scalar) ?? letter(scalar) ?? digit(scalar) ?? greek(scalar) ?? scalar
  }

  /// The holes in the block Mathematical Alphanumeric Symbols.
  private func exception(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch (self, scalar) {
    case (.normal, "h"), (.italic, "h"): "\u{210E}"
    case (.calligraphic, _): Self.scriptExceptions[scalar]
    case (.fraktur, _): Self.frakturExceptions[scalar]
    case (.blackboard, _): Self.blackboardExceptions[scalar]
    default: nil
    }
  }

  private static let scriptExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "B": "\u{212C}", "E": "\u{2130}", "F": "\u{2131}", "H": "\u{210B}", "I": "\u{2110}", "L": "\u{2112}",
    "M": "\u{2133}", "R": "\u{211B}", "e": "\u{212F}", "g": "\u{210A}", "o": "\u{2134}",
  ]
  private static let frakturExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "\u{212D}", "H": "\u{210C}", "I": "\u{2111}", "R": "\u{211C}", "Z": "\u{2128}",
  ]
  private static let blackboardExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "\u{2102}", "H": "\u{210D}", "N": "\u{2115}", "P": "\u{2119}", "Q": "\u{211A}", "R": "\u{211D}",
    "Z": "\u{2124}",
  ]

  private func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let start = letterStart else { return nil }
    switch scalar {
    case "A"..."Z": return Unicode.Scalar(start + scalar.value - 65)
    case "a"..."z": return Unicode.Scalar(start + 26 + scalar.value - 97)
    default: return nil
    }
  }

  private var letterStart: UInt32? {
    switch self {
    case .normal, .italic: 0x1D434
    case .bold: 0x1D400
    case .boldItalic: 0x1D468
    case .calligraphic: 0x1D49C
    case .fraktur: 0x1D504
    case .blackboard: 0x1D538
    case .sansSerif: 0x1D5A0
    case .typewriter: 0x1D670
    case .upright: nil
    }
  }

  private func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard ("0"..."9").contains(scalar) else { return nil }
    switch self {
    case .bold, .boldItalic: return Unicode.Scalar(0x1D7CE + scalar.value - 48)
    case .blackboard: return Unicode.Scalar(0x1D7D8 + scalar.value - 48)
    default: return nil
    }
  }

  private func greek(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let capitals = greekStart else { return nil }
    let lower = capitals + 0x1A
    switch scalar.value {
    case 0x391...0x3A9: return Unicode.Scalar(capitals + scalar.value - 0x391)
    case 0x3B1...0x3C9: return Unicode.Scalar(lower + scalar.value - 0x3B1)
    case 0x2207: return Unicode.Scalar(capitals + 25)
    default: return Self.greekVariants[scalar.value].flatMap { Unicode.Scalar(lower + $0) }
    }
  }

  /// ∂ and the variant letters follow ω in each alphabet.
  private static let greekVariants: [UInt32: UInt32] = [
    0x2202: 25, 0x3F5: 26, 0x3D1: 27, 0x3F0: 28, 0x3D5: 29, 0x3F1: 30, 0x3D6: 31,
  ]

  private var greekStart: UInt32? {
    switch self {
    case .normal, .italic: 0x1D6E2
    case .bold: 0x1D6A8
    case .boldItalic: 0x1D71C
    default: nil
    }
  }
}
