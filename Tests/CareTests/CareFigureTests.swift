// The figures of check, prune and predict: what their cells say, and fit to print in every look and at every width.
import ExampleAnalysis
import Foundation
import HFPlotKit
import JSONTree
import Testing

@testable import Care

@Suite struct CareFigureTests {
  private static let analysis: Analysis? = {
    let text = try? ExampleSearch.workspace().encoded()
    let file = try? TemporaryWorkspace(String(decoding: text ?? [], as: UTF8.self))
    defer { file?.remove() }
    return try? file?.analysis()
  }()

  private static func check() throws -> CheckResult { try #require(analysis).check(CheckOptions(fit: nil)) }

  private static func pruning() throws -> PruningResult {
    try #require(analysis).prune(PruningOptions(norm: 0.02, shape: 0.03), fit: nil, canonical: []).result
  }

  private static func style(_ kind: String, _ styles: [String] = [], width: String? = nil) throws -> HFPlotKit.Style {
    try FigureRequest(outputs: [], styles: styles, width: width).style(kind: kind)
  }

  private static func errors(_ figures: [Figure]) throws -> [String] {
    try Drawing.findings(of: figures).filter { $0.severity == .error }.map(\.description)
  }

  @Test(arguments: ["86mm", "page", "slide"]) func noWidthHasAnError(width: String) throws {
    let asymmetries = AsymmetryFigure.figures(
      from: try Self.check(), style: try Self.style("asymmetries", width: width))
    let grids = PruningFigure.figures(from: try Self.pruning(), style: try Self.style("pruning", width: width))
    #expect(try Self.errors(asymmetries) == [] && asymmetries.count == 1)
    #expect(try Self.errors(grids) == [] && grids.count == 5)
  }

  @Test(arguments: BuiltInStyles.all.map(\.name)) func noLookHasAnError(look: String) throws {
    let asymmetries = AsymmetryFigure.figures(from: try Self.check(), style: try Self.style("asymmetries", [look]))
    let grids = PruningFigure.figures(from: try Self.pruning(), style: try Self.style("pruning", [look]))
    #expect(try Self.errors(asymmetries + Array(grids.prefix(1))) == [])
  }

  /// Every cell of the matrix is the share of its parameter and channel.
  @Test func cellsOfTheAsymmetries() throws {
    let result = try Self.check()
    let panel = try #require(
      AsymmetryFigure.figures(from: result, style: try Self.style("asymmetries")).first?.panels.first)
    guard case .heatMap(let map)? = panel.layers.first else {
      Issue.record("no matrix")
      return
    }
    let shown = map.values.joined().compactMap { $0 }.sorted()
    let expected = result.asymmetries.filter { max(abs($0.up), abs($0.down)) >= 0.001 }.map { 100 * $0.share }.sorted()
    #expect(shown.count == expected.count && zip(shown, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(map.values.count == panel.y.categories.count)
  }

  /// As many boxes of each kind as decisions, region by region.
  @Test func boxesOfTheGrid() throws {
    let result = try Self.pruning(), figures = PruningFigure.figures(from: result, style: try Self.style("pruning"))
    for figure in figures {
      for case .box(let layer) in figure.panels[0].layers {
        let count = result.decisions.count { decision in
          decision.channel == figure.name && decision.verdict.rawValue == layer.name.replacing("_", with: "-")
        }
        #expect(layer.boxes.count == count, "\(figure.name), \(layer.name)")
      }
    }
    #expect(Set(result.decisions.map(\.verdict)) == Set(PruningResult.Verdict.allCases))
  }

  /// A region that was not fitted is called a prediction.
  @Test func predictionsAreCalledSo() throws {
    let analysis = try #require(Self.analysis), fit = try analysis.fit(channels: ["CR_ttbar", "CR_vjets"])
    var result = try analysis.predictedYields(by: fit)
    result.fittedChannels = []
    let style = try Self.style("postfit")
    let labels = YieldsFigure.figures(from: result, style: style).flatMap { $0.panels[0].labels.map(\.text) }
    #expect(labels.contains("Prediction") && !labels.contains("Post-fit"))
  }

  @Test func resultsReadBack() throws {
    let check = try Self.check()
    let bytes = try JSONTreeEncoder().encode(check)
    #expect(try JSONTreeDecoder().decode(CheckResult.self, from: JSONDocument(bytes, file: "c.json")) == check)
    let analysis = try #require(Self.analysis)
    let yields = try analysis.predictedYields(by: analysis.fit(FitOptions(fixed: ["mu": 0])))
    let text = try JSONTreeEncoder().encode(yields)
    #expect(try JSONTreeDecoder().decode(YieldsResult.self, from: JSONDocument(text, file: "y.json")) == yields)
  }
}
