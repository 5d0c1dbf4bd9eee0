// Rates clipped from below: numbers against pyhf, derivatives against differences, nothing changed where nothing is low.
import HistFactory
import JSONTree
import Testing

@testable import Likelihood

struct ClippingTests {
  /// `shape` moves yields below zero on both sides, in other bins of each sample.
  private static let text = """
    {"channels": [{"name": "A", "samples": [
      {"name": "bkg", "data": [4, 10, 6], "modifiers": [
        {"name": "shape", "type": "histosys", "data": {"hi_data": [9, 12, 1], "lo_data": [-1, 8, 10]}},
        {"name": "norm", "type": "normsys", "data": {"hi": 1.2, "lo": 0.85}}]},
      {"name": "sig", "data": [3, 2, 0.5], "modifiers": [
        {"name": "mu", "type": "normfactor", "data": null},
        {"name": "shape", "type": "normsys", "data": {"hi": 1.1, "lo": 0.95}}]},
      {"name": "other", "data": [0.5, 0.25, 0.4], "modifiers": [
        {"name": "stat", "type": "staterror", "data": [0.1, 0.1, 0.1]},
        {"name": "shape", "type": "histosys", "data": {"hi_data": [0.7, 0.5, 0.9], "lo_data": [0.2, 0.1, -0.3]}}]}]}],
     "observations": [{"name": "A", "data": [6, 13, 5]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
    """

  private func likelihood(_ clipping: RateClipping) throws -> CompiledLikelihood {
    var model = try Model(Workspace(JSONDocument(text: Self.text, file: "ws.json")))
    model.clipping = clipping
    return try CompiledLikelihood(model)
  }

  /// Three points, on both sides of the nominal one.
  private func points(_ likelihood: CompiledLikelihood) -> [[Double]] {
    let values: [[String: Double]] = [
      ["mu": 1.3, "shape": 1, "norm": 0.5, "stat[0]": 1.02, "stat[1]": 0.97, "stat[2]": 1.05],
      ["mu": 0.7, "shape": -1.6, "norm": -0.4, "stat[0]": 0.98, "stat[1]": 1.1, "stat[2]": 0.9],
      ["mu": 0.2, "shape": 1.9, "norm": 1.2],
    ]
    return values.map { values in likelihood.parameters.map { values[$0.name] ?? 1 } }
  }

  /// −ln L and rates of pyhf's `clip_sample_data` and `clip_bin_data` at the three points.
  struct Reference: Sendable {
    var clipping: RateClipping
    var values: [Double]
    var rates: [[Double]]
  }

  static let references = [
    Reference(
      clipping: RateClipping(sample: 0.0),
      values: [11.659041540883132, 14.733605687984376, 18.130416904254247],
      rates: [
        [14.854218313081079, 16.478624417441438, 2.754468701453453],
        [1.9541371012624227, 7.663507678964172, 11.925205475022123],
        [18.40073743871744, 18.379402412390725, 1.4698522252439572],
      ]),
    Reference(
      clipping: RateClipping(sample: 0.3),
      values: [11.659041540883132, 13.737176371717567, 17.197227159594693],
      rates: [
        [14.854218313081079, 16.478624417441438, 2.754468701453453],
        [2.5345371012624227, 7.952507678964172, 12.225205475022124],
        [18.40073743871744, 18.379402412390725, 1.9500000000000002],
      ]),
    Reference(
      clipping: RateClipping(bin: 0.001),
      values: [11.659041540883132, 57.87804652122077, 53.12615041738365],
      rates: [
        [14.854218313081079, 16.478624417441438, 2.754468701453453],
        [0.001, 7.663507678964172, 11.277205475022123],
        [18.40073743871744, 18.379402412390725, 0.001],
      ]),
    Reference(
      clipping: RateClipping(sample: 0.1, bin: 7.5),
      values: [11.396180612567994, 12.206884270829615, 16.011858919761647],
      rates: [
        [14.854218313081079, 16.478624417441438, 7.5],
        [7.5, 7.752507678964172, 12.025205475022123],
        [18.40073743871744, 18.379402412390725, 7.5],
      ]),
  ]

  @Test(arguments: references) func numbersOfPyhf(_ reference: Reference) throws {
    let likelihood = try likelihood(reference.clipping), buffer = likelihood.makeBuffer()
    let data = try #require(likelihood.observed)
    for (index, point) in points(likelihood).enumerated() {
      let value = likelihood.value(at: point, data: data, buffer: buffer)
      #expect(abs(value - reference.values[index]) < 1e-11 * abs(value))
      let rates = likelihood.expectedRates(at: point, buffer: buffer)
      for (rate, expected) in zip(rates, reference.rates[index]) { #expect(abs(rate - expected) < 1e-12 * 20) }
    }
  }

  /// Exact where a rate is clipped, where it is not, and in the bins where only some samples are.
  @Test(arguments: references) func derivativesAgainstDifferences(_ reference: Reference) throws {
    let likelihood = try likelihood(reference.clipping), data = try #require(likelihood.observed)
    let buffer = likelihood.makeBuffer()
    for point in points(likelihood) {
      var gradient = [Double](repeating: .nan, count: point.count)
      let value = likelihood.gradient(at: point, data: data, buffer: buffer, into: &gradient)
      #expect(value == likelihood.value(at: point, data: data, buffer: buffer))
      for index in point.indices {
        let values = [-2.0, -1, 1, 2].map { step in
          var other = point
          other[index] += step * 1e-4
          return likelihood.value(at: other, data: data, buffer: buffer)
        }
        let slope = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / 12e-4
        #expect(abs(gradient[index] - slope) <= 1e-6 * max(abs(slope), 1), "\(likelihood.parameters[index].name)")
      }
      let check = HessianCheck(likelihood: likelihood, data: data)
      try check.run(at: point.map { $0 + 1e-3 })
      let asimov = HessianCheck(likelihood: likelihood, data: likelihood.asimov(at: point, buffer: buffer))
      let (exact, fisher) = (asimov.matrix(at: point), asimov.matrix(at: point, fisher: true))
      for (left, right) in zip(exact.joined(), fisher.joined()) {
        #expect(abs(left - right) <= 1e-9 * max(abs(left), 1))
      }
    }
  }

  /// Half the difference of the clipped rates, one parameter at a time.
  @Test func shiftsAreThoseOfClippedRates() throws {
    let likelihood = try likelihood(RateClipping(sample: 0.1)), buffer = likelihood.makeBuffer()
    for point in points(likelihood) {
      let shifts = likelihood.rateShifts(
        ofChannel: 0, at: point, widths: point.map { _ in 1 }, side: .both, buffer: buffer)
      for (column, parameter) in shifts.parameters.enumerated() {
        let sides = [1.0, -1].map { sign in
          var other = point
          other[parameter] += sign
          return Array(likelihood.sampleRates(ofChannel: 0, at: other, buffer: buffer).joined())
        }
        for row in sides[0].indices {
          let shift = shifts.values[row * shifts.parameters.count + column]
          #expect(abs(shift - (sides[0][row] - sides[1][row]) / 2) < 1e-12)
        }
      }
    }
  }

  /// A factor at exactly zero keeps its slope with a clip at zero.
  @Test func zeroIsNotBelowZero() throws {
    let (plain, clipped) = (try likelihood(RateClipping()), try likelihood(RateClipping(sample: 0, bin: 0)))
    let data = try #require(plain.observed)
    let point = plain.parameters.map { $0.name == "mu" ? 0 : $0.initial }
    let gradients = [plain, clipped].map { likelihood in
      var gradient = [Double](repeating: .nan, count: point.count)
      _ = likelihood.gradient(at: point, data: data, buffer: likelihood.makeBuffer(), into: &gradient)
      return gradient
    }
    #expect(gradients[0] == gradients[1] && gradients[0].contains { $0 != 0 })
  }

  @Test func whatIsClippedHasNames() throws {
    let likelihood = try likelihood(RateClipping(sample: 0, bin: 7.5)), buffer = likelihood.makeBuffer()
    let names = likelihood.clippedRates(at: points(likelihood)[1], buffer: buffer).map(\.description)
    #expect(names == ["A, bin 0: bkg", "A, bin 2: other", "A, bin 0: the sum of samples"])
    #expect(likelihood.stamps == ["clipped: no sample below 0 events", "clipped: no bin below 7.5 events"])
    #expect(try self.likelihood(RateClipping()).stamps.isEmpty)
  }
}
