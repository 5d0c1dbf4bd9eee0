// A simplified likelihood beside the full one, as text for the terminal.
import Results

/// What was kept, and limits with their differences.
public struct SimplifyTable: Sendable {
  private let result: SimplifyResult
  /// Every part by its name.
  public init(_ result: SimplifyResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    var lines = ["fitted \(list(result.fittedChannels)), kept \(list(result.channels))"]
    if !result.signals.isEmpty { lines.append("signal: \(result.signals.joined(separator: ", "))") }
    if let modes = result.modes, let share = result.varianceShare {
      let percent = DecimalText.short(100 * share, digits: 4)
      lines.append("\(modes) modes hold \(percent) % of the bins' variance")
    }
    if let comparison = result.comparison { lines += table(comparison) }
    return (lines + result.messages.map { "note: \($0)" }).map { $0 + "\n" }.joined()
  }

  private func list(_ names: [String]) -> String {
    names.count > 6 ? "\(names.count) channels" : names.joined(separator: ", ")
  }

  private func table(_ comparison: SimplifyResult.Comparison) -> [String] {
    let poi = comparison.poi, (full, simple) = (comparison.full, comparison.simplified)
    var columns = TextColumns([.left, .right, .right, .right])
    columns.add(["", "full", "simplified", "Δ"])
    columns.add(["parameters", "\(full.parameters)", "\(simple.parameters)", ""])
    columns.add(row("best fit \(poi.name)", full.bestFit, simple.bestFit))
    let test = "CLs(\(poi.name) = \(DecimalText.short(poi.value)))"
    columns.add(row("\(test) observed", full.cls.observed, simple.cls.observed))
    columns.add(row("\(test) expected", full.cls.expected[2], simple.cls.expected[2]))
    let limit = "limit at \(DecimalText.short(100 * comparison.level)) % CL"
    columns.add(row("\(limit) observed", full.limit.observed, simple.limit.observed))
    for (index, band) in TestWords.bands.enumerated() where full.limit.expected.indices.contains(index) {
      columns.add(row("\(limit) expected \(band)", full.limit.expected[index], simple.limit.expected[index]))
    }
    return columns.lines.map { "  " + $0 }
  }

  /// The difference in per cent of the full likelihood's number, or absolute where that is 0.
  private func row(_ name: String, _ full: Double?, _ simple: Double?) -> [String] {
    let words = [full, simple].map { $0.map { DecimalText.short($0, digits: 4) } ?? "–" }
    guard let full, let simple else { return [name] + words + [""] }
    let difference =
      full != 0
      ? DecimalText.fixed(100 * (simple - full) / abs(full), decimals: 1) + " %" : DecimalText.short(simple - full)
    return [name] + words + [difference]
  }
}
