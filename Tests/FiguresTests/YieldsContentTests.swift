// What a figure of yields shows of a channel: signals as lines, hidden data, a part of the axis, cuts, words.
import Plotting
import Results
import SceneGraph
import Styles
import Testing

@testable import Figures

@Suite struct YieldsContentTests {
  private static func main(_ figure: Figure) throws -> [Layer] { try figure.panel("main").layers }

  private static func steps(_ layers: [Layer]) -> [StepLayer] {
    layers.compactMap { if case .step(let step) = $0, !step.name.hasSuffix(".rim") { step } else { nil } }
  }

  @Test func scaledLines() throws {
    let line = try #require(
      Self.steps(try Self.main(try YieldsSample.figure(["signal.mode=overlay", "signal.scale=10"]))).first)
    #expect(line.name == "signal.signal" && line.values == [100, 100, 40])
    #expect(line.legend?.title.contains("10") == true)
  }

  /// Background 129, signal 24.
  @Test func normalisedLines() throws {
    let figure = try YieldsSample.figure(["signal.mode=both", "signal.normalised=true"])
    let line = try #require(Self.steps(try Self.main(figure)).first)
    #expect(abs(line.values.reduce(0, +) - 129) < 1e-9)
    #expect(line.legend?.title == "signal*" && figure.legends[0].notes.contains { $0.hasPrefix("*") })
  }

  @Test func hypothesesAreLinesWithTheirOwnLooks() throws {
    let signals = ["A", "B"].map { SignalHypothesis(name: $0, channels: [.init(name: "SR", yields: [1, 2, 3])]) }
    var annotations = Annotations()
    annotations.samples["A"] = .init(title: "$A$")
    let lines = Self.steps(try Self.main(try YieldsSample.figure(hypotheses: signals, annotations: annotations)))
    #expect(lines.map(\.name) == ["signal.A", "signal.B"] && lines.map { $0.legend?.title } == ["$A$", "B"])
    #expect(lines[0].stroke?.color != lines[1].stroke?.color && lines[0].stroke?.dash != lines[1].stroke?.dash)
  }

  private static let blinded: ChannelYields = {
    var channel = YieldsSample.channel
    channel.data = [120, nil, nil]
    channel.blinding = ["s/b>0.3", "SR:100-400", "SR*"]
    return channel
  }()

  @Test func hiddenBinsAreHatchedAndHaveNoPoints() throws {
    let figure = try YieldsSample.figure([#"lower.kinds=["ratio","pull","difference"]"#], channel: Self.blinded)
    for panel in figure.panels {
      for case .points(let layer) in panel.layers { #expect(layer.points.count == 1, "\(panel.name)") }
    }
    for panel in figure.panels.dropFirst() {
      let spans = panel.layers.compactMap {
        if case .span(let span) = $0, span.role == "layer.blinded" { span } else { nil }
      }
      #expect(spans.map { [$0.from, $0.to] } == [[100, 400]], "\(panel.name)")
    }
    let bands = try Self.main(figure).compactMap { if case .band(let band) = $0 { band } else { nil } }
    let band = try #require(bands.first { $0.name == "blinded" })
    #expect(band.upper.map { $0 != nil } == [false, true, true])
    #expect(band.legend?.title == #"Blinded ($S/B$ $> 0.3$, 100–400\,GeV)"#)
  }

  @Test func aPartOfTheAxis() throws {
    let content = try YieldsSample.content(["axis.x.range=[100,300]", "legend.yields=true"])
    #expect(content.edges == [100, 200, 400] && content.channel.data == [30, 9])
    #expect(content.allComponents.map(\.values) == [[5, 1], [20, 3], [10, 4]])
    var annotations = Annotations()
    annotations.channels["SR"] = .init(range: [0, 100])
    #expect(try YieldsSample.content(annotations: annotations).edges == [0, 100])
    #expect(try YieldsSample.content(["axis.x.range=[900,950]"]).edges.count == 4, "nothing there: all of it")
  }

  @Test func widths() throws {
    let content = try YieldsSample.content(["bins.per=50"], options: YieldsFigureOptions(isPerUnit: true))
    #expect(content.scaled([110, 35, 8]) == [55, 17.5, 2])
    #expect(content.eventAxis.title == #"Events / $50$\,GeV"#)
  }

  @Test func logarithmicBinsHaveTheirPointsInTheGeometricMiddle() throws {
    let content = try YieldsSample.content(["axis.x.scale=log", "axis.x.range=[100,400]"])
    #expect(content.isLogX && abs(content.center(1) - 80_000.0.squareRoot()) < 1e-9)
    #expect(try !YieldsSample.content(["axis.x.scale=log"]).isLogX, "an edge at 0 has no place there")
  }

  @Test func cutsPointToWhatIsKept() throws {
    var annotations = Annotations()
    annotations.channels["SR"] = .init(cuts: [">100", "< 200", ">900", "x"])
    let layers = try Self.main(try YieldsSample.figure(annotations: annotations))
    let arrows = layers.compactMap { if case .arrow(let arrow) = $0 { arrow } else { nil } }
    #expect(arrows.map(\.from.x) == [100, 200])
    #expect(arrows[0].to.offsetX > 0 && arrows[1].to.offsetX < 0)
  }

  @Test func yieldsWithUncertainties() throws {
    let settings = ["legend.yields=true", "legend.yield_uncertainties=true", "stack.other.below=0.5"]
    var channel = YieldsSample.channel
    for case .stack(let stack) in try Self.main(try YieldsSample.figure(Array(settings.dropLast()))) {
      #expect(stack.components.map { $0.legend?.value } == [#"$16.0\pm 3.0$"#, #"$113.0\pm 3.0$"#, #"$24.0\pm 3.0$"#])
    }
    // What is merged has the uncertainty that the result knows of the sum, or none.
    channel.groups = [.init(name: "Other", members: ["top", "w"], total: channel.total)]
    let other = try Self.main(
      try YieldsSample.figure(settings.dropLast() + ["stack.other.below=0.9"], channel: channel))
    for case .stack(let stack) in other {
      #expect(stack.components.first?.name == "Other" && stack.components.first?.legend?.value == #"$129\pm 12$"#)
    }
  }

  /// Lines too: the model's own by the result, others by what their hypothesis knows of all bins.
  @Test func yieldsOfLinesHaveUncertainties() throws {
    let settings = ["legend.yields=true", "legend.yield_uncertainties=true", "signal.mode=overlay", "signal.scale=10"]
    let other = SignalHypothesis(name: "A", channels: [.init(name: "SR", yields: [1, 2, 3], sumUncertainty: 0.5)])
    let figure = try YieldsSample.figure(settings, hypotheses: [other])
    let lines = Self.steps(try Self.main(figure))
    #expect(lines.map { $0.legend?.value } == [#"$24.0\pm 3.0$"#, #"$6.0\pm 0.5$"#])
    // Of some bins nobody knows the sum's uncertainty.
    let part = try YieldsSample.figure(settings + ["axis.x.range=[100,400]"], hypotheses: [other])
    #expect(Self.steps(try Self.main(part)).map { $0.legend?.value } == ["14", "5"])
  }

  @Test func testsOfTheDataAreSaidWhereAskedFor() throws {
    var result = YieldsSample.result()
    result.goodnessOfFit = GoodnessOfFit(chi2: 12.34, ndof: 10, pValue: 0.2628)
    for (setting, count) in [("label.gof.visible=true", 1), ("label.gof.visible=false", 0)] {
      let style = try Style([.setting(setting)], kind: "postfit")
      let labels = YieldsFigure.figures(from: result, style: style)[0].panels[0].labels.filter {
        $0.role == "label.gof"
      }
      #expect(labels.count == count)
      if let text = labels.first?.text { #expect(text == #"Fit: $\chi^2/\mathrm{ndf} = 12.3/10$, $p = 0.26$"#) }
    }
  }

  /// A fit that ends at zero leaves no line to draw: a note says so.
  @Test func aSignalWithoutYieldIsSaidToBeSo() throws {
    var channel = YieldsSample.channel
    channel.samples[2].yields = [0, 0, 0]
    func notes(_ channel: ChannelYields, _ mode: String) throws -> [String] {
      try YieldsSample.figure(["signal.mode=\(mode)"], channel: channel).legends.flatMap(\.notes)
    }
    #expect(try notes(channel, "overlay").contains("The signal's yield is zero"))
    #expect(try notes(channel, "stacked").isEmpty && notes(YieldsSample.channel, "overlay").isEmpty)
  }
}
