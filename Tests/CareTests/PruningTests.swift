// Pruning: sizes and verdicts by hand, what the new document is, and fits of both models.
import ExampleAnalysis
import Foundation
import HFPlotKit
import JSONTree
import Testing

@testable import Care

/// A workspace in a temporary file.
struct TemporaryWorkspace {
  let path: String
  init(_ text: String) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "care-\(UUID().uuidString).json").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
  func analysis(poi: String? = nil) throws -> Analysis { try Analysis(WorkspaceRequest(path: path, poi: poi)) }
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct PruningTests {
  /// Numbers are spelt oddly on purpose: what stays keeps its spelling.
  static let workspace = """
    {"channels": [{"name": "SR", "samples": [
      {"name": "signal", "data": [5.00, 8.0], "modifiers": [
        {"name": "mu", "type": "normfactor", "data": null},
        {"name": "small", "type": "normsys", "data": {"hi": 1.001, "lo": 0.999}}]},
      {"name": "b", "data": [1e2, 50.0], "modifiers": [
        {"name": "both", "type": "histosys", "data": {"hi_data": [112.0, 53.0], "lo_data": [89.0, 47.0]}},
        {"name": "norm", "type": "histosys", "data": {"hi_data": [110.05, 54.95], "lo_data": [90.0, 45.0]}},
        {"name": "shape", "type": "histosys", "data": {"hi_data": [104.0, 46.1], "lo_data": [96.0, 54.0]}},
        {"name": "nothing", "type": "histosys", "data": {"hi_data": [100.0, 50], "lo_data": [100, 50]}},
        {"name": "same", "type": "histosys", "data": {"hi_data": [103, 51], "lo_data": [103, 51]}},
        {"name": "stat", "type": "staterror", "data": [3.0, 4.0]}]}]}],
     "observations": [{"name": "SR", "data": [110, 55]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": [
       {"name": "small", "inits": [0.0]}, {"name": "mu", "bounds": [[-5, 10]]}]}}],
     "version": "1.0.0"}
    """

  private func prune(_ options: PruningOptions, fits: Bool = true) throws -> PrunedWorkspace {
    let file = try TemporaryWorkspace(Self.workspace)
    defer { file.remove() }
    return try file.analysis().prune(options, fit: fits ? FitOptions() : nil, canonical: [])
  }

  private func verdicts(_ pruned: PrunedWorkspace) -> [String: PruningResult.Verdict] {
    Dictionary(pruned.result.decisions.map { ($0.parameter, $0.verdict) }, uniquingKeysWith: { first, _ in first })
  }

  private func workspace(_ pruned: PrunedWorkspace) throws -> Workspace {
    try Workspace(JSONDocument(pruned.text, file: "pruned.json"))
  }

  private func effect(_ name: String, in workspace: Workspace) -> Modifier.Effect? {
    workspace.channels[0].samples.flatMap(\.modifiers).first { $0.name == name }?.effect
  }

  @Test func sizesAndVerdicts() throws {
    let pruned = try prune(PruningOptions(norm: 0.005, shape: 0.01))
    #expect(
      verdicts(pruned) == [
        "small": .dropped, "both": .kept, "norm": .normOnly, "shape": .shapeOnly, "nothing": .dropped,
        "same": .normOnly,
      ])
    func sizes(_ name: String) throws -> PruningResult.Decision {
      try #require(pruned.result.decisions.first { $0.parameter == name })
    }
    let both = try sizes("both"), shape = try sizes("shape")
    #expect(abs((both.norm ?? 0) - 15.0 / 150) < 1e-12)
    // The largest of 112 and 53 times 150/165, 89 and 47 times 150/136, against 100 and 50.
    #expect(abs((both.shape ?? 0) - (47.0 * 150 / 136 / 50 - 1)) < 1e-12)
    #expect(abs((shape.norm ?? 0) - 0.1 / 150) < 1e-12)
    #expect(abs((shape.shape ?? 0) - 4.0 / 50) < 1e-12)
  }

  @Test func whatIsLeftOfASplitSystematic() throws {
    let workspace = try workspace(prune(PruningOptions(norm: 0.005, shape: 0.01)))
    guard case .normsys(let high, let low) = effect("norm", in: workspace) else {
      Issue.record("norm is no normsys")
      return
    }
    #expect(abs(high - 165.0 / 150) < 1e-12 && abs(low - 135.0 / 150) < 1e-12)
    guard case .histosys(let up, let down) = effect("shape", in: workspace) else {
      Issue.record("shape is no histosys")
      return
    }
    #expect(abs(up.reduce(0, +) - 150) < 1e-9 && abs(down.reduce(0, +) - 150) < 1e-9)
    #expect(abs(up[0] - 104 * 150 / 150.1) < 1e-9)
    #expect(effect("nothing", in: workspace) == nil && effect("small", in: workspace) == nil)
  }

  /// The same absolute changes are smaller shares of the total.
  @Test func sizesAgainstTheTotal() throws {
    let pruned = try prune(PruningOptions(norm: 0.005, shape: 0.01, against: .total))
    let small = try #require(pruned.result.decisions.first { $0.parameter == "small" })
    #expect(abs((small.norm ?? 0) - 0.013 / 163) < 1e-12)
    let background = try prune(PruningOptions(norm: 0.005, shape: 0.01, against: .background))
    let ofBackground = try #require(background.result.decisions.first { $0.parameter == "small" })
    #expect(abs((ofBackground.norm ?? 0) - 0.013 / 150) < 1e-12)
  }

  @Test func numbersKeepTheirSpelling() throws {
    let text = String(decoding: try prune(PruningOptions(norm: 0.005, shape: 0.01)).text, as: UTF8.self)
    for token in ["5.00, 8.0", "1e2, 50.0", "112.0, 53.0"] { #expect(text.contains(token), "\(token)") }
    // The settings of a parameter that is gone go with it, the others stay.
    #expect(!text.contains("small") && text.contains("[-5, 10]"))
  }

  /// The model that is fitted is the one that is written.
  @Test(arguments: [
    PruningOptions(norm: 0.005, shape: 0.01), PruningOptions(staterror: 0.045),
    PruningOptions(selector: try? FieldSelector("type=normfactor | name=s*")), PruningOptions(norm: 0, shape: 0),
  ])
  func valuesAndTextAreTheSameWorkspace(_ options: PruningOptions) throws {
    let file = try TemporaryWorkspace(Self.workspace)
    defer { file.remove() }
    let analysis = try file.analysis()
    let plan = WorkspacePruning(model: analysis.model, options: options).plan
    let replacement = ModifierReplacement(effects: plan.effects)
    var draft = analysis.file.draft
    try replacement.apply(to: &draft)
    #expect(try draft.workspace() == replacement.applied(to: analysis.file.workspace))
    #expect(try !plan.effects.isEmpty && draft.workspace() != analysis.file.workspace)
  }

  /// What changes nothing takes nothing with it: the same minimum, to the rounding.
  @Test func thresholdsOfZeroAreExact() throws {
    let pruned = try prune(PruningOptions(norm: 0, shape: 0))
    #expect(verdicts(pruned).filter { $0.value != .kept } == ["nothing": .dropped])
    let certificate = try #require(pruned.result.certificate)
    #expect(certificate.largest < 1e-9 && certificate.after.parameters == certificate.before.parameters - 1)
  }

  @Test func theSelectorAlone() throws {
    let selector = try FieldSelector("name=s* & type=histosys", fields: PruningOptions.fields)
    let pruned = try prune(PruningOptions(selector: selector))
    let names = try workspace(pruned).channels[0].samples.flatMap(\.modifiers).map(\.name)
    #expect(names == ["mu", "small", "both", "norm", "nothing", "stat"])
    #expect(pruned.result.modifierCounts == [8, 6])
  }

  @Test func theSelectorLimitsSizes() throws {
    let selector = try FieldSelector("name!=nothing", fields: PruningOptions.fields)
    let pruned = try prune(PruningOptions(selector: selector, norm: 0, shape: 0), fits: false)
    #expect(pruned.result.certificate == nil && pruned.result.decisions.allSatisfy { $0.verdict == .kept })
  }

  /// ROOT's semantics: bins of 3 % and 8 %; the first gamma is fixed at 1, the second keeps its width.
  @Test func statisticalUncertaintiesByBin() throws {
    let pruned = try prune(PruningOptions(staterror: 0.05))
    let model = try Model(workspace(pruned))
    let set = try #require(model.parameterSets.first { $0.name == "stat" })
    #expect(set.fixed == [true, false])
    guard case .normal(_, let widths) = set.constraint else {
      Issue.record("stat has no normal constraint")
      return
    }
    #expect(abs(widths[1] - 0.08) < 1e-12)
    #expect(pruned.result.decisions.filter { $0.bin != nil }.map(\.verdict) == [.dropped, .kept])
    #expect(try effect("stat", in: workspace(prune(PruningOptions(staterror: 0.1)))) == nil)
  }

  /// The fit of the pruned model is that of the whole one with the same parameters held at 0.
  @Test func impactIsCertifiedByAFit() throws {
    let file = try TemporaryWorkspace(String(decoding: ExampleSearch.workspace().encoded(), as: UTF8.self))
    defer { file.remove() }
    let analysis = try file.analysis()
    let pruned = try analysis.prune(PruningOptions(impact: 0.01), fit: FitOptions(), canonical: [])
    let certificate = try #require(pruned.result.certificate)
    #expect(certificate.largest < 0.01)
    let gone = Set(pruned.result.decisions.filter { $0.verdict == .dropped }.map(\.parameter))
    #expect(gone.count >= 5 && certificate.after.parameters == certificate.before.parameters - gone.count)
    let held = try analysis.fit(FitOptions(fixed: Dictionary(uniqueKeysWithValues: gone.map { ($0, 0) })))
    let mu = try #require(held.parameters.first { $0.name == "mu" })
    #expect(abs(mu.value - certificate.after.value) < 1e-6)
    #expect(abs((mu.uncertainty ?? 0) - certificate.after.uncertainty) < 1e-6)
  }

  @Test func theResultReadsBack() throws {
    let result = try prune(PruningOptions(norm: 0.005, shape: 0.01, staterror: 0.05)).result
    let bytes = try JSONTreeEncoder().encode(result)
    let back = try JSONTreeDecoder().decode(PruningResult.self, from: JSONDocument(bytes, file: "p.json"))
    #expect(back == result)
  }
}
