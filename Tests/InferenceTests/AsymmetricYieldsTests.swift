// Uncertainties to one side against their definition, computed the long way: √(vᵀ ρ v) of whole evaluations.
import ExampleAnalysis
import HistFactory
import Likelihood
import Results
import Testing

@testable import Inference

@Suite struct AsymmetricYieldsTests {
  private let likelihood: CompiledLikelihood
  private let fit: FitResult
  private let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "", measurement: "m"), version: "0")

  init() throws {
    likelihood = try CompiledLikelihood(Model(ExampleSearch.workspace()))
    fit = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
  }

  private func yields(_ isAsymmetric: Bool) throws -> [ChannelYields] {
    try Yields(likelihood, options: YieldsOptions(isAsymmetric: isAsymmetric)).postfit(fit, origin: origin).channels
  }

  /// Shifts of the total of every bin by each parameter, to one side.
  private func shifts(_ sign: Double) -> [[Double]] {
    let buffer = likelihood.makeBuffer(), state = ParameterState(likelihood, fit: fit)
    let central = likelihood.expectedRates(at: state.values, buffer: buffer)
    return likelihood.parameters.indices.map { index in
      var point = state.values
      point[index] += sign * state.uncertainties[index]
      return zip(likelihood.expectedRates(at: point, buffer: buffer), central).map { sign * ($0 - $1) }
    }
  }

  private func deviation(_ shifts: [Double]) -> Double {
    let names = likelihood.parameters.map(\.name)
    let place = Dictionary(uniqueKeysWithValues: zip(fit.correlation.names, 0...))
    var sum = 0.0
    for (i, a) in shifts.enumerated() where a != 0 {
      for (j, b) in shifts.enumerated() where b != 0 {
        guard let row = place[names[i]], let column = place[names[j]] else { continue }
        sum += a * b * fit.correlation.matrix[row][column]
      }
    }
    return sum.squareRoot()
  }

  @Test func bothSidesFollowTheDefinition() throws {
    let channels = try yields(true), (up, down) = (shifts(1), shifts(-1))
    var differ = 0
    for (index, channel) in channels.enumerated() {
      let sides = try #require(channel.total.asymmetric), bins = likelihood.channels[index].bins
      for (place, bin) in bins.enumerated() {
        #expect(abs(sides.up[place] - deviation(up.map { $0[bin] })) < 1e-9 * channel.total.yields[place])
        #expect(abs(sides.down[place] - deviation(down.map { $0[bin] })) < 1e-9 * channel.total.yields[place])
      }
      let sums = [up, down].map { side in deviation(side.map { row in bins.reduce(0) { $0 + row[$1] } }) }
      #expect(abs(sides.sumUp - sums[0]) < 1e-9 * channel.total.sum)
      #expect(abs(sides.sumDown - sums[1]) < 1e-9 * channel.total.sum)
      if abs(sides.sumUp - sides.sumDown) > 1e-3 * sides.sumUp { differ += 1 }
      #expect(channel.samples.allSatisfy { $0.asymmetric != nil })
    }
    // The example has systematics with different sides: the numbers would not be worth having otherwise.
    #expect(differ >= 3)
  }

  @Test func symmetricNumbersStayAsTheyAre() throws {
    var asked = try yields(true)
    let plain = try yields(false)
    #expect(plain.allSatisfy { $0.total.asymmetric == nil })
    for index in asked.indices {
      asked[index].total.asymmetric = nil
      for sample in asked[index].samples.indices { asked[index].samples[sample].asymmetric = nil }
      asked[index].groups = plain[index].groups
      asked[index].background = plain[index].background
    }
    #expect(asked == plain)
  }
}
