// Upper limits in words, and the table of upper limits as text and LaTeX.
import Results

/// Upper limits.
public struct LimitTable: Sendable {
  private let result: LimitResult
  /// Every part by its name.
  public init(_ result: LimitResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    let level = DecimalText.short(100 * result.level, digits: 4)
    var columns = TextColumns([.left, .right, .right, .right, .right, .right, .right])
    columns.add(["", "observed"] + TestWords.bands)
    for row in limitRows { columns.add(row) }
    let way = result.toys.map { " by toys (\($0.thrown) thrown, \($0.failed) failed, seed \($0.seed))" } ?? ""
    let head = "upper limits at \(level) % CL\(way), best fit \(TestWords.bestFit(result.bestFit))"
    var lines = [head] + columns.lines.map { "  " + $0 }
    if result.table != nil { lines += [""] + entryLines }
    return lines.map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }

  /// With toys the asymptotic limits stand below.
  private var limitRows: [[String]] {
    let limits = [result.observed] + result.expected
    guard let toys = result.toys else { return [[result.poi] + limits.map(Self.limit)] }
    let counted = zip(limits, [toys.observedError] + toys.expectedErrors).map { limit, error in
      limit.map { value in error.map { Self.counted(value, error: $0) } ?? Self.limit(value) } ?? "–"
    }
    let asymptotic = ([toys.asymptoticObserved] + toys.asymptoticExpected).map(Self.limit)
    return [[result.poi] + counted, ["asymptotic"] + asymptotic]
  }

  /// With too few toys the error may be larger than the limit, whose digits are kept all the same.
  private static func counted(_ value: Double, error: Double) -> String {
    guard error > abs(value), let rounding = PDGRounding(uncertainty: abs(value)) else {
      return PDGRounding.text(value, uncertainty: error)
    }
    return "\(rounding.text(value)) ± \(DecimalText.short(error, digits: 2))"
  }

  private static func limit(_ value: Double?) -> String { value.map { DecimalText.short($0, digits: 5) } ?? "–" }

  private var entryLines: [String] {
    guard let entry = result.table else { return [] }
    let cells = UpperLimitCells(result, entry, style: .plain)
    var columns = TextColumns(cells.titles.map { _ in .right })
    columns.add(cells.titles)
    columns.add(cells.row)
    let channels = entry.channels.joined(separator: ", ")
    let events = DecimalText.short(entry.signalYield, digits: 4)
    return columns.lines.map { "  " + $0 }
      + ["signal events for \(result.poi) = 1: \(events), in \(channels.isEmpty ? "no channel" : channels)"]
  }

  /// The table of upper limits for a paper (booktabs); empty when it was not asked for.
  public var latex: String {
    guard let entry = result.table else { return "" }
    let cells = UpperLimitCells(result, entry, style: .latex)
    let columns = String(repeating: "r", count: cells.titles.count)
    return """
      \\begin{tabular}{\(columns)}
      \\toprule
      \(cells.titles.joined(separator: " & ")) \\\\
      \\midrule
      \(cells.row.joined(separator: " & ")) \\\\
      \\bottomrule
      \\end{tabular}

      """
  }
}

/// One row of an upper-limit table with its titles.
private struct UpperLimitCells {
  enum Style { case plain, latex }
  let titles: [String]
  let row: [String]

  init(_ result: LimitResult, _ entry: UpperLimitEntry, style: Style) {
    let events = entry.signalYield, level = DecimalText.short(100 * result.level, digits: 4)
    let isPlain = style == .plain
    var columns: [(String, String)] = []
    if let luminosity = entry.luminosity {
      let visible = result.observed.map { $0 * events / luminosity }
      columns.append((isPlain ? "σ_vis [fb]" : "$\\sigma_{\\mathrm{vis}}$ [fb]", Self.number(visible, style)))
    }
    columns += [
      (
        isPlain ? "S_obs^\(level)" : "$S_{\\mathrm{obs}}^{\(level)}$",
        Self.number(result.observed.map { $0 * events }, style)
      ),
      (
        isPlain ? "S_exp^\(level)" : "$S_{\\mathrm{exp}}^{\(level)}$",
        Self.band(result.expected.map { $0.map { $0 * events } }, style)
      ),
      (isPlain ? "CLb" : "$\\mathrm{CL}_b$", Self.number(entry.clb, style)),
      (isPlain ? "p₀" : "$p_0$", Self.number(entry.discovery.pValue, style)),
      (isPlain ? "Z" : "$Z$", DecimalText.fixed(entry.discovery.z, decimals: 2)),
    ]
    titles = columns.map(\.0)
    row = columns.map(\.1)
  }

  private static func number(_ value: Double?, _ style: Style) -> String {
    guard let value else { return style == .plain ? "–" : "--" }
    let text = DecimalText.short(value, digits: 3)
    guard style == .latex, let e = text.firstIndex(of: "e") else { return style == .latex ? "$\(ascii(text))$" : text }
    let mantissa = ascii(String(text[..<e])), power = ascii(String(text[text.index(after: e)...]))
    let exponent = power.hasPrefix("+") ? String(power.dropFirst()) : power
    return "$\(mantissa)\\times10^{\(exponent)}$"
  }

  /// The median with the distances to −1σ and +1σ.
  private static func band(_ values: [Double?], _ style: Style) -> String {
    guard values.count == 5, let low = values[1], let median = values[2], let high = values[3],
      let rounding = PDGRounding(uncertainty: 0.3 * min(abs(high - median), abs(median - low)))
    else { return number(values.count == 5 ? values[2] : nil, style) }
    let (center, up, down) = (rounding.text(median), rounding.text(high - median), rounding.text(median - low))
    return style == .plain ? "\(center) +\(up) −\(down)" : "$\(center)^{+\(up)}_{-\(down)}$"
  }

  /// Minus signs as LaTeX's maths takes them.
  private static func ascii(_ text: String) -> String {
    String(text.map { $0 == Character(DecimalText.minus) ? "-" : $0 })
  }
}
