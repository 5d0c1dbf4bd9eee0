// What a check found, as text for the terminal: the findings of each rule together, with their remedy said once.
import Results

/// Findings by severity and rule.
public struct CheckTable: Sendable {
  private let result: CheckResult
  /// Findings shown of one rule.
  private let most: Int
  /// Where the others are.
  private let rest: String

  /// So many findings of one rule are shown unless told otherwise.
  public static let usual = 5

  /// - Parameters:
  ///   - most: findings shown of one rule; nil for all.
  ///   - rest: what to say about the others of a rule.
  public init(_ result: CheckResult, most: Int? = usual, rest: String = "--all shows them") {
    self.result = result
    self.most = most ?? .max
    self.rest = rest
  }

  /// The whole text without a line end.
  public var text: String {
    let blocks = groups.map(block)
    return (blocks + [summary]).joined(separator: "\n\n")
  }

  private struct Group {
    var severity: CheckFinding.Severity
    var rule: CheckRule
    var findings: [CheckFinding]
  }

  /// Findings that follow each other with the same severity and rule.
  private var groups: [Group] {
    var groups: [Group] = []
    for finding in result.findings {
      if let last = groups.last, last.severity == finding.severity, last.rule == finding.rule {
        groups[groups.count - 1].findings.append(finding)
      } else {
        groups.append(Group(severity: finding.severity, rule: finding.rule, findings: [finding]))
      }
    }
    return groups
  }

  private func block(_ group: Group) -> String {
    var lines = ["\(group.severity.rawValue) \(group.rule.rawValue) (\(group.findings.count))"]
    let shown = group.findings.prefix(most)
    lines += shown.map { "  \($0.message)" }
    if group.findings.count > shown.count {
      lines.append("  and \(group.findings.count - shown.count) more like it (\(rest))")
    }
    let remedies = Set(shown.map(\.remedy))
    lines.append("  remedy: \(remedies.count == 1 || shown.isEmpty ? group.findings[0].remedy : shared(Array(shown)))")
    return lines.joined(separator: "\n")
  }

  /// Of remedies that name places, that of the first.
  private func shared(_ findings: [CheckFinding]) -> String { findings[0].remedy + ", and so on" }

  private var summary: String {
    let counts = CheckFinding.Severity.allCases.map { severity in
      let count = result.findings.count { $0.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let fit = result.isFitted ? "" : "; the data were not fitted"
    let ignored =
      result.ignored.isEmpty ? "" : "; not looked at: \(result.ignored.map(\.rawValue).joined(separator: ", "))"
    return "\(result.header.workspace.file): \(counts.joined(separator: ", "))\(fit)\(ignored)"
  }
}
