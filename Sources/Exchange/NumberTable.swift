// Tables of numbers as text: CSV with a header, HEPData's CSV, or columns parted by blanks.

/// Rows of words under column names, with the lines that they stand in.
public struct NumberTable: Sendable, Equatable {
  /// A line with its words.
  public struct Row: Sendable, Equatable {
    /// Number of the line, from 1.
    public var line: Int
    /// As many as columns.
    public var words: [String]
  }
  /// Names of the columns; empty without a heading.
  public var columns: [String]
  /// In blocks: empty lines part the pieces of a curve.
  public var blocks: [[Row]]

  /// Rows of all blocks.
  public var rows: [Row] { blocks.flatMap { $0 } }

  /// Reads a text; lines that start with `#` are remarks. The first line is a header unless it holds numbers only.
  public init(_ text: String, file: String) throws(ExchangeProblem) {
    columns = []
    blocks = [[]]
    let isCommaSeparated = text.split(separator: "\n").contains { !Self.isRemark($0) && $0.contains(",") }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.last == "\r" ? line.dropLast() : line
      if trimmed.allSatisfy({ $0 == " " || $0 == "\t" }) {
        if blocks.last?.isEmpty == false { blocks.append([]) }
        continue
      }
      guard !Self.isRemark(trimmed) else { continue }
      try add(isCommaSeparated ? Self.fields(trimmed) : Self.words(trimmed), line: index + 1, file)
    }
    if blocks.last?.isEmpty == true { blocks.removeLast() }
    guard !blocks.isEmpty else {
      throw ExchangeProblem(file, line: nil, "holds no rows of numbers", hint: "give a table with a header and rows")
    }
  }

  private mutating func add(_ words: [String], line: Int, _ file: String) throws(ExchangeProblem) {
    let hasNumbers = words.allSatisfy { Double($0) != nil || $0.isEmpty }
    if columns.isEmpty {
      columns = hasNumbers ? words.indices.map { "column \($0 + 1)" } : words
      if !hasNumbers { return }
    } else if !hasNumbers, words.count == columns.count, words.allSatisfy({ Double($0) == nil }) {
      return  // the header once more: HEPData begins further tables so
    }
    guard words.count == columns.count else {
      throw ExchangeProblem(
        file, line: line, "has \(words.count) columns, the header \(columns.count)", hint: "every row has all columns")
    }
    blocks[blocks.count - 1].append(Row(line: line, words: words))
  }

  private static func isRemark(_ line: Substring) -> Bool { line.first { $0 != " " } == "#" }

  private static func words(_ line: Substring) -> [String] {
    line.split { $0 == " " || $0 == "\t" }.map(String.init)
  }

  /// Fields parted by commas; quoted ones may hold commas, and quotes twice.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""], isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields.map { field in
      let kept = field.drop { $0 == " " }.reversed().drop { $0 == " " }
      return String(kept.reversed())
    }
  }
}

/// What is wrong with a file of another tool's.
public struct ExchangeProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// File and line.
  public var place: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String
  /// A problem in a file, with the number of its line where that is known.
  public init(_ file: String, line: Int?, _ message: String, hint: String) {
    place = line.map { "\(file):\($0)" } ?? file
    self.message = message
    self.hint = hint
  }
  /// As a person reads it.
  public var description: String { "\(place): error: \(message)\n  hint: \(hint)" }
}
