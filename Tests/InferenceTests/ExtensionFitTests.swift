// Fits of models beyond HistFactory: an independent program's numbers, toys of correlated data, components that add up.
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Minimization
import Results
import Testing

@testable import Inference

struct ExtensionFitTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  private let document: JSONDocument
  private let likelihood: CompiledLikelihood

  init() throws {
    document = try JSONDocument(contentsOf: Self.root.appending(path: "Reference/extension.json").path)
    let bytes = try JSONWriter.write(JSONValue(#require(document.root["workspace"])), layout: .compact)
    likelihood = try CompiledLikelihood(Model(Workspace(JSONDocument(bytes, file: "ws.json"))))
  }

  @Test func valuesOfAnIndependentProgram() throws {
    #expect(document.root["names"]?.elements.compactMap(\.string) == likelihood.parameters.map(\.name))
    let data = try #require(likelihood.observed), buffer = likelihood.makeBuffer()
    for entry in try #require(document.root["points"]).elements {
      let point = try #require(entry["point"]?.doubles), expected = try #require(entry["twice_nll"]?.double)
      #expect(abs(2 * likelihood.value(at: point, data: data, buffer: buffer) - expected) < 1e-10 * abs(expected))
    }
  }

  @Test func fitOfAnIndependentProgram() throws {
    let fit = try #require(document.root["fit"]), data = try #require(likelihood.observed)
    let best = Fitter(likelihood, data: data).fit()
    let (point, widths) = try (#require(fit["point"]?.doubles), #require(fit["uncertainties"]?.doubles))
    #expect(try best.isConverged && abs(best.twiceNLL - #require(fit["twice_nll"]?.double)) < 1e-8)
    for index in point.indices {
      // Differences know the minimum to 1e-6 of an uncertainty, and the uncertainty to about 1e-7.
      #expect(abs(best.point[index] - point[index]) < 1e-5 * widths[index])
      #expect(abs((best.covariance?.standardDeviation(index) ?? 0) - widths[index]) < 1e-5 * widths[index])
    }
  }

  /// Auxiliary data of toys have the covariance of their constraint: 4000 toys know it to 5 standard deviations of 1/√4000.
  @Test func toysFollowTheCorrelation() throws {
    let point = likelihood.nominalPoint, data = try #require(likelihood.observed)
    let generator = ToyGenerator(
      likelihood, at: point, fixed: likelihood.parameters.map(\.fixed), observed: data)
    let constraint = try #require(likelihood.correlatedConstraints.first), positions = likelihood.auxiliaryPositions
    let places = constraint.parameters.compactMap { positions[$0] }
    var sums = [0.0, 0, 0]
    let count = 4000
    for toy in 0..<count {
      var stream = RandomStream(seed: 7, hypothesis: 0, toy: toy)
      let auxiliary = generator.toy(&stream).auxiliary
      let pulls = places.enumerated().map { index, place in
        (auxiliary[place] - point[constraint.parameters[index]])
          / constraint.covariance[index * 2 + index].squareRoot()
      }
      sums = [sums[0] + pulls[0] * pulls[0], sums[1] + pulls[1] * pulls[1], sums[2] + pulls[0] * pulls[1]]
    }
    for (sum, expected) in zip(sums, [1, 1, 0.4]) { #expect(abs(sum / Double(count) - expected) < 5 * 1.5 / 63) }
  }

  /// Asimov data at the model's own point are fitted by that point, auxiliary data of all kinds included.
  @Test func asimovDataGiveTheirParametersBack() throws {
    let buffer = likelihood.makeBuffer(), data = likelihood.nominalAsimov(poi: 1.2, buffer: buffer)
    let best = Fitter(likelihood, data: data).fit()
    var expected = likelihood.nominalPoint
    expected[try #require(likelihood.poi)] = 1.2
    for (value, other) in zip(best.point, expected) { #expect(abs(value - other) < 1e-6) }
    #expect(abs(best.twiceNLL - 2 * data.saturatedNLL) < 1e-9)
  }

  /// Before a fit the uncertainties of the yields know the correlation: top in the second bin of B moves with JES by 12 of
  /// 200, with norm by a tenth, and both with a correlation of 0.4; mc and the shape act besides.
  @Test func prefitBandsKnowTheCorrelation() throws {
    let state = ParameterState.prefit(likelihood)
    let names = likelihood.parameters.map(\.name)
    let (jes, norm) = (names.firstIndex(of: "JES"), names.firstIndex(of: "norm"))
    let matrix = state.correlation(of: [try #require(jes), try #require(norm)])
    #expect(zip(matrix, [1, 0.4, 0.4, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    let yields = try Yields(likelihood, options: YieldsOptions()).yields(state)
    let top = try #require(yields.first { $0.name == "A" }?.samples.first { $0.name == "top" })
    // Sample A/top: 6 and 2 events by JES, 6 and 4 by norm.
    for (width, (a, b)) in zip(top.uncertainties, [(6.0, 6.0), (2, 4)]) {
      #expect(abs(width - (a * a + b * b + 2 * 0.4 * a * b).squareRoot()) < 1e-9)
    }
  }

  /// Independent observations: their components add up to the whole variance where the model is nearly linear.
  @Test func componentsOfCorrelatedConstraintsAddUp() throws {
    let text = """
      {"channels": [{"name": "A", "samples": [
        {"name": "s", "data": [1e5], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
        {"name": "b", "data": [1e5], "modifiers": [
          {"name": "x", "type": "histosys", "data": {"hi_data": [100500], "lo_data": [99500]}},
          {"name": "y", "type": "histosys", "data": {"hi_data": [100300], "lo_data": [99700]}}]}]}],
       "observations": [{"name": "A", "data": [2e5]}],
       "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}],
       "hfplot": {"version": "1", "correlations": [{"name": "k", "parameters": ["x", "y"],
         "correlation": [[1, 0.8], [0.8, 1]]}]}, "version": "1.0.0"}
      """
    let likelihood = try likelihood(text)
    let fit = Fitter(likelihood, data: try #require(likelihood.observed)).fit()
    // √(2e5 + 500² + 300² + 2·0.8·500·300) events of 1e5.
    let expected = (2e5 + 250_000 + 90_000 + 240_000).squareRoot() / 1e5
    let poi = try #require(likelihood.poi)
    #expect(abs((fit.covariance?.standardDeviation(poi) ?? 0) - expected) < 1e-9)
    for approximation in [ImpactsResult.Approximation.exact, .gaussian] {
      let options = ImpactsOptions(method: .globalObservable, approximation: approximation)
      let impacts = try Impacts(likelihood, options: options).run(
        origin: ResultOrigin(workspace: WorkspaceReference(file: "", sha256: "", measurement: "m"), version: "t"))
      let own = try #require(impacts.pois.first), sizes = own.parameters.map(\.size)
      #expect(sizes.count == 2)
      let together = sizes.reduce(0) { $0 + $1 * $1 }.squareRoot() * 1e5
      #expect(abs(together - 580_000.0.squareRoot()) < 0.1)
      #expect(abs(own.closure.quadratureSum - expected) < 1e-4 * expected)
    }
  }

  private func likelihood(_ text: String) throws -> CompiledLikelihood {
    try CompiledLikelihood(Model(Workspace(JSONDocument(text: text, file: "ws.json"))))
  }
}
