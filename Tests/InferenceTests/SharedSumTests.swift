// Uncertainties of whole regions by sample, against cabinetry.
import Inference
import JSONTree
import Likelihood
import Results
import Testing

@Suite(.enabled(if: SharedFit.isPresent, SharedFit.absence))
struct SharedSumTests {
  @Test(arguments: SharedFit.all.filter { ["1Lbb-700-250-full", "tttt-prod", "pyhf-2bin1ch"].contains($0.name) })
  func sumsBySample(_ shared: SharedFit) throws {
    let likelihood = try shared.likelihood(), reference = try ReferenceFit(shared), numbers = try shared.numbers()
    let samples = numbers["samples"]?.elements.compactMap(\.string) ?? [], yields = try Yields(likelihood)
    try compare(yields.prefit(origin: origin), #require(numbers["prefit"]), samples)
    guard reference.atBound.isEmpty, reference.isPositiveDefinite else { return }
    let fit = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
    try compare(yields.postfit(fit, origin: origin), #require(numbers["postfit"]), samples)
  }

  private func compare(_ result: YieldsResult, _ node: JSONNode, _ samples: [String]) throws {
    for (index, channel) in result.channels.enumerated() {
      let deviations = try #require(node["total_stdev_model_channels"]?[index]?.doubles)
      for sample in channel.samples {
        let row = try #require(samples.firstIndex(of: sample.name)), own = try #require(sample.sumUncertainty)
        #expect(abs(own - deviations[row]) <= 1e-4 * max(deviations[row], 1e-3), "\(channel.name), \(sample.name)")
        #expect(abs((sample.sum ?? -1) - sample.yields.reduce(0, +)) <= 1e-9 * max(1, abs(sample.sum ?? 0)))
      }
    }
  }
}
