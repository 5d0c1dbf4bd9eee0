// Limits along a series of models in words.
import Results

/// A row a model, then the excluded ranges.
public struct LimitsVersusTable: Sendable {
  private let result: LimitsVersusResult
  /// Every part by its name.
  public init(_ result: LimitsVersusResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    var columns = TextColumns(Array(repeating: .right, count: 9))
    columns.add(["value", "observed"] + TestWords.bands + ["p₀", "Z"])
    for point in result.points {
      let limits = ([point.observed] + point.expected).map { $0.map { DecimalText.short($0, digits: 4) } ?? "–" }
      columns.add(
        [DecimalText.short(point.value)] + limits
          + [
            point.discovery.map { DecimalText.short($0.pValue, digits: 3) } ?? "–",
            point.discovery.map { DecimalText.fixed($0.z, decimals: 2) } ?? "–",
          ])
    }
    let level = DecimalText.short(100 * result.level, digits: 4)
    let what = result.isScaled ? "cross-section (\(result.poi) × prediction)" : result.poi
    let lines =
      ["upper limits on \(what) at \(level) % CL"] + columns.lines.map { "  " + $0 }
      + [Self.ranges("observed", result.excluded.observed), Self.ranges("expected", result.excluded.expected)]
    return lines.map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }

  private static func ranges(_ name: String, _ ranges: [[Double]]) -> String {
    guard !ranges.isEmpty else { return "excluded (\(name)): nothing" }
    let list = ranges.map { "\(DecimalText.short($0[0], digits: 5)) to \(DecimalText.short($0[1], digits: 5))" }
    return "excluded (\(name)): \(list.joined(separator: ", "))"
  }
}
