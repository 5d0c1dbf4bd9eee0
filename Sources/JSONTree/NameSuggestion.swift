// Did you mean: the known name nearest to one that is not known.

/// Finds the nearest of some names.
public enum NameSuggestion {
  /// The candidate with the fewest edits (letters changed, added, left out or swapped), if they are few; the first of
  /// equals. To look for many names among the same, make one `NameIndex`.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    NameIndex(candidates).nearest(to: name)
  }
}

/// Known names, prepared for looking up many that are not known.
public struct NameIndex: Sendable {
  private let names: [String]
  private let letters: [[UInt32]]

  /// Names among which near ones are looked for.
  public init(_ names: some Sequence<String>) {
    self.names = Array(names)
    letters = self.names.map(Self.letters)
  }

  /// The name with the fewest edits, if they are few; the first of equals.
  public func nearest(to name: String) -> String? {
    let wanted = Self.letters(name)
    // A third of the letters: of names with two letters, every other pair would be near.
    var limit = min(wanted.count / 3, Self.mostEdits)
    guard limit > 0 else { return nil }
    var best: Int?
    for index in names.indices where abs(letters[index].count - wanted.count) <= limit {
      guard let distance = EditDistance.between(wanted, letters[index], limit: limit), names[index] != name
      else { continue }
      best = index
      if distance == 0 { break }
      limit = distance - 1
    }
    return best.map { names[$0] }
  }

  /// More edits than this make another name, however long both are.
  private static let mostEdits = 8
  /// Longer names are compared by their beginning.
  private static let lengthLimit = 120

  private static func letters(_ name: String) -> [UInt32] {
    name.lowercased().unicodeScalars.prefix(lengthLimit).map(\.value)
  }
}
