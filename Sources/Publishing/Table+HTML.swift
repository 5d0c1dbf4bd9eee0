// Tables for web pages and for spreadsheets.

extension Table {
  /// A `<table>` with headings that screen readers understand.
  public var html: String {
    var lines = ["<table class=\"hfplot\">", "<caption>\(Self.escaped(caption.plain))</caption>", "<thead>"]
    let deep = hasColumnTitles
    let titles = groups.map { group in
      "<th scope=\"\(deep ? "colgroup" : "col")\" colspan=\"\(group.columns.count)\">\(Self.escaped(group.title.plain))</th>"
    }
    let rowSpan = deep ? " rowspan=\"2\"" : ""
    lines.append("<tr><th scope=\"col\"\(rowSpan)>\(Self.escaped(corner.plain))</th>\(titles.joined())</tr>")
    if deep {
      let columns = groups.flatMap { $0.columns.map { "<th scope=\"col\">\(Self.escaped($0.plain))</th>" } }
      lines.append("<tr>\(columns.joined())</tr>")
    }
    lines += ["</thead>", "<tbody>"]
    for row in rows {
      let cells = row.cells.map { cell in
        "<td>\(Self.escaped(CellWords(cell).line(plusMinus: " ± ", percent: "\u{202F}%")))</td>"
      }
      let mark = row.isSum ? " class=\"sum\"" : ""
      lines.append("<tr\(mark)><th scope=\"row\">\(Self.escaped(row.name.plain))</th>\(cells.joined())</tr>")
    }
    lines += ["</tbody>", "</table>"] + notes.map { "<p>\(Self.escaped($0))</p>" }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func escaped(_ text: String) -> String { HTMLText.escaped(text) }

  /// Numbers at full precision, an uncertainty in the column after its value (RFC 4180).
  public var csv: String {
    let widths = flatTitles.indices.map { column in rows.map { Self.csvWidth($0.cells[column]) }.max() ?? 1 }
    let endings = [[""], ["", " uncertainty"], ["", " uncertainty up", " uncertainty down"]]
    let head =
      [corner.plain]
      + flatTitles.enumerated().flatMap { column, title in endings[widths[column] - 1].map { title + $0 } }
    let body = rows.map { row in
      [row.name.plain] + row.cells.enumerated().flatMap { Self.csvFields($1, width: widths[$0]) }
    }
    return ([head] + body).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Columns that a cell takes.
  private static func csvWidth(_ cell: TableCell) -> Int {
    switch cell {
    case .empty, .hidden, .number, .effect: 1
    case .measurement: 2
    case .asymmetric: 3
    }
  }

  private static func csvFields(_ cell: TableCell, width: Int) -> [String] {
    let fields: [String] =
      switch cell {
      case .empty, .hidden: []
      case .number(let number): ["\(number)"]
      case .measurement(let number, let size): ["\(number)", "\(size)"]
      case .asymmetric(let number, let up, let down): ["\(number)", "\(up)", "\(down)"]
      case .effect(let size, _): ["\(size)"]
      }
    return fields + Array(repeating: "", count: max(0, width - fields.count))
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\r\n".contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
