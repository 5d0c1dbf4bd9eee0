// What each edit does to a workspace that is small enough to work it out by hand.
import Foundation
import JSONTree
import Testing

@testable import HistFactory

@Suite struct EditTests {
  static let text = """
    {"channels": [
      {"name": "SR", "samples": [
        {"name": "A", "data": [10, 20.0, 3e1, 40.00], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null},
          {"name": "JES", "type": "histosys",
           "data": {"hi_data": [11.0, 24.0, 27.0, 46.0], "lo_data": [9.5, 18.0, 32.0, 36.0]}},
          {"name": "xsec", "type": "normsys", "data": {"hi": 1.1, "lo": 0.95}},
          {"name": "stat", "type": "staterror", "data": [3, 4.0, 0.5, 1.2]}]},
        {"name": "B", "data": [1.0, 2.0, 3.0, 0.0], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null},
          {"name": "JES", "type": "normsys", "data": {"hi": 1.2, "lo": 0.9}},
          {"name": "xsec", "type": "normsys", "data": {"hi": 1.1, "lo": 0.95}},
          {"name": "stat", "type": "staterror", "data": [4, 3.0, 1.2, 0.5]}]}]},
      {"name": "CR", "samples": [
        {"name": "A", "data": [100.0, 100.0], "modifiers": [
          {"name": "JES", "type": "histosys", "data": {"hi_data": [110.0, 130.0], "lo_data": [95.0, 85.0]}},
          {"name": "fake", "type": "shapesys", "data": [3.0, 4.0]}]}]}],
     "observations": [{"name": "SR", "data": [11, 22, 33, 44]}, {"name": "CR", "data": [201.0, 199.0]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": [
        {"name": "mu", "bounds": [[0, 20]], "inits": [1]}, {"name": "JES", "inits": [0.0]},
        {"name": "stat", "inits": [1, 1, 1, 1]}]}}],
     "version": "1.0.0"}
    """
  let draft: WorkspaceDraft

  init() throws { draft = try WorkspaceDraft(JSONDocument(text: Self.text, file: "ws.json")) }

  private func edited(_ edits: String...) throws -> WorkspaceDraft {
    let result = try WorkspaceDraft.edited(draft, edits)
    #expect(try result.workspace().structuralProblems().filter { $0.severity == .error }.isEmpty)
    return result
  }

  private func problem(_ edit: String) throws -> EditProblem {
    do {
      _ = try WorkspaceDraft.edited(draft, [edit])
    } catch let problem as EditProblem {
      return problem
    }
    throw EditProblem("\(edit) went through")
  }

  private func variation(_ draft: WorkspaceDraft, _ name: String, sample: Int = 0, channel: Int = 0) throws
    -> SampleVariation
  {
    try #require(draft.channels[channel].samples[sample].variation(of: name))
  }

  private func isClose(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
  }

  // MARK: Names

  @Test func untouchedNumbersKeepTheirDigits() throws {
    let extended = Self.text.replacingOccurrences(of: #"{"channels""#, with: #"{"more": {"note": 1.50}, "channels""#)
    let draft = try WorkspaceDraft(JSONDocument(text: extended, file: "ws.json"))
    let renamed = try WorkspaceDraft.edited(draft, ["rename-channel SR=signal"])
    let text = try String(decoding: renamed.text(layout: .compact), as: UTF8.self)
    #expect(text.contains(#""data":[10,20.0,3e1,40.00]"#) && text.contains(#"{"more":{"note":1.50},"#))
    let (_, changes) = try WorkspaceDraft.step("rename-modifier mu=strength").applied(to: draft)
    #expect(changes.contains { $0.what == "names in the block 'more' stay as they are: look them through" })
    #expect(text.contains(#"{"name":"signal","data":[11,22,33,44]}"#) && !text.contains(#""SR""#))
  }

  @Test func aParameterTakesItsSettingsAlong() throws {
    let renamed = try edited("rename-modifier mu=strength")
    #expect(renamed.measurements[0].poi == "strength")
    #expect(renamed.measurements[0].parameters.map(\.name) == ["strength", "JES", "stat"])
    #expect(try problem("rename-modifier mu=JES").hint == "to make them one parameter: correlate JES=mu")
    #expect(try problem("rename-modifier muu=x").findings == ["there is no modifier muu; did you mean mu?"])
  }

  @Test func decorrelationCopiesSettings() throws {
    let split = try edited("decorrelate region @ name=JES")
    #expect(split.measurements[0].parameters.map(\.name) == ["mu", "JES_SR", "JES_CR", "stat"])
    #expect(Set(split.modifierNames).isSuperset(of: ["JES_SR", "JES_CR"]) && !split.modifierNames.contains("JES"))
    let some = try edited("decorrelate sample @ name=JES & channel=SR")
    #expect(some.measurements[0].parameters.map(\.name) == ["mu", "JES", "JES_A", "JES_B", "stat"])
    let poi = try problem("decorrelate sample @ name=mu").findings
    #expect(poi == ["measurement m: the parameter of interest mu would become 2 parameters"])
  }

  @Test func regionsOfAGroupShareAParameter() throws {
    let recipe = try recipe(
      #"[{"decorrelate": {"by": "region", "where": "name=JES", "groups": {"signal": ["S*"], "rest": ["*"]}}}]"#)
    let names = try recipe.steps[0].applied(to: draft).draft.modifierNames
    #expect(names == ["mu", "JES_signal", "xsec", "stat", "JES_rest", "fake"])
  }

  @Test func correlationUndoesDecorrelation() throws {
    let there = try edited("decorrelate region @ name=JES")
    let back = try WorkspaceDraft.edited(there, ["correlate JES=JES_SR,JES_CR"])
    #expect(back.channels == draft.channels)
    #expect(try problem("correlate both=JES,xsec").findings.first == "SR/B has several of them with one type")
  }

  @Test func removalDropsWhatHasNoMeaningLeft() throws {
    let removed = try edited("remove-modifier name=mu")
    #expect(removed.measurements[0].poi.isEmpty && !removed.measurements[0].parameters.contains { $0.name == "mu" })
    let channel = try edited("remove-channel channel=SR")
    #expect(channel.observations.map(\.name) == ["CR"] && channel.measurements == draft.measurements, "as pyhf does")
    #expect(try problem("remove-sample sample=A").findings == ["channel CR would have no sample left"])
    #expect(try problem("remove-modifier name=nothing").findings == ["nothing was found to change"])
  }

  // MARK: Bins

  @Test func rebinningSumsAndAddsInQuadrature() throws {
    let merged = try edited("rebin SR=2+1+1", "rebin CR=2")
    let sample = merged.channels[0].samples[0]
    #expect(sample.data == [30, 30, 40])
    #expect(try variation(merged, "JES").shape == .init(high: [35, 27, 46], low: [27.5, 32, 36]))
    #expect(sample.modifiers[3].effect == .staterror([5, 0.5, 1.2]))
    #expect(merged.channels[1].samples[0].modifiers[1].effect == .shapesys([5]))
    #expect(merged.measurements[0].parameters[2].members.numbers("inits") == [1, 1, 1])
    let text = try String(decoding: merged.text(layout: .compact), as: UTF8.self)
    #expect(text.contains(#"{"name":"SR","data":[33,33,44]},{"name":"CR","data":[400.0]}"#), "\(text)")
    #expect(try edited("rebin *=1") == draft)
    #expect(try problem("rebin SR=3").findings == ["channel SR: its number of bins, 4, is no multiple of 3"])
  }

  @Test func unrollingSplitsSettings() throws {
    let unrolled = try edited("unroll *")
    #expect(unrolled.channels.map(\.name) == (0..<4).map { "SR_bin\($0)" } + ["CR_bin0", "CR_bin1"])
    #expect(unrolled.channels[5].samples[0].modifiers[1].name == "fake_bin1")
    #expect(unrolled.measurements[0].parameters.map(\.name) == ["mu", "JES"] + (0..<4).map { "stat_bin\($0)" })
  }

  @Test func fillingIsOnlyOfEmptyBins() throws {
    let filled = try edited("fill-empty 1e-6")
    #expect(
      filled.channels[0].samples[1].data == [1, 2, 3, 1e-6]
        && filled.channels[0].samples[0] == draft.channels[0].samples[0])
    #expect(try edited("fill-empty 1e-6 @ channel=CR") == draft)
  }

  // MARK: Samples

  @Test func mergedSamplesAreSums() throws {
    let merged = try edited("merge-samples all=A,B")
    let sample = merged.channels[0].samples[0]
    #expect(merged.channels[1].samples[0].name == "all" && merged.channels[0].samples.count == 1)
    #expect(sample.data == [11, 22, 33, 40])
    #expect(sample.modifiers.map(\.name) == ["mu", "JES", "xsec", "stat"])
    #expect(sample.modifiers[2].effect == .normsys(high: 1.1, low: 0.95))
    #expect(sample.modifiers[3].effect == .staterror([5, 5, 1.3, 1.3]))
    let jes = try variation(merged, "JES")
    #expect(jes.factors == nil && isClose(jes.templates.high, [12.2, 26.4, 30.6, 46]))
    #expect(isClose(jes.templates.low, [10.4, 19.8, 34.7, 36]))
    let changes = try WorkspaceDraft.step("merge-samples all=A,B").applied(to: draft).changes
    #expect(changes.count(where: { $0.caveat != nil }) == 1)
  }

  @Test func whatCannotBeMergedIsListed() throws {
    let bare = try edited("remove-modifier name=mu & sample=A")
    do throws(EditProblem) {
      _ = try EditKind.documentEdits.first { $0.keyword == "merge-samples" }?.step("all=A,B").applied(to: bare)
      Issue.record("merged")
    } catch {
      #expect(error.findings == ["SR: normfactor mu does not act on A"])
    }
  }

  // MARK: Systematics

  @Test(arguments: [
    ("one-sided", [11.0, 24, 27, 46], [9.0, 16, 33, 34]), ("two-sided", [10.75, 23, 27.5, 45], [9.25, 17, 32.5, 35]),
    ("absmean", [10.75, 23, 27.5, 45], [9.25, 17, 32.5, 35]), ("maximum", [11.0, 24, 27, 46], [9, 16, 33, 34]),
  ])
  func fourWaysToSymmetry(_ method: String, _ high: [Double], _ low: [Double]) throws {
    let symmetric = try edited("symmetrise \(method) @ sample=A & channel=SR & name=JES")
    #expect(try variation(symmetric, "JES").templates == .init(high: high, low: low))
    let again = try WorkspaceDraft.edited(symmetric, ["symmetrise \(method) @ sample=A & channel=SR & name=JES"])
    #expect(again == symmetric)
  }

  /// Both sides up: by 4 and 2, and by 1 and 3.
  @Test(arguments: [
    (Symmetrisation.Method.oneSided, [4.0, 1]), (.twoSided, [1, -1]), (.absoluteMean, [3, 2]), (.maximum, [4, -3]),
  ])
  func sidesThatGoTheSameWay(_ method: Symmetrisation.Method, _ up: [Double]) throws {
    var same = draft
    same.channels[1].samples[0].set(
      SampleVariation(nominal: [100, 100], shape: .init(high: [104, 101], low: [102, 103])), of: "JES")
    let symmetric = try WorkspaceDraft.edited(same, ["symmetrise \(method.rawValue) @ channel=CR"])
    #expect(
      try variation(symmetric, "JES", channel: 1).templates
        == .init(high: up.map { 100 + $0 }, low: up.map { 100 - $0 }))
  }

  @Test func splittingKeepsTheTemplates() throws {
    let same = try edited("split channel=CR")
    #expect(try variation(same, "JES", channel: 1).factors == .init(high: 1.2, low: 0.9))
    let shape = try #require(try variation(same, "JES", channel: 1).shape)
    #expect(isClose(shape.high, [110.0, 130].map { $0 / 1.2 }) && isClose(shape.low, [95.0, 85].map { $0 / 0.9 }))
    #expect(isClose(try variation(same, "JES", channel: 1).templates.high, [110, 130]))
  }

  @Test func smoothingKeepsTheYield() throws {
    let smooth = try edited("smooth name=JES")
    let (old, new) = (try variation(draft, "JES").templates, try variation(smooth, "JES").templates)
    #expect(abs(old.high.reduce(0, +) - new.high.reduce(0, +)) < 1e-12 && old != new)
  }

  /// In the regions nothing of the yield is left; elsewhere the same factor holds (HistFitter's overallNormHistoSys).
  @Test func normalisingLeavesNoYieldInTheRegions() throws {
    let normalised = try edited("normalise CR @ name=JES & sample=A")
    let region = try variation(normalised, "JES", channel: 1), other = try variation(normalised, "JES")
    #expect(isClose([region.templates.high.reduce(0, +), region.templates.low.reduce(0, +)], [200, 200]))
    #expect(isClose(other.templates.high, [11.0, 24, 27, 46].map { $0 / 1.2 }))
    #expect(isClose([other.shape?.low.reduce(0, +) ?? 0], [100]))
    #expect(try isClose([#require(other.factors).low], [95.5 / 0.9 / 100]))
  }

  @Test func rulesOfCombination() {
    let sources: [SampleVariation.Templates] = [
      .init(high: [3, -1], low: [-1, -2]), .init(high: [-4, 2], low: [4, 1]), .init(high: [0, 0], low: [0, 0]),
    ]
    func combined(_ rule: VariationRule) -> [[Double]] {
      let (up, down) = rule.combined(sources)
      return [up, down]
    }
    #expect(combined(.init(method: .envelope)) == [[4, 2], [-4, -2]])
    let quadrature = 20.0.squareRoot(), small = 0.5.squareRoot()
    #expect(combined(.init(method: .quadrature)) == [[-quadrature, small], [quadrature, -small]])
    #expect(combined(.init(method: .quadrature, sign: .positive)) == [[quadrature, small], [-quadrature, -small]])
    #expect(combined(.init(method: .hessian)) == [[5, 2], [-17.0.squareRoot(), -2]])
    let known: [Double] = [(37.0 / 3).squareRoot(), (7.0 / 3).squareRoot()]  // (10² + 11² + 1²) / 9 over two
    #expect(isClose(combined(.init(method: .replicas))[0], known))
    let population = combined(.init(method: .replicas, divisor: .population))[0][0]
    #expect(abs(population - (74.0 / 9).squareRoot()) < 1e-14)
  }

  @Test func combinationsHaveWeightsByRegion() throws {
    let recipe = try recipe(
      #"[{"combine-systematics": {"name": "both", "method": "quadrature", "where": "name=JES | name=xsec", "#
        + #""weights": {"CR": 0.5}}}]"#)
    let combined = try recipe.steps[0].applied(to: draft).draft
    #expect(try variation(combined, "both", channel: 1).shape == .init(high: [103.75, 111.25], low: [96.25, 88.75]))
    let flat = try #require(try variation(combined, "both", sample: 1).factors)
    let expected = 1 + 0.028125.squareRoot()  // of 0.15² + 0.075²
    #expect(abs(flat.high - expected) < 1e-12)
    #expect(combined.modifierNames == ["mu", "stat", "both", "fake"])
    #expect(!combined.measurements[0].parameters.contains { $0.name == "JES" })
  }

  // MARK: Recipes

  private func recipe(_ text: String) throws -> EditRecipe {
    try EditRecipe(JSONDocument(text: text, file: "edits.json"), kinds: EditKind.documentEdits)
  }

  @Test func recipesSayTheSameAsTheCommandLine() throws {
    let recipe = try recipe(
      #"["sort", {"rebin": {"channel": "SR", "bins": [2, 1, 1]}}, {"set-observation": {"channel": "CR", "counts": [5, 6]}}]"#
    )
    let steps = try recipe.steps.reduce(draft) { try $1.applied(to: $0).draft }
    #expect(try steps == edited("sort", "rebin SR=2+1+1", "set-observation CR=5,6"))
  }

  @Test func problemsOfARecipeAreToldTogether() throws {
    do {
      _ = try recipe(
        #"[{"rebin": "SR"}, {"smoth": {}}, {"symmetrise": {"method": "half"}}, {"sort": {"by": "name"}}, 7]"#)
      Issue.record("read")
    } catch let problems as WorkspaceProblems {
      #expect(problems.problems.map(\.place?.column) == [2, 19, 34, 70, 96])
      #expect(problems.problems[1].hint?.hasPrefix("did you mean 'smooth'?") == true)
      #expect(problems.problems[2].message == "there is no method 'half'")
      #expect(problems.problems[3].message == "there is no field 'by'")
    }
  }

  @Test func listsOfTheWrongLengthAreRefused() throws {
    var odd = draft
    odd.channels[0].samples[1].data = [1, 2, 3]
    odd.channels[1].samples[0].modifiers[1].effect = .shapesys([3])
    let step = EditStep(keyword: "sort", text: "--sort", edit: Sorting())
    do throws(EditProblem) {
      _ = try step.applied(to: odd)
      Issue.record("edited")
    } catch {
      #expect(
        error.findings.prefix(2) == [
          "SR/B has 3 bins, the channel has 4", "CR/A/fake has not one number for each of 2 bins",
        ])
    }
  }

  @Test(arguments: [
    "SR", "SR=", "=2", "SR=0", "SR=-1", "SR=2.5", "SR=1+", "SR=9223372036854775807+1", "SR=99999999999999999999",
    "SR=x",
    "NO=2",
  ])
  func groupingsThatAreNone(_ text: String) throws { #expect(try !problem("rebin \(text)").findings.isEmpty) }

  @Test func observationsMustFit() throws {
    #expect(try edited("set-observation SR=1,2,3.5,4").observations[0].data == [1, 2, 3.5, 4])
    #expect(try problem("set-observation SR=1,2").findings == ["channel SR has 4 bins, not 2"])
    #expect(try problem("set-observation SR=1,2,3,-4").findings == ["channel SR: observed counts are not negative"])
  }
}
