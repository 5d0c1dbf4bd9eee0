// Regions beside each other: every bin once, in order, and one bin a region with the region's own uncertainty.
import Results
import Testing

@testable import Figures

@Suite struct SummaryContentTests {
  private static func channel(_ name: String, _ yields: [Double], sample: String) -> ChannelYields {
    let sum = yields.reduce(0, +)
    return ChannelYields(
      name: name,
      samples: [
        .init(name: sample, yields: yields, uncertainties: yields.map { $0 / 10 }, sum: sum, sumUncertainty: sum / 20)
      ],
      total: .init(yields: yields, uncertainties: yields.map { $0 / 10 }, sum: sum, sumUncertainty: sum / 20),
      data: yields.map { $0 + 1 })
  }

  private var result: YieldsResult {
    YieldsResult(
      header: ResultHeader(
        kind: "yields", hfplot: "0", workspace: .init(file: "w", sha256: "0", measurement: "m"),
        settings: .init(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
        status: .init(state: .converged, edm: 0)),
      stage: .postfit,
      channels: [Self.channel("CR", [10, 20], sample: "a"), Self.channel("SR", [4], sample: "b")],
      fittedChannels: ["CR"])
  }

  @Test func binsBesideEachOther() {
    let content = SummaryContent(result, annotations: Annotations(), isIntegrated: false)
    #expect(content.regions.map(\.bins) == [0..<2, 2..<3])
    #expect(content.regions.map(\.isPredicted) == [false, true])
    #expect(content.regions.map(\.middle) == [1, 2.5])
    #expect(content.merged.total.yields == [10, 20, 4])
    #expect(content.merged.total.uncertainties == [1, 2, 0.4])
    #expect(content.merged.data == [11, 21, 5])
    #expect(content.merged.samples.map(\.yields) == [[10, 20, 0], [0, 0, 4]])
  }

  @Test func oneBinARegion() {
    let content = SummaryContent(result, annotations: Annotations(), isIntegrated: true)
    #expect(content.merged.total.yields == [30, 4])
    #expect(content.merged.total.uncertainties == [1.5, 0.2])
    #expect(content.merged.data == [32, 5])
    #expect(content.regions.map(\.bins) == [0..<1, 1..<2])
  }
}
