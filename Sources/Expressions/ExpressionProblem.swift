// Why a text is not an expression: what is wrong, where, and what to do.

/// A text that cannot be read as an expression.
public struct ExpressionProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The expression as it was written.
  public var text: String
  /// Characters (Unicode scalars) before the place of the problem.
  public var offset: Int
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String?

  /// Every part by its name; those with a default may be left out.
  public init(text: String, offset: Int, message: String, hint: String? = nil) {
    self.text = text
    self.offset = offset
    self.message = message
    self.hint = hint
  }

  static func tooLong(_ text: String) -> ExpressionProblem {
    ExpressionProblem(text: text, offset: 0, message: "with all that it is defined by, the expression is too long")
  }

  /// What is wrong and at which character, from 1.
  public var sentence: String { "\(message) at character \(offset + 1) of '\(excerpt)'" }

  /// `error:` and the sentence; the hint in a second line.
  public var description: String { "error: \(sentence)" + (hint.map { "\n  hint: \($0)" } ?? "") }

  /// A long text around the place of the problem.
  private var excerpt: String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > 80 else { return text }
    let first = max(min(offset - 40, scalars.count - 80), 0), last = min(first + 80, scalars.count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[first..<last])
    return (first > 0 ? "…" : "") + String(view) + (last < scalars.count ? "…" : "")
  }
}

/// The nearest of some words, for "did you mean".
enum NearWord {
  /// At most a third of the letters may differ.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let limit = max(word.count / 3, 1)
    let ranked = candidates.map { (distance(word.lowercased(), $0.lowercased()), $0) }
    return ranked.filter { $0.0 <= limit }.min { $0 < $1 }?.1
  }

  /// Letters changed, added or left out.
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let above = row[column + 1]
        row[column + 1] = min(diagonal + (letter == right[column] ? 0 : 1), min(above, row[column]) + 1)
        diagonal = above
      }
    }
    return row[right.count]
  }
}
