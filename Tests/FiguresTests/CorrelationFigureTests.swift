// The correlation figure: each pair once, below the diagonal, the strip of the parameters of interest, the threshold.
import Plotting
import Results
import Styles
import Testing

@testable import Figures

@Suite struct CorrelationFigureTests {
  private static func fit(_ count: Int) -> FitResult {
    let names = ["mu"] + (1..<count).map { "p\($0)" }
    let matrix = names.indices.map { row in
      names.indices.map { column in
        row == column ? 1 : Double((row * column) % 19 - 9) / 20 / Double(1 + abs(row - column))
      }
    }
    return FitResult(
      header: ResultHeader(
        kind: "fit", hfplot: "0", workspace: .init(file: "w", sha256: "0", measurement: "m"),
        settings: .init(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
        status: .init(state: .converged, edm: 0)),
      twiceNLL: 0, goodnessOfFit: nil, pois: ["mu"],
      parameters: names.map { name in
        ParameterResult(
          name: name, kind: "normfactor", modifierTypes: ["normfactor"], value: 1, uncertainty: name == "mu" ? 0.5 : 2,
          initial: 1, bounds: [0, 10], fixed: false, constraint: .init(type: .none))
      },
      correlation: CorrelationMatrix(names: names, matrix: matrix))
  }

  private func style(_ settings: String...) throws -> Style {
    try Style(settings.map(StyleSource.setting), kind: "correlation")
  }

  private func heatMap(_ figures: [Figure]) throws -> HeatMapLayer {
    for case .heatMap(let layer) in try #require(figures.first).panels[0].layers { return layer }
    throw FigureAbsent()
  }
  private struct FigureAbsent: Error {}

  @Test func everyPairOnce() throws {
    let fit = Self.fit(9)
    let map = try heatMap(
      CorrelationFigure.figures(
        from: fit, style: style("correlation.least=0"), options: CorrelationFigureOptions(threshold: 0)))
    let shown = map.values.joined().compactMap { $0 }.sorted()
    var expected: [Double] = []
    for row in 0..<9 { for column in 0..<row { expected.append(100 * fit.correlation.matrix[row][column]) } }
    #expect(zip(shown, expected.sorted()).allSatisfy { abs($0 - $1) < 1e-12 } && shown.count == 36)
    #expect(map.lower == -100 && map.upper == 100)
    // Nothing above the diagonal: behind the strip and the gap, row r has r cells.
    for (row, line) in map.values.enumerated() { #expect(line.dropFirst(2 + row).allSatisfy { $0 == nil }) }
  }

  @Test func covariances() throws {
    let fit = Self.fit(3)
    let options = CorrelationFigureOptions(order: .model, threshold: 0, isCovariance: true)
    let map = try heatMap(CorrelationFigure.figures(from: fit, style: style("correlation.least=0"), options: options))
    #expect(map.values[0][0] == fit.correlation.matrix[1][0] * 0.5 * 2)
    #expect(map.values[0][2] == 4)
  }

  @Test func thresholdDropsRowsButNotTheParameterOfInterest() throws {
    let fit = Self.fit(30)
    let content = CorrelationContent(
      fit, options: CorrelationFigureOptions(), threshold: 0.15, block: 0.3)
    #expect(content.pois.map { content.names[$0] } == ["mu"])
    #expect(!content.others.isEmpty && content.others.count < 29)
    for index in content.others { #expect(content.largest(index) >= 0.15) }
    for index in content.names.indices.dropFirst() where !content.others.contains(index) {
      #expect(content.largest(index) < 0.15)
    }
  }

  @Test func pairsAreTheLargest() {
    let fit = Self.fit(12)
    let content = CorrelationContent(fit, options: CorrelationFigureOptions(), threshold: 0, block: 0.3)
    let sizes = content.pairs(200).map { abs(content.correlation($0.first, $0.second)) }
    #expect(sizes == sizes.sorted(by: >) && sizes.count == 66)
  }

  /// A matrix of any size stays on a page: rows that have no room for names are dropped, and the figure says so.
  @Test(arguments: [5, 40, 120]) func namesHaveRoom(count: Int) throws {
    let figure = try #require(CorrelationFigure.figures(from: Self.fit(count), style: style()).first)
    let panel = figure.panels[0]
    #expect(panel.hasSquareCells && figure.panels.count == 1)
    let dropped = panel.y.categories.count < count - 1
    #expect(dropped == panel.x.title.contains("of \(count)"))
  }
}
