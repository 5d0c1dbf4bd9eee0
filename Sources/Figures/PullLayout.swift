// How rows of pulls are dealt out to columns and pages.
import Styles

/// One line of a column.
enum PullLine: Equatable {
  case heading(String)
  case row(PullRow)
}

/// Columns of lines, page by page.
struct PullLayout: Equatable {
  /// Pages, in them columns, in them lines.
  var pages: [[[PullLine]]]

  /// - Parameters:
  ///   - sections: in order.
  ///   - longest: the most lines of a column.
  ///   - least: columns are not made shorter than this for the sake of another one beside them.
  ///   - continued: the heading of a section that goes on in the next column.
  ///   - fits: whether columns with such lines have room beside each other.
  init(
    _ sections: [PullSection], longest: Int, least: Int, continued: (String) -> String, fits: ([[PullLine]]) -> Bool
  ) {
    let count = sections.reduce(0) { $0 + $1.rows.count + 1 }
    let most = max(1, (count + max(least, 1) - 1) / max(least, 1))
    var best = Self.columns(sections, height: longest, continued)
    // As many columns beside each other as have room, all about as long as each other.
    for side in stride(from: min(most, count), through: 1, by: -1) {
      let pages = max(1, (count + side * longest - 1) / (side * longest))
      let columns = Self.balanced(sections, into: side * pages, longest: longest, continued)
      let dealt = Self.dealt(columns, side)
      guard dealt.allSatisfy(fits) || side == 1 else { continue }
      best = columns
      self.pages = dealt
      return
    }
    pages = Self.dealt(best, 1)
  }

  private static func dealt(_ columns: [[PullLine]], _ side: Int) -> [[[PullLine]]] {
    stride(from: 0, to: columns.count, by: side).map { Array(columns[$0..<min($0 + side, columns.count)]) }
  }

  /// The shortest columns of which there are at most `count`, or as many as it takes at the greatest length.
  private static func balanced(
    _ sections: [PullSection], into count: Int, longest: Int, _ continued: (String) -> String
  ) -> [[PullLine]] {
    let lines = sections.reduce(0) { $0 + $1.rows.count + 1 }
    for height in max(2, lines / max(count, 1))...max(2, longest, lines / max(count, 1)) where height <= longest {
      let columns = Self.columns(sections, height: height, continued)
      if columns.count <= count { return columns }
    }
    return columns(sections, height: max(2, longest), continued)
  }

  private static func columns(
    _ sections: [PullSection], height: Int, _ continued: (String) -> String
  ) -> [[PullLine]] {
    var columns: [[PullLine]] = [], current: [PullLine] = []
    for section in sections {
      // A heading does not stand alone at the end of a column.
      if current.count + 2 > height, !current.isEmpty { columns.append(current); current = [] }
      current.append(.heading(section.title))
      for row in section.rows {
        if current.count + 1 > height {
          columns.append(current)
          current = [.heading(continued(section.title))]
        }
        current.append(.row(row))
      }
    }
    return current.isEmpty ? columns : columns + [current]
  }
}
