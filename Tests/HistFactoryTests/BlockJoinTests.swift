// Combining workspaces that go beyond HistFactory: blocks are joined, their names told apart, conflicts named.
import JSONTree
import Testing

@testable import HistFactory

@Suite struct BlockJoinTests {
  private static func input(_ label: String, channel: String, poi: String = "mu", block: String?) throws
    -> CombinationInput
  {
    let extra = block.map { ", \"hfplot\": \($0)" } ?? ""
    let text = """
      {"channels": [{"name": "\(channel)", "samples": [
        {"name": "signal", "data": [5, 6, 7], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
        {"name": "top", "data": [50, 60, 70], "modifiers": [
          {"name": "JES", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}},
          {"name": "b", "type": "normsys", "data": {"hi": 1.05, "lo": 0.95}}]}]}],
       "observations": [{"name": "\(channel)", "data": [55, 66, 77]}],
       "measurements": [{"name": "\(label)", "config": {"poi": "\(poi)", "parameters": []}}],
       "version": "1.0.0"\(extra)}
      """
    return CombinationInput(label: label, draft: WorkspaceDraft(try JSONDocument(text: text, file: label)))
  }

  private static func block(rho: String = "0.5", function: String = "kappa^2") -> String {
    """
    {"version": "1", "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]}],
     "functions": [{"name": "mu", "expression": "\(function)"}],
     "correlations": [{"name": "JESb", "parameters": ["JES", "b"], "correlation": [[1, \(rho)], [\(rho), 1]]}]}
    """
  }

  private func combined(_ inputs: [CombinationInput], _ combination: WorkspaceCombination) throws -> (
    Model, [EditChange]
  ) {
    let (draft, changes) = try combination.combined(inputs)
    return (try Model(draft.workspace(), measurement: nil, poi: nil), changes)
  }

  @Test func equalBlocksAreOne() throws {
    let inputs = try [
      Self.input("left", channel: "A", poi: "kappa", block: Self.block()),
      Self.input("right", channel: "B", poi: "kappa", block: Self.block()),
    ]
    let (model, changes) = try combined(inputs, WorkspaceCombination())
    #expect(model.parameterSets.map(\.name).sorted() == ["JES", "b", "kappa"])
    #expect(model.extensions.correlations.count == 1 && !changes.contains { $0.what.contains("holds for") })
  }

  @Test func oneBlockHoldsForAllOfItsNames() throws {
    let inputs = try [
      Self.input("left", channel: "A", poi: "kappa", block: Self.block()),
      Self.input("right", channel: "B", block: nil),
    ]
    let combination = WorkspaceCombination(measurement: "both", poi: "kappa")
    let (model, changes) = try combined(inputs, combination)
    #expect(model.parameterSets.map(\.name).sorted() == ["JES", "b", "kappa"] && model.poi == "kappa")
    let told = changes.filter { $0.what.contains("hfplot block of left says of it holds for right") }
    #expect(told.compactMap(\.modifier) == ["JES", "b", "mu"])
  }

  /// Parameters of modifiers and of the block alike; constraints of several of them get names of their own.
  @Test func decorrelation() throws {
    let inputs = try [
      Self.input("left", channel: "A", poi: "kappa", block: Self.block()),
      Self.input("right", channel: "B", poi: "kappa", block: Self.block(rho: "0.2")),
    ]
    #expect(throws: EditProblem.self) { try WorkspaceCombination().combined(inputs) }
    let apart = WorkspaceCombination(decorrelated: ["type=normsys & channel=*"])
    let (model, _) = try combined(inputs, apart)
    #expect(
      model.parameterSets.map(\.name).sorted() == ["JES_left", "JES_right", "b_left", "b_right", "kappa"])
    #expect(model.extensions.correlations.map(\.name) == ["JESb_left", "JESb_right"])
    #expect(model.extensions.correlations.map { $0.covariance[0, 1] } == [0.5, 0.2])
    let all = WorkspaceCombination(decorrelated: ["*"], measurement: nil)
    let draft = try all.combined(inputs).draft
    #expect(draft.measurements.map(\.poi) == ["kappa_left", "kappa_right"])
    let names = try Model(draft.workspace(), measurement: "left", poi: nil).parameterSets.map(\.name)
    #expect(names.contains("kappa_left") && names.contains("kappa_right") && !names.contains("kappa"))
  }

  @Test func conflictsAreNamed() throws {
    let inputs = try [
      Self.input("left", channel: "A", poi: "kappa", block: Self.block()),
      Self.input("right", channel: "B", poi: "kappa", block: Self.block(function: "kappa")),
    ]
    do {
      _ = try WorkspaceCombination().combined(inputs)
      Issue.record("different functions of one name were joined")
    } catch {
      #expect(error.findings == ["the blocks declare mu of 'functions' in different ways"])
    }
    let kept = try WorkspaceCombination(join: WorkspaceJoin(rule: .rightOuter)).combined(inputs).draft
    #expect(kept.block?.list("functions").first?["expression"]?.string == "kappa")
  }

  @Test func repairsAreNotedAndJoined() throws {
    var draft = WorkspaceDraft(try JSONDocument(text: EditTests.text, file: "ws.json"))
    draft = try WorkspaceDraft.edited(draft, ["fill-empty 1e-3"])
    let model = try Model(draft.workspace(), measurement: nil, poi: nil)
    #expect(model.stamps == ["repaired: 1 empty bin filled with 0.001"])
    let other = try Self.input("right", channel: "B", block: #"{"version": "1", "repairs": ["by hand"]}"#)
    let inputs = [CombinationInput(label: "left", draft: draft), other]
    let joined = try WorkspaceCombination(decorrelated: ["JES"]).combined(inputs).draft
    #expect(joined.block?.list("repairs").compactMap(\.string) == ["1 empty bin filled with 0.001", "by hand"])
    #expect(draft.dropRepairs() && draft.block == nil && !draft.dropRepairs())
  }
}
