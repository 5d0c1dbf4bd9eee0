// Texts of the program kept in Tests/Golden/cli. HFPLOT_RECORD=1 writes them; a recording run fails.
import Foundation
import Testing

enum GoldenTranscript {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/cli")
  static let isRecording = ProcessInfo.processInfo.environment["HFPLOT_RECORD"] == "1"

  /// Compares a text with the file `name`.txt, or writes it when recording.
  static func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: "\(name).txt")
    let known = try? String(contentsOf: file, encoding: .utf8)
    guard isRecording else {
      #expect(text == known, "\(file.path): HFPLOT_RECORD=1 records", sourceLocation: sourceLocation)
      return
    }
    guard text != known else { return }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(file.path)", sourceLocation: sourceLocation)
  }

  /// Golden files that no test has asked for are leftovers.
  static var recorded: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
    }
  }
}
