// Lower panels: their numbers by hand, their axes, and several of them at once.
import Plotting
import Results
import Styles
import Testing

@testable import Figures

@Suite struct LowerPanelTests {
  private static func points(_ kind: LowerKind, _ settings: [String] = []) throws -> [PointsLayer.DataPoint] {
    DataComparison(kind: kind, content: try YieldsSample.content(settings)).points
  }

  /// Data 120, 30, 9; prediction 110, 35, 8; background 100, 25, 4; before the fit 100, 40, 9.
  private static let comparisons: [(kind: LowerKind, values: [Double])] = [
    (.ratio, [120.0 / 110, 30.0 / 35, 1.125]), (.background, [1.2, 1.2, 2.25]), (.prefit, [1.2, 0.75, 1]),
    (.difference, [10, -5, 1]), (.relative, [1.0 / 11, -1.0 / 7, 0.125]),
    (.asymmetry, [1.0 / 23, -1.0 / 13, 1.0 / 17]),
  ]

  @Test(arguments: comparisons)
  func dataAgainstPredictions(kind: LowerKind, values: [Double]) throws {
    for (point, value) in zip(try Self.points(kind), values) { #expect(abs(point.y - value) < 1e-12) }
  }

  /// The ends of bars are those of the count's interval, whatever the quantity.
  @Test func barsEndWhereTheIntervalDoes() throws {
    let interval = PoissonInterval(count: 9, level: 0.6827), point = try Self.points(.asymmetry)[2]
    #expect(abs(point.y + (point.up ?? 0) - (interval.upper - 8) / (interval.upper + 8)) < 1e-12)
    #expect(abs(point.y - (point.down ?? 0) - (interval.lower - 8) / (interval.lower + 8)) < 1e-12)
  }

  /// (120 − 110)/√(110 + 100), (30 − 35)/√(35 + 25), (9 − 8)/√(8 + 4).
  @Test func pulls() throws {
    let values = DeviationPanel(kind: .pull, content: try YieldsSample.content()).values.map(\.value)
    let expected = [10 / 210.0.squareRoot(), -5 / 60.0.squareRoot(), 1 / 12.0.squareRoot()]
    for (value, wanted) in zip(values, expected) { #expect(abs(value - wanted) < 1e-12) }
  }

  /// Signal 10, 10, 4 over background 100, 25, 4.
  private static let measures: [(kind: LowerKind, values: [Double])] = [
    (.signalOverBackground, [0.1, 0.4, 1]), (.signalOverRootBackground, [1, 2, 2]),
    (.signalOverTotal, [1.0 / 11, 2.0 / 7, 0.5]),
    (.signalOverRootTotal, [0.953_462_589_245_592, 1.690_308_509_457_033, 1.414_213_562_373_095]),
  ]

  @Test(arguments: measures)
  func signalOverBackground(kind: LowerKind, values: [Double]) throws {
    let measure = try #require(kind.measure)
    let content = try YieldsSample.content(["signal.mode=overlay", "signal.scale=10"])
    let layers = SignalPanel(content: content).layers(measure)
    guard case .step(let step)? = layers.first else { throw FigureProblem(path: "", message: "no steps") }
    for (value, wanted) in zip(step.values, values) { #expect(abs(value - wanted) < 1e-12) }
  }

  @Test func stepsHaveGapsWhereNothingIsKnown() {
    let layers = BinRuns.steps(
      name: "s", edges: [0, 1, 2, 3, 4], values: [1, nil, 2, 3], stroke: Style(standardFor: "").stroke("curve"))
    #expect(layers.map(\.name) == ["s", "s.2"])
    guard case .step(let second) = layers[1] else { return }
    #expect(second.edges == [2, 3, 4] && second.values == [2, 3])
  }

  @Test func severalPanelsShareAPageThatGrows() throws {
    let annotations = Annotations(channels: ["SR": .init(observable: "$m$", unit: "GeV")])
    let figure = try YieldsSample.figure([#"lower.kinds=["prefit","ratio","pull"]"#], annotations: annotations)
    #expect(figure.panels.map(\.name) == ["main", "prefit", "ratio", "pull"])
    #expect(figure.panels.map(\.row) == [0, 1, 2, 3])
    let share = figure.style.number("panels.ratio.share")
    #expect(abs(figure.style.number("page.aspect") - (1 + 2 * share)) < 1e-12)
    #expect(figure.panels[1].y.title == "Data / Pre-fit" && figure.panels[2].y.title == "Data / Post-fit")
    #expect(figure.panels[1].y.upper == figure.panels[2].y.upper, "ratios of both stages have one range")
    #expect(figure.legends[0].notes.contains { $0.contains("Pull") })
    #expect(figure.panels.map(\.x.title).filter { !$0.isEmpty }.count == 1, "only the lowest axis has a title")
  }

  @Test func noneLeavesThePanelOfEvents() throws {
    let figure = try YieldsSample.figure(["lower.kinds=[]"])
    #expect(figure.panels.map(\.name) == ["main"] && figure.panels[0].x.showsLabels == nil)
  }

  @Test func aSignalOutsideTheStackIsNoPartOfThePrediction() throws {
    let content = try YieldsSample.content(["signal.mode=overlay"])
    #expect(content.prediction.yields == [100, 25, 4] && content.prefitPrediction?.yields == [90, 30, 5])
    #expect(content.components.map(\.name) == ["w", "top"])
    let title = try YieldsSample.figure(["signal.mode=none"]).panel("ratio").y.title
    #expect(title == "Data / Bkg.")
  }

  /// The kinds that styles accept are those that exist.
  @Test func stylesKnowAllKinds() throws {
    for kind in LowerKind.allCases {
      let style = try Style([.setting("lower.kinds=[\"\(kind.rawValue)\"]")], kind: "prefit")
      #expect(LowerKind.shown(by: style) == [kind])
    }
    #expect(throws: StyleProblems.self) { try Style([.setting(#"lower.kinds=["rato"]"#)], kind: "prefit") }
    #expect(LowerKind(reading: "S/√B") == .signalOverRootBackground && LowerKind(reading: "rato") == nil)
  }
}
