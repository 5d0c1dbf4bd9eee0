// Blinding rules: what they say, which bins they hide, and that nothing hidden gets into a file.
import Foundation
import HFPlotKit
import Testing

@testable import HFPlotKit

@Suite struct BlindingTests {
  /// Backgrounds of 50 and 40; the signal s_100_0 has 40 and 20.
  private static func analysis(_ grid: SmallGrid, patch: String? = "s_100_0") throws -> Analysis {
    try Analysis(WorkspaceRequest(path: grid.background, patch: patch.map { "\(grid.patchSet)#\($0)" }))
  }

  private static func hidden(
    _ rules: [String], annotations: Annotations = Annotations(), patch: String? = "s_100_0", signals: [String] = []
  ) throws -> Set<Int> {
    let grid = try SmallGrid(), analysis = try analysis(grid, patch: patch)
    let hypotheses = try analysis.hypotheses(signals.map { "\(grid.patchSet)#\($0)" })
    return try analysis.blindedBins(
      rules.map { try BlindingRule($0) }, annotations: annotations, hypotheses: hypotheses)["SR"]?.bins ?? []
  }

  /// s/b is 0.8 and 0.5, s/√b 5.66 and 3.16, s/(s+b) 0.444 and 0.333, s/√(s+b) 4.22 and 2.58.
  @Test(
    arguments: [
      ("s/b>0.6", [0]), ("s/b > 0.4", [0, 1]), ("S/B>=0.9", []), ("s/sqrt(b)>4", [0]), ("s/√b>3", [0, 1]),
      ("s/(s+b)>0.4", [0]), ("s/sqrt(s+b)>2.5", [0, 1]), ("s/sqrt(s+b)>3", [0]), ("SR", [0, 1]), ("S*", [0, 1]),
      ("SR:2-2.5", [1]), ("SR:1-2", [0, 1]),
    ] as [(String, Set<Int>)])
  func rules(_ rule: String, bins: Set<Int>) throws { #expect(try Self.hidden([rule]) == bins) }

  @Test func rangesOfTheObservable() throws {
    let known = Annotations(channels: ["SR": .init(binEdges: [0, 100, 300])])
    #expect(try Self.hidden(["SR:100-200"], annotations: known) == [1], "the bin below only touches it")
    #expect(try Self.hidden(["SR:99-100"], annotations: known) == [0])
    #expect(try Self.hidden(["SR:250-"], annotations: known) == [1])
    #expect(try Self.hidden(["SR:-50--10"], annotations: known) == [])
  }

  @Test func hypothesesCountAsSignals() throws {
    #expect(try Self.hidden(["s/b>0.6"], patch: nil, signals: ["s_200_0", "s_100_0"]) == [0])
    #expect(throws: KitProblem.self) { try Self.hidden(["s/b>0.6"], patch: nil) }
  }

  @Test(arguments: ["s/c>1", "s/b>x", "s/b>-1", "SR:5-3", "", "CR*"]) func refused(rule: String) {
    #expect(throws: KitProblem.self) { try Self.hidden([rule]) }
  }

  @Test func hypothesesOfAPatchset() throws {
    let grid = try SmallGrid(), analysis = try Self.analysis(grid, patch: nil)
    let found = try analysis.hypotheses(["\(grid.patchSet)#s_100_0,s_200_50", "\(grid.patchSet)#300,0"])
    #expect(found.map(\.name) == ["s_100_0", "s_200_50", "s_300_0"])
    #expect(found[0].yields(in: "SR") == [40, 20] && found[1].yields(in: "SR") == [15, 7.5])
    #expect(throws: KitProblem.self) { try analysis.hypotheses(["\(grid.patchSet)#s_100_0,s_100_0"]) }
    #expect(throws: KitProblem.self) { try analysis.hypotheses(["\(grid.patchSet)#nothing"]) }
  }

  /// The data are 52 and 38: neither number may be read from what is made of a blinded result.
  @Test func hiddenDataAreInNoFile() throws {
    let grid = try SmallGrid(), analysis = try Self.analysis(grid)
    let hidden = try analysis.blindedBins([BlindingRule("SR")], annotations: Annotations())
    let result = try analysis.prefitYields(YieldsOptions(blinding: hidden, isTested: true))
    let style = try FigureRequest(outputs: []).style(kind: "prefit")
    let figures = YieldsFigure.figures(from: result, style: style)
    let text = String(decoding: try ResultFiles.text(result), as: UTF8.self)
    let emitted = String(decoding: try FigureDocument.text(figures), as: UTF8.self)
    let outline = try Drawing.outline(figures)
    #expect(!text.contains("52.0") && !text.contains("38.0"))
    for layer in figures.flatMap(\.panels).flatMap(\.layers) {
      if case .points(let points) = layer { #expect(points.points.isEmpty) }
    }
    #expect(!outline.contains("role=layer.points") && emitted.contains("layer.blinded"))
    let tables = TableFormat.csv.document(YieldsTables([result]).tables)
    #expect(!tables.contains("52.0"))
  }
}
