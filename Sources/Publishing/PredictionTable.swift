// What a fit predicts for other regions, as text for the terminal: parameters by their fate, yields beside the data.
import Results

/// Matched, added, dropped and refused parameters; then bin by bin prediction, data and pull.
public struct PredictionTable: Sendable {
  private let result: YieldsResult
  private let undetermined: [String]

  /// - Parameter undetermined: free parameters that the fit says nothing of.
  public init(_ result: YieldsResult, undetermined: [String] = []) {
    self.result = result
    self.undetermined = undetermined
  }

  /// (n − ν)/√(ν + σ²), as on the summary figure; nil where nothing is expected.
  public static func pull(data: Double, yield: Double, uncertainty: Double) -> Double? {
    let variance = yield + uncertainty * uncertainty
    return variance > 0 ? (data - yield) / variance.squareRoot() : nil
  }

  /// The whole text without a line end.
  public var text: String { (transfer + result.channels.flatMap(lines)).joined(separator: "\n") }

  private var transfer: [String] {
    guard let transfer = result.transfer else { return [] }
    var lines = [
      Self.line("matched", transfer.matched, "carried with their covariance"),
      Self.line("added", transfer.added, "not in the fit: as before it"),
      Self.line("dropped", transfer.dropped, "not in the target"),
    ].compactMap { $0 }
    lines += transfer.refused.map { "not carried: \($0.set), \($0.reason)" }
    return lines
      + (Self.line("undetermined", undetermined, "free, at their start values, without uncertainty").map { [$0] } ?? [])
  }

  private static func line(_ word: String, _ names: [String], _ meaning: String) -> String? {
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " and \(names.count - 6) more" : "")
    return "\(word) \(names.count) (\(meaning)): \(shown)"
  }

  private func lines(_ channel: ChannelYields) -> [String] {
    var columns = TextColumns([.left, .right, .left, .right, .right, .right])
    columns.add(["bin", "predicted", "", "uncertainty", "data", "pull"])
    let total = channel.total
    for bin in total.yields.indices {
      columns.add(
        row(
          "\(bin)", total.yields[bin], total.uncertainties[bin], channel.data.flatMap { $0[bin] },
          isBlinded: channel.isBlinded(bin)))
    }
    if total.yields.count > 1 {
      columns.add(row("sum", total.sum, total.sumUncertainty, channel.dataSum))
    }
    return ["", "Channel \(channel.name)"] + columns.lines.map { "  " + $0 }
  }

  private func row(
    _ name: String, _ yield: Double, _ uncertainty: Double, _ data: Double?, isBlinded: Bool = false
  ) -> [String] {
    let pull = data.flatMap { Self.pull(data: $0, yield: yield, uncertainty: uncertainty) }
    let rounding = PDGRounding(uncertainty: uncertainty)
    return [
      name, rounding?.text(yield) ?? DecimalText.short(yield, digits: 4), "±", rounding?.text(uncertainty) ?? "0",
      data.map { DecimalText.short($0) } ?? (isBlinded ? "blinded" : "–"),
      pull.map { DecimalText.fixed($0, decimals: 2) } ?? "–",
    ]
  }
}
