// The impacts figure as a document: pages, ranks, what stands on which axis.
import Plotting
import Results
import SceneGraph
import Styles
import Testing

@testable import Figures

@Suite struct ImpactsFigureTests {
  private static let header = ResultHeader(
    kind: ImpactsResult.kind, hfplot: "0.1.0",
    workspace: WorkspaceReference(file: "ws.json", sha256: "ab", measurement: "m"),
    settings: ResultSettings(
      interpolation: ResultSettings.Interpolation(normsys: "code4", histosys: "code4p"), data: "observed"),
    status: ResultStatus(state: .converged, edm: 0))

  /// Parameter number i moves the parameter of interest by 1/(i+1); every tenth is free.
  private func parameter(_ number: Int) -> ParameterImpact {
    let isFree = number % 10 == 9, size = 1 / Double(number + 1)
    return ParameterImpact(
      name: "p_\(number)", kind: isFree ? "normfactor" : "normsys", group: isFree ? nil : "Theory", value: 1,
      uncertainty: 0.5, pull: isFree ? nil : 0.1 * Double(number % 7), pullUncertainty: isFree ? nil : 0.9,
      constraintRatio: isFree ? nil : 1 - 0.01 * Double(number), postfit: ImpactShift(up: size, down: -0.8 * size),
      prefit: isFree ? nil : ImpactShift(up: 1.1 * size, down: -0.9 * size), atBound: number == 3)
  }

  private func result(
    _ count: Int = 45, method: ImpactsResult.Method = .shift, groups: [GroupImpact]? = nil
  ) -> ImpactsResult {
    let poi = PoiImpacts(
      name: "mu", value: 1.2, uncertainty: 0.5, minos: ParameterResult.Minos(down: -0.4, up: 0.6),
      parameters: (0..<count).map(parameter), groups: groups, statistical: ImpactShift(symmetric: 0.4), total: 0.5,
      closure: PoiImpacts.Closure(quadratureSum: 0.55, total: 0.5))
    return ImpactsResult(header: Self.header, method: method, approximation: .exact, pois: [poi])
  }

  private func style(_ settings: [String] = []) throws -> Style {
    try Style(settings.map(StyleSource.setting), kind: "impacts")
  }

  private func texts(_ panel: Panel, role: String) -> [String] {
    panel.layers.compactMap { layer in
      guard case .text(let text) = layer, text.role == role else { return nil }
      return text.text
    }
  }

  @Test func pagesGoOnCounting() throws {
    let pages = ImpactsFigure.figures(from: result(), style: try style())
    #expect(pages.map { $0.panels[0].y.categories.count } == [30, 15])
    let ranks = pages.flatMap { texts($0.panels[0], role: "layer.rank") }
    #expect(ranks == (1...45).map { "\($0)" })
    #expect(Set(pages.map(\.name)).count == 2)
    let ten = ImpactsFigure.figures(
      from: result(), style: try style(["impacts.rows=4"]), options: ImpactsFigureOptions(top: 10))
    #expect(ten.map { $0.panels[0].y.categories.count } == [4, 4, 2])
  }

  /// Four parameters of interest fit beside each other on a page, one at a time in a column.
  @Test func columnsGoOnFurtherPages() throws {
    var four = result()
    four.pois = ["a", "b", "c", "d"].map { name in
      var poi = four.pois[0]
      poi.name = name
      return poi
    }
    func pages(_ width: String) throws -> [Figure] {
      ImpactsFigure.figures(from: four, style: try style(["page.width=\(width)", "impacts.top=5"]))
    }
    let wide = try pages("172mm"), narrow = try pages("86mm")
    #expect(wide.map(\.panels.count) == [6] && wide[0].name == "")
    #expect(narrow.map(\.panels.count) == [3, 3, 3, 3] && narrow.map(\.name) == ["a", "b", "c", "d"])
    for figure in wide + narrow {
      let scene = try Arrangement.scene(for: figure, typesetter: try Arrangement.typesetter(for: figure.style))
      #expect(FigureCheck.findings(figure, scene).allSatisfy { $0.severity != .error })
    }
  }

  /// An axis for effects of next to nothing shows them so, and needs no power of ten.
  @Test func negligibleEffectsKeepAnAxis() throws {
    var small = result()
    small.pois[0].parameters = small.pois[0].parameters.map { parameter in
      var parameter = parameter
      (parameter.postfit, parameter.prefit) = (ImpactShift(symmetric: 1e-9), nil)
      return parameter
    }
    let figure = try #require(ImpactsFigure.figures(from: small, style: try style(["impacts.margin=0"])).first)
    #expect(try figure.panel("impacts").top?.upper == 0.01)
  }

  /// Their values stand in words on their row; no point of theirs is on the axis of pulls.
  @Test func freeParametersAreNotOnTheAxisOfPulls() throws {
    let page = try #require(ImpactsFigure.figures(from: result(), style: try style()).first)
    let pulls = try page.panel("pulls")
    guard case .points(let points) = try pulls.layer("pull") else {
      Issue.record("no points")
      return
    }
    #expect(points.points.count == 27)
    #expect(!points.points.contains { [9, 19, 29].contains($0.y) })
    #expect(texts(pulls, role: "layer.value").count == 3)
    #expect(points.points.allSatisfy { $0.right == 0.9 })
  }

  /// The half above the middle of a row (smaller values on a reversed axis) is the upward shift.
  @Test func upwardShiftsStandAbove() throws {
    let page = try #require(ImpactsFigure.figures(from: result(), style: try style()).first)
    let panel = try page.panel("impacts")
    for (name, sign) in [("up", -1.0), ("down", 1.0)] {
      guard case .box(let layer) = try panel.layer(name) else {
        Issue.record("no boxes")
        return
      }
      for (row, box) in layer.boxes.enumerated() {
        #expect(box.y0 == Double(row) && (box.y1 - box.y0) * sign > 0)
        #expect(abs(abs(box.x1) - (sign < 0 ? 1 : 0.8) / Double(row + 1)) < 1e-12)
      }
    }
    #expect(panel.y.isReversed && panel.top?.upper == panel.x.upper.map { $0 / 0.5 })
    guard case .points(let marks) = try panel.layer("at bound") else { return }
    #expect(marks.points.map(\.y) == [3])
  }

  @Test func ordersAndNames() throws {
    let style = try style()
    let byPull = ImpactsFigure.figures(from: result(), style: style, options: ImpactsFigureOptions(order: .pull))
    #expect(byPull.first?.panels[0].y.categories.first == "p\\_6")
    let narrowest = ImpactsFigure.figures(
      from: result(), style: style, options: ImpactsFigureOptions(order: .constraint))
    #expect(narrowest.first?.panels[0].y.categories.first == "p\\_44")
    let annotations = Annotations(parameters: ["p_0": .init(title: "JES"), "mu": .init(title: "$\\mu$")])
    let titled = try #require(ImpactsFigure.figures(from: result(), annotations: annotations, style: style).first)
    #expect(titled.panels[0].y.categories.first == "JES")
    #expect(titled.headers.contains { $0.text.contains("$\\mu$ = $1.2^{+0.6}_{-0.4}$") })
  }

  /// Every figure names its convention.
  @Test(arguments: ImpactsResult.Method.allCases) func conventionIsNamed(_ method: ImpactsResult.Method) throws {
    let style = try style(), name = style.string("impacts.method.\(method.rawValue)")
    let groups = [GroupImpact(name: "Theory", members: ["p_0"], impact: ImpactShift(symmetric: 0.3))]
    for result in [result(method: method), result(method: method, groups: groups)] {
      for figure in ImpactsFigure.figures(from: result, style: style) {
        #expect(figure.headers.contains { $0.text == name })
      }
    }
  }

  /// Parts end where the next begin; the remainder leads from the sum to the total, which is all of the variance.
  @Test func waterfallEndsAtTheTotal() throws {
    let groups = [
      GroupImpact(name: "Theory", members: ["p_0"], impact: ImpactShift(symmetric: 0.3)),
      GroupImpact(name: "QCD", members: ["p_0"], impact: ImpactShift(symmetric: 0.1), parent: "Theory"),
      GroupImpact(name: "Other parameters", members: ["p_1"], impact: ImpactShift(symmetric: 0.2), role: .rest),
      GroupImpact(name: "Remainder", members: [], impact: ImpactShift(symmetric: -0.2), role: .remainder),
    ]
    var result = result(groups: groups)
    result.pois[0].closure = PoiImpacts.Closure(quadratureSum: 0.29.squareRoot(), total: 0.5)
    let figure = try #require(
      ImpactsFigure.figures(from: result, style: try style(), options: ImpactsFigureOptions(isWaterfall: true)).first)
    let boxes = figure.panels[0].layers.compactMap { layer -> BoxLayer.Box? in
      guard case .box(let boxes) = layer, boxes.role == "layer.impact" else { return nil }
      return boxes.boxes.first
    }
    let expected = [(0, 64), (64, 100), (100, 116), (0, 116), (116, 100), (0, 100)]
    #expect(boxes.count == expected.count)
    for (box, ends) in zip(boxes, expected) {
      #expect(abs(box.x0 - Double(ends.0)) < 1e-9 && abs(box.x1 - Double(ends.1)) < 1e-9)
    }
  }
}
