// Names by globs, regular expressions and selectors: the same language wherever names are chosen.
import ExampleAnalysis
import Foundation
import Testing

@testable import HFPlotKit

@Suite struct SelectableNamesTests {
  private let analysis: Analysis

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "ws.json").path
    try Data(Self.workspace.utf8).write(to: URL(filePath: path))
    let side = folder.appending(path: "block.json").path
    try Data(#"{"version": "1", "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 2]}]}"#.utf8)
      .write(to: URL(filePath: side))
    analysis = try Analysis(WorkspaceRequest(path: path, sideFile: side))
  }

  private static let workspace = #"""
    {"channels": [
       {"name": "SR", "samples": [
         {"name": "signal", "data": [5, 6], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
         {"name": "top", "data": [50, 60], "modifiers": [
           {"name": "JES", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}},
           {"name": "stat", "type": "staterror", "data": [2, 2]}]}]},
       {"name": "CR", "samples": [
         {"name": "top", "data": [500], "modifiers": [
           {"name": "JES", "type": "histosys", "data": {"hi_data": [520], "lo_data": [480]}},
           {"name": "JER", "type": "normsys", "data": {"hi": 1.02, "lo": 0.98}}]},
         {"name": "fakes", "data": [3], "modifiers": []}]}],
     "observations": [{"name": "SR", "data": [55, 66]}, {"name": "CR", "data": [500]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
    """#

  @Test(
    arguments: [
      ("type=normsys", .parameter, ["JES", "JER"]), ("channel=CR & type=normsys", .parameter, ["JER"]),
      ("sample=signal", .parameter, ["mu"]), ("type=staterror", .parameter, ["stat[0]", "stat[1]"]),
      ("name=JE* & channel=SR", .parameter, ["JES"]), ("name=kappa", .parameter, ["kappa"]),
      ("/^JE[SR]$/", .parameter, ["JES", "JER"]), ("stat*", .parameter, ["stat[0]", "stat[1]"]),
      ("type=staterror", .parameterSet, ["stat"]), ("channel=SR | sample=fakes", .channel, ["CR", "SR"]),
      ("sample=fakes", .channel, ["CR"]), ("channel!=SR", .channel, ["CR"]), ("name=JER", .channel, ["CR"]),
      ("type=normsys & channel=SR", .sample, ["top"]), ("channel=CR & !name=JE*", .sample, ["fakes"]),
    ] as [(String, NameKind, Set<String>)])
  func selectors(_ pattern: String, _ kind: NameKind, names: Set<String>) throws {
    #expect(Set(try analysis.chosen([pattern], kind, option: "--x") ?? []) == names)
  }

  @Test func exclusions() throws {
    let patterns = try analysis.patterns(
      included: ["type=normsys", "mu"], excluded: ["channel=CR & type=normsys"], .parameter, option: "--parameters")
    #expect(["JES", "JER", "mu", "kappa"].map(patterns.contains) == [true, false, true, false])
  }

  @Test func problems() {
    func problem(_ pattern: String) -> String {
      do {
        _ = try analysis.chosen([pattern], .parameter, option: "--parameters")
        return ""
      } catch {
        return error.description
      }
    }
    #expect(problem("typ=normsys").contains("--parameters 'typ=normsys', character 1: there is no field 'typ'"))
    #expect(problem("type=normsys &").contains("character 15"))
    #expect(problem("/(/").contains("--parameters /(/, character"))
    #expect(problem("type=lumi").contains("matches no parameter"))
    #expect(problem("kapa").contains("did you mean"))
  }
}
