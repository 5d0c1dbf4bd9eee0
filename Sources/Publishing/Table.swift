// A table as a document: column groups over columns, rows of cells, rules; each format writes it in its own way.

/// What stands in a heading or in the first column: plain characters, and the same as LaTeX understands it.
public struct TableName: Sendable, Equatable {
  /// For text, Markdown, CSV and HTML.
  public var plain: String
  /// For LaTeX.
  public var tex: String

  /// Every part by its name.
  public init(plain: String, tex: String) {
    self.plain = plain
    self.tex = tex
  }

  /// A word without any markup.
  public init(_ plain: String) { self.init(plain: plain, tex: LaTeXEscape.text(plain)) }

  /// No words.
  public static let empty = TableName("")
}

/// One cell.
public enum TableCell: Sendable, Equatable {
  /// Nothing.
  case empty
  /// A count that is not shown: its bin is blinded.
  case hidden
  /// A count, or a number that has no uncertainty.
  case number(Double)
  /// Rounded by the PDG's rule.
  case measurement(Double, uncertainty: Double)
  /// The same with different uncertainties upwards and downwards, both positive; the smaller one rounds.
  case asymmetric(Double, up: Double, down: Double)
  /// An effect on a total: written as it is and as a share of the total.
  case effect(Double, of: Double)
}

/// One row under the headings.
public struct TableRow: Sendable, Equatable {
  /// What the row is called.
  public var name: TableName
  /// Column by column.
  public var cells: [TableCell]
  /// A line above it: it sums what stands above.
  public var isSum: Bool

  /// Every part by its name; those with a default may be left out.
  public init(_ name: TableName, _ cells: [TableCell], isSum: Bool = false) {
    self.name = name
    self.cells = cells
    self.isSum = isSum
  }
}

/// Columns under one heading, e.g. a region with its pre-fit and post-fit yields.
public struct TableGroup: Sendable, Equatable {
  /// Heading above its columns; empty for none.
  public var title: TableName
  /// One a column; a single empty one where the group is one column.
  public var columns: [TableName]

  /// Every part by its name; those with a default may be left out.
  public init(_ title: TableName, _ columns: [TableName] = [.empty]) {
    self.title = title
    self.columns = columns
  }
}

/// One table.
public struct Table: Sendable, Equatable {
  /// What stands above the table.
  public var caption: TableName
  /// Heading of the first column.
  public var corner: TableName
  /// Groups of columns.
  public var groups: [TableGroup]
  /// Rows from the top.
  public var rows: [TableRow]
  /// Sentences below it.
  public var notes: [String]

  /// A table; every row has a cell for each column of all groups.
  public init(
    caption: TableName, corner: TableName, groups: [TableGroup], rows: [TableRow], notes: [String] = []
  ) {
    precondition(rows.allSatisfy { $0.cells.count == groups.reduce(0) { $0 + $1.columns.count } })
    self.caption = caption
    self.corner = corner
    self.groups = groups
    self.rows = rows
    self.notes = notes
  }

  /// Whether the columns have headings of their own below those of their groups.
  var hasColumnTitles: Bool { groups.contains { $0.columns.contains { !$0.plain.isEmpty } } }

  /// Headings of all columns on one line: `SR, pre-fit`.
  var flatTitles: [String] {
    groups.flatMap { group in
      group.columns.map { [group.title.plain, $0.plain].filter { !$0.isEmpty }.joined(separator: ", ") }
    }
  }
}

/// A cell's words: what stands before ±, and behind it.
struct CellWords: Equatable {
  var value = ""
  /// Upwards only where `down` is there too.
  var uncertainty: String?
  var down: String?
  /// In brackets behind them, e.g. a share.
  var remark: String?

  /// What stands for data that are not shown.
  static let hidden = "blinded"

  init(_ cell: TableCell) {
    switch cell {
    case .empty: break
    case .hidden: value = Self.hidden
    case .number(let number): value = DecimalText.short(number)
    case .measurement(let number, let size):
      guard let rounding = PDGRounding(uncertainty: size) else {
        // Nothing that varies acts on it: a number without an uncertainty.
        value = DecimalText.short(number, digits: 4)
        return
      }
      (value, uncertainty) = (rounding.text(number), rounding.text(abs(size)))
    case .asymmetric(let number, let up, let down):
      let sizes = [up, down].filter { $0 > 0 }
      guard let rounding = sizes.min().flatMap({ PDGRounding(uncertainty: $0) }) else {
        value = DecimalText.short(number, digits: 4)
        return
      }
      (value, uncertainty) = (rounding.text(number), rounding.text(up))
      if rounding.text(down) != uncertainty { self.down = rounding.text(down) }
    case .effect(let size, let total):
      value = PDGRounding(uncertainty: size).map { $0.text(size) } ?? "0"
      remark = total != 0 ? DecimalText.fixed(100 * size / abs(total), decimals: 1) : nil
    }
  }

  /// `± 0.12`, `+0.12 −0.09`.
  func uncertainties(plusMinus: String) -> String {
    guard let uncertainty else { return "" }
    return down.map { "+\(uncertainty) \(DecimalText.minus)\($0)" } ?? plusMinus + uncertainty
  }

  /// `1.23 ± 0.12`, `1.23 +0.12 −0.09`, `0.4 (1.2 %)`.
  func line(plusMinus: String, percent: String) -> String {
    var line = value
    line += (down == nil ? "" : " ") + uncertainties(plusMinus: plusMinus)
    if let remark { line += " (\(remark)\(percent))" }
    return line
  }
}
