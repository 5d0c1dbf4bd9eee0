// Every rule of the figure check fires on a figure that breaks it, and only there.
import SceneGraph
import Styles
import Testing

@testable import Plotting

struct FigureCheckTests {
  private static func findings(
    _ layers: [Layer], y: Axis = Axis(), labels: [PanelLabel] = [], legend: Legend = Legend(), width: Double? = nil,
    settings: [String] = []
  ) throws -> [Finding] {
    let style = try Style(settings.map(StyleSource.setting), kind: "sample")
    var figure = SampleFigures.figure([Panel(y: y, layers: layers, labels: labels)], legend: legend, style: style)
    figure.width = width
    return FigureCheck.findings(figure, try SampleFigures.scene(figure))
  }

  private static func text(_ name: String, _ x: Double, _ y: Double, size: Double? = nil, role: String = "layer.text")
    -> Layer
  {
    .text(TextLayer(name: name, role: role, text: name, position: Position(x: x, y: y), alignment: .center, size: size))
  }

  private static func line(_ name: String, _ color: String, dash: [Double] = []) -> Layer {
    let stroke = Stroke(color: Color(hex: color) ?? .black, width: 1, dash: dash)
    return .curve(CurveLayer(name: name, xs: [0, 1], ys: [0, 1], stroke: stroke, legend: LegendEntry(name)))
  }

  private static func rules(_ findings: [Finding]) -> Set<Finding.Rule> { Set(findings.map(\.rule)) }

  @Test func textOverText() throws {
    let found = try Self.findings([SampleFigures.curve(), Self.text("first", 2.5, 3), Self.text("second", 2.6, 3)])
    let finding = try #require(found.first { $0.rule == .textOverText })
    #expect(finding.severity == .error && finding.elements.contains { $0.contains("layer.text 'S/first'") })
    #expect(finding.place != nil && !finding.remedy.isEmpty)
  }

  @Test func textOverAMarker() throws {
    let found = try Self.findings([SampleFigures.points(), Self.text("word", 1.5, 5)])
    #expect(found.contains { $0.rule == .textOverMarks && $0.elements.contains("layer.points 'S/data'") })
  }

  @Test func textOverAnErrorBar() throws {
    let found = try Self.findings([SampleFigures.points(), Self.text("word", 1.5, 5.9)])
    #expect(Self.rules(found).contains(.textOverMarks))
  }

  @Test func textOverACurve() throws {
    let found = try Self.findings([SampleFigures.curve(), Self.text("word", 0.5, 4)])
    #expect(found.contains { $0.rule == .textOverMarks && $0.elements.contains("layer.curve 'S/curve'") })
  }

  @Test func aLegendOverAFilledHistogram() throws {
    let found = try Self.findings(
      [SampleFigures.stack()], y: Axis(lower: 0, upper: 6.05, growsForLabels: false), legend: Legend(position: .topLeft)
    )
    #expect(found.contains { $0.rule == .textOverMarks && $0.elements[0].hasPrefix("legend") })
  }

  @Test func numbersInCellsStandWhereTheyBelong() throws {
    let map = HeatMapLayer(
      name: "map", xEdges: [0, 1], yEdges: [0, 1], values: [[0.5]], lower: -1, upper: 1, texts: [["0.5"]])
    #expect(!Self.rules(try Self.findings([.heatMap(map)])).contains(.textOverMarks))
    let number = Self.text("7", 2.5, 0.2, role: "limit.number")
    #expect(!Self.rules(try Self.findings([SampleFigures.curve(), number])).contains(.textOverMarks))
  }

  @Test func textOnABackgroundIsFine() throws {
    let span = Layer.span(SpanLayer(name: "span", axis: .y, from: 3, to: 5))
    #expect(
      !Self.rules(try Self.findings([span, SampleFigures.curve(), Self.text("word", 2.5, 4)])).contains(.textOverMarks))
  }

  @Test func anythingOutsideThePage() throws {
    let far = Layer.text(
      TextLayer(name: "far", text: "far", position: Position(x: 0.5, y: 2.5, xSpace: .frame, ySpace: .frame)))
    let found = try Self.findings([SampleFigures.curve(), far])
    #expect(found.contains { $0.rule == .outsidePage && $0.elements[0].contains("far") })
  }

  @Test func textBelowTheMinimum() throws {
    let found = try Self.findings([SampleFigures.curve(), Self.text("tiny", 2.5, 3, size: 4)])
    let finding = try #require(found.first { $0.rule == .smallText })
    #expect(finding.message.contains("4 pt") && finding.message.contains("6.5 pt"))
  }

  @Test func aHistogramCutByItsAxis() throws {
    let found = try Self.findings([SampleFigures.stack()], y: Axis(lower: 0, upper: 4))
    #expect(Self.rules(found).contains(.dataOutside))
  }

  @Test func pointsOutsideHaveAnArrow() throws {
    let inside = try Self.findings([SampleFigures.points()], y: Axis(lower: 0, upper: 5.5))
    #expect(!Self.rules(inside).contains(.dataOutside), "arrows say so")
    let figure = SampleFigures.figure([Panel(layers: [SampleFigures.points()])], style: try Style(kind: "sample"))
    var scene = try SampleFigures.scene(figure)
    scene.root = Self.without(role: "layer.points", scene.root)
    #expect(FigureCheck.findings(figure, scene).contains { $0.rule == .dataOutside })
  }

  /// The user's own range leaves no room for a label: the report says on what it stands.
  @Test func aLabelOverDataWhereTheRangeIsFixed() throws {
    let label = PanelLabel(role: "label.region", text: "A region with a rather long name")
    let free = try Self.findings([SampleFigures.stack()], labels: [label])
    #expect(!Self.rules(free).contains(.textOverMarks), "the axis grows")
    let fixed = try Self.findings([SampleFigures.stack()], y: Axis(lower: 0, upper: 6.05), labels: [label])
    #expect(fixed.contains { $0.rule == .textOverMarks && $0.elements[0].hasPrefix("label.region") })
  }

  @Test func layersThatTheirAxesHide() throws {
    func hidden(_ layer: Layer) throws -> Finding? {
      try Self.findings([layer], y: Axis(lower: 5, upper: 8)).first { $0.rule == .dataOutside }
    }
    let listed = try hidden(Self.line("low", "#0000ff"))
    #expect(listed?.severity == .error && listed?.message.contains("the legend lists it") == true)
    #expect(try hidden(.curve(CurveLayer(name: "low", xs: [0, 1], ys: [0, 1])))?.severity == .note)
    #expect(try hidden(.span(SpanLayer(name: "strip", axis: .y, from: 1, to: 2)))?.severity == .note)
    #expect(try hidden(.span(SpanLayer(name: "strip", axis: .y, from: 1, to: 6))) == nil)
    #expect(try hidden(.reference(ReferenceLayer(name: "one", value: 9)))?.severity == .note)
  }

  @Test func curvesThatAreMostlyCutOff() throws {
    func found(_ upper: Double) throws -> Finding? {
      try Self.findings([Self.line("rise", "#0000ff")], y: Axis(lower: 0, upper: upper)).first {
        $0.rule == .dataOutside
      }
    }
    // The line reaches 1: at an upper end of 0.3 seven tenths of its way lie outside.
    let cut = CurveLayer(
      name: "rise", xs: Array(stride(from: 0, through: 1, by: 0.05)), ys: Array(stride(from: 0, through: 1, by: 0.05)),
      legend: "rise")
    let finding = try Self.findings([.curve(cut)], y: Axis(lower: 0, upper: 0.3)).first { $0.rule == .dataOutside }
    #expect(finding?.severity == .note && finding?.message.contains("more than half") == true)
    #expect(try found(0.7) == nil)
  }

  @Test func faintLinesAreNoted() throws {
    let faint = try Self.findings([Self.line("faint", "#ffe9a0")])
    #expect(faint.contains { $0.rule == .lowContrast && $0.severity == .note && $0.elements[0].contains("faint") })
    #expect(!Self.rules(try Self.findings([Self.line("strong", "#1f4e9a")])).contains(.lowContrast))
  }

  /// The check looks at the figure as it is drawn, after the rules of its style.
  @Test func rulesOfTheStyleAreSeen() throws {
    func findings(_ set: String) throws -> Set<Finding.Rule> {
      let rule = #"{"rules": [{"select": "name=S/b", "set": \#(set)}]}"#
      let style = try Style([.text(rule, name: "rule")], kind: "sample")
      let layers = [
        Layer.curve(CurveLayer(name: "a", xs: [0, 1], ys: [0, 1], legend: "a")),
        .curve(CurveLayer(name: "b", xs: [0, 1], ys: [0, 2], legend: "b")),
      ]
      let figure = SampleFigures.figure([Panel(layers: layers)], style: style)
      return Self.rules(FigureCheck.findings(figure, try SampleFigures.scene(figure)))
    }
    #expect(try findings("{}").contains(.equalEntries))
    #expect(try !findings(##"{"curve": {"color": "#1f4e9a", "dash": [4, 2]}}"##).contains(.equalEntries))
    #expect(try findings(##"{"curve": {"color": "#ffe9a0"}}"##).contains(.lowContrast))
  }

  @Test func equalLegendEntries() throws {
    let found = try Self.findings([Self.line("a", "#0000ff"), Self.line("b", "#0000ff")])
    #expect(found.contains { $0.rule == .equalEntries && $0.elements == ["layer.curve 'S/a'", "layer.curve 'S/b'"] })
    let dashed = try Self.findings([Self.line("a", "#0000ff"), Self.line("b", "#0000ff", dash: [2, 1])])
    #expect(!Self.rules(dashed).contains(.equalEntries))
  }

  @Test func coloursThatSomeReadersCannotTellApart() throws {
    // Red and green of equal lightness: far apart for most, nearly one for deutan vision.
    let found = try Self.findings([Self.line("a", "#d62728"), Self.line("b", "#7a6a00")])
    let finding = try #require(found.first { $0.rule == .alikeColors })
    #expect(finding.message.contains("protan") || finding.message.contains("deutan"))
    #expect(
      !Self.rules(try Self.findings([Self.line("a", "#d62728"), Self.line("b", "#7a6a00", dash: [3, 2])])).contains(
        .alikeColors))
  }

  @Test func neighbouringFillsAlike() throws {
    func stack(_ middle: [Double]) -> Layer {
      .stack(
        StackLayer(
          edges: [0, 1, 2],
          components: [
            .init(name: "a", values: [1, 1], fill: SampleFigures.color("#5790fc"), legend: "a"),
            .init(name: "m", values: middle, fill: SampleFigures.color("#f89c20"), legend: "m"),
            .init(name: "b", values: [1, 1], fill: SampleFigures.color("#5a92fa"), legend: "b"),
          ]))
    }
    #expect(Self.rules(try Self.findings([stack([1, 0])])).contains(.alikeColors), "they touch in the second bin")
    #expect(!Self.rules(try Self.findings([stack([1, 1])])).contains(.alikeColors), "another lies between")
  }

  @Test func greyscaleIsANoteOrAnError() throws {
    let pair = [Self.line("a", "#d62728"), Self.line("b", "#1f77b4")]
    func grey(_ setting: String) throws -> Finding? {
      try Self.findings(pair, settings: ["check.greyscale=\(setting)"]).first { $0.rule == .greyscale }
    }
    #expect(try grey("note")?.severity == .note)
    #expect(try grey("error")?.severity == .error)
    #expect(try grey("off") == nil)
  }

  /// A rim in the paper's colour is no mark of its own; a line in that colour is.
  @Test func rimsNeedNoContrast() throws {
    func step(_ role: String) -> Layer {
      .step(
        StepLayer(name: "s.rim", role: role, edges: [0, 1, 2], values: [1, 2], stroke: Stroke(color: .white, width: 2)))
    }
    #expect(!Self.rules(try Self.findings([step(Layer.haloRole)])).contains(.lowContrast))
    #expect(Self.rules(try Self.findings([step("layer.step")])).contains(.lowContrast))
  }

  @Test func lowContrastIsNoted() throws {
    let found = try Self.findings(
      [SampleFigures.curve()], settings: ["axis.title.color=#eeeeee", "legend.color=#dddddd"])
    #expect(found.contains { $0.rule == .lowContrast && $0.severity == .note })
  }

  @Test func errorsComeFirstAndOnOneLine() throws {
    let found = try Self.findings(
      [Self.line("a", "#0000ff"), Self.line("b", "#0000ff"), Self.text("tiny", 0.5, 0.9, size: 3)])
    #expect(found.first?.severity == .error)
    #expect(found.allSatisfy { !$0.description.contains("\n") })
    #expect(found.first?.description.hasPrefix("error: S: ") == true)
  }

  private static func without(role: String, _ group: Group) -> Group {
    var group = group
    group.children = group.children.compactMap { node in
      guard case .group(let inner) = node else { return node }
      return inner.role == role ? nil : .group(without(role: role, inner))
    }
    return group
  }
}
