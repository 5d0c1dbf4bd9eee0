// Rows of words set in aligned columns for a terminal.

/// A block of rows with the same columns.
struct TextColumns {
  enum Alignment { case left, right }
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ alignments: [Alignment]) { self.alignments = alignments }

  mutating func add(_ row: [String]) {
    precondition(row.count == alignments.count)
    rows.append(row)
  }

  /// One line a row, columns two spaces apart, without spaces at the end; empty columns take no room.
  var lines: [String] {
    let widths = alignments.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, word) in row.enumerated() where widths[column] > 0 {
        let padding = String(repeating: " ", count: widths[column] - word.count)
        line += (line.isEmpty ? "" : "  ") + (alignments[column] == .left ? word + padding : padding + word)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
