// The rates of one channel by itself are those of the whole model, whichever channel it is.
import HistFactory
import Likelihood
import Testing

struct ChannelRatesTests {
  private func likelihood() throws -> CompiledLikelihood {
    let drop = Modifier(name: "JES", effect: .histosys(high: [6, 3], low: [4, 1]))
    let other = Modifier(name: "xsec", effect: .normsys(high: 1.1, low: 0.9))
    let channels = ["A", "B", "C"].map { name in
      Channel(
        name: name,
        samples: [
          Sample(name: "thin", data: [5, 2], modifiers: name == "B" ? [other] : [drop]),
          Sample(name: "wide", data: [7, 8], modifiers: [other]),
        ])
    }
    let workspace = Workspace(
      channels: channels, measurements: [Measurement(name: "m", poi: "")],
      observations: channels.map { Observation(name: $0.name, data: [12, 0]) })
    return try CompiledLikelihood(Model(workspace))
  }

  @Test func everyChannelHasItsOwnRates() throws {
    let likelihood = try likelihood(), buffer = likelihood.makeBuffer()
    let point = likelihood.parameters.map { $0.name == "JES" ? -1.5 : 0.7 }
    var all = [Double](repeating: 0, count: likelihood.sampleRateCount)
    likelihood.sampleRates(at: point, buffer: buffer, into: &all)
    let single = likelihood.channels.indices.flatMap {
      likelihood.sampleRates(ofChannel: $0, at: point, buffer: buffer).joined()
    }
    #expect(single == all)
    let names = likelihood.channels.indices.map { channel in
      likelihood.parameters(ofChannel: channel).map { likelihood.parameters[$0].name }
    }
    #expect(names == [["JES", "xsec"], ["xsec"], ["JES", "xsec"]])
  }

  /// The culprit of a bin in the last channel is found in that channel.
  @Test func culpritsOfTheLastChannel() throws {
    let likelihood = try likelihood(), buffer = likelihood.makeBuffer(), data = try #require(likelihood.observed)
    let point = likelihood.parameters.map { $0.name == "JES" ? -11 : 0.0 }
    let bins = likelihood.infeasibleBins(at: point, data: data, buffer: buffer)
    #expect(bins.map(\.channel) == ["A", "C"] && bins.map(\.bin) == [1, 1])
    #expect(bins.allSatisfy { $0.samples.map(\.sample) == ["thin"] && $0.samples[0].events == -9 })
  }
}
