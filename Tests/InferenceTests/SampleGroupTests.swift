// Groups of samples, the total background and the effects of systematics against the definition, computed the long way.
import HistFactory
import Inference
import JSONTree
import Likelihood
import Results
import Testing

@Suite struct SampleGroupTests {
  /// Two backgrounds that one systematic moves in opposite directions, a signal, a control region.
  static let text = """
    {"version": "1.0.0",
     "channels": [
      {"name": "SR", "samples": [
        {"name": "a", "data": [50, 40], "modifiers": [
          {"name": "mig", "type": "normsys", "data": {"hi": 1.2, "lo": 0.8}},
          {"name": "shape", "type": "histosys", "data": {"hi_data": [55, 38], "lo_data": [46, 41]}},
          {"name": "st", "type": "staterror", "data": [3, 2]}]},
        {"name": "b", "data": [30, 60], "modifiers": [
          {"name": "mig", "type": "normsys", "data": {"hi": 0.75, "lo": 1.3}},
          {"name": "k", "type": "normfactor", "data": null},
          {"name": "st", "type": "staterror", "data": [2, 4]}]},
        {"name": "s", "data": [5, 15], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null},
          {"name": "xs", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}}]}]},
      {"name": "CR", "samples": [
        {"name": "b", "data": [300], "modifiers": [
          {"name": "k", "type": "normfactor", "data": null},
          {"name": "mig", "type": "normsys", "data": {"hi": 0.95, "lo": 1.04}}]}]}],
     "observations": [{"name": "SR", "data": [92, 121]}, {"name": "CR", "data": [330]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}]}
    """

  static let annotations = Annotations(
    samples: ["a": .init(group: "ab"), "b": .init(group: "ab"), "s": .init(isSignal: true)],
    parameters: ["mig": .init(group: "theory"), "shape": .init(group: "theory")])

  private func likelihood() throws -> CompiledLikelihood {
    try CompiledLikelihood(Model(Workspace(JSONDocument(text: Self.text, file: "ws.json"))))
  }

  /// The definition: v_i from whole evaluations at θ ± σ_i, then vᵀ ρ v, for any sum of samples and bins.
  private struct LongWay {
    let likelihood: CompiledLikelihood
    let values: [Double]
    let sigmas: [Double]
    let correlation: (Int, Int) -> Double

    func rates(_ point: [Double]) -> [Double] {
      var rates = [Double](repeating: 0, count: likelihood.sampleRateCount)
      likelihood.sampleRates(at: point, buffer: likelihood.makeBuffer(), into: &rates)
      return rates
    }

    /// - Parameter places: which of the rates are summed.
    func shifts(of places: [Int]) -> [Double] {
      values.indices.map { index in
        var (up, down) = (values, values)
        up[index] += sigmas[index]
        down[index] -= sigmas[index]
        let (high, low) = (rates(up), rates(down))
        return places.reduce(0) { $0 + (high[$1] - low[$1]) / 2 }
      }
    }

    func deviation(of places: [Int], parameters: [Int]? = nil) -> Double {
      let v = shifts(of: places), chosen = parameters ?? Array(v.indices)
      let variance = chosen.reduce(0) { sum, i in chosen.reduce(sum) { $0 + v[i] * correlation(i, $1) * v[$1] } }
      return variance.squareRoot()
    }
  }

  private func postfit() throws -> (likelihood: CompiledLikelihood, fit: FitResult, long: LongWay) {
    let likelihood = try likelihood(), fit = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
    let names = fit.parameters.map(\.name)
    let long = LongWay(
      likelihood: likelihood, values: fit.parameters.map(\.value),
      sigmas: fit.parameters.map { $0.uncertainty ?? 0 },
      correlation: { $0 == $1 ? 1 : fit.correlation[names[$0], names[$1]] ?? 0 })
    return (likelihood, fit, long)
  }

  /// The places of samples' bins among the rates: channels in the model's order (CR first), samples, bins.
  private func places(_ likelihood: CompiledLikelihood, _ channel: String, _ samples: [String], bin: Int? = nil)
    -> [Int]
  {
    var start = 0, places: [Int] = []
    for one in likelihood.channels {
      for sample in one.samples {
        for index in 0..<one.bins.count {
          if one.name == channel, samples.contains(sample), bin == nil || bin == index { places.append(start) }
          start += 1
        }
      }
    }
    return places
  }

  @Test func groupsKeepCorrelations() throws {
    let (likelihood, fit, long) = try postfit()
    let options = YieldsOptions(annotations: Self.annotations)
    let result = try Yields(likelihood, options: options).postfit(fit, origin: origin)
    let channel = try #require(result.channels.first { $0.name == "SR" })
    let group = try #require(channel.groups?.first), background = try #require(channel.background)
    #expect(group.name == "ab" && group.members == ["a", "b"])
    for bin in 0..<2 {
      let expected = long.deviation(of: places(likelihood, "SR", ["a", "b"], bin: bin))
      #expect(abs(group.total.uncertainties[bin] - expected) < 1e-9 * expected)
      #expect(abs(background.uncertainties[bin] - expected) < 1e-9 * expected)
    }
    let sum = long.deviation(of: places(likelihood, "SR", ["a", "b"]))
    #expect(abs(group.total.sumUncertainty - sum) < 1e-9 * sum)
    let members = channel.samples.filter { group.members.contains($0.name) }
    #expect(abs(group.total.sum - members.reduce(0) { $0 + ($1.sum ?? 0) }) < 1e-9)
    for sample in channel.samples {
      let expected = long.deviation(of: places(likelihood, "SR", [sample.name]))
      #expect(abs((sample.sumUncertainty ?? 0) - expected) < 1e-9 * max(expected, 1), "\(sample.name)")
    }
    // The systematic moves events from one sample to the other: the sum is known better than squares would say.
    let quadrature = members.reduce(0) { $0 + ($1.sumUncertainty ?? 0) * ($1.sumUncertainty ?? 0) }.squareRoot()
    #expect(group.total.sumUncertainty < 0.8 * quadrature)
  }

  @Test func effectsOfSystematics() throws {
    let (likelihood, fit, long) = try postfit()
    let options = YieldsOptions(annotations: Self.annotations)
    let result = try Yields(likelihood, options: options).postfitSystematics(fit, origin: origin)
    #expect(result.header.kind == SystematicsResult.kind && result.stage == .postfit)
    let channel = try #require(result.channels.first { $0.name == "SR" })
    let all = places(likelihood, "SR", ["a", "b", "s"]), names = fit.parameters.map(\.name)
    let shifts = long.shifts(of: all)
    for effect in channel.parameters {
      let index = try #require(names.firstIndex(of: effect.name))
      #expect(abs(effect.size - shifts[index]) < 1e-9, "\(effect.name)")
    }
    #expect(abs(channel.uncertainty - long.deviation(of: all)) < 1e-9)
    let theory = try #require(channel.groups.first { $0.name == "theory" })
    #expect(theory.members?.sorted() == ["mig", "shape"])
    let indices = ["mig", "shape"].compactMap { names.firstIndex(of: $0) }
    #expect(abs(theory.size - long.deviation(of: all, parameters: indices)) < 1e-9)
    #expect(channel.groups.map(\.name).sorted() == ["normfactor", "normsys", "staterror", "theory"])
  }

  /// Before a fit nothing is correlated: the groups' squares sum to the total's.
  @Test func prefitGroupsSumInQuadrature() throws {
    let options = YieldsOptions(annotations: Self.annotations)
    let result = try Yields(likelihood(), options: options).prefitSystematics(origin: origin)
    for channel in result.channels {
      let squares = channel.groups.reduce(0) { $0 + $1.size * $1.size }
      #expect(abs(squares.squareRoot() - channel.uncertainty) < 1e-9 * max(channel.uncertainty, 1))
    }
  }

  @Test func withoutAnnotationsThereAreNoGroups() throws {
    let result = try Yields(likelihood()).prefit(origin: origin)
    #expect(result.channels.allSatisfy { $0.groups == nil })
    // The parameter of interest scales s: the rest is background.
    let background = try #require(result.channels[1].background).yields
    #expect(background.elementsEqual([80, 100]) { abs($0 - $1) < 1e-9 } && result.signals == ["s"])
  }
}
