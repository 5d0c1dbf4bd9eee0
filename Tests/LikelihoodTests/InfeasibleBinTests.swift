// The domain's edge: what is infinite, what is not, and who is named for it.
import Foundation
import HistFactory
import Likelihood
import Testing

struct InfeasibleBinTests {
  /// Two bins: the shape uncertainty takes all of `thin` out of the second at −2, and more than all below.
  private func likelihood(observed: [Double], thin: [Double] = [5, 2]) throws -> CompiledLikelihood {
    let drop = Modifier(name: "JES", effect: .histosys(high: [6, 3], low: [4, 1]))
    let size = Modifier(name: "xsec", effect: .normsys(high: 1.1, low: 0.9))
    let signal = Sample(
      name: "signal", data: [1, 0], modifiers: [Modifier(name: "mu", effect: .normfactor)])
    let channel = Channel(name: "SR", samples: [Sample(name: "thin", data: thin, modifiers: [drop, size]), signal])
    let workspace = Workspace(
      channels: [channel], measurements: [Measurement(name: "m", poi: "mu")],
      observations: [Observation(name: "SR", data: observed)])
    return try CompiledLikelihood(Model(workspace))
  }

  private func point(_ likelihood: CompiledLikelihood, _ values: [String: Double]) -> [Double] {
    likelihood.parameters.map { values[$0.name] ?? $0.initial }
  }

  @Test
  func negativeRateIsInfiniteAndExplained() throws {
    let likelihood = try likelihood(observed: [6, 0]), data = try #require(likelihood.observed)
    let buffer = likelihood.makeBuffer(), point = point(likelihood, ["JES": -3, "xsec": 0.5])
    var gradient = [Double](repeating: 0, count: point.count)
    #expect(likelihood.value(at: point, data: data, buffer: buffer) == .infinity)
    #expect(likelihood.gradient(at: point, data: data, buffer: buffer, into: &gradient) == .infinity)
    let bins = likelihood.infeasibleBins(at: point, data: data, buffer: buffer)
    let bin = try #require(bins.first)
    #expect(bins.count == 1 && bin.channel == "SR" && bin.bin == 1 && bin.observed == 0)
    #expect(bin.rate < 0 && bin.samples.map(\.sample) == ["thin"])
    #expect(bin.samples.map(\.events) == [bin.rate])
    // xsec scales a negative yield up, so that undoing it helps a little; undoing JES helps most.
    #expect(bin.causes.map(\.parameter) == ["JES", "xsec"])
    let restored = likelihood.expectedRates(at: self.point(likelihood, ["xsec": 0.5]), buffer: buffer)
    #expect(abs(bin.causes[0].loss - (restored[1] - bin.rate)) < 1e-14)
    // JES = −3 makes −1 of the 2 events, linearly; f(½) of code4 for 1.1 and 0.9 is 1.049315 (six conditions at ±1).
    #expect(abs(bin.rate + 1.049315) < 1e-6 && abs(bin.causes[0].loss - 3 * 1.049315) < 1e-5)
    #expect(
      bin.description
        == "channel SR, bin 1: -1.049 events expected; negative: thin (-1.049); lowered by JES = -3 (by 3.148),"
        + " xsec = 0.5 (by 0.04931)")
  }

  @Test
  func emptyBinIsPossibleWhereNothingWasSeen() throws {
    let quiet = try likelihood(observed: [6, 0]), buffer = quiet.makeBuffer()
    let point = point(quiet, ["JES": -2])
    let rates = quiet.expectedRates(at: point, buffer: buffer)
    #expect(rates == [4, 0])
    let data = try #require(quiet.observed)
    // Pois(6|4); JES is 2σ off; two unit normals.
    let withoutBin = 4 - 6 * log(4) + lgamma(7) + 2 + log(2 * Double.pi)
    #expect(abs(quiet.value(at: point, data: data, buffer: buffer) - withoutBin) < 1e-13)
    #expect(quiet.infeasibleBins(at: point, data: data, buffer: buffer).isEmpty)
    // The slope is that of the rate itself.
    var gradient = [Double](repeating: .nan, count: point.count)
    _ = quiet.gradient(at: point, data: data, buffer: buffer, into: &gradient)
    #expect(gradient.filter { !$0.isFinite }.isEmpty)
    #expect(HessianCheck(likelihood: quiet, data: data).matrix(at: point).joined().filter { !$0.isFinite }.isEmpty)

    let loud = try likelihood(observed: [6, 1]), seen = try #require(loud.observed)
    #expect(loud.value(at: point, data: seen, buffer: loud.makeBuffer()) == .infinity)
    let bins = loud.infeasibleBins(at: point, data: seen, buffer: loud.makeBuffer())
    #expect(bins.map(\.bin) == [1] && bins.map(\.rate) == [0])
    #expect(
      bins.first?.description
        == "channel SR, bin 1: 0 events expected where 1 were observed; lowered by JES = -2 (by 2)")
  }

  @Test
  func emptyTemplateHasNobodyToBlame() throws {
    let likelihood = try likelihood(observed: [6, 3], thin: [5, -1]), data = try #require(likelihood.observed)
    let bins = likelihood.infeasibleBins(
      at: likelihood.parameters.map(\.initial), data: data, buffer: likelihood.makeBuffer())
    #expect(bins.map(\.causes) == [[]])
    #expect(
      bins.first?.description
        == "channel SR, bin 1: -1 events expected; negative: thin (-1); so it is with all parameters at their initial values"
    )
  }

  @Test
  func whatIsNotANumberIsInfinite() throws {
    let likelihood = try likelihood(observed: [6, 0]), data = try #require(likelihood.observed)
    let buffer = likelihood.makeBuffer(), point = point(likelihood, ["JES": .nan])
    #expect(likelihood.value(at: point, data: data, buffer: buffer) == .infinity)
    let bins = likelihood.infeasibleBins(at: point, data: data, buffer: buffer)
    #expect(bins.map(\.bin) == [0, 1])
    #expect(bins.flatMap(\.causes).map(\.parameter) == ["JES", "JES"])
  }
}
