// The shipped example against pyhf and cabinetry, on any machine.
import Inference
import JSONTree
import Likelihood
import Results
import Testing

@Suite struct ExampleReferenceTests {
  let reference: ExampleReference
  init() throws { reference = try ExampleReference() }
  var likelihood: CompiledLikelihood { reference.likelihood }

  @Test func parameters() throws {
    let own = likelihood.parameters
    #expect(try own.map(\.name) == reference.node("parameters").elements.compactMap(\.string))
    #expect(try own.map(\.initial) == reference.node("inits").doubles)
    #expect(try own.map(\.fixed) == reference.node("fixed").elements.compactMap(\.boolean))
    #expect(try own.map { [$0.lower, $0.upper] } == reference.node("bounds").elements.compactMap(\.doubles))
    #expect(try likelihood.channels.map(\.name) == reference.node("channels").elements.compactMap(\.string))
  }

  /// 2NLL within 1e-10, gradient within 1e-8 of its largest component, yields within 1e-10.
  @Test(arguments: 0..<3) func likelihoodAtAPoint(_ position: Int) throws {
    let node = try #require(reference.node("points")[position])
    let point = try #require(node["x"]?.doubles), data = try #require(likelihood.observed)
    let buffer = likelihood.makeBuffer()
    var gradient = [Double](repeating: 0, count: point.count)
    let value = 2 * likelihood.gradient(at: point, data: data, buffer: buffer, into: &gradient)
    let theirs = try #require(node["twice_nll"]?.double)
    #expect(abs(value - theirs) <= 1e-10 * abs(theirs))
    #expect(abs(2 * likelihood.value(at: point, data: data, buffer: buffer) - theirs) <= 1e-10 * abs(theirs))
    let slopes = try #require(node["gradient_twice_nll"]?.doubles)
    let largest = slopes.map { abs($0) }.max() ?? 0
    for (index, slope) in slopes.enumerated() {
      #expect(abs(2 * gradient[index] - slope) <= 1e-8 * largest, "\(likelihood.parameters[index].name)")
    }
    let expected = try #require(node["expected"]?.doubles)
    for (own, events) in zip(likelihood.expectedRates(at: point, buffer: buffer), expected) {
      #expect(abs(own - events) <= 1e-10 * events)
    }
  }

  @Test func fit() throws {
    let result = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
    #expect(result.header.status.state == .converged && result.header.status.atBound == [])
    #expect(try abs(result.twiceNLL - reference.number("fit", "twice_nll")) < 1e-7)
    let values = try #require(reference.node("fit", "bestfit").doubles)
    let widths = try #require(reference.node("fit", "uncertainties").doubles)
    for (index, parameter) in result.parameters.enumerated() where !parameter.fixed {
      #expect(abs(parameter.value - values[index]) <= 1e-4 * widths[index], "\(parameter.name)")
      let own = try #require(parameter.uncertainty)
      #expect(abs(own - widths[index]) <= 1e-4 * widths[index], "\(parameter.name)")
    }
    let names = result.parameters.map(\.name), rows = try reference.node("fit", "correlation_rows").elements
    for (row, node) in rows.enumerated() where !result.parameters[row].fixed {
      for (column, theirs) in (node.doubles ?? []).enumerated() where !result.parameters[column].fixed {
        let own = try #require(result.correlation[names[row], names[column]])
        #expect(abs(own - theirs) <= 1e-4 * max(abs(theirs), 1e-3), "\(names[row]), \(names[column])")
      }
    }
    let quality = try #require(result.goodnessOfFit)
    #expect(try abs(quality.chi2 - reference.number("goodness", "chi2")) < 1e-6)
    #expect(try Double(quality.ndof) == reference.number("goodness", "degrees_of_freedom"))
    #expect(try abs((quality.pValue ?? 0) - reference.number("goodness", "p_value")) < 1e-7)
  }

  @Test func minos() throws {
    let fit = try MaximumLikelihoodFit(likelihood, options: FitOptions(minos: .named(["mu", "theta"])))
    let result = try fit.run(origin: origin).result
    for name in ["mu", "theta"] {
      let parameter = try #require(result.parameters.first { $0.name == name })
      let own = try #require(parameter.minos), ends = try #require(reference.node("minos", name).doubles)
      let sigma = try #require(parameter.uncertainty)
      #expect(abs((own.down ?? 0) - ends[0]) < 1e-4 * sigma && abs((own.up ?? 0) - ends[1]) < 1e-4 * sigma, "\(name)")
    }
  }

  @Test func yields() throws {
    let yields = try Yields(likelihood)
    try compare(yields.prefit(origin: origin).channels, reference.node("prefit"))
    let fit = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
    try compare(yields.postfit(fit, origin: origin).channels, reference.node("postfit"))
  }

  private func compare(_ channels: [ChannelYields], _ node: JSONNode) throws {
    let names = try reference.node("samples").elements.compactMap(\.string)
    for (index, channel) in channels.enumerated() {
      let yields = try #require(node["yields"]?[index]), widths = try #require(node["uncertainties"]?[index])
      for sample in channel.samples {
        let row = try #require(names.firstIndex(of: sample.name))
        agree(sample.yields, yields[row]?.doubles, "\(channel.name), \(sample.name)")
        agree(sample.uncertainties, widths[row]?.doubles, "\(channel.name), \(sample.name), uncertainty")
      }
      agree(channel.total.uncertainties, widths[names.count]?.doubles, "\(channel.name), total")
      let sum = node["channel_uncertainties"]?[index]?.doubles?.last
      agree([channel.total.sumUncertainty], sum.map { [$0] }, "\(channel.name), sum")
    }
  }

  private func agree(_ own: [Double], _ theirs: [Double]?, _ place: String) {
    #expect(own.count == theirs?.count, "\(place)")
    for (mine, other) in zip(own, theirs ?? []) {
      #expect(abs(mine - other) <= 1e-6 * abs(other), "\(place): \(mine), \(other)")
    }
  }

  @Test(arguments: ["mu", "theta"]) func profile(_ name: String) throws {
    let fitter = Fitter(likelihood, data: try #require(likelihood.observed)), best = fitter.fit()
    let index = try reference.index(name)
    for node in try reference.node("profiles", name).elements {
      let value = try #require(node["value"]?.double), theirs = try #require(node["twice_nll"]?.double)
      let held = fitter.refit(from: best.point, holding: [(index, value)])
      #expect(held.isConverged && abs(held.twiceNLL - theirs) < 1e-7, "\(name) = \(value)")
    }
  }

  /// Each point of the contour lies its level above the minimum.
  @Test(arguments: ["0.6827", "0.95"]) func contour(_ level: String) throws {
    let fitter = Fitter(likelihood, data: try #require(likelihood.observed)), best = fitter.fit()
    let indices = try [reference.index("mu"), reference.index("theta")]
    let rise = try reference.number("contours", level, "level")
    let points = try reference.node("contours", level, "points").elements.compactMap(\.doubles)
    #expect(points.count >= 10)
    for point in points {
      let held = fitter.refit(from: best.point, holding: Array(zip(indices, point)))
      #expect(held.isConverged && abs(held.twiceNLL - best.twiceNLL - rise) < 1e-7, "\(point)")
    }
  }

  /// np-shift: `mu` with another parameter held an uncertainty from its best fit.
  @Test func impacts() throws {
    let fitter = Fitter(likelihood, data: try #require(likelihood.observed)), best = fitter.fit()
    let covariance = try #require(best.covariance), poi = try reference.index("mu")
    for node in try reference.node("impacts").elements {
      let name = try #require(node["parameter"]?.string), index = try reference.index(name)
      for (key, sign) in [("up", 1.0), ("down", -1.0)] {
        guard let theirs = node[key]?.double else { continue }
        let value = best.point[index] + sign * covariance.standardDeviation(index)
        let shift = fitter.refit(from: best.point, holding: [(index, value)]).point[poi] - best.point[poi]
        #expect(abs(shift - theirs) < 1e-5, "\(name) \(key): \(shift), \(theirs)")
      }
    }
  }

  @Test func hypothesisTests() throws {
    let calculator = try AsymptoticCalculator(likelihood)
    for node in try reference.node("tests", "hypotheses").elements {
      let value = try #require(node["mu"]?.double), theirs = try #require(node["cls"]?.double)
      let own = calculator.test(value)
      #expect(own.isConverged && abs(own.cls - theirs) < 1e-6, "mu = \(value): \(own.cls), \(theirs)")
      let expected = try #require(node["expected_cls"]?.doubles)
      for (mine, other) in zip(own.expectedCLs, expected) { #expect(abs(mine - other) < 1e-6 + 1e-4 * other) }
    }
    let limits = calculator.limits()
    #expect(try abs((limits.observed ?? 0) - reference.number("tests", "limit95", "observed")) < 1e-6)
    let expected = try #require(reference.node("tests", "limit95", "expected").doubles)
    #expect(limits.expected.count == 5)
    for (mine, other) in zip(limits.expected, expected) { #expect(abs((mine ?? 0) - other) < 1e-6) }
  }

  /// The fits of Tests/Reference/exact_fit.py, which are pyhf's likelihood minimised to rounding.
  @Test func discovery() throws {
    let calculator = try AsymptoticCalculator(likelihood, statistic: .q0)
    let (observed, expected, test) = calculator.significance()
    #expect(try abs(test.statistic - reference.number("tests", "discovery", "q0")) < 1e-6)
    #expect(try abs(observed.z - reference.number("tests", "discovery", "significance")) < 1e-6)
    #expect(try abs(observed.pValue / reference.number("tests", "discovery", "p0") - 1) < 1e-5)
    #expect(try abs(expected.z - reference.number("tests", "discovery", "expected_significance")) < 1e-6)
    #expect(try abs(expected.pValue / reference.number("tests", "discovery", "expected_p0") - 1) < 1e-5)
  }
}
