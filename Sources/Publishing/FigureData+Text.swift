// The numbers of a figure as CSV, a row a point, and as JSON, a list a column.

extension FigureData {
  /// One table of all pages; the columns that some rows lack are empty there.
  public var csv: String {
    let head = ["page", "panel", "layer", "type", "name", "title"] + FigureColumn.allCases.map(\.rawValue)
    var lines = [head.joined(separator: ",")]
    for page in pages {
      for panel in page.panels {
        for series in panel.series {
          let own = [page.name, panel.name, series.layer, series.type, series.name, series.title.plain]
          let start = own.map(Self.field).joined(separator: ",")
          for row in series.rows { lines.append("\(start),\(Self.cells(row))") }
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func cells(_ row: Row) -> String {
    FigureColumn.allCases.map { column in
      if column == .piece { return row.piece.map(String.init) ?? "" }
      if let name = column.name(row) { return field(name) }
      return column.number(row).flatMap { $0.isFinite ? "\($0)" : nil } ?? ""
    }.joined(separator: ",")
  }

  static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension FigureData: Encodable {
  private enum Key: String, CodingKey { case pages }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(pages, forKey: .pages)
  }
}

extension FigureData.Page: Encodable {
  private enum Key: String, CodingKey { case name, kind, description, panels }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(description, forKey: .description)
    try fields.encode(panels, forKey: .panels)
  }
}

extension FigureData.Panel: Encodable {
  private enum Key: String, CodingKey { case name, x, y, series }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(x, forKey: .x)
    try fields.encode(y, forKey: .y)
    try fields.encode(series, forKey: .series)
  }
}

extension FigureData.Axis: Encodable {
  private enum Key: String, CodingKey { case title, unit, scale }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(title.plain, forKey: .title)
    try fields.encodeIfPresent(unit, forKey: .unit)
    try fields.encode(isLogarithmic ? "log" : "linear", forKey: .scale)
  }
}

extension FigureData.Series: Encodable {
  private enum Key: String, CodingKey { case layer, type, name, title, quantity }
  private struct ColumnKey: CodingKey {
    let column: FigureColumn
    var stringValue: String { column.rawValue }
    var intValue: Int? { nil }
    init(_ column: FigureColumn) { self.column = column }
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(layer, forKey: .layer)
    try fields.encode(type, forKey: .type)
    try fields.encode(name, forKey: .name)
    try fields.encode(title.plain, forKey: .title)
    try fields.encodeIfPresent(quantity?.plain, forKey: .quantity)
    var columns = encoder.container(keyedBy: ColumnKey.self)
    for column in FigureColumn.allCases {
      let names = rows.map(column.name), numbers = rows.map { column.number($0).flatMap { $0.isFinite ? $0 : nil } }
      if names.contains(where: { $0 != nil }) {
        try columns.encode(names, forKey: ColumnKey(column))
      } else if column == .piece, rows.contains(where: { $0.piece != nil }) {
        try columns.encode(rows.map(\.piece), forKey: ColumnKey(column))
      } else if numbers.contains(where: { $0 != nil }) {
        try columns.encode(numbers, forKey: ColumnKey(column))
      }
    }
  }
}
