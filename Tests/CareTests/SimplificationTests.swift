// Simplified likelihoods: the covariance they are made of, and their answers beside those of the full ones.
import ExampleAnalysis
import HFPlotKit
import HistFactory
import Inference
import JSONTree
import Likelihood
import Results
import Testing

@testable import Care

@Suite struct SimplificationTests {
  let likelihood: CompiledLikelihood
  let fit: FitResult
  let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "search"), version: "0")

  init() throws {
    likelihood = try CompiledLikelihood(Model(ExampleSearch.workspace()))
    fit = try MaximumLikelihoodFit(likelihood, options: FitOptions(fixed: ["mu": 0])).run(origin: origin).result
  }

  private func prediction(_ channels: [String]) -> BackgroundPrediction {
    BackgroundPrediction(likelihood, channels: channels, fit: fit) { $1 != "signal" }
  }

  /// With mu = 0 held, the sum of all samples is the background: its uncertainties are those of the yields, the sums over
  /// bins included, which test the covariance.
  @Test func uncertaintiesAreThoseOfTheYields() throws {
    let names = likelihood.channels.map(\.name)
    let yields = try Yields(likelihood).postfit(fit, origin: origin)
    let prediction = prediction(names)
    var start = 0
    for channel in yields.channels {
      let bins = start..<start + channel.total.yields.count
      for (own, bin) in zip(bins, channel.total.yields.indices) {
        #expect(abs(prediction.yields[own] - channel.total.yields[bin]) < 1e-9)
        #expect(abs(prediction.deviations[own] - channel.total.uncertainties[bin]) < 1e-9)
      }
      let variance = bins.reduce(0) { sum, row in sum + bins.reduce(0) { $0 + prediction.covariance[row][$1] } }
      #expect(abs(variance.squareRoot() - channel.total.sumUncertainty) < 1e-9)
      start = bins.upperBound
    }
    #expect(start == prediction.yields.count)
  }

  @Test func eigenvectorsMakeTheMatrixAgain() {
    let covariance = prediction(["SR_2j", "CR_ttbar"]).covariance
    let eigen = SymmetricEigen(covariance)
    #expect(eigen.values == eigen.values.sorted(by: >) && (eigen.values.last ?? -1) > 0)
    for row in covariance.indices {
      for column in covariance.indices {
        let sum = eigen.values.indices.reduce(0) { sum, index in
          sum + eigen.values[index] * eigen.vectors[index][row] * eigen.vectors[index][column]
        }
        #expect(abs(sum - covariance[row][column]) < 1e-10 * eigen.values[0])
      }
    }
  }

  /// However many modes are kept, each bin's variance is whole.
  @Test(arguments: [1, 3, nil]) func modesKeepTheVariance(_ count: Int?) throws {
    let prediction = prediction(["SR_2j", "SR_3j"])
    let workspace = ExampleSearch.workspace()
    let draft = try WorkspaceDraft(JSONDocument(workspace.encoded(), file: "ws.json"))
    let outcome = try Simplification(uncertainty: .modes(count)).simplified(
      draft, measurement: "search", prediction: prediction, isSignal: { $1 == "signal" })
    #expect(outcome.modes == count ?? 14)
    let simple = try outcome.draft.workspace()
    #expect(simple.channels.map(\.name) == ["SR_2j", "SR_3j"])
    var position = 0
    for channel in simple.channels {
      #expect(channel.samples.map(\.name) == ["signal", "background"])
      let background = channel.samples[1]
      for bin in background.data.indices {
        let variance = background.modifiers.reduce(0) { sum, modifier in
          switch modifier.effect {
          case .histosys(let high, let low): sum + (high[bin] - low[bin]) * (high[bin] - low[bin]) / 4
          case .staterror(let values): sum + values[bin] * values[bin]
          default: sum
          }
        }
        #expect(abs(variance / prediction.covariance[position][position] - 1) < 1e-8)
        position += 1
      }
    }
  }

  /// Backgrounds from the control regions, correlations kept, data used once: the limits agree within one per cent; one
  /// common parameter does not do as well.
  @Test func modesOfAControlRegionFitAgreeWithTheFullLikelihood() throws {
    let workspace = ExampleSearch.workspace()
    let model = try Model(workspace)
    let regions = Set(model.channels.map(\.name).filter { $0.hasPrefix("CR") })
    let part = try CompiledLikelihood(model.restricted(to: regions))
    let fit = try MaximumLikelihoodFit(part, options: FitOptions(fixed: ["mu": 0])).run(origin: origin).result
    let kept = model.channels.map(\.name).filter { !regions.contains($0) }
    let prediction = BackgroundPrediction(likelihood, channels: kept, fit: fit) { $1 != "signal" }
    func comparison(_ uncertainty: SimplifiedUncertainty) throws -> SimplifyResult.Comparison {
      let outcome = try Simplification(uncertainty: uncertainty).simplified(
        WorkspaceDraft(JSONDocument(workspace.encoded(), file: "ws.json")), measurement: "search",
        prediction: prediction, isSignal: { $1 == "signal" })
      let simple = try CompiledLikelihood(Model(outcome.draft.workspace()))
      return try SimplifyResult.Comparison(full: likelihood, simplified: simple)
    }
    func deviation(_ comparison: SimplifyResult.Comparison) throws -> Double {
      let full = try #require(comparison.full.limit.expected[2])
      return try abs(#require(comparison.simplified.limit.expected[2]) / full - 1)
    }
    let modes = try comparison(.modes(nil))
    let (full, simple) = try (#require(modes.full.limit.observed), #require(modes.simplified.limit.observed))
    #expect(abs(simple / full - 1) < 0.01)
    #expect(try deviation(modes) < 0.01 && deviation(comparison(.total)) > 0.01)
  }

  /// Where the backgrounds are known, nothing is lost.
  @Test func knownBackgroundsGiveTheSameAnswers() throws {
    let signal = Sample(name: "s", data: [3, 5], modifiers: [Modifier(name: "mu", effect: .normfactor)])
    let parts = ["a", "b"].map { Sample(name: $0, data: [20, 10], modifiers: []) }
    let workspace = Workspace(
      channels: [Channel(name: "SR", samples: [signal] + parts)],
      measurements: [Measurement(name: "m", poi: "mu")], observations: [Observation(name: "SR", data: [41, 22])])
    let full = try CompiledLikelihood(Model(workspace))
    let fit = try MaximumLikelihoodFit(full, options: FitOptions(fixed: ["mu": 0])).run(origin: origin).result
    let prediction = BackgroundPrediction(full, channels: ["SR"], fit: fit) { $1 != "s" }
    let outcome = try Simplification().simplified(
      WorkspaceDraft(JSONDocument(workspace.encoded(), file: "ws.json")), measurement: "m", prediction: prediction,
      isSignal: { $1 == "s" })
    let simple = try CompiledLikelihood(Model(outcome.draft.workspace()))
    let comparison = try SimplifyResult.Comparison(full: full, simplified: simple)
    let observed = try #require(comparison.full.limit.observed)
    #expect(abs(try #require(comparison.simplified.limit.observed) - observed) < 1e-6 * observed)
    #expect(simple.channels[0].samples == ["background", "s"])
  }
}
