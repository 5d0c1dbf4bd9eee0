// The check on models that are ill in a known way: rule, place and numbers; and silence on a healthy one.
import ExampleAnalysis
import HistFactory
import Inference
import Likelihood
import Results
import Testing

@testable import Care

@Suite struct WorkspaceCheckTests {
  static let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"), version: "0")

  private func check(_ model: PathologicalModel, fits: Bool = true) -> CheckResult {
    WorkspaceCheck(
      model.model, likelihood: model.likelihood, options: CheckOptions(fit: fits ? FitOptions() : nil)
    ).run(origin: Self.origin)
  }

  private func findings(_ rule: CheckRule, _ model: PathologicalModel, fits: Bool = true) -> [CheckFinding] {
    check(model, fits: fits).findings.filter { $0.rule == rule }
  }

  private func histosys(_ name: String, _ high: [Double], _ low: [Double]) -> String {
    #"{"name": "\#(name)", "type": "histosys", "data": {"hi_data": \#(high), "lo_data": \#(low)}}"#
  }

  @Test func aHealthyModelIsSilent() throws {
    let model = try PathologicalModel.search(
      background: [100, 80], modifiers: histosys("JES", [105, 83], [95, 77]), data: [104, 87])
    #expect(check(model).findings.isEmpty)
    #expect(!check(model).hasTrouble)
  }

  /// Beyond 1σ a histosys is linear: 20 − 9 |α| = 0 at α = −20/9; with the signal's 5 the total reaches 0 at −25/9.
  @Test func theExactValueWhereAYieldReachesZero() throws {
    let model = try PathologicalModel.search(background: [100, 20], modifiers: histosys("JES", [105, 29], [95, 11]))
    let sample = try #require(findings(.negativeSample, model, fits: false).first)
    #expect(sample.channel == "SR" && sample.bin == 1 && sample.sample == "background" && sample.parameters == ["JES"])
    #expect(abs(try #require(sample["value"]) + 20.0 / 9) < 1e-7)
    #expect(sample.severity == .note)
    let total = findings(.negativeTotal, model, fits: false)
    #expect(total.count == 1 && total[0].severity == .warning && total[0].sample == "background")
    #expect(abs(try #require(total[0]["value"]) + 25.0 / 9) < 1e-7)
    #expect(abs(try #require(total[0]["sigmas"]) - 25.0 / 9) < 1e-7)
  }

  /// Inside ±1σ the polynomial of code4p rules: the root of 10 + a·(S + aA(15 + a²(−10 + 3a²))) by its own formula.
  @Test func insideOneSigmaThePolynomialCounts() throws {
    let model = try PathologicalModel.search(
      background: [100, 10], modifiers: histosys("JES", [100, 14], [100, -14]))
    let found = findings(.negativeSample, model, fits: false)
    let value = try #require(found.first { $0.bin == 1 }?["value"])
    let (up, down) = (4.0, 24.0)
    let (s, a) = (0.5 * (up + down), (up - down) / 16)
    let rate = 10 + value * (s + value * a * (15 + value * value * (-10 + 3 * value * value)))
    #expect(abs(rate) < 1e-6 && value > -1 && value < 0)
    #expect(found.first?.severity == .warning)
  }

  /// Two parameters that take 6 of 25 events each: neither alone within 3σ, both together along (−1, −1)/√2.
  @Test func allParametersTogether() throws {
    let model = try PathologicalModel.search(
      background: [100, 20],
      modifiers: [histosys("A", [100, 26], [100, 14]), histosys("B", [100, 26], [100, 14])].joined(separator: ","))
    #expect(findings(.negativeTotal, model, fits: false).isEmpty)
    let found = findings(.negativeCombined, model, fits: false)
    #expect(found.count == 1 && found[0].bin == 1 && Set(found[0].parameters) == ["A", "B"])
    // 25 = 6 r √2, with each parameter beyond 1σ, where it is linear.
    #expect(abs(try #require(found[0]["sigmas"]) - 25 / (6 * 2.0.squareRoot())) < 1e-6)
    #expect(abs(try #require(found[0]["A"]) + 25.0 / 12) < 1e-6)
  }

  @Test(arguments: [
    ([110.0, 55], [100.0, 50], CheckRule.oneSided), ([110, 55], [110, 55], .kink), ([110, 55], [105, 53], .sameSide),
    ([100, 50], [100, 50], .noEffect),
  ])
  func oddVariations(_ high: [Double], _ low: [Double], _ rule: CheckRule) throws {
    let model = try PathologicalModel.search(background: [100, 50], modifiers: histosys("JES", high, low))
    let found = check(model, fits: false).findings.filter {
      [.oneSided, .kink, .sameSide, .noEffect].contains($0.rule)
    }
    #expect(found.map(\.rule) == [rule] && found[0].parameters == ["JES"] && found[0].sample == "background")
    let up: Double = high.reduce(0, +) / 150 - 1
    #expect(abs(try #require(found[0]["up"]) - up) < 1e-12)
  }

  /// A shape whose integral is unchanged up to rounding is not same-sided.
  @Test func pureShapesAreFine() throws {
    let model = try PathologicalModel.search(
      background: [100, 50], modifiers: histosys("shape", [103, 47.00000000001], [97, 53.00000000001]))
    #expect(check(model, fits: false).findings.isEmpty)
  }

  @Test func largeEffectsAndUncertainBins() throws {
    let model = try PathologicalModel.search(
      background: [100, 4],
      modifiers: histosys("JES", [110, 9], [90, 2])
        + #", {"name": "gamma", "type": "staterror", "data": [5, 4.4]}"#)
    let large = findings(.largeEffect, model, fits: false)
    #expect(large.count == 1 && large[0].bin == 1 && large[0]["effect"] == 1.25 && large[0].severity == .note)
    let gamma = findings(.statisticalUncertainty, model, fits: false)
    #expect(gamma.map(\.parameters) == [["gamma[1]"]] && abs((gamma[0]["relative_uncertainty"] ?? 0) - 1.1) < 1e-12)
  }

  @Test func binsWithoutPrediction() throws {
    let model = try PathologicalModel(
      channels: """
        {"name": "SR", "samples": [{"name": "b", "data": [10, 0, 0, -1],
          "modifiers": [{"name": "k", "type": "normfactor", "data": null}]},
          {"name": "empty", "data": [0, 0, 0, 0], "modifiers": []}]}
        """, observations: #"{"name": "SR", "data": [9, 2, 0, 0]}"#)
    let result = check(model)
    #expect(result.findings.filter { $0.rule == .zeroPrediction }.map(\.bin) == [1, 3])
    #expect(result.findings.filter { $0.rule == .emptyBin }.map(\.bin) == [2])
    #expect(result.findings.filter { $0.rule == .emptyTemplate }.map(\.sample) == ["empty"])
    #expect(result.findings.filter { $0.rule == .negativeTemplate }.map(\.bin) == [3])
    // A fit that cannot be made is a finding, and it names the bin.
    let failure = try #require(result.findings.first { $0.rule == .fitFailed })
    #expect(failure.severity == .error && failure.message.contains("channel SR, bin 1"))
  }

  @Test func degenerateFactorsAreNamed() throws {
    let found = findings(.degenerate, try PathologicalModel.degenerate())
    #expect(found.count == 1 && found[0].severity == .error)
    #expect(Set(found[0].parameters) == ["mu_top", "xsec_top"])
    #expect(found[0].message.contains("mu_top and xsec_top cannot be told apart"))
  }

  /// A normsys of 50 % in a bin of 10 000 events: σ = 1 / √(1 + (slope · √n)²) of its constraint, far below 40 %.
  @Test func overConstrainedParameters() throws {
    let model = try PathologicalModel(
      channels: """
        {"name": "CR", "samples": [{"name": "b", "data": [10000],
          "modifiers": [{"name": "norm", "type": "histosys", "data": {"hi_data": [15000], "lo_data": [5000]}}]}]}
        """, observations: #"{"name": "CR", "data": [10000]}"#)
    let found = findings(.overConstrained, model)
    #expect(found.map(\.parameters) == [["norm"]])
    let ratio = 1 / (1 + 5000.0 * 5000 / 10000).squareRoot()
    #expect(abs(try #require(found[0]["constraint_ratio"]) - ratio) < 1e-6)
  }

  @Test func parametersThatActNowhere() throws {
    let model = try PathologicalModel(
      channels: """
        {"name": "CR", "samples": [
          {"name": "b", "data": [100], "modifiers": [{"name": "k", "type": "normfactor", "data": null}]},
          {"name": "none", "data": [0], "modifiers": [{"name": "free", "type": "normfactor", "data": null},
            {"name": "idle", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}}]}]}
        """, observations: #"{"name": "CR", "data": [100]}"#)
    let found = findings(.actsNowhere, model)
    #expect(found.map(\.parameters) == [["free"], ["idle"]] && found.map(\.severity) == [.error, .note])
  }

  @Test func boundsAndMissingData() throws {
    let low = try PathologicalModel.search(background: [100, 80], modifiers: "", data: [60, 50])
    let bound = findings(.atBound, low)
    #expect(bound.map(\.parameters) == [["mu"]] && bound[0].severity == .note)
    var blind = try PathologicalModel.search(background: [100, 80], modifiers: "").model
    blind.observations = [nil]
    let likelihood = try CompiledLikelihood(blind)
    let result = WorkspaceCheck(blind, likelihood: likelihood).run(origin: Self.origin)
    #expect(result.findings.map(\.rule) == [.noData] && result.findings[0].channel == "SR" && !result.isFitted)
  }

  @Test func rulesCanBeIgnored() throws {
    let model = try PathologicalModel.degenerate()
    let result = WorkspaceCheck(
      model.model, likelihood: model.likelihood, options: CheckOptions(ignored: [.degenerate])
    ).run(origin: Self.origin)
    #expect(!result.findings.contains { $0.rule == .degenerate } && result.ignored == [.degenerate])
  }

  /// Asymmetries against sums of the templates.
  @Test func asymmetriesAreThoseOfTheTemplates() throws {
    let model = try PathologicalModel.search(background: [100, 50], modifiers: histosys("JES", [112, 53], [98, 49]))
    let asymmetry = try #require(check(model, fits: false).asymmetries.first)
    #expect(abs(asymmetry.up - 15.0 / 160) < 1e-12 && abs(asymmetry.down + 3.0 / 160) < 1e-12)
    #expect(abs(asymmetry.share - 12.0 / 18) < 1e-12)
  }

  /// Its systematics of one side by their nature are all that the example's check finds.
  @Test func theExample() throws {
    let model = try Model(ExampleSearch.workspace())
    let result = WorkspaceCheck(model, likelihood: try CompiledLikelihood(model)).run(origin: Self.origin)
    #expect(Set(result.findings.map(\.rule)) == [.oneSided])
    #expect(Set(result.findings.flatMap(\.parameters)).contains("JER"))
  }
}
