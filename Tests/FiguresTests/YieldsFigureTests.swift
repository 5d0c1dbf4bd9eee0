// The recipe of pre- and post-fit figures: what its options and style keys do.
import Plotting
import Results
import SceneGraph
import Styles
import Testing

@testable import Figures

struct YieldsFigureTests {
  private static func figure(
    _ channel: ChannelYields, settings: [String] = [], annotations: Annotations = Annotations()
  ) throws -> Figure {
    let style = try Style(settings.map(StyleSource.setting), kind: "prefit")
    let result = YieldsResult(
      header: ResultHeader(
        kind: "yields", hfplot: "0", workspace: WorkspaceReference(file: "w.json", sha256: "0", measurement: "m"),
        settings: ResultSettings(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
        status: ResultStatus(state: .converged, edm: 0)),
      stage: .prefit, channels: [channel])
    return try #require(YieldsFigure.figures(from: result, annotations: annotations, style: style).first)
  }

  private static func stack(_ figure: Figure) throws -> StackLayer {
    for case .stack(let stack) in try figure.panel("main").layers { return stack }
    throw FigureProblem(path: "main", message: "no stack")
  }

  private static let channel = SamplePaletteTests.channel(["top", "w", "z", "qcd"], yields: [100, 30, 4, 3])

  @Test func smallSamplesAreMerged() throws {
    let stack = try Self.stack(try Self.figure(Self.channel, settings: ["stack.other.below=0.05"]))
    #expect(stack.components.map(\.name) == ["Other", "w", "top"])
    #expect(stack.components[0].values == [7, 3.5])
    #expect(stack.components[0].legend?.title == "Other")
  }

  @Test func oneSmallSampleKeepsItsName() throws {
    let stack = try Self.stack(try Self.figure(Self.channel, settings: ["stack.other.below=0.025"]))
    #expect(stack.components.map(\.name) == ["qcd", "z", "w", "top"])
  }

  @Test func aSignalIsNeverMerged() throws {
    var annotations = Annotations()
    annotations.samples["qcd"] = .init(isSignal: true)
    let stack = try Self.stack(
      try Self.figure(Self.channel, settings: ["stack.other.below=0.5"], annotations: annotations))
    #expect(stack.components.map(\.name) == ["Other", "top", "qcd"])
  }

  @Test func yieldsStandInTheLegend() throws {
    let figure = try Self.figure(Self.channel, settings: ["legend.yields=true"])
    let values = try Self.stack(figure).components.map { $0.legend?.value }
    #expect(values == ["$4.50$", "$6$", "$45$", "$150$"])
    #expect(try Self.stack(try Self.figure(Self.channel)).components.allSatisfy { $0.legend?.value == nil })
  }

  @Test(arguments: [
    ("stack", ["top", "w", "z", "qcd"]), ("reversed", ["qcd", "z", "w", "top"]), ("name", ["qcd", "top", "w", "z"]),
  ])
  func legendsFollowTheirOrder(order: String, names: [String]) throws {
    let figure = try Self.figure(Self.channel, settings: ["legend.order=\(order)"])
    #expect(Array(figure.legends[0].order.dropFirst().prefix(4)) == names)
  }

  @Test func ratioPanelsHoldPointsAndBand() throws {
    var channel = SamplePaletteTests.channel(["a"], yields: [100])
    channel.total.uncertainties = [30, 15]
    channel.data = [101, 49]
    let axis = try Self.figure(channel).panel("ratio").y
    #expect(axis.lower == 0.62 && axis.upper == 1.38, "a band of 30 %")
    channel.total.uncertainties = [2, 1]
    let narrow = try Self.figure(channel).panel("ratio").y
    #expect((narrow.upper ?? 9) < 1.2, "bars of 10 % by their inner halves")
    channel.total.uncertainties = [900, 900]
    #expect(try Self.figure(channel).panel("ratio").y.upper == 2, "a wild band does not flatten the points")
  }

  /// Ends of Garwood's intervals at 68.27 %, from tables.
  @Test(arguments: [(0.0, 0.0, 1.841), (1, 0.1728, 3.2995), (5, 2.8403, 8.3825), (10, 6.8914, 14.267)])
  func poissonIntervalsAreThePublishedOnes(count: Double, lower: Double, upper: Double) {
    let interval = PoissonInterval(count: count, level: 0.6827)
    #expect(abs(interval.lower - lower) < 2e-3 && abs(interval.upper - upper) < 2e-3)
  }
}
