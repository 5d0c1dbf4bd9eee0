// Which characters one place of a regular expression takes.

/// Ranges and kinds of Unicode scalars, or all others.
struct ScalarSet: Sendable, Equatable {
  enum Kind: Sendable, Equatable { case digit, word, blank }

  var ranges: [ClosedRange<Unicode.Scalar>] = []
  var kinds: [(kind: Kind, isNegated: Bool)] = []
  var isNegated = false

  static let anything = ScalarSet(ranges: ["\n"..."\n"], isNegated: true)

  init(ranges: [ClosedRange<Unicode.Scalar>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  init(_ kind: Kind, isNegated: Bool) { kinds = [(kind, isNegated)] }

  /// How many comparisons a character may need.
  var size: Int { max(1, ranges.count + kinds.count) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isListed =
      ranges.contains { $0.contains(scalar) } || kinds.contains { Self.holds($0.kind, scalar) != $0.isNegated }
    return isListed != isNegated
  }

  static func holds(_ kind: Kind, _ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return switch kind {
    case .digit: properties.generalCategory == .decimalNumber
    case .blank: properties.isWhitespace
    case .word: properties.isAlphabetic || wordCategories.contains(properties.generalCategory)
    }
  }

  /// Beside letters: digits, the underscore and its like, and the marks on letters.
  private static let wordCategories: Set<Unicode.GeneralCategory> = [
    .decimalNumber, .connectorPunctuation, .nonspacingMark, .spacingMark, .enclosingMark,
  ]

  static func == (left: Self, right: Self) -> Bool {
    left.ranges == right.ranges && left.isNegated == right.isNegated
      && left.kinds.elementsEqual(right.kinds) { $0.kind == $1.kind && $0.isNegated == $1.isNegated }
  }
}
