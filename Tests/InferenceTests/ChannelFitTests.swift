// A fit of some channels: the same as that of a workspace with only these, and everything else as before the fit.
import HistFactory
import Inference
import JSONTree
import Likelihood
import Results
import Testing

@Suite struct ChannelFitTests {
  private func workspace() throws -> Workspace {
    try Workspace(JSONDocument(text: SampleGroupTests.text, file: "ws.json"))
  }

  @Test func equalsTheFitOfASmallerWorkspace() throws {
    let whole = try workspace()
    var small = whole
    small.channels.removeAll { $0.name != "CR" }
    small.observations.removeAll { $0.name != "CR" }
    let model = try Model(whole), part = model.restricted(to: ["CR"])
    let own = try MaximumLikelihoodFit(CompiledLikelihood(part)).run(origin: origin).result
    let expected = try MaximumLikelihoodFit(CompiledLikelihood(Model(small))).run(origin: origin).result
    #expect(own.parameters.map(\.name) == model.parameterNames)
    #expect(own.header.status.state == .converged)
    for parameter in expected.parameters {
      let mine = try #require(own.parameters.first { $0.name == parameter.name })
      let sigma = try #require(parameter.uncertainty)
      #expect(abs(mine.value - parameter.value) < 1e-6 * sigma, "\(parameter.name)")
      #expect(abs((mine.uncertainty ?? 0) - sigma) < 1e-6 * sigma, "\(parameter.name)")
      for other in expected.parameters {
        let correlation = own.correlation[parameter.name, other.name],
          reference = expected.correlation[parameter.name, other.name]
        #expect(abs((correlation ?? 9) - (reference ?? -9)) < 1e-6)
      }
    }
  }

  @Test func whatTheFitDoesNotKnowStaysAsBefore() throws {
    let model = try Model(workspace()), part = model.restricted(to: ["CR"])
    let fit = try MaximumLikelihoodFit(CompiledLikelihood(part)).run(origin: origin).result
    for parameter in fit.parameters where !["k", "mig"].contains(parameter.name) {
      if parameter.name == "mu" {
        #expect(parameter.fixed && parameter.value == 1)
        continue
      }
      #expect(abs((parameter.pull ?? 9)) < 1e-9, "\(parameter.name)")
      #expect(abs((parameter.constraintRatio ?? 9) - 1) < 1e-9, "\(parameter.name)")
    }
    #expect(model.heldParameters(in: part) == ["mu"])
    #expect(model.heldParameters(in: model.restricted(to: ["CR", "SR"])).isEmpty)
  }

  /// The prediction of the region that was not fitted: nominal but for what the fit knows of k and mig.
  @Test func predictsTheOtherRegion() throws {
    let model = try Model(workspace()), likelihood = try CompiledLikelihood(model)
    let fit = try MaximumLikelihoodFit(CompiledLikelihood(model.restricted(to: ["CR"]))).run(origin: origin).result
    let result = try Yields(likelihood).postfit(fit, origin: origin)
    let channel = try #require(result.channels.first { $0.name == "SR" })
    let k = try #require(fit.parameters.first { $0.name == "k" }),
      mig = try #require(fit.parameters.first { $0.name == "mig" })
    #expect(abs(mig.value) < 1e-6, "one bin, one free factor: nothing pulls the other parameter")
    let sample = try #require(channel.samples.first { $0.name == "b" })
    #expect(abs(sample.yields[0] - 30 * k.value) < 1e-4)
    #expect(sample.uncertainties[0] > 30 * (k.uncertainty ?? 0) / 2)
  }
}
