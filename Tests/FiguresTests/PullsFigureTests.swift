// The pull figure's structure: free and constrained parameters apart, every pull where it belongs, pages of bounded size.
import Plotting
import Results
import Styles
import Testing

@testable import Figures

@Suite struct PullsFigureTests {
  private static func parameter(
    _ name: String, _ kind: String, value: Double, uncertainty: Double, center: Double?, width: Double?
  ) -> ParameterResult {
    var result = ParameterResult(
      name: name, kind: kind, modifierTypes: [kind], value: value, uncertainty: uncertainty, initial: 0,
      bounds: [-5, 5],
      fixed: false, constraint: .init(type: center == nil ? .none : .normal, center: center, width: width))
    if let center, let width {
      result.pull = (value - center) / width
      result.constraintRatio = uncertainty / width
    }
    return result
  }

  /// `count` nuisance parameters, ten gammas of width 0.1, lumi and two free ones.
  private static func fit(_ count: Int) -> FitResult {
    var parameters = (0..<count).map { index in
      parameter(
        "np_\(index)", "histosys", value: Double(index % 7 - 3) / 4, uncertainty: 0.8, center: 0, width: 1)
    }
    parameters.append(parameter("lumi", "lumi", value: 1.02, uncertainty: 0.016, center: 1, width: 0.02))
    for index in 0..<10 {
      parameters.append(
        parameter("g[\(index)]", "staterror", value: 1.05, uncertainty: 0.09, center: 1, width: 0.1))
    }
    parameters.append(parameter("mu", "normfactor", value: 1.6, uncertainty: 0.4, center: nil, width: nil))
    parameters.append(parameter("k", "normfactor", value: 0.9, uncertainty: 0.1, center: nil, width: nil))
    return FitResult(
      header: ResultHeader(
        kind: "fit", hfplot: "0", workspace: .init(file: "w", sha256: "0", measurement: "m"),
        settings: .init(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
        status: .init(state: .converged, edm: 0)),
      twiceNLL: 0, goodnessOfFit: nil, pois: ["mu"], parameters: parameters,
      correlation: CorrelationMatrix(names: [], matrix: []))
  }

  private func style(_ settings: String...) throws -> Style {
    try Style(settings.map(StyleSource.setting), kind: "pulls")
  }

  private func points(_ panel: Panel) -> [PointsLayer.DataPoint] {
    pointLayers(panel).flatMap(\.points)
  }

  private func pointLayers(_ panel: Panel) -> [PointsLayer] {
    panel.layers.compactMap { layer -> PointsLayer? in
      guard case .points(let points) = layer else { return nil }
      return points
    }
  }

  @Test func constrainedAndFreeNeverShareAnAxis() throws {
    let figure = try #require(PullsFigure.figures(from: [Self.fit(20)], style: style("page.width=172mm")).first)
    let free = figure.panels.filter { $0.name.hasPrefix("free") }
    let constrained = figure.panels.filter { !$0.name.hasPrefix("free") }
    #expect(free.flatMap { points($0).map(\.x) }.sorted() == [0.9, 1.6])
    #expect(constrained.flatMap(points).count == 31)
    // Gammas and the luminosity in units of their own widths, not at 1.
    let pulls = constrained.flatMap { points($0).map(\.x) }
    #expect(pulls.count { abs($0 - 0.5) < 1e-9 } >= 10)
    #expect(pulls.contains { abs($0 - 1) < 1e-9 })
    #expect(free.allSatisfy { $0.x.title != constrained[0].x.title })
  }

  /// Of the pages, in mm.
  private static func heights(_ figures: [Figure]) throws -> [Double] {
    guard let style = figures.first?.style else { return [] }
    let typesetter = try Arrangement.typesetter(for: style)
    return try figures.map { try Arrangement.scene(for: $0, typesetter: typesetter).size.height * 25.4 / 72 }
  }

  @Test func oneHundredAndThirtyOnAPage() throws {
    let figures = PullsFigure.figures(from: [Self.fit(119)], style: try style("page.width=172mm"))
    #expect(figures.count == 1)
    #expect(try Self.heights(figures).allSatisfy { $0 < 250 })
  }

  /// However many parameters there are, no page is higher than a sheet of paper.
  @Test(arguments: [1, 45, 130, 400]) func pagesAreBounded(count: Int) throws {
    for width in ["86mm", "172mm"] {
      let figures = PullsFigure.figures(from: [Self.fit(count)], style: try style("page.width=\(width)"))
      #expect(try Self.heights(figures).allSatisfy { $0 < 250 })
      let rows = figures.flatMap { $0.panels.filter { !$0.name.hasPrefix("free") }.flatMap(points) }
      #expect(rows.count == count + 11)
      #expect(Set(figures.map(\.name)).count == figures.count)
    }
  }

  @Test func definitionIsNamedOnTheAxis() throws {
    let style = try style()
    for definition in PullDefinition.allCases {
      let figures = PullsFigure.figures(
        from: [Self.fit(3)], style: style, options: PullsFigureOptions(definition: definition))
      #expect(figures.first?.panels.first?.x.title == style.string("pulls.titles.\(definition.rawValue)"))
    }
  }

  @Test func fitsAreLaidOverEachOther() throws {
    var other = Self.fit(4)
    other.parameters.removeAll { $0.name == "np_0" }
    let figures = PullsFigure.figures(
      from: [Self.fit(4), other], style: try style(), options: PullsFigureOptions(labels: ["one", "two"]))
    let main = try #require(figures.first?.panels.first)
    let names = pointLayers(main).compactMap { $0.legend?.title }
    #expect(names == ["one", "two"])
    let shapes = pointLayers(main).compactMap { $0.marker?.symbol }
    #expect(Set(shapes).count == 2)
    #expect(points(main).count == 15 + 14)
  }

  @Test func nothingChosenIsNoFigure() throws {
    let options = PullsFigureOptions(includes: { _ in false })
    #expect(PullsFigure.figures(from: [Self.fit(3)], style: try style(), options: options).isEmpty)
    #expect(PullMapFigure.figures(from: Self.fit(3), style: try style(), options: options).isEmpty)
    #expect(PullHistogramFigure.figures(from: Self.fit(3), style: try style(), options: options).isEmpty)
  }

  @Test func histogramCountsEveryPull() {
    #expect(PullStatistics.counts([-1, -0.6, 0, 0.49, 0.5, 1], edges: [-1, -0.5, 0, 0.5, 1]) == [2, 0, 2, 2])
    #expect(PullStatistics.rootMeanSquare([3, -4]) == 12.5.squareRoot())
  }

  @Test func longNamesKeepBothEnds() {
    #expect(ParameterNaming.shortened("abcdefghijklmnop", to: 9) == "abcd…mnop")
    #expect(ParameterNaming.shortened("short", to: 9) == "short")
    let alike = ["abcdefgh1ijklmnop", "abcdefgh2ijklmnop", "quite_another_name"]
    let short = ParameterNaming.shortened(alike, to: 9)
    #expect(Set(short.values).count == 3 && short["quite_another_name"] == "quit…name")
    #expect(ParameterNaming.shortened(["same", "same"], to: 9) == ["same": "same"])
    #expect(ParameterNaming.parts(of: "gamma[12]")?.index == 12)
    #expect(ParameterNaming.parts(of: "a[b]") == nil)
  }
}
