// Templates, modifiers, the breakdown of systematics and the summary of parameters of interest as documents.
import Plotting
import Results
import SceneGraph
import Styles
import Testing

@testable import Figures

@Suite struct DiagnosticsFigureTests {
  private func header(_ kind: String) -> ResultHeader {
    ResultHeader(
      kind: kind, hfplot: "0", workspace: .init(file: "w", sha256: "0", measurement: "m"),
      settings: .init(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
      status: .init(state: .converged, edm: 0))
  }

  private func style(_ kind: String, _ settings: String...) throws -> Style {
    try Style(settings.map(StyleSource.setting), kind: kind)
  }

  // MARK: Templates

  /// Eleven bins, one of which changes far more than the others, one with both variations upwards, one empty.
  private func template() -> TemplatesResult {
    var nominal = [Double](repeating: 100, count: 11), up = [Double](repeating: 104, count: 11)
    var down = [Double](repeating: 97, count: 11)
    (nominal[2], up[2], down[2]) = (0, 0, 0)
    (up[5], down[5]) = (180, 30)
    (up[7], down[7]) = (103, 101)
    let template = TemplatesResult.Template(
      parameter: "JES", types: ["histosys"], channel: "SR", part: "total", samples: nil, center: 0, width: 1,
      nominal: nominal, statistical: [Double](repeating: 2, count: 11),
      variation: TemplatesResult.Sides(up: up, down: down), data: nominal)
    return TemplatesResult(header: header("templates"), stage: .prefit, templates: [template])
  }

  private func points(_ panel: Panel, _ name: String) -> [PointsLayer.DataPoint] {
    panel.layers.compactMap { layer in
      if case .points(let points) = layer, points.name == name { points.points } else { nil }
    }.flatMap { $0 }
  }

  @Test func effectsBeyondTheAxisHaveArrows() throws {
    let figure = try #require(TemplatesFigure.figures(from: template(), style: try style("templates")).first)
    let lower = try #require(figure.panels.first { $0.name == "ratio" })
    let end = try #require(lower.y.upper)
    // 4 % is what most bins change by; 80 % would flatten them.
    #expect(end == 5 && lower.y.lower == -5)
    #expect(points(lower, "beyond up").map(\.y).allSatisfy { abs($0 - 80) < 1e-9 })
    #expect(points(lower, "beyond up").count == 1 && points(lower, "beyond down").count == 1)
    let marks = points(lower, "one-sided")
    #expect(marks == [PointsLayer.DataPoint(x: 7.5, y: 0)])
    #expect(figure.legends[0].notes == ["Both variations on one side in 1 of 11 bins"])
  }

  @Test func linesHaveGapsAndLegendsTheChangeOfTheSum() throws {
    let figure = try #require(TemplatesFigure.figures(from: template(), style: try style("templates")).first)
    func steps(_ panel: Panel, _ name: String) -> [StepLayer] {
      panel.layers.compactMap { if case .step(let step) = $0, step.name == name { step } else { nil } }
    }
    let runs = steps(figure.panels[1], "up")
    #expect(runs.map(\.values.count) == [2, 8] && runs[1].edges.first == 3)
    // Cut at the end of the axis: the arrow says so.
    #expect(runs[1].values.max() == 5)
    let entry = try #require(steps(figure.panels[0], "up").first?.legend)
    let sum = template().templates[0].variation.up.reduce(0, +)
    #expect(abs(sum - 1115) < 1e-9 && entry.value == "$+11.5$\\,%")
  }

  /// Codes that change nothing have no line but a note; the others are told apart from the model's own by their dash.
  @Test func linesOfOtherCodes() throws {
    var result = template()
    let sides = result.templates[0].variation
    var other = sides
    other.up[0] += 3
    func code(_ name: String, _ sides: TemplatesResult.Sides) -> TemplatesResult.CodeVariation {
      .init(interpolation: .init(normsys: "code4", histosys: name), sides: sides)
    }
    result.templates[0].shift = 2
    result.templates[0].codes = [code("code0", sides), code("code2", other)]
    let figure = try #require(TemplatesFigure.figures(from: result, style: try style("templates")).first)
    let steps = figure.panels[0].layers.compactMap { if case .step(let step) = $0 { step } else { nil } }
    let titles = Dictionary(uniqueKeysWithValues: steps.map { ($0.name, $0.legend?.title ?? "") })
    #expect(titles["up"] == #"$+2\sigma$ code4p"# && titles["down"] == #"$-2\sigma$ code4p"#)
    #expect(titles["code 1 up"] == #"$+2\sigma$ code2"# && titles["code 2 up"] == nil && steps.count == 5)
    #expect(figure.legends[0].notes.contains("The same by code0"))
    let strokes = ["up", "code 1 up"].map { name in steps.first { $0.name == name }?.stroke }
    #expect(strokes[0]?.color == strokes[1]?.color && strokes[0]?.dash != strokes[1]?.dash)
  }

  // MARK: Modifiers

  private func modifiers() -> ModifiersResult {
    func effect(_ sample: String, _ parameter: String, _ types: [String], _ size: Double?) -> ModifiersResult.Effect {
      .init(channel: "SR", sample: sample, parameter: parameter, types: types, size: size)
    }
    return ModifiersResult(
      header: header("modifiers"), stage: .prefit, channels: [.init(name: "SR", samples: ["a", "b"])],
      parameters: [
        .init(name: "JES", types: ["histosys", "normsys"], count: 1),
        .init(name: "mu", types: ["normfactor"], count: 1),
        .init(name: "st_1", types: ["staterror"], count: 3), .init(name: "st_2", types: ["staterror"], count: 2),
        .init(name: "idle", types: ["normsys"], count: 1),
      ],
      effects: [
        effect("a", "JES", ["histosys", "normsys"], 0.2), effect("b", "JES", ["normsys"], 0.0001),
        effect("b", "mu", ["normfactor"], nil), effect("a", "st_1", ["staterror"], 0.02),
        effect("b", "st_2", ["staterror"], 0.03),
      ],
      regions: [.init(channel: "SR", parameter: "JES", size: 0.1, up: 0.05, down: -0.05)])
  }

  @Test func cellsByTypeAndStrength() throws {
    let figure = try #require(ModifiersFigure.figures(from: modifiers(), style: try style("modifiers")).first)
    let panel = figure.panels[0]
    #expect(panel.y.categories == ["JES", "mu", "MC statistics"], "sets that act nowhere have no row")
    let boxes = panel.layers.compactMap { if case .box(let box) = $0 { box } else { nil } }
    func count(_ name: String) -> Int { boxes.first { $0.name == name }?.boxes.count ?? 0 }
    #expect(count("histosys+normsys 4") == 1 && count("normsys 1") == 1 && count("normsys 4") == 0)
    #expect(count("normfactor 4") == 1 && count("staterror 3") == 2)
    // One entry a kind, in its full colour.
    #expect(boxes.compactMap(\.legend).count == 4)
  }

  @Test func rowsBySizeAndAMapOfSizes() throws {
    let options = ModifiersFigureOptions(order: .size, top: 2)
    let grid = ModifiersFigure.figures(from: modifiers(), style: try style("modifiers"), options: options)
    #expect(grid[0].panels[0].y.categories == ["JES", "MC statistics"])
    let map = ModifiersFigure.figures(
      from: modifiers(), style: try style("modifiers"), options: ModifiersFigureOptions(isSizeMap: true))
    guard case .heatMap(let layer)? = map.first?.panels[0].layers.first else {
      Issue.record("no map")
      return
    }
    #expect(layer.values == [[10]] && map[0].panels[0].y.categories == ["JES"])
  }

  @Test func longGridsHavePages() throws {
    var result = modifiers()
    for number in 0..<10 {
      result.parameters.append(.init(name: "p\(number)", types: ["normsys"], count: 1))
      result.effects.append(
        .init(channel: "SR", sample: "a", parameter: "p\(number)", types: ["normsys"], size: 0.01))
    }
    let pages = ModifiersFigure.figures(from: result, style: try style("modifiers", "modifiers.rows=5"))
    #expect(pages.map { $0.panels[0].y.categories.count } == [5, 5, 3] && pages.map(\.name) == ["1", "2", "3"])
  }

  // MARK: Systematics

  @Test func theBreakdownIsRelative() throws {
    func group(_ name: String, _ size: Double) -> SystematicsResult.Effect {
      .init(name: name, members: [], size: size)
    }
    let result = SystematicsResult(
      header: header("systematics"), stage: .postfit,
      channels: [
        .init(name: "SR", total: 50, uncertainty: 5, parameters: [], groups: [group("Jets", 2), group("lumi", 1)]),
        .init(name: "CR", total: 200, uncertainty: 10, parameters: [], groups: [group("lumi", 9)]),
      ])
    let figure = try #require(SystematicsFigure.figures(from: result, style: try style("systematics")).first)
    let steps = figure.panels[0].layers.compactMap { if case .step(let step) = $0 { step } else { nil } }
    #expect(steps.first?.values == [10, 5])
    #expect(steps.first { $0.name == "Jets" }?.values == [4, 0])
    #expect(steps.first { $0.name == "lumi" }?.values == [2, 4.5])
    #expect(steps.first { $0.name == "lumi" }?.legend?.title == "Luminosity")
  }

  // MARK: Parameters of interest

  @Test func rowsHaveTheirNumbers() throws {
    let result = PoisResult(
      header: header("pois"),
      rows: [
        .init(
          name: "SR", poi: "mu", value: 1.234, total: ImpactShift(up: 0.5, down: -0.25),
          statistical: ImpactShift(up: 0.4, down: -0.15)),
        .init(name: "old", poi: "mu", value: 0.9, total: ImpactShift(symmetric: 0.3)),
        .init(name: "none", poi: "mu", value: 0.9, total: nil),
      ])
    let split = try #require(result.rows[0].systematic)
    #expect(abs((split.up ?? 0) - 0.3) < 1e-12 && abs((split.down ?? 0) + 0.2) < 1e-12)
    let figure = try #require(PoisFigure.figures(from: result, style: try style("pois")).first)
    let numbers = try #require(figure.panels[0].right?.categories)
    #expect(numbers[0].contains("1.23\\,^{+0.50}_{-0.25}") && numbers[0].contains("^{+0.40}_{-0.15}"))
    #expect(numbers[1] == "$0.90\\pm 0.30$" && numbers[2] == "not determined")
    let bars = points(figure.panels[0], "statistical")
    #expect(bars == [PointsLayer.DataPoint(x: 1.234, y: 0, left: 0.15, right: 0.4)])
    #expect(points(figure.panels[0], "total").count == 2)
  }

  /// An interval two hundred times as wide as the others leaves these readable: it is cut, and arrows say so.
  @Test func aWideIntervalDoesNotStretchTheAxis() throws {
    func row(_ name: String, _ value: Double, _ size: Double) -> PoisResult.Row {
      .init(name: name, poi: "mu", value: value, total: ImpactShift(symmetric: size))
    }
    let narrow = [row("SR", 2.1, 0.6), row("all", 2, 0.5)], wide = row("CR", 40, 130)
    func ends(_ rows: [PoisResult.Row]) throws -> [Double?] {
      let figures = PoisFigure.figures(
        from: PoisResult(header: header("pois"), rows: rows), style: try style("pois", "pois.margin=0"))
      let figure = try #require(figures.first)
      for case .points(let layer) in figure.panels[0].layers { #expect(layer.axis == .x) }
      return [figure.panels[0].x.lower, figure.panels[0].x.upper]
    }
    #expect(try ends(narrow) == [1.5, 2.7])
    #expect(try ends([wide] + narrow) == [1.5, 2.7])
    // Twenty times the shortest is shown in full.
    #expect(try ends(narrow + [row("VR", 1, 9)]) == [-8, 10])
    #expect(try ends([wide]) == [-90, 170])
  }

  /// Where words beside each part would take the page, brackets say which is which, and a note says how.
  @Test func numbersInBracketsOnANarrowPage() throws {
    let row = PoisResult.Row(
      name: "SR", poi: "mu", value: 1.234, total: ImpactShift(up: 0.5, down: -0.25),
      statistical: ImpactShift(up: 0.4, down: -0.15))
    let result = PoisResult(header: header("pois"), rows: [row])
    func number(_ width: String) throws -> (text: String, notes: Int) {
      let figure = try #require(
        PoisFigure.figures(from: result, style: try style("pois", "page.width=\(width)")).first)
      return (figure.panels[0].right?.categories.first ?? "", figure.legends[0].notes.count)
    }
    let (wide, narrow) = (try number("172mm"), try number("60mm"))
    #expect(wide.text.contains("stat") && wide.text.contains("syst") && wide.notes == 1)
    #expect(!narrow.text.contains("stat") && narrow.text.contains("0.40") && narrow.notes == 2)
  }

  // MARK: Pulls

  /// 130 parameters: one page of long columns where two stand beside each other, several pages where only one does.
  @Test func manyPullsOnOnePage() throws {
    let parameters = (0..<130).map { index in
      ParameterResult(
        name: "np\(index)", kind: "normsys", modifierTypes: ["normsys"], value: 0, uncertainty: 1, initial: 0,
        bounds: [-5, 5], fixed: false, constraint: .init(type: .normal, center: 0, width: 1), pull: 0,
        constraintRatio: 1)
    }
    let fit = FitResult(
      header: header("fit"), twiceNLL: 0, goodnessOfFit: nil, pois: [], parameters: parameters,
      correlation: CorrelationMatrix(names: [], matrix: []))
    func pages(_ settings: [String]) throws -> Int {
      let style = try Style(settings.map(StyleSource.setting), kind: "pulls")
      return PullsFigure.figures(from: [fit], style: style).count
    }
    #expect(try pages(["page.width=172mm", "pulls.frame=45mm"]) == 1)
    #expect(try pages(["page.width=172mm", "pulls.frame=45mm", "pulls.most_rows=45"]) > 1)
    #expect(try pages(["page.width=86mm", "pulls.frame=45mm"]) > 1)
  }

  /// What the fit left at a bound has a mark, constrained or free.
  @Test func marksAtBounds() throws {
    func parameter(_ name: String, isFree: Bool) -> ParameterResult {
      ParameterResult(
        name: name, kind: isFree ? "normfactor" : "normsys", modifierTypes: [], value: isFree ? 0 : -5,
        uncertainty: 0.5, initial: 0, bounds: [-5, 5], fixed: false,
        constraint: isFree ? .init(type: .none) : .init(type: .normal, center: 0, width: 1), pull: isFree ? nil : -5,
        constraintRatio: isFree ? nil : 0.5)
    }
    var header = header("fit")
    header.status.atBound = ["mu", "a"]
    let fit = FitResult(
      header: header, twiceNLL: 0, goodnessOfFit: nil, pois: ["mu"],
      parameters: [parameter("mu", isFree: true), parameter("a", isFree: false), parameter("b", isFree: false)],
      correlation: CorrelationMatrix(names: [], matrix: []))
    let figure = try #require(PullsFigure.figures(from: [fit], style: try style("pulls")).first)
    let marks = figure.panels.map { points($0, "at bound").map(\.x) }
    #expect(marks == [[-5], [0]])
  }

  // MARK: Impacts

  @Test func channelsOfARanking() throws {
    func parameter(_ name: String, _ channels: [String]) -> ParameterImpact {
      ParameterImpact(
        name: name, kind: "normsys", value: 0, uncertainty: 1, postfit: ImpactShift(symmetric: 0.1), channels: channels)
    }
    let poi = PoiImpacts(
      name: "mu", value: 1, uncertainty: 1, parameters: [parameter("a", ["SR"]), parameter("b", ["CR", "SR"])],
      statistical: ImpactShift(symmetric: 0.9), total: 1, closure: .init(quadratureSum: 1, total: 1))
    let result = ImpactsResult(header: header("impacts"), method: .shift, approximation: .exact, pois: [poi, poi])
    let style = try style("impacts")
    let plain = try #require(ImpactsFigure.figures(from: result, style: style).first)
    #expect(!plain.panels.contains { $0.name == "channels" })
    let options = ImpactsFigureOptions(showsChannels: true)
    let figure = try #require(ImpactsFigure.figures(from: result, style: style, options: options).first)
    let strip = try #require(figure.panels.first { $0.name == "channels" })
    #expect(strip.x.categories == ["SR", "CR"])
    #expect(points(strip, "channels").map { [$0.x, $0.y] } == [[0, 0], [0, 1], [1, 1]])
    let summary = ImpactsFigure.figures(from: result, style: style, options: ImpactsFigureOptions(isSummary: true))
    guard case .heatMap(let map)? = summary.first?.panels[0].layers.first else {
      Issue.record("no matrix")
      return
    }
    #expect(summary.count == 1 && map.values == [[10, 10], [10, 10]])
  }
}

/// Conventions of one fit side by side.
@Suite struct ConventionsComparisonTests {
  private func result(_ method: ImpactsResult.Method, _ groups: [String]) -> ImpactsResult {
    let header = ResultHeader(
      kind: "impacts", hfplot: "0", workspace: .init(file: "w", sha256: "0", measurement: "m"),
      settings: .init(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
      status: .init(state: .converged, edm: 0))
    let poi = PoiImpacts(
      name: "mu", value: 1, uncertainty: 0.5, minos: .init(down: -0.4, up: 0.7), parameters: [],
      groups: groups.map { GroupImpact(name: $0, members: ["a"], impact: ImpactShift(symmetric: 0.2)) },
      statistical: ImpactShift(symmetric: 0.4), total: 0.5, closure: .init(quadratureSum: 0.51, total: 0.5))
    return ImpactsResult(header: header, method: method, approximation: .exact, pois: [poi])
  }

  /// What a column is too narrow for goes on pages of its own, with the rows that all conventions share.
  @Test func conventionsOnANarrowPage() throws {
    let results = [
      result(.shift, ["Jets"]), result(.freeze, ["Rates"]), result(.globalObservable, ["Jets"]),
    ]
    func pages(_ width: String) throws -> [Figure] {
      ImpactsFigure.comparison(of: results, style: try Style([.setting("page.width=\(width)")], kind: "impacts"))
    }
    #expect(try pages("172mm").map(\.panels.count) == [3])
    let narrow = try pages("86mm")
    #expect(
      narrow.map(\.panels.count) == [1, 1, 1] && narrow.map(\.name) == ["np-shift", "freeze", "global-observable"])
    #expect(Set(narrow.map { $0.panels[0].y.categories }).count == 1)
    for figure in narrow {
      let scene = try Arrangement.scene(for: figure, typesetter: try Arrangement.typesetter(for: figure.style))
      #expect(FigureCheck.findings(figure, scene).allSatisfy { $0.severity != .error })
    }
  }

  /// The rows are the same in all panels; what a convention lacks has no bar and no number.
  @Test func rowsAreShared() throws {
    let results = [
      result(.shift, ["Jets", "Rates"]), result(.freeze, ["Rates", "Jets"]),
      result(.globalObservable, ["Jets", "New"]),
    ]
    let style = try Style([.setting("page.width=172mm")], kind: "impacts")
    let figure = try #require(ImpactsFigure.comparison(of: results, style: style).first)
    #expect(figure.panels.map(\.name) == ["np-shift", "freeze", "global-observable"])
    let rows = ["Total", "Statistical", "Systematic", "Jets", "Rates", "New", "Sum in quadrature"]
    for panel in figure.panels {
      #expect(panel.y.categories == rows)
      // The total's larger side is inside the axis.
      #expect(try #require(panel.x.upper) > 0.7)
    }
    let texts = figure.panels.map { $0.right?.categories ?? [] }
    #expect(texts[0][5] == "–" && texts[2][4] == "–" && texts[2][3] == texts[0][3])
    #expect(texts[1][6].contains("+2.0"))
  }
}
