// Tables for the terminal and for Markdown.

extension Table {
  /// Aligned columns: values end and uncertainties begin at the same place.
  public var text: String {
    let count = rows.first?.cells.count ?? 0
    var columns = TextColumns([.left] + (0..<count).flatMap { _ in [.right, .left] as [TextColumns.Alignment] })
    if hasColumnTitles {
      columns.add(
        [""] + groups.flatMap { [$0.title.plain, ""] + Array(repeating: "", count: 2 * ($0.columns.count - 1)) })
      columns.add([corner.plain] + groups.flatMap { $0.columns.flatMap { [$0.plain, ""] } })
    } else {
      columns.add([corner.plain] + groups.flatMap { [$0.title.plain, ""] })
    }
    for row in rows {
      columns.add([row.name.plain] + row.cells.flatMap(Self.textWords))
    }
    var lines = columns.lines
    let width = lines.map(\.count).max() ?? 0, head = hasColumnTitles ? 2 : 1
    for (index, row) in rows.enumerated().reversed() where row.isSum {
      lines.insert(String(repeating: "-", count: width), at: head + index)
    }
    lines.insert(String(repeating: "=", count: width), at: head)
    return ([caption.plain, ""] + lines + (notes.isEmpty ? [] : [""]) + notes).map { $0 + "\n" }.joined()
  }

  private static func textWords(_ cell: TableCell) -> [String] {
    let words = CellWords(cell)
    if let remark = words.remark { return [words.value, "(\(remark) %)"] }
    return [words.value, words.uncertainties(plusMinus: "± ")]
  }

  /// A table of GitHub's Markdown.
  public var markdown: String {
    let head = [corner.plain] + flatTitles
    let marks = [":--"] + flatTitles.map { _ in "--:" }
    let body = rows.map { row in
      let cells = row.cells.map { CellWords($0).line(plusMinus: " ± ", percent: " %") }
      return ([row.name.plain] + cells).map {
        row.isSum && !$0.isEmpty ? "**\(Self.markdownText($0))**" : Self.markdownText($0)
      }
    }
    let lines = ([head.map(Self.markdownText), marks] + body).map { "| " + $0.joined(separator: " | ") + " |" }
    return
      (["**\(Self.markdownText(caption.plain))**", ""] + lines + (notes.isEmpty ? [] : [""])
      + notes.map(Self.markdownText))
      .map { $0 + "\n" }.joined()
  }

  private static func markdownText(_ text: String) -> String {
    text.map { "\\`*_[]<>|#".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
