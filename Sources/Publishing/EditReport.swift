// What an edit changed, as text for the terminal.
import Results

/// Operations with their first changes.
public struct EditReport: Sendable {
  private let result: EditResult
  /// Changes shown of each operation.
  private static let limit = 8

  /// Every part by its name.
  public init(_ result: EditResult) { self.result = result }

  /// The whole text; lines end with a line feed.
  public var text: String { result.operations.flatMap(lines).map { $0 + "\n" }.joined() }

  private func lines(_ operation: EditResult.Operation) -> [String] {
    let changes = operation.changes
    guard !changes.isEmpty else { return ["\(operation.text): nothing to do"] }
    let head = "\(operation.text): \(changes.count == 1 ? "1 change" : "\(changes.count) changes")"
    let shown = changes.prefix(Self.limit).map { "  \(Self.line($0))" }
    let rest = changes.dropFirst(Self.limit)
    let more = rest.isEmpty ? [] : ["  and \(rest.count) more (--save FILE lists all)"]
    return [head] + shown + more + caveats(changes)
  }

  private static func line(_ change: EditResult.Change) -> String {
    let place = [change.channel, change.sample, change.modifier].compactMap { $0 }.joined(separator: "/")
    return place.isEmpty ? change.what : "\(place): \(change.what)"
  }

  /// Each once, with how often it holds.
  private func caveats(_ changes: [EditResult.Change]) -> [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for caveat in changes.compactMap(\.caveat) {
      if counts[caveat] == nil { order.append(caveat) }
      counts[caveat, default: 0] += 1
    }
    return order.map { "  note: \($0)" + (changes.count > 1 ? " (\(counts[$0] ?? 0) of \(changes.count))" : "") }
  }
}
