// Statistical and systematic parts of a parameter of interest against fits made by hand.
import ExampleAnalysis
import HistFactory
import Likelihood
import Results
import Testing

@testable import Inference

@Suite struct PoiSplitTests {
  private let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "", measurement: "m"), version: "0")

  @Test func withoutSystematicsEverythingIsStatistical() throws {
    let model = try countingModel(signal: 10, background: 50, observed: 70, lower: -10)
    let row = try #require(try PoiSplit(model).run(name: "n", origin: origin).rows.first)
    #expect(abs(row.value - 2) < 1e-6 && row.systematic == ImpactShift(up: 0, down: 0))
    // −2 ln L = 2 (ν − n + n ln n/ν) is 1 at the ends of the interval.
    for shift in [row.statistical?.up, row.statistical?.down] {
      let rate = 50 + 10 * (row.value + (try #require(shift)))
      #expect(abs(2 * (rate - 70 + 70 * (70 / rate).logarithm) - 1) < 1e-6)
    }
  }

  @Test func partsOfTheExample() throws {
    let likelihood = try CompiledLikelihood(Model(ExampleSearch.workspace()))
    let fit = try MaximumLikelihoodFit(likelihood, options: FitOptions(minos: .named(["mu"]))).run(origin: origin)
      .result
    let row = try #require(try PoiSplit(likelihood).run(name: "all", origin: origin).rows.first)
    let total = try #require(fit.parameters.first { $0.name == "mu" }?.minos)
    #expect(row.total == ImpactShift(up: total.up, down: total.down))
    // The same fit with the constrained parameters held: free normalisations float.
    let held = fit.parameters.filter { $0.constraint.type != .none && !$0.fixed }
    let fixed = Dictionary(uniqueKeysWithValues: held.map { ($0.name, $0.value) })
    let part = try MaximumLikelihoodFit(likelihood, options: FitOptions(fixed: fixed, minos: .named(["mu"])))
      .run(origin: origin).result
    let statistical = try #require(part.parameters.first { $0.name == "mu" }?.minos)
    let (up, down) = (try #require(row.statistical?.up), try #require(row.statistical?.down))
    let byHand = (up: try #require(statistical.up), down: try #require(statistical.down))
    #expect(abs(up - byHand.up) < 1e-5 && abs(down - byHand.down) < 1e-5)
    let (whole, rest) = (try #require(row.total?.up), try #require(row.systematic?.up))
    #expect(abs(up * up + rest * rest - whole * whole) < 1e-12 && rest > 0.05)
    #expect(row.note == nil && !row.isCombined)
  }
}

/// A bound on one side: both parts take the covariance there, so that they compare.
@Suite struct PoiSplitBoundTests {
  @Test func aSideWithoutACrossing() throws {
    let model = try documentationModel(lowerBound: 0)
    let origin = ResultOrigin(
      workspace: WorkspaceReference(file: "ws.json", sha256: "", measurement: "m"), version: "0")
    let row = try #require(try PoiSplit(model).run(name: "n", origin: origin).rows.first)
    let total = try #require(row.total), statistical = try #require(row.statistical)
    #expect(row.note == "no profile interval downwards")
    let fit = try MaximumLikelihoodFit(model).run(origin: origin).result
    let sigma = try #require(fit.parameters.first { $0.name == "mu" }?.uncertainty)
    #expect(abs(try #require(total.down) + sigma) < 1e-9)
    for side in [\ImpactShift.up, \.down] {
      #expect(abs(statistical[keyPath: side] ?? 0) <= abs(total[keyPath: side] ?? 0))
      #expect(try abs(#require(row.systematic?[keyPath: side])) > 0.1)
    }
  }
}
