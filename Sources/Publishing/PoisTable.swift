// Parameters of interest with the parts of their uncertainties, as a table for the terminal.
import Results

/// A line a fit.
public struct PoisTable: Sendable {
  private let result: PoisResult

  /// Every part by its name.
  public init(_ result: PoisResult) { self.result = result }

  /// Lines of the terminal.
  public var text: String {
    var columns = TextColumns([.left, .left, .right, .left, .left, .left, .left])
    columns.add(["fit", "parameter", "value", "total", "statistical", "systematic", ""])
    for row in result.rows {
      let sizes = [row.total?.up, row.total?.down].compactMap { $0.map { abs($0) } }.filter { $0 > 0 }
      let decimals = sizes.min().flatMap { PDGRounding(uncertainty: $0) }?.decimals ?? 2
      func sides(_ shift: ImpactShift?) -> String {
        guard let shift else { return "–" }
        return [shift.up, shift.down].map { side in
          side.map { DecimalText.explicitlySigned(DecimalText.fixed($0, decimals: decimals)) } ?? "–"
        }.joined(separator: " ")
      }
      columns.add([
        row.name, row.poi, DecimalText.fixed(row.value, decimals: decimals), sides(row.total), sides(row.statistical),
        sides(row.systematic), row.note ?? "",
      ])
    }
    return (columns.lines + result.header.status.messages.map { "note: \($0)" }).joined(separator: "\n")
  }
}
