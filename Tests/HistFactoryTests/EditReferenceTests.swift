// Edits and combinations of the shipped example against pyhf's digests, smoothing against cabinetry's.
import ExampleAnalysis
import Foundation
import JSONTree
import Testing

@testable import HistFactory

@Suite struct EditReferenceTests {
  let reference: JSONNode
  let example: WorkspaceDraft

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/edits.json")
    reference = try JSONDocument(contentsOf: file.path).root
    example = try WorkspaceDraft(JSONDocument(ExampleSearch.workspace().encoded(), file: "example"))
  }

  private func digest(_ draft: WorkspaceDraft) throws -> String { try draft.document().canonicalDigests(["sha256"])[0] }

  private func edited(_ edits: String...) throws -> WorkspaceDraft { try WorkspaceDraft.edited(example, edits) }

  @Test func takingApartChangesNothing() throws {
    #expect(try digest(example) == reference["original"]?.string)
  }

  @Test(arguments: [
    ("sort", ["sort"]), ("rename-channel", ["rename-channel SR_2j=signal_region"]),
    ("rename-sample", ["rename-sample ttbar=top"]),
    ("rename-modifier", ["rename-modifier mu=strength", "rename-modifier JER=resolution"]),
    ("rename-measurement", ["rename-measurement search=other"]),
    ("remove-channel", ["remove-channel channel=VR_lowMET"]),
    ("remove-sample", ["remove-sample sample=singletop"]),
  ])
  func sameAsPyhf(_ name: String, _ edits: [String]) throws {
    let known = try #require(reference["edits"]?[name]?.string)
    let edited = try WorkspaceDraft.edited(example, edits)
    #expect(try digest(edited) == known)
  }

  @Test func combinationsAreThoseOfPyhf() throws {
    let first = try part("SR_2j", "CR_ttbar"), second = try part("SR_3j", "CR_vjets")
    let named = try WorkspaceDraft.edited(second, ["rename-measurement search=other"])
    let overlapping = try WorkspaceDraft.edited(part("CR_ttbar", "VR_lowMET"), ["rename-measurement search=other"])
    var changed = overlapping
    let index = try #require(changed.channels.firstIndex { $0.name == "CR_ttbar" })
    changed.channels[index].samples[0].data[0] += 1
    let background = try edited("remove-sample sample=signal")
    let signal = try edited("remove-sample sample!=signal & channel=SR*", "remove-channel channel!=SR*")
    let cases: [(String, WorkspaceJoin, WorkspaceDraft, WorkspaceDraft)] = [
      ("none", WorkspaceJoin(), first, named), ("outer", WorkspaceJoin(rule: .outer), first, second),
      ("outer-common-channel", WorkspaceJoin(rule: .outer), first, overlapping),
      ("left-outer", WorkspaceJoin(rule: .leftOuter), first, changed),
      ("right-outer", WorkspaceJoin(rule: .rightOuter), first, changed),
      ("outer-merged", WorkspaceJoin(rule: .outer, mergesChannels: true), background, signal),
    ]
    for (name, join, left, right) in cases {
      let known = try #require(reference["combinations"]?[name]?.string)
      #expect(try digest(join.joined(left, right)) == known, "\(name)")
    }
  }

  private func part(_ channels: String...) throws -> WorkspaceDraft {
    try edited("remove-channel " + channels.map { "channel!=\($0)" }.joined(separator: " & "))
  }

  @Test func conflictsAreListedAllAtOnce() throws {
    do throws(EditProblem) {
      _ = try WorkspaceJoin().joined(example, example)
      Issue.record("joined")
    } catch {
      #expect(error.findings.count == 5 + 5 + 1)
      #expect(error.findings.contains("both have channel SR_2j"))
    }
  }

  @Test func smoothRowsAreCabinetrys() throws {
    let rows = try #require(reference["smooth"])
    for row in rows.elements {
      let rough = try #require(row["rough"]?.doubles), known = try #require(row["smooth"]?.doubles)
      for (own, other) in zip(RunningSmoother.smoothed(rough), known) { #expect(abs(own - other) < 1e-14) }
    }
    #expect(rows.count == 22)
  }
}

extension WorkspaceDraft {
  /// Edits written as on the command line, one after the other.
  static func edited(_ draft: WorkspaceDraft, _ edits: [String]) throws -> WorkspaceDraft {
    try edits.reduce(draft) { draft, edit in try Self.step(edit).applied(to: draft).draft }
  }

  static func step(_ edit: String) throws -> EditStep {
    let words = edit.split(separator: " ", maxSplits: 1).map(String.init)
    let kind = try #require(EditKind.documentEdits.first { $0.keyword == words[0] }, "no edit \(words[0])")
    return try kind.step(words.count > 1 ? words[1] : "")
  }
}
