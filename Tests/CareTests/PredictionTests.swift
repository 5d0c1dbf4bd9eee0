// Fits carried to other models: against the direct propagation, and against linear algebra by hand.
import ExampleAnalysis
import Foundation
import HFPlotKit
import Testing

@testable import Care

@Suite struct PredictionTests {
  /// Regions that share a free factor k and a normsys; VR has a systematic of its own, CR one too.
  private static func workspace(_ channels: [String], statCR: String = "[4.0]") -> String {
    let all = [
      "CR": """
      {"name": "CR", "samples": [{"name": "b", "data": [100.0], "modifiers": [
        {"name": "k", "type": "normfactor", "data": null},
        {"name": "xs", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}},
        {"name": "own_CR", "type": "normsys", "data": {"hi": 1.05, "lo": 0.95}},
        {"name": "stat", "type": "staterror", "data": \(statCR)}]}]}
      """,
      "VR": """
      {"name": "VR", "samples": [
        {"name": "b", "data": [40.0, 20.0], "modifiers": [{"name": "k", "type": "normfactor", "data": null}]},
        {"name": "c", "data": [10.0, 30.0], "modifiers": [
          {"name": "own_VR", "type": "histosys", "data": {"hi_data": [12.0, 33.0], "lo_data": [8.0, 27.0]}},
          {"name": "xs", "type": "histosys", "data": {"hi_data": [11.0, 36.0], "lo_data": [9.0, 24.0]}}]}]}
      """,
    ]
    let observations = ["CR": #"{"name": "CR", "data": [117]}"#, "VR": #"{"name": "VR", "data": [55, 48]}"#]
    return """
      {"channels": [\(channels.compactMap { all[$0] }.joined(separator: ","))],
       "observations": [\(channels.compactMap { observations[$0] }.joined(separator: ","))],
       "measurements": [{"name": "m", "config": {"poi": "k", "parameters": []}}], "version": "1.0.0"}
      """
  }

  private func analysis(_ channels: [String], statCR: String = "[4.0]") throws -> Analysis {
    let file = try TemporaryWorkspace(Self.workspace(channels, statCR: statCR))
    defer { file.remove() }
    return try file.analysis()
  }

  @Test func theSameModelIsTheDirectPropagation() throws {
    let file = try TemporaryWorkspace(String(decoding: ExampleSearch.workspace().encoded(), as: UTF8.self))
    defer { file.remove() }
    let analysis = try file.analysis(), fit = try analysis.fit()
    let direct = try analysis.postfitYields(fit), predicted = try analysis.predictedYields(by: fit)
    #expect(predicted.channels == direct.channels)
    #expect(predicted.transfer?.matched == fit.parameters.map(\.name))
    #expect(predicted.transfer?.added == [] && predicted.transfer?.dropped == [] && predicted.transfer?.refused == [])
    #expect(predicted.fittedChannels == nil)
  }

  /// Y = k·b + c + 3α (own, as before the fit) + xs-shift: variance from the fit's 2×2 block and the own systematic.
  @Test func anotherRegionByLinearAlgebra() throws {
    let fit = try analysis(["CR"]).fit()
    let predicted = try analysis(["VR"]).predictedYields(by: fit)
    let transfer = try #require(predicted.transfer)
    #expect(transfer.matched == ["xs", "k"] && transfer.added == ["own_VR"] && transfer.refused.isEmpty)
    #expect(Set(transfer.dropped) == ["own_CR", "stat[0]"] && predicted.fittedChannels == [])

    func parameter(_ name: String) throws -> (value: Double, sigma: Double) {
      let found = try #require(fit.parameters.first { $0.name == name })
      return (found.value, try #require(found.uncertainty))
    }
    let k = try parameter("k"), xs = try parameter("xs")
    let rho = try #require(fit.correlation["k", "xs"])
    #expect(rho < -0.3)
    let (b, c, own, shift) = ([40.0, 20.0], [10.0, 30.0], [2.0, 3.0], [1.0, 6.0])
    for bin in 0..<2 {
      // Both histosys are symmetric: linear in their parameters.
      let yield = k.value * b[bin] + c[bin] + shift[bin] * xs.value
      let (vk, vx, vo) = (b[bin] * k.sigma, shift[bin] * xs.sigma, own[bin])
      let variance = vk * vk + vx * vx + 2 * rho * vk * vx + vo * vo
      #expect(abs(predicted.channels[0].total.yields[bin] - yield) < 1e-9)
      #expect(abs(predicted.channels[0].total.uncertainties[bin] - variance.squareRoot()) < 1e-9)
    }
  }

  /// Factors of bins with another uncertainty, or of other bins, are not the fit's.
  @Test func factorsOfOtherBinsAreNotCarried() throws {
    let fit = try analysis(["CR"]).fit()
    let same = try #require(analysis(["CR", "VR"]).predictedYields(by: fit).transfer)
    #expect(same.matched.contains("stat[0]") && same.refused.isEmpty)
    let other = try #require(analysis(["CR", "VR"], statCR: "[5.0]").predictedYields(by: fit).transfer)
    #expect(!other.matched.contains("stat[0]") && other.refused.map(\.set) == ["stat"])
    #expect(other.refused[0].reason.contains("another uncertainty"))
    #expect(!other.added.contains("stat[0]"))
  }

  /// Held in the fit: carried with its value, without an uncertainty.
  @Test func heldParametersStayHeld() throws {
    let fit = try analysis(["CR"]).fit(FitOptions(fixed: ["xs": 1]))
    let predicted = try analysis(["VR"]).predictedYields(by: fit)
    let k = try #require(fit.parameters.first { $0.name == "k" })
    let variance = pow(40 * (k.uncertainty ?? 0), 2) + 4
    #expect(abs(predicted.channels[0].total.yields[0] - (40 * k.value + 11)) < 1e-9)
    #expect(abs(predicted.channels[0].total.uncertainties[0] - variance.squareRoot()) < 1e-9)
  }

  @Test func freeFactorsThatTheFitLacksAreNamed() throws {
    let target = try analysis(["VR"])
    var fit = try analysis(["CR"]).fit()
    fit.parameters.removeAll { $0.name == "k" }
    let predicted = try target.predictedYields(by: fit)
    #expect(target.undetermined(in: try #require(predicted.transfer)) == ["k"])
    fit.parameters.removeAll()
    #expect(throws: KitProblem.self) { try target.predictedYields(by: fit) }
  }

  @Test func thePull() throws {
    let pull = try #require(PredictionTable.pull(data: 120, yield: 100, uncertainty: 10))
    #expect(abs(pull - 20 / 200.0.squareRoot()) < 1e-12)
    #expect(PredictionTable.pull(data: 0, yield: 0, uncertainty: 0) == nil)
  }
}
