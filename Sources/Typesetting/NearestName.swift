// The known name nearest to a misspelt one, for did-you-mean hints.

/// Finds what a misspelt name may have meant.
enum NearestName {
  /// The name among `candidates` within a third of its length in edits; ties go to the first in alphabetical order.
  static func find(_ name: String, among candidates: [String]) -> String? {
    let limit = max(1, name.count / 3)
    let wanted = Array(name.unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in candidates.sorted() where abs(candidate.unicodeScalars.count - wanted.count) <= limit {
      let other = Array(candidate.unicodeScalars)
      let sameLetters = candidate.lowercased() == name.lowercased()
      let distance = sameLetters ? 0 : editDistance(wanted, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var older = [Int](), previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        row.append(cost)
      }
      older = previous
      previous = row
    }
    return previous[b.count]
  }
}
