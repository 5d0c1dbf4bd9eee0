// Minima, uncertainties, correlations and yields of published likelihoods against pyhf and cabinetry.
import Inference
import JSONTree
import Likelihood
import Minimization
import Results
import Testing

@Suite(.enabled(if: SharedFit.isPresent, SharedFit.absence))
struct SharedFitTests {
  @Test(arguments: SharedFit.all) func minimum(_ shared: SharedFit) throws {
    let likelihood = try shared.likelihood(), reference = try ReferenceFit(shared)
    let outcome = try MaximumLikelihoodFit(likelihood).run(origin: origin)
    let minimum = outcome.best.minimum
    #expect(minimum.state == .converged, "\(minimum.state), edm \(minimum.edm)")
    #expect(outcome.result.twiceNLL <= reference.twiceNLL + 1e-7)
    #expect(outcome.result.twiceNLL >= reference.twiceNLL - 1e-5)
    #expect(outcome.result.header.status.atBound == reference.atBound)
    guard reference.isPositiveDefinite else { return }
    for (index, parameter) in outcome.result.parameters.enumerated()
    where !parameter.fixed && !reference.atBound.contains(parameter.name) {
      let sigma = reference.uncertainties[index]
      #expect(abs(parameter.value - reference.point[index]) <= 1e-4 * sigma, "\(parameter.name)")
      guard reference.atBound.isEmpty else { continue }
      let own = try #require(parameter.uncertainty, "\(parameter.name)")
      #expect(abs(own - sigma) <= 1e-4 * sigma, "\(parameter.name): \(own), \(sigma)")
    }
    guard reference.atBound.isEmpty else { return }
    for (first, second, value) in reference.correlations {
      let own = try #require(outcome.result.correlation[first, second])
      #expect(abs(own - value) <= 1e-4 * abs(value), "\(first), \(second)")
    }
  }

  /// Nuisance parameters within ±1 of nominal in units of the interpolations, ±0.9 for factors of constrained bins
  /// (±1 would switch bins off), free ones anywhere between 0 and twice their start value.
  @Test(arguments: SharedFit.all) func randomStartsReachTheSameMinimum(_ shared: SharedFit) throws {
    let likelihood = try shared.likelihood()
    let data = try #require(likelihood.observed)
    let fitter = Fitter(likelihood, data: data)
    let best = fitter.fit()
    var stream = UniformStream(seed: 7)
    for attempt in 0..<20 {
      let start = likelihood.parameters.map { parameter in
        let offset = 2 * stream.next() - 1
        if parameter.fixed { return parameter.initial }
        let isFactor = !parameter.types.contains { $0 == .histosys || $0 == .normsys }
        let range = parameter.constraint == .none ? 1 : isFactor ? 0.9 : 1
        return min(max(parameter.initial + range * offset, parameter.lower), parameter.upper)
      }
      let fit = fitter.fit(from: start)
      #expect(fit.isConverged, "start \(attempt): \(fit.minimum.state), edm \(fit.minimum.edm)")
      #expect(abs(fit.twiceNLL - best.twiceNLL) < 1e-7, "start \(attempt)")
    }
  }

  @Test(arguments: SharedFit.all) func yields(_ shared: SharedFit) throws {
    let likelihood = try shared.likelihood(), reference = try ReferenceFit(shared), numbers = try shared.numbers()
    let yields = try Yields(likelihood)
    let samples = numbers["samples"]?.elements.compactMap(\.string) ?? []
    try compare(yields.prefit(origin: origin), #require(numbers["prefit"]), samples: samples)
    guard reference.atBound.isEmpty, reference.isPositiveDefinite else { return }
    let fit = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
    try compare(yields.postfit(fit, origin: origin), #require(numbers["postfit"]), samples: samples)
  }

  /// The reference has a row for every sample of the model in every channel, and the total as the last.
  private func compare(_ result: YieldsResult, _ node: JSONNode, samples: [String]) throws {
    for (index, channel) in result.channels.enumerated() {
      let yields = try #require(node["model_yields"]?[index])
      let deviations = try #require(node["total_stdev_model_bins"]?[index])
      for sample in channel.samples {
        let row = try #require(samples.firstIndex(of: sample.name)), place = "\(channel.name), \(sample.name)"
        agree(sample.yields, yields[row]?.doubles, place)
        agree(sample.uncertainties, deviations[row]?.doubles, "\(place), uncertainty")
      }
      agree(channel.total.uncertainties, deviations[samples.count]?.doubles, "\(channel.name), total")
      let sums = node["total_stdev_model_channels"]?[index]?.doubles
      agree([channel.total.sumUncertainty], sums?.last.map { [$0] }, "\(channel.name), sum")
    }
  }

  private func agree(_ own: [Double], _ reference: [Double]?, _ comment: String) {
    guard let reference, reference.count == own.count else {
      Issue.record("\(comment): no reference")
      return
    }
    for (mine, theirs) in zip(own, reference) {
      #expect(abs(mine - theirs) <= 1e-6 * max(abs(theirs), 1e-6), "\(comment): \(mine), \(theirs)")
    }
  }
}
