// A table of a report: cells that sort as numbers where they are numbers, rows that links lead to.

/// A cell as HTML, and what it sorts by.
struct ReportCell {
  var html: String
  /// Nil sorts by the text.
  var value: Double?

  static let empty = ReportCell(html: "")

  init(html: String, value: Double? = nil) {
    self.html = html
    self.value = value
  }

  /// Plain text.
  init(_ text: String) { self.init(html: HTMLText.escaped(text)) }

  /// A number as it is to be read.
  init(_ text: String, value: Double) { self.init(html: HTMLText.escaped(text), value: value) }

  /// A number to so many digits.
  init(number: Double, digits: Int = 5) { self.init(DecimalText.short(number, digits: digits), value: number) }
}

/// One row; the first cell is its heading.
struct ReportRow {
  var id: String?
  var cells: [ReportCell]
}

/// Headings and rows.
struct ReportTable {
  var caption: String
  var headings: [String]
  var rows: [ReportRow]

  var html: String {
    let head = headings.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined()
    let body = rows.map(Self.html).joined()
    return """
      <div class="scroll"><table class="data">
      <caption>\(HTMLText.escaped(caption))</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)</tbody>
      </table></div>

      """
  }

  private static func html(_ row: ReportRow) -> String {
    let id = row.id.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""
    let cells = row.cells.enumerated().map { column, cell in
      let value = cell.value.map { " class=\"number\" data-value=\"\($0)\"" } ?? ""
      return column == 0 ? "<th scope=\"row\"\(value)>\(cell.html)</th>" : "<td\(value)>\(cell.html)</td>"
    }
    return "<tr\(id)>\(cells.joined())</tr>\n"
  }
}
