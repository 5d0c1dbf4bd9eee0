// Limits along a series of models in words.
import Results

/// A row a model, then the excluded ranges.
public struct LimitsVersusTable: Sendable {
  private let result: LimitsVersusResult
  /// Every part by its name.
  public init(_ result: LimitsVersusResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    let hasDiscovery = result.points.contains { $0.discovery != nil }
    var columns = TextColumns(Array(repeating: .right, count: hasDiscovery ? 9 : 7))
    columns.add(["value", "observed"] + TestWords.bands + (hasDiscovery ? ["p₀", "Z"] : []))
    for point in result.points {
      let limits = ([point.observed] + point.expected).map { $0.map { DecimalText.short($0, digits: 4) } ?? "–" }
      columns.add([DecimalText.short(point.value)] + limits + (hasDiscovery ? Self.discovery(point) : []))
    }
    let level = DecimalText.short(100 * result.level, digits: 4)
    let what = result.isScaled ? "cross-section (\(result.poi) × prediction)" : result.poi
    let lines =
      ["upper limits on \(what) at \(level) % CL"] + columns.lines.map { "  " + $0 }
      + [Self.ranges("observed", result.excluded.observed), Self.ranges("expected", result.excluded.expected)]
    return lines.map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }

  private static func discovery(_ point: LimitsVersusResult.Point) -> [String] {
    [
      point.discovery.map { DecimalText.short($0.pValue, digits: 3) } ?? "–",
      point.discovery.map { DecimalText.fixed($0.z, decimals: 2) } ?? "–",
    ]
  }

  private static func ranges(_ name: String, _ ranges: [[Double]]) -> String {
    guard !ranges.isEmpty else { return "excluded (\(name)): nothing" }
    let list = ranges.map { "\(DecimalText.short($0[0], digits: 5)) to \(DecimalText.short($0[1], digits: 5))" }
    return "excluded (\(name)): \(list.joined(separator: ", "))"
  }
}
