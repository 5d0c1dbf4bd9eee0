// Shards of one toy study put together: exactly the study that was never divided.
import Results

/// Why toy files cannot be merged.
public struct MergeProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String
  /// As a person reads it.
  public var description: String { "error: \(message)\n  hint: \(hint)" }
}

extension ToysResult {
  /// One result of several shards, in any order.
  ///
  /// - Throws: where they belong to different studies, overlap, or leave out toys.
  public init(merging shards: [(name: String, result: ToysResult)]) throws(MergeProblem) {
    guard let first = shards.first else {
      throw MergeProblem(message: "nothing to merge", hint: "name the files of the shards")
    }
    self = first.result
    for shard in shards.dropFirst() {
      if let difference = first.result.difference(from: shard.result) {
        throw MergeProblem(
          message: "\(shard.name) and \(first.name) differ in \(difference)",
          hint: "merge shards of one command, run with the same version on the same workspace")
      }
    }
    let position = shard?.count ?? 1
    try Self.checkComplete(shards, count: position)
    ensembles = ensembles.indices.map { index in
      ToyEnsemble(joining: shards.map { $0.result.ensembles[index] })
    }
    shard = nil
    header.status.state = shards.map(\.result.asymptoticState).first { $0 != .converged } ?? .converged
    header.status.messages = header.status.messages.filter { !$0.contains("toys failed") }
    evaluate()
  }

  /// Shards flag their own failures; the whole is judged again.
  private var asymptoticState: ResultStatus.State {
    header.status.messages.contains { $0.contains("% of the toys failed") } ? .converged : header.status.state
  }

  private static func checkComplete(
    _ shards: [(name: String, result: ToysResult)], count: Int
  ) throws(MergeProblem) {
    var seen: [Int: String] = [:]
    for (name, result) in shards {
      let index = result.shard?.index ?? 1
      if let other = seen[index] {
        throw MergeProblem(
          message: "\(name) and \(other) are the same shard, \(index)/\(count)", hint: "name each shard once")
      }
      seen[index] = name
    }
    let missing = (1...count).filter { seen[$0] == nil }
    guard missing.isEmpty else {
      let list = missing.map { "\($0)/\(count)" }.joined(separator: ", ")
      throw MergeProblem(message: "missing shards: \(list)", hint: "run them with --shard, then merge all")
    }
  }

  /// The first thing in which two shards are not of one study.
  private func difference(from other: ToysResult) -> String? {
    let checks: [(String, Bool)] = [
      ("the version of hfplot", header.hfplot == other.header.hfplot),
      ("the workspace", header.workspace == other.header.workspace),
      ("their settings", header.settings == other.header.settings),
      ("the tested value", poi == other.poi), ("the test statistic", testStatistic == other.testStatistic),
      ("the seed", seed == other.seed), ("the number of toys", count == other.count),
      ("the number of shards", shard?.count == other.shard?.count),
      ("the hypotheses", ensembles.map(\.value) == other.ensembles.map(\.value)),
      ("the observed test statistic", observedStatistic == other.observedStatistic),
      ("the tolerated failures", maximumFailures == other.maximumFailures),
    ]
    return checks.first { !$0.1 }?.0
  }
}

extension ToyEnsemble {
  /// All toys, ascending by number.
  fileprivate init(joining parts: [ToyEnsemble]) {
    let sorted = parts.filter { !$0.numbers.isEmpty || !$0.failures.isEmpty }
      .sorted { $0.firstNumber < $1.firstNumber }
    self.init(
      hypothesis: parts.first?.hypothesis ?? "", value: parts.first?.value, numbers: sorted.flatMap(\.numbers),
      statistics: sorted.flatMap(\.statistics), bestFits: sorted.flatMap(\.bestFits),
      uncertainties: sorted.flatMap(\.uncertainties), failures: sorted.flatMap(\.failures))
  }

  private var firstNumber: Int { min(numbers.first ?? .max, failures.first?.number ?? .max) }
}
