// A channel whose numbers can be checked by hand: backgrounds, a signal, data, and their styles.
import Plotting
import Results
import Styles

@testable import Figures

enum YieldsSample {
  /// Background 100, 25, 4 with uncertainties 10, 5, 1; signal 10, 10, 4; data 120, 30, 9.
  static let channel: ChannelYields = {
    func total(_ yields: [Double], _ uncertainties: [Double]) -> ChannelYields.Total {
      ChannelYields.Total(
        yields: yields, uncertainties: uncertainties, sum: yields.reduce(0, +), sumUncertainty: 12,
        statistical: uncertainties.map { $0 / 2 })
    }
    func sample(_ name: String, _ yields: [Double]) -> ChannelYields.Sample {
      ChannelYields.Sample(
        name: name, yields: yields, uncertainties: yields.map { $0 / 10 }, sum: yields.reduce(0, +), sumUncertainty: 3)
    }
    return ChannelYields(
      name: "SR", binEdges: [0, 100, 200, 400], unit: "GeV",
      samples: [sample("top", [90, 20, 3]), sample("w", [10, 5, 1]), sample("signal", [10, 10, 4])],
      background: total([100, 25, 4], [10, 5, 1]), total: total([110, 35, 8], [10, 5, 2]), data: [120, 30, 9],
      prefit: .init(total: total([100, 40, 9], [20, 10, 3]), background: total([90, 30, 5], [20, 10, 3])))
  }()

  static func result(_ channel: ChannelYields = channel, hypotheses: [SignalHypothesis]? = nil) -> YieldsResult {
    YieldsResult(
      header: ResultHeader(
        kind: "yields", hfplot: "0", workspace: .init(file: "w", sha256: "0", measurement: "m"),
        settings: .init(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
        status: .init(state: .converged, edm: 0)),
      stage: .postfit, channels: [channel], signals: ["signal"], hypotheses: hypotheses)
  }

  static func content(
    _ settings: [String] = [], channel: ChannelYields = channel, hypotheses: [SignalHypothesis] = [],
    annotations: Annotations = Annotations(), options: YieldsFigureOptions = YieldsFigureOptions()
  ) throws -> YieldsContent {
    YieldsContent(
      channel, hypotheses: hypotheses, annotations: annotations.marking(signals: ["signal"]),
      style: try Style(settings.map(StyleSource.setting), kind: "postfit"), options: options)
  }

  static func figure(
    _ settings: [String] = [], channel: ChannelYields = channel, hypotheses: [SignalHypothesis]? = nil,
    annotations: Annotations = Annotations(), options: YieldsFigureOptions = YieldsFigureOptions()
  ) throws -> Figure {
    let style = try Style(settings.map(StyleSource.setting), kind: "postfit")
    return YieldsFigure.figures(
      from: result(channel, hypotheses: hypotheses), annotations: annotations, style: style, options: options)[0]
  }
}
