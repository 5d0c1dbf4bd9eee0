// Layers that name the one they are laid over.
import Foundation
import Styles
import Testing

@Suite struct ExtendsTests {
  private func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "styles-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return folder
  }

  @Test func aFileStandsOnALookAndOnAFileBesideIt() throws {
    let folder = try folder([
      "group.json": #"{"extends": "cms", "text": {"size": 9}, "legend": {"columns": 2}}"#,
      "mine.json": #"{"extends": "group.json", "legend": {"columns": 3}}"#,
    ])
    let style = try Style([.named(folder.appending(path: "mine.json").path)])
    #expect(style.string("label.experiment.text") == "CMS")
    #expect(style.length("text.size") == 9 && style.integer("legend.columns") == 3)
  }

  @Test func circlesAreFound() throws {
    let folder = try folder(["a.json": #"{"extends": "b.json"}"#, "b.json": #"{"extends": "a.json"}"#])
    let problems = #expect(throws: StyleProblems.self) { try Style([.named(folder.appending(path: "a.json").path)]) }
    #expect(problems?.problems.first?.message.contains("goes round in a circle") == true)
  }

  @Test func aMissingParentIsNamedWhereItIsAskedFor() throws {
    let folder = try folder(["a.json": "{\n  \"extends\": \"atlsa\"\n}"])
    let problems = #expect(throws: StyleProblems.self) { try Style([.named(folder.appending(path: "a.json").path)]) }
    #expect(problems?.problems.first?.place.hasSuffix("a.json:2:14") == true)
    #expect(problems?.problems.first?.hint?.hasPrefix("did you mean atlas?") == true)
  }

  @Test func relativeSizesFollowTheTextWhoeverSetsIt() throws {
    let style = try Style([
      .text(#"{"axis": {"title": {"size": "2em"}}}"#, name: "a"), .text(#"{"text": {"size": 10}}"#, name: "b"),
    ])
    #expect(style.length("axis.title.size") == 20)
  }

  @Test func macrosAreCollectedOverLayers() throws {
    let style = try Style([
      .text(##"{"text": {"macros": {"GeV": "\\mathrm{GeV}"}}}"##, name: "a"),
      .text(##"{"text": {"macros": {"pt": "p_\\mathrm{T}"}}}"##, name: "b"),
    ])
    #expect(style.macros == ["GeV": #"\mathrm{GeV}"#, "pt": #"p_\mathrm{T}"#])
  }
}
