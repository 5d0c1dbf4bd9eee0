// Long text for a message: its beginning and its end.

extension StringProtocol {
  /// The text, or, where it is much longer than a message should be, its beginning and end with an ellipsis between.
  public func abridged(to limit: Int = 400) -> String {
    guard utf8.count > 2 * limit else { return String(self) }
    let (head, tail) = (unicodeScalars.prefix(2 * limit / 3), unicodeScalars.suffix(limit / 3))
    return "\(String(String.UnicodeScalarView(head))) … \(String(String.UnicodeScalarView(tail)))"
  }
}
