// A package of somebody else's builds against this one and draws, with a format of its own.
import Foundation
import Testing

@Suite struct OwnPackageTests {
  static let isAsked = ProcessInfo.processInfo.environment["HFPLOT_FIXTURES"] != nil

  /// Builds the whole library once more, which takes minutes: only where HFPLOT_FIXTURES is set, as CI does.
  @Test(.enabled(if: isAsked, "set HFPLOT_FIXTURES to build the fixture package"))
  func itBuildsAndDraws() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/OwnPackage")
    let folder = FileManager.default.temporaryDirectory.appending(path: "own-package-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try run(
      [
        "swift", "run", "--package-path", package.standardized.path, "--scratch-path", "\(folder.path)/build",
        "OwnFigures", folder.path,
      ])
    for name in ["fall.pdf", "fall.svg", "fall.tex", "fall.png", "fall.dat"] {
      let size = try? Data(contentsOf: folder.appending(path: name)).count
      #expect((size ?? 0) > 1000, "\(name): \(log.suffix(2000))")
    }
  }

  private func run(_ arguments: [String]) throws -> String {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
