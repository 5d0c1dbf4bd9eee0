// What a pruning did, as text for the terminal: how much went and why, and what the fit says of it.
import Results

/// Counts by verdict and reason, and the certificate.
public struct PruningTable: Sendable {
  private let result: PruningResult

  /// Every part by its name.
  public init(_ result: PruningResult) { self.result = result }

  /// The whole text without a line end.
  public var text: String { (head + decisions + certificate).joined(separator: "\n") }

  private var head: [String] {
    let counts = result.modifierCounts.map { "\($0)" }.joined(separator: " → ")
    return ["\(result.header.workspace.file): \(counts) modifiers"]
  }

  private var decisions: [String] {
    var columns = TextColumns([.left, .right, .left])
    columns.add(["decision", "n", "reason"])
    for group in groups { columns.add([group.verdict.rawValue, "\(group.count)", group.reason]) }
    return columns.lines.map { "  " + $0 }
  }

  private struct Group {
    var verdict: PruningResult.Verdict
    var reason: String
    var count: Int
  }

  /// By verdict, in it in the order of first appearance.
  private var groups: [Group] {
    var groups: [Group] = []
    for decision in result.decisions {
      let (verdict, reason) = (
        decision.verdict,
        decision.sample == nil ? "a bin's statistical uncertainty is \(decision.reason)" : decision.reason
      )
      if let place = groups.firstIndex(where: { $0.verdict == verdict && $0.reason == reason }) {
        groups[place].count += 1
      } else {
        groups.append(Group(verdict: verdict, reason: reason, count: 1))
      }
    }
    return PruningResult.Verdict.allCases.flatMap { verdict in groups.filter { $0.verdict == verdict } }
  }

  private var certificate: [String] {
    guard let certificate = result.certificate else { return ["no fit certifies it"] }
    var columns = TextColumns([.left, .right, .right, .right])
    let (before, after) = (certificate.before, certificate.after)
    columns.add([certificate.poi, "before", "after", "difference"])
    columns.add(row("value", before.value, after.value))
    columns.add(row("uncertainty", before.uncertainty, after.uncertainty))
    columns.add(["free parameters", "\(before.parameters)", "\(after.parameters)", ""])
    let share = DecimalText.short(100 * certificate.largest, digits: 3)
    return columns.lines.map { "  " + $0 } + ["  the larger difference is \(share) % of the uncertainty"]
  }

  private func row(_ name: String, _ before: Double, _ after: Double) -> [String] {
    [name] + [before, after, after - before].map { DecimalText.fixed($0, decimals: 6) }
  }
}
