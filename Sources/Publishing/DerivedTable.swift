// Derived quantities as a table for the terminal.
import Results

/// What was derived from a fit, in words.
public struct DerivedTable: Sendable {
  private let result: DerivedResult

  /// Every part by its name.
  public init(_ result: DerivedResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    var columns = TextColumns([.left, .right, .right, .right])
    columns.add(["quantity", "value, propagated", "profiled", ""])
    for quantity in result.quantities { columns.add(row(quantity)) }
    var lines = columns.lines
    let named = result.quantities.filter { $0.name != $0.expression }
    if !named.isEmpty { lines += [""] + named.map { "\($0.name) = \($0.expression)" } }
    if result.correlation.names.count > 1 { lines += [""] + correlations }
    return lines.map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }

  private func row(_ quantity: DerivedResult.Quantity) -> [String] {
    let value =
      quantity.uncertainty.map { PDGRounding.text(quantity.value, uncertainty: $0) }
      ?? DecimalText.short(quantity.value, digits: 5)
    guard let profile = quantity.profile else { return [quantity.name, value, "", ""] }
    func side(_ distance: Double?, _ sign: String) -> String {
      distance.map { sign + DecimalText.short(abs($0), digits: 3) } ?? "–"
    }
    return [quantity.name, value, side(profile.down, DecimalText.minus), side(profile.up, "+")]
  }

  private var correlations: [String] {
    let names = result.correlation.names
    var lines = ["correlations"]
    for (i, name) in names.enumerated() {
      for j in 0..<i {
        let value = DecimalText.fixed(result.correlation.matrix[i][j], decimals: 3)
        lines.append("  \(name), \(names[j]): \(value)")
      }
    }
    return lines
  }
}
