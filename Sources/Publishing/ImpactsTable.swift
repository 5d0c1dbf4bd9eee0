// Impacts as a table for the terminal.
import Results

/// What moves each parameter of interest: groups where there are, else the ranking.
public struct ImpactsTable: Sendable {
  private let result: ImpactsResult
  private let top: Int?

  /// - Parameter top: the most rows of a ranking.
  public init(_ result: ImpactsResult, top: Int? = nil) {
    (self.result, self.top) = (result, top)
  }

  /// The whole table; lines end with a line feed.
  public var text: String {
    var lines: [String] = []
    for poi in result.pois {
      if !lines.isEmpty { lines.append("") }
      lines += heading(poi)
      lines += poi.groups.map { groups($0, of: poi) } ?? ranking(poi)
    }
    lines += result.header.status.messages.map { "note: \($0)" }
    return lines.map { $0 + "\n" }.joined()
  }

  private func heading(_ poi: PoiImpacts) -> [String] {
    let approximation = result.approximation == .gaussian ? ", Gaussian approximation" : ""
    let value = PDGRounding.text(poi.value, uncertainty: poi.uncertainty)
    return ["\(poi.name) = \(value)", "method: \(result.method.rawValue)\(approximation)"]
  }

  /// Two digits more than the uncertainty of the parameter of interest is quoted with.
  private func decimals(_ poi: PoiImpacts) -> Int {
    (PDGRounding(uncertainty: poi.uncertainty)?.decimals ?? 2) + 2
  }

  private func signed(_ number: Double?, _ poi: PoiImpacts) -> String {
    guard let number else { return "–" }
    return DecimalText.explicitlySigned(DecimalText.fixed(number, decimals: decimals(poi)))
  }

  // MARK: Ranking

  private func ranking(_ poi: PoiImpacts) -> [String] {
    var columns = TextColumns([.right, .left, .left, .right, .right, .right, .right, .right, .right, .left])
    columns.add(["", "parameter", "group", "up", "down", "pre-fit up", "down", "pull", "constraint", ""])
    for (index, row) in poi.parameters.prefix(top ?? .max).enumerated() {
      columns.add([
        "\(index + 1)", row.name, row.group ?? row.kind, signed(row.postfit?.up, poi), signed(row.postfit?.down, poi),
        row.prefit.map { signed($0.up, poi) } ?? "", row.prefit.map { signed($0.down, poi) } ?? "",
        row.pull.map { DecimalText.fixed($0, decimals: 2) } ?? "",
        row.constraintRatio.map { DecimalText.fixed($0, decimals: 2) } ?? "", flags(row),
      ])
    }
    return columns.lines
  }

  private func flags(_ row: ParameterImpact) -> String {
    [row.atBound ? "at bound" : nil, row.hasFailed ? "fit failed" : nil].compactMap { $0 }.joined(separator: ", ")
  }

  // MARK: Groups

  private func groups(_ groups: [GroupImpact], of poi: PoiImpacts) -> [String] {
    var columns = TextColumns([.left, .right, .right, .right, .right, .left])
    columns.add(["group", "parameters", "up", "down", "of total", ""])
    columns.add([
      "statistical", "", signed(poi.statistical.up, poi), signed(poi.statistical.down, poi),
      share(poi.statistical, poi), "",
    ])
    for group in groups {
      let indent = group.parent == nil ? "" : "  "
      columns.add([
        indent + group.name, group.members.isEmpty ? "" : "\(group.members.count)", signed(group.impact.up, poi),
        signed(group.impact.down, poi), share(group.impact, poi), group.note ?? "",
      ])
    }
    let total = ImpactShift(symmetric: poi.total)
    columns.add(["total", "", signed(total.up, poi), signed(total.down, poi), share(total, poi), ""])
    return columns.lines + [closure(poi)]
  }

  private func share(_ shift: ImpactShift, _ poi: PoiImpacts) -> String {
    guard poi.total > 0 else { return "" }
    return DecimalText.fixed(100 * shift.symmetrised / poi.total, decimals: 1) + " %"
  }

  private func closure(_ poi: PoiImpacts) -> String {
    let sum = DecimalText.fixed(poi.closure.quadratureSum, decimals: decimals(poi))
    let difference = DecimalText.fixed(100 * poi.closure.relativeDifference, decimals: 2)
    return "closure: the parts add up in quadrature to \(sum), "
      + "\(DecimalText.explicitlySigned(difference)) % from the total"
  }
}
