// Starts workers, and after each death one more for the cases that are left.
import Foundation

/// What a case did that it must not do.
struct Failure {
  var target: FuzzTarget
  var number: Int
  var fault: String
}

/// Runs all cases of a target, however many processes that takes.
struct Driver {
  let seed: UInt64
  /// Where the texts of failures go.
  let corpus: URL

  /// - Returns: the failures, and how many texts were accepted: next to none would say that mutations go too far.
  func run(_ target: FuzzTarget, cases: Range<Int>) throws -> (failures: [Failure], accepted: Int) {
    var failures: [Failure] = [], next = cases.lowerBound, accepted = 0
    while next < cases.upperBound, failures.count < 50 {
      let (lines, end) = try runWorker(target, next..<cases.upperBound)
      failures += lines.filter { $0.first == "memory" }.compactMap { line in
        Int(line[1]).map { Failure(target: target, number: $0, fault: "takes \(line[2...].joined(separator: " "))") }
      }
      accepted += lines.first { $0.first == "sound" }.flatMap { Int($0[1]) } ?? 0
      guard let end else { break }
      guard let last = lines.last(where: { $0.first == "case" }).flatMap({ Int($0[1]) }) else {
        throw DriverProblem(description: "\(target.name): the worker fails before its first case: \(end)")
      }
      failures.append(Failure(target: target, number: last, fault: end))
      next = last + 1
    }
    return (failures, accepted)
  }

  /// Writes the text of a failure, to be kept among the tests.
  func keep(_ failure: Failure, seeds: [[UInt8]]) throws -> String {
    let name = "\(failure.target.name)-\(seed)-\(failure.number).txt"
    let text = failure.target.text(seed: seed, number: failure.number, seeds: seeds)
    try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
    try Data(text).write(to: corpus.appending(path: name))
    return name
  }

  /// The lines that a worker said, and how it ended if not well.
  private func runWorker(_ target: FuzzTarget, _ cases: Range<Int>) throws -> (lines: [[String]], end: String?) {
    let log = FileManager.default.temporaryDirectory.appending(path: "hfplot-fuzz-log-\(UUID().uuidString)")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = ["--worker", target.name, "\(seed)", "\(cases.lowerBound)", "\(cases.upperBound)"]
    process.standardOutput = try FileHandle(forWritingTo: log)
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
    return (lines, Self.fault(of: process))
  }

  private static func fault(of process: Process) -> String? {
    guard process.terminationReason == .uncaughtSignal else {
      return process.terminationStatus == 0 ? nil : "exit code \(process.terminationStatus)"
    }
    return process.terminationStatus == SIGPROF
      ? "takes more than \(Worker.secondsAllowed) s" : "trap (signal \(process.terminationStatus))"
  }
}

struct DriverProblem: Error, CustomStringConvertible {
  let description: String
}
