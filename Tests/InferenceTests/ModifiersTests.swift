// The grid of modifiers: types where they act, sizes by hand, nothing for what has no width.
import HistFactory
import JSONTree
import Likelihood
import Results
import Testing

@testable import Inference

@Suite struct ModifiersTests {
  static let text = """
    {"version": "1.0.0",
     "channels": [
      {"name": "SR", "samples": [
        {"name": "a", "data": [50, 40], "modifiers": [
          {"name": "both", "type": "normsys", "data": {"hi": 1.1, "lo": 0.95}},
          {"name": "both", "type": "histosys", "data": {"hi_data": [50, 44], "lo_data": [49, 40]}},
          {"name": "none", "type": "normsys", "data": {"hi": 1, "lo": 1}},
          {"name": "st", "type": "staterror", "data": [5, 2]}]},
        {"name": "s", "data": [10, 10], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]}]},
      {"name": "CR", "samples": [
        {"name": "a", "data": [300], "modifiers": [
          {"name": "both", "type": "normsys", "data": {"hi": 0.9, "lo": 1.2}}]}]}],
     "observations": [{"name": "SR", "data": [62, 51]}, {"name": "CR", "data": [310]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}]}
    """

  private let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "", measurement: "m"), version: "0")

  private func result(_ options: ModifiersOptions = ModifiersOptions(), isFitted: Bool = false) throws
    -> ModifiersResult
  {
    let model = try Model(Workspace(JSONDocument(text: Self.text, file: "ws.json")))
    let likelihood = try CompiledLikelihood(model)
    let modifiers = Modifiers(model, likelihood, options: options)
    guard isFitted else { return modifiers.prefit(origin: origin) }
    return modifiers.postfit(try MaximumLikelihoodFit(likelihood).run(origin: origin).result, origin: origin)
  }

  private func effect(
    _ result: ModifiersResult, _ channel: String, _ sample: String, _ parameter: String
  ) -> ModifiersResult.Effect? {
    result.effects.first { $0.channel == channel && $0.sample == sample && $0.parameter == parameter }
  }

  @Test func typesAndSizes() throws {
    let result = try result()
    let both = try #require(effect(result, "SR", "a", "both"))
    #expect(both.types == ["histosys", "normsys"])
    // (50, 44) × 1.1 over (50, 40): the second bin by 21 %.
    #expect(abs(try #require(both.size) - 0.21) < 1e-12)
    let control = try #require(effect(result, "CR", "a", "both"))
    #expect(control.types == ["normsys"])
    #expect(abs(try #require(control.size) - 0.2) < 1e-12)
    #expect(effect(result, "SR", "a", "none")?.size == 0)
    #expect(abs(try #require(effect(result, "SR", "a", "st")?.size) - 0.1) < 1e-12)
    let free = try #require(effect(result, "SR", "s", "mu"))
    #expect(free.size == nil && effect(result, "CR", "a", "mu") == nil)
    #expect(result.parameters.first { $0.name == "st" }?.count == 2)
  }

  @Test func regionsSumTheirSamples() throws {
    let regions = try result().regions
    let both = try #require(regions.first { $0.channel == "SR" && $0.parameter == "both" })
    // The second bin: 40 of 50 move by 21 %; all of it 90 + 20 by 13.4.
    #expect(abs(both.size - 0.8 * 0.21) < 1e-12)
    let up = try #require(both.up), change = (55 + 48.4 - 90) / 110.0
    #expect(abs(up - change) < 1e-12)
    let statistics = try #require(regions.first { $0.channel == "SR" && $0.parameter == "st" })
    #expect(abs(statistics.size - 5.0 / 60) < 1e-12 && statistics.up == nil)
    #expect(!regions.contains { $0.parameter == "none" || $0.parameter == "mu" })
  }

  @Test func afterAFitFreeParametersHaveSizes() throws {
    let result = try result(isFitted: true)
    #expect(try #require(effect(result, "SR", "s", "mu")?.size) > 0.1)
  }

  @Test func choicesNarrowTheGrid() throws {
    let result = try result(ModifiersOptions(parameters: ["both"], channels: ["SR"], samples: ["a"]))
    #expect(result.channels == [.init(name: "SR", samples: ["a"])] && result.effects.count == 1)
  }

  @Test func resultFilesReadBack() throws {
    let result = try result()
    let text = String(decoding: try JSONTreeEncoder().encode(result), as: UTF8.self)
    let back = try JSONTreeDecoder().decode(ModifiersResult.self, from: JSONDocument(text: text, file: "m.json"))
    #expect(back == result)
  }
}
