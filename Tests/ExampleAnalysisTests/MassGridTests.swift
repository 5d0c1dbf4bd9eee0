// The example's grid of signals: every patch fits the background that it names.
import ExampleAnalysis
import Foundation
import HistFactory
import JSONTree
import Testing

@Suite struct MassGridTests {
  @Test func everyPatchMakesAModel() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in try ExampleSearch.files() {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    let grid = try SignalGrid(
      path: folder.appending(path: "background.json").path, patchSet: folder.appending(path: "patchset.json").path,
      verifyDigest: true)
    #expect(grid.count >= 40)
    #expect(grid.warnings.isEmpty)
    for index in 0..<grid.count {
      let file = try grid.workspace(index), model = try file.model()
      #expect(file.workspace.channels.count { $0.samples.contains { $0.name == "signal" } } == 2)
      #expect(model.warnings.isEmpty)
    }
  }

  @Test func theBackgroundHasNoSignal() {
    for channel in ExampleSearch.background().channels { #expect(!channel.samples.contains { $0.name == "signal" }) }
  }
}
