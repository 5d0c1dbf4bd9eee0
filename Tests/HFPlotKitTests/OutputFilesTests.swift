// Output files appear whole or not at all.
import Foundation
import HFPlotKit
import Testing

@Suite struct OutputFilesTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  func path(_ name: String) -> String { folder.appending(path: name).path }
  func contents() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  @Test func writesAndReplaces() throws {
    try OutputFiles.write([OutputFile(path: path("a"), bytes: Array("one".utf8))])
    try OutputFiles.write([OutputFile(path: path("a"), bytes: Array("two".utf8))])
    #expect(try String(contentsOfFile: path("a"), encoding: .utf8) == "two")
    #expect(try contents() == ["a"])
  }

  @Test func writesNothingWhenOneFails() throws {
    let good = OutputFile(path: path("good"), bytes: [1]), bad = OutputFile(path: path("no/such/folder"), bytes: [2])
    #expect(throws: OutputProblem.self) { try OutputFiles.write([good, bad]) }
    #expect(try contents().isEmpty)
  }

  @Test func aFolderIsNoFile() throws {
    #expect(throws: OutputProblem.self) { try OutputFiles.check(folder.path) }
    let problem = #expect(throws: OutputProblem.self) { try OutputFiles.check(path("absent/file.pdf")) }
    #expect(problem?.hint.contains("create the folder") == true)
  }

  @Test func followsLinksAndDevices() throws {
    try OutputFiles.write([OutputFile(path: path("real"), bytes: [1])])
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("real"))
    try OutputFiles.write([OutputFile(path: path("link"), bytes: [7, 8])])
    #expect(try Data(contentsOf: URL(filePath: path("real"))) == Data([7, 8]))
    let type = try FileManager.default.attributesOfItem(atPath: path("link"))[.type] as? FileAttributeType
    #expect(type == .typeSymbolicLink)
    try OutputFiles.write([OutputFile(path: "/dev/null", bytes: [1, 2, 3])])
    var info = stat()
    #expect(stat("/dev/null", &info) == 0 && info.st_mode & S_IFMT == S_IFCHR)
  }
}
