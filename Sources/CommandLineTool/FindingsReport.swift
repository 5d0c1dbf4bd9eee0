// What the figure check found, as a command says it: one line a finding, the same one of many pages once.
import HFPlotKit

/// Prints findings on standard error.
struct FindingsReport {
  private let hasErrors: Bool

  /// Prints errors, and notes unless quiet.
  init(_ findings: [Finding], isQuiet: Bool) {
    hasErrors = findings.contains { $0.severity == .error }
    var pages: [String: Int] = [:]
    let shown = findings.filter { $0.severity == .error || !isQuiet }
    for finding in shown { pages[Self.kind(finding), default: 0] += 1 }
    for finding in shown {
      guard let count = pages.removeValue(forKey: Self.kind(finding)) else { continue }
      Terminal.complain(Self.brief(finding.line) + (count > 1 ? " (and \(count - 1) more like it)" : ""))
    }
  }

  /// A line without the middle of its longest words: names of channels and samples may have thousands of letters.
  private static func brief(_ line: String) -> String {
    line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.count > 120 ? "\(word.prefix(60))…\(word.suffix(50))" : String(word)
    }.joined(separator: " ")
  }

  /// Notes of one rule say the same of every page; errors are told one by one.
  private static func kind(_ finding: Finding) -> String {
    finding.severity == .note ? finding.rule.rawValue : finding.description
  }

  func isRefused(strictly isStrict: Bool) -> Bool { isStrict && hasErrors }
}
