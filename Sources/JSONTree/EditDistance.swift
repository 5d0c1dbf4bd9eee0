// How many edits turn one word into another: letters changed, added, left out, or swapped with their neighbour.

/// Restricted Damerau–Levenshtein distance, computed only as far as it can be small.
enum EditDistance {
  /// The distance, or nil if it is more than `limit`.
  static func between(_ left: [UInt32], _ right: [UInt32], limit: Int) -> Int? {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        let (left, right) = differing(left[...], right[...])
        if left.isEmpty || right.isEmpty {
          let rest = max(left.count, right.count)
          return rest <= limit ? rest : nil
        }
        return banded(UnsafeBufferPointer(rebasing: left), UnsafeBufferPointer(rebasing: right), limit)
      }
    }
  }

  private typealias Word = Slice<UnsafeBufferPointer<UInt32>>

  /// Without the beginning and the end that both share.
  private static func differing(_ left: Word, _ right: Word) -> (Word, Word) {
    var (left, right) = (left, right)
    while let a = left.first, let b = right.first, a == b { (left, right) = (left.dropFirst(), right.dropFirst()) }
    while let a = left.last, let b = right.last, a == b { (left, right) = (left.dropLast(), right.dropLast()) }
    return (left, right)
  }

  /// Cells further than `limit` from the diagonal are more than `limit` and left out.
  private static func banded(
    _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, _ limit: Int
  ) -> Int? {
    let far = limit + 1, width = right.count + 1
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
      rows.initialize(repeating: far)
      for column in 0...min(right.count, limit) { rows[column] = column }
      var (current, previous, twoAgo) = (width, 0, 2 * width)
      var leastBefore = 0
      for row in 1...left.count {
        let first = max(1, row - limit), last = min(right.count, row + limit)
        guard first <= last else { return nil }
        rows[current + first - 1] = first == 1 ? min(row, far) : far
        if last < right.count { rows[current + last + 1] = far }
        var least = rows[current + first - 1]
        for column in first...last {
          let isSame = left[row - 1] == right[column - 1]
          var best = min(
            rows[previous + column - 1] + (isSame ? 0 : 1), rows[previous + column] + 1, rows[current + column - 1] + 1)
          if !isSame, row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
            best = min(best, rows[twoAgo + column - 2] + 1)
          }
          rows[current + column] = best
          least = min(least, best)
        }
        // Distances never fall from one row to the next but one.
        if min(least, leastBefore) > limit { return nil }
        leastBefore = least
        (twoAgo, previous, current) = (previous, current, twoAgo)
      }
      let distance = rows[previous + right.count]
      return distance <= limit ? distance : nil
    }
  }
}
