// Did you mean: the known name nearest to one that is not known.

/// Finds the nearest of some names.
public enum NameSuggestion {
  /// The candidate with the fewest edits (letters changed, added, left out or swapped), if they are few; the first of equals.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(name.lowercased().unicodeScalars.prefix(lengthLimit))
    let limit = max(1, letters.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(lengthLimit))
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = distance(letters, other)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Longer names are compared by their beginning.
  private static let lengthLimit = 120

  /// Restricted Damerau–Levenshtein distance.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var twoAgo: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let change = previous[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(change, previous[column + 1] + 1, current[column] + 1)
        let isSwap =
          row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
        if isSwap { best = min(best, twoAgo[column - 1] + 1) }
        current.append(best)
      }
      (twoAgo, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
