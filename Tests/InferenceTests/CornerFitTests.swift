// Interpolations with a corner at 0: fits that end there are minima.
import HistFactory
import Inference
import JSONTree
import Likelihood
import Minimization
import Testing

@Suite struct CornerFitTests {
  /// A systematic that adds events either way, to data that have fewer than nominal; a bin for the signal.
  private static func fit(_ type: ModifierType, _ interpolation: Interpolation) throws -> (BestFit, CompiledLikelihood)
  {
    let modifier =
      type == .normsys
      ? #"{"name": "a", "type": "normsys", "data": {"hi": 1.1, "lo": 1.08}}"#
      : #"{"name": "a", "type": "histosys", "data": {"hi_data": [110, 50], "lo_data": [108, 50]}}"#
    let text = """
      {"channels": [{"name": "ch", "samples": [
        {"name": "signal", "data": [0, 10], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
        {"name": "background", "data": [100, 50], "modifiers": [\(modifier)]}]}],
       "observations": [{"name": "ch", "data": [90, 60]}],
       "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}],
       "version": "1.0.0"}
      """
    let model = try Model(Workspace(JSONDocument(text: text, file: "ws.json")))
    let likelihood = try CompiledLikelihood(model, interpolation: interpolation)
    let fitter = Fitter(likelihood, data: try #require(likelihood.observed))
    return (fitter.fit(), likelihood)
  }

  @Test(arguments: [
    (ModifierType.normsys, Interpolation(normsys: .code1)), (.histosys, Interpolation(histosys: .code0)),
  ]) func endsAtTheCorner(_ type: ModifierType, _ interpolation: Interpolation) throws {
    let (fit, likelihood) = try Self.fit(type, interpolation)
    #expect(fit.isConverged, "\(fit.minimum.state)")
    let a = try #require(likelihood.parameters.firstIndex { $0.name == "a" })
    #expect(abs(fit.point[a]) < 1e-11 && fit.minimum.atBound.isEmpty)
    let poi = try #require(likelihood.poi)
    #expect(abs(fit.point[poi] - 1) < 1e-7)
    // Both sides lead up.
    let fitter = Fitter(likelihood, data: try #require(likelihood.observed))
    for side in [-1e-3, 1e-3] { #expect(fitter.fit(holding: [(a, side)]).twiceNLL > fit.twiceNLL + 1e-5) }
  }
}

/// Fits of real likelihoods that ended anywhere before.
@Suite(.enabled(if: SharedFit.isPresent, SharedFit.absence))
struct SharedCornerTests {
  @Test(arguments: ["1Lbb-700-250-full", "3L-offshell-signal", "agc-ttbar-ml"]) func converges(name: String) throws {
    let shared = SharedFit(name: name, workspace: name)
    let likelihood = try shared.likelihood(Interpolation(normsys: .code1, histosys: .code0))
    let fit = Fitter(likelihood, data: try #require(likelihood.observed)).fit()
    #expect(fit.isConverged, "\(fit.minimum.state)")
  }
}
