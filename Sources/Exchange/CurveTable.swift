// Curves of other results: two columns of a text file, pieces parted by empty lines.
import JSONTree
import Results

/// Reads the contours of earlier results.
public enum CurveTable {
  /// The first two columns as points; a piece whose ends meet is closed.
  public static func paths(contentsOf path: String) throws -> [ExclusionContours.Path] {
    let table = try NumberTable(String(decoding: try InputFile.read(path), as: UTF8.self), file: path)
    guard table.columns.count >= 2 else {
      throw ExchangeProblem(path, line: nil, "has one column", hint: "give the two coordinates of every point")
    }
    return try table.blocks.map { block in
      var points = try block.map { row in
        guard let x = Double(row.words[0]), let y = Double(row.words[1]) else {
          throw ExchangeProblem(path, line: row.line, "is not a pair of numbers", hint: "e.g. 500,120")
        }
        return [x, y]
      }
      let isClosed = points.count > 3 && points.first == points.last
      if isClosed { points.removeLast() }
      return ExclusionContours.Path(closed: isClosed, points: points)
    }
  }
}
