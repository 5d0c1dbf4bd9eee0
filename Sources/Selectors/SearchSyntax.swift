// What a regular expression says, as a tree.

/// A tree of the constructs that a finite automaton decides.
indirect enum SearchSyntax: Sendable, Equatable {
  /// A place between characters.
  enum Place: Sendable, Equatable { case start, end, wordEdge, noWordEdge }

  case nothing
  case one(ScalarSet)
  case place(Place)
  case sequence([SearchSyntax])
  case choice([SearchSyntax])
  case repeated(SearchSyntax, atLeast: Int, atMost: Int?)

  /// No expression is larger: with it the time that a character of the text takes is bounded.
  static let largest = 2000

  /// At least the instructions and comparisons that the program of this tree has; whatever is beyond the limit counts
  /// as just beyond, so that repetitions of repetitions do not overflow.
  var size: Int {
    switch self {
    case .nothing, .place: 1
    case .one(let set): Self.bounded(set.size)
    case .sequence(let parts): parts.reduce(1) { Self.bounded($0 + $1.size) }
    case .choice(let parts): parts.reduce(1) { Self.bounded($0 + $1.size + 2) }
    case .repeated(let part, let atLeast, let atMost):
      Self.bounded(1 + atLeast * part.size + (atMost.map { ($0 - atLeast) * (part.size + 1) } ?? part.size + 2))
    }
  }

  private static func bounded(_ size: Int) -> Int { min(size, largest + 1) }
}
