// Programs that tests ask for a second opinion: found on the path, run in folders of their own.
import Foundation

/// A program such as `pdftotext`.
struct ExternalTool {
  let path: String

  init(path: String) { self.path = path }

  /// Nil where the program is not installed.
  init?(_ name: String) {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let candidates = folders.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.path = path
  }

  static func isInstalled(_ names: String...) -> Bool { names.allSatisfy { ExternalTool($0) != nil } }

  struct Outcome {
    var status: Int32
    var output: String
  }

  /// Runs the program in `folder`; standard error is part of the output.
  func run(_ arguments: [String], in folder: URL) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // A file instead of a pipe: long logs cannot block the program.
    let log = folder.appending(path: "output-\(UUID().uuidString).log")
    FileManager.default.createFile(atPath: log.path, contents: nil)
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try handle.close()
    let output = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    try FileManager.default.removeItem(at: log)
    return Outcome(status: process.terminationStatus, output: output)
  }
}

/// Gives `body` an empty folder and removes it afterwards.
func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
