// The verbs that write workspaces, as a person runs them.
import Foundation
import HFPlotKit
import HistFactory
import JSONTree
import Testing

@Suite(.enabled(if: Playground.isBuilt, "the program is not built")) struct EditCommandTests {
  let playground: Playground

  init() throws { playground = try Playground() }

  private func run(_ line: String) throws -> Outcome { try playground.shell("hfplot \(line)") }

  private func document(_ name: String) throws -> JSONNode {
    try JSONDocument(contentsOf: playground.folder.appending(path: name).path).root
  }

  @Test func operationsFollowTheCommandLine() throws {
    let done = try run("edit ws.json --rename-channel SR=A --rebin A=2 -o new.json")
    #expect(done.status == 0 && done.output.contains("A: 2 bins merged to 1 (2)\n") && done.errors.isEmpty)
    let channel = try #require(document("new.json")["channels"]?[0])
    #expect(channel["name"]?.string == "A" && channel["samples"]?[1]?["data"]?.doubles == [90])
    #expect(try run("edit ws.json --rebin A=2 --rename-channel SR=A -o other.json").status == 2)
    #expect(try !playground.contents.contains("other.json"))
  }

  @Test func dryRunsWriteNothing() throws {
    let before = try playground.contents
    let outcome = try run("edit ws.json --sort --fill-empty 1e-6 --dry-run --save report.json")
    #expect(outcome.status == 0 && outcome.output.contains("--fill-empty 1e-6: nothing to do\n"))
    #expect(try playground.contents == before)
  }

  @Test func theInputIsWrittenOverOnRequestOnly() throws {
    let before = try playground.text("ws.json")
    #expect(try run("edit ws.json --sort -o ws.json").status == 2)
    #expect(try playground.text("ws.json") == before)
    #expect(try run("edit ws.json --sort --in-place --quiet").output.isEmpty)
    #expect(try playground.text("ws.json") != before && document("ws.json")["channels"]?[0]?["name"]?.string == "CR")
  }

  @Test func theReportListsWhatChanged() throws {
    #expect(try run("edit ws.json --asimov 0 --save report.json -o new.json").status == 0)
    let report = try document("report.json")
    #expect(report["kind"]?.string == "edit" && report["inputs"]?[0]?["file"]?.string == "ws.json")
    #expect(
      report["operations"]?[0]?["operation"]?.string == "asimov" && report["operations"]?[0]?["changes"]?.count == 2)
    #expect(
      report["digest"]?.string
        == (try JSONDocument(contentsOf: playground.folder.appending(path: "new.json").path)).digest)
    #expect(try document("new.json")["observations"]?[0]?["data"]?.doubles == [50, 40])
  }

  @Test func recipesStandWhereTheyAreNamed() throws {
    try playground.write("edits.json", #"[{"rebin": "A=2"}, "sort"]"#)
    #expect(try run("edit ws.json --rename-channel SR=A --recipe edits.json -o new.json").status == 0)
    #expect(try run("edit ws.json --recipe edits.json --rename-channel SR=A -o other.json").status == 2)
  }

  @Test func combinedWorkspacesFit() throws {
    #expect(try run("edit ws.json --remove-channel channel=CR -o a.json").status == 0)
    #expect(try run("edit ws.json --remove-channel channel=SR -o b.json").status == 0)
    #expect(try run("combine a.json b.json -o ab.json").status == 2)
    let outcome = try run("combine a.json b.json --join outer -o ab.json --save report.json")
    #expect(outcome.status == 0 && outcome.output.contains("JES: one parameter of a, b\n"))
    #expect(
      try run("fit ab.json").output == run("fit ws.json").output.replacingOccurrences(of: "ws.json", with: "ab.json"))
    try playground.write("map.json", #"{"scale": {"a": "JES", "b": "norm"}}"#)
    let bad = try run("combine a.json b.json --correlate map.json --merge-measurements m -o ac.json")
    #expect(bad.status == 2 && bad.errors.contains("would not be a valid model"))
  }

  @Test func simplifiedWorkspacesFit() throws {
    let outcome = try run("simplify ws.json --modes all --fit-channels CR -o simple.json --save report.json")
    #expect(outcome.status == 0 && outcome.output.contains("limit at 95 % CL observed"))
    #expect(try document("report.json")["comparison"]?["simplified"]?["limit"]?["observed"]?.double != nil)
    #expect(try run("fit simple.json").status == 0)
    #expect(try document("simple.json")["channels"]?.count == 1)
  }
}

extension JSONDocument {
  /// pyhf's digest, by the library that the program is made of.
  fileprivate var digest: String { canonicalDigests(["sha256"])[0] }
}
