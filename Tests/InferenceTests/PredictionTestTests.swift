// χ² before a fit, the bins' own part of the band, hidden data and signals found: against numbers by hand.
import Foundation
import Inference
import Likelihood
import Results
import Testing

@Suite struct PredictionTestTests {
  private static let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "0", measurement: "m"), version: "0")

  private func prefit(_ likelihood: CompiledLikelihood, _ options: YieldsOptions) throws -> YieldsResult {
    try Yields(likelihood, options: options).prefit(origin: Self.origin)
  }

  /// One background of 100 and 50 that a systematic of 10 % moves in both channels, data 120 and 60.
  private static let correlated = """
    {"channels": [
      {"name": "A", "samples": [{"name": "b", "data": [100], "modifiers": [
        {"name": "n", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}}]}]},
      {"name": "B", "samples": [{"name": "b", "data": [50], "modifiers": [
        {"name": "n", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}}]}]}],
     "observations": [{"name": "A", "data": [120]}, {"name": "B", "data": [60]}],
     "measurements": [{"name": "m", "config": {"poi": "", "parameters": []}}], "version": "1.0.0"}
    """

  /// Bins of their own: (51 − 62)²/(62 + 3²) + (48 − 63)²/(63 + 7²).
  @Test func uncorrelatedBins() throws {
    let result = try prefit(try documentationModel(), YieldsOptions(isTested: true))
    let test = try #require(result.goodnessOfFit), chi2 = 121.0 / 71 + 225.0 / 112
    #expect(abs(test.chi2 - chi2) < 1e-12 && test.ndof == 2)
    #expect(abs((test.pValue ?? 0) - exp(-chi2 / 2)) < 1e-12, "two degrees of freedom")
    #expect(result.channels[0].goodnessOfFit == test)
  }

  /// r = (20, 10), V = (200 50; 50 75): rᵀ V⁻¹ r = (75·400 − 2·50·200 + 200·100) / 12500.
  @Test func channelsThatOneSystematicMoves() throws {
    let result = try prefit(try likelihood(Self.correlated), YieldsOptions(isTested: true))
    #expect(abs((result.goodnessOfFit?.chi2 ?? 0) - 2.4) < 1e-12)
    #expect(
      result.channels.map { ($0.goodnessOfFit?.chi2 ?? 0) }.elementsEqual([2, 100.0 / 75]) { abs($0 - $1) < 1e-12 })
    #expect(try prefit(try likelihood(Self.correlated), YieldsOptions()).goodnessOfFit == nil, "only when asked for")
  }

  @Test func hiddenDataAreNowhere() throws {
    let hidden = ["B": BlindedBins(bins: [0], rules: ["B"])]
    let result = try prefit(try likelihood(Self.correlated), YieldsOptions(blinding: hidden, isTested: true))
    #expect(result.channels.map(\.data) == [[120], [nil]] && result.channels[1].dataSum == nil)
    #expect(result.channels.map(\.blinding) == [nil, ["B"]])
    #expect(result.goodnessOfFit?.ndof == 1 && abs((result.goodnessOfFit?.chi2 ?? 0) - 2) < 1e-12)
    #expect(result.channels[1].goodnessOfFit == nil)
  }

  @Test func binsHaveAPartOfTheirOwnInTheBand() throws {
    let total = try prefit(try documentationModel(), YieldsOptions()).channels[0].total
    #expect(try #require(total.statistical).elementsEqual([3, 7]) { abs($0 - $1) < 1e-12 })
    let other = try prefit(try likelihood(Self.correlated), YieldsOptions()).channels[0].total
    #expect(other.statistical == [0] && abs(other.uncertainties[0] - 10) < 1e-12)
  }

  @Test func signalsAreWhatTheParameterOfInterestScales() throws {
    let model = try documentationModel()
    #expect(model.poiSamples == ["signal"])
    let found = try prefit(model, YieldsOptions())
    #expect(found.signals == ["signal"] && found.channels[0].background?.yields == [50, 52])
    // What the user marks speaks alone, and a sample may be said to be none.
    let marked = Annotations(samples: ["background": .init(isSignal: true)])
    #expect(try prefit(model, YieldsOptions(annotations: marked)).signals == ["background"])
    let none = Annotations(samples: ["signal": .init(isSignal: false)])
    #expect(try prefit(model, YieldsOptions(annotations: none)).signals == nil)
    #expect(try likelihood(Self.correlated).poiSamples == [])
  }

  @Test func predictionsBeforeAndAfterTheFit() throws {
    let model = try documentationModel()
    let fit = try MaximumLikelihoodFit(model).run(origin: Self.origin).result
    let result = try Yields(model, options: YieldsOptions(isTested: true, includesPrefit: true)).postfit(
      fit, origin: Self.origin)
    #expect(result.channels[0].prefit?.total.yields == [62, 63])
    #expect(result.channels[0].prefit?.background?.yields == [50, 52])
    #expect(result.goodnessOfFit == fit.goodnessOfFit && result.channels[0].total.yields != [62, 63])
  }

  /// Backgrounds of 50 and 52 and one of 3: the small ones are one, and its uncertainty is of the sum.
  @Test func smallBackgroundsAreAlsoGivenAsOne() throws {
    let text = """
      {"channels": [{"name": "A", "samples": [
        {"name": "big", "data": [90], "modifiers": []},
        {"name": "x", "data": [4], "modifiers": [{"name": "n", "type": "normsys", "data": {"hi": 1.5, "lo": 0.5}}]},
        {"name": "y", "data": [2], "modifiers": [{"name": "n", "type": "normsys", "data": {"hi": 0.5, "lo": 1.5}}]}]}],
       "observations": [{"name": "A", "data": [96]}],
       "measurements": [{"name": "m", "config": {"poi": "", "parameters": []}}], "version": "1.0.0"}
      """
    let options = YieldsOptions(merging: SampleMerging(below: 0.1, name: "Other"))
    let group = try #require(try prefit(try likelihood(text), options).channels[0].groups?.first)
    #expect(group.name == "Other" && group.members == ["x", "y"])
    #expect(abs(group.total.sumUncertainty - 1) < 1e-12, "2 − 1, and not √(2² + 1²)")
  }
}
