// The built program as a person runs it: a process in a folder of its own.
import Foundation
import Testing

/// What one run printed and how it ended.
struct Outcome {
  var status: Int32
  var output: String
  var errors: String

  /// As a golden text.
  func transcript(_ arguments: [String]) -> String {
    var text = "$ hfplot \(arguments.joined(separator: " "))\n"
    if !output.isEmpty { text += output }
    if !errors.isEmpty { text += "--- standard error\n\(errors)" }
    return text + "--- exit code \(status)\n"
  }
}

/// A temporary folder with a small workspace, and runs of the program in it.
final class Playground {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("ws.json", SmallAnalysis.workspace)
    try write("patchset.json", SmallAnalysis.patchSet)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The program beside the bundle of the tests.
  static let program = Bundle.main.bundleURL.appending(path: "hfplot").path
  static let isBuilt = FileManager.default.isExecutableFile(atPath: program)

  func write(_ name: String, _ text: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  var contents: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  func run(_ arguments: [String]) throws -> Outcome { try run(Self.program, arguments) }

  /// A line of the shell, with the program as `hfplot`.
  func shell(_ line: String) throws -> Outcome {
    try run("/bin/sh", ["-c", "hfplot() { \"\(Self.program)\" \"$@\"; }; \(line)"])
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    // Files instead of pipes: long output cannot block the program. Outside the folder, whose contents are looked at.
    let logs = [UUID(), UUID()].map { FileManager.default.temporaryDirectory.appending(path: "hfplot-log-\($0)") }
    defer { for log in logs { try? FileManager.default.removeItem(at: log) } }
    let handles = try logs.map { log in
      _ = FileManager.default.createFile(atPath: log.path, contents: nil)
      return try FileHandle(forWritingTo: log)
    }
    (process.standardOutput, process.standardError) = (handles[0], handles[1])
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    let texts = try logs.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
