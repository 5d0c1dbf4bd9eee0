// A regular expression that is searched for in a name, in time that grows only linearly with the name.

/// The part of the usual regular expressions that a finite automaton decides: no pattern makes it hang.
///
/// Characters, `.`, classes `[a-z_]` and `[^0-9]`, `\d \w \s` and `\D \W \S`, groups `( )` and `(?: )`, `|`,
/// `* + ? {2} {2,} {2,5}`, `^ $ \b \B`, and a backslash before a sign that stands for itself. A character is a Unicode
/// scalar. Whatever else other engines know (references to groups, looking ahead, flags) is refused.
public struct SearchExpression: Sendable, Equatable {
  /// As it was written, without the slashes.
  public let source: String
  let program: SearchProgram

  /// Reads an expression; throws where it cannot be read, with the offset.
  public init(_ source: String) throws(SearchExpressionProblem) {
    var parser = SearchSyntaxParser(source)
    program = SearchProgram(try parser.parse())
    self.source = source
  }

  /// Whether the expression matches anywhere in the text. Time: the text's length times the expression's.
  public func isFound(in text: String) -> Bool { program.search(Array(text.unicodeScalars)).isFound }

  /// Whether all parts are equal.
  public static func == (left: Self, right: Self) -> Bool { left.source == right.source }
}

/// A regular expression that cannot be read: where, why, and what to write.
public struct SearchExpressionProblem: Error, Equatable, Sendable {
  /// Characters (Unicode scalars) of the expression before the place.
  public var offset: Int
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// Every part by its name.
  public init(offset: Int, message: String, hint: String) {
    self.offset = offset
    self.message = message
    self.hint = hint
  }
}

extension SearchExpressionProblem: CustomStringConvertible {
  /// As a person reads it.
  public var description: String { "character \(offset + 1): \(message) (\(hint))" }
}
