// Texts that tests compare with what was recorded and reviewed.
import Foundation

/// A recorded text under Tests/Golden.
public struct GoldenFile {
  private let file: URL

  /// - Parameter path: below Tests/Golden, e.g. `outline/stack.txt`.
  public init(_ path: String) {
    file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden").appending(path: path)
  }

  /// Whether this run writes what it should compare: with HFPLOT_RECORD set. Such a run fails.
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["HFPLOT_RECORD"] != nil }

  /// What differs from the recorded text, nil if nothing does.
  public func difference(from text: String) -> String? {
    if Self.isRecording { return record(text) }
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      return "\(file.lastPathComponent) is not recorded: run with HFPLOT_RECORD=1 and review it"
    }
    guard recorded != text else { return nil }
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    func at(_ lines: [Substring]) -> String { line < lines.count ? String(lines[line]) : "(the end)" }
    return "\(file.lastPathComponent):\(line + 1):\n  recorded: \(at(old))\n  now:      \(at(new))"
  }

  private func record(_ text: String) -> String {
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(file.lastPathComponent): review it and run again without HFPLOT_RECORD"
    } catch {
      return "\(file.lastPathComponent) cannot be recorded: \(error)"
    }
  }
}
