// What once trapped, hung or swelled the program is read again.
import Foundation
import Fuzz
import Testing

@Suite struct CorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
  static let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  /// A trap ends the run of the tests: the name of the file is the last that is printed.
  @Test(.timeLimit(.minutes(1)), arguments: files) func isReadToItsEnd(_ file: String) throws {
    let name = file.prefix { $0 != "-" && $0 != "." }
    let target = try #require(FuzzTarget.all.first { $0.name == name }, "\(file) is named after no target")
    let text = Array(try Data(contentsOf: Self.folder.appending(path: file))), bench = try FuzzBench()
    for number in [0, 1, 2] { target.problem(text, number: number, bench: bench) }
  }
}
