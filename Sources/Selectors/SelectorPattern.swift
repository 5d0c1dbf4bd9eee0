// What a field is compared with: a text, a glob or a regular expression.

/// The right side of a comparison.
enum SelectorPattern: Sendable, Equatable {
  case literal(String)
  case glob(Glob)
  case expression(SearchExpression)

  func matches(_ value: String) -> Bool {
    switch self {
    case .literal(let text): text == value
    case .glob(let glob): glob.matches(value)
    case .expression(let expression): expression.isFound(in: value)
    }
  }
}

/// A name with wild cards: `*` is any characters, `?` is one.
public struct Glob: Sendable, Equatable {
  private let pattern: [Unicode.Scalar]

  /// A pattern in which `*` stands for any characters and `?` for one.
  public init(_ text: String) { pattern = Array(text.unicodeScalars) }

  /// At worst quadratic in time: a star remembers where it may grow.
  public func matches(_ name: String) -> Bool {
    let text = Array(name.unicodeScalars)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        (p, t) = (p + 1, t + 1)
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (p, t) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
