// What is written at the points of an exclusion, and what other results are called.
import Plotting
import Results
import Styles
import Testing

@testable import Figures

@Suite struct ExclusionNumbersTests {
  private static func layers(_ settings: [String], overlays: [ExclusionOverlay] = []) throws -> [Layer] {
    let result = ExclusionResult(
      header: ResultHeader(
        kind: ExclusionResult.kind, hfplot: "0.1.0",
        workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"),
        settings: ResultSettings(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
        status: ResultStatus(state: .converged, edm: 0)),
      axes: [ExclusionAxis(name: "x"), ExclusionAxis(name: "y")],
      points: [0, 5e-114, 0.0004, 0.001, 0.123].enumerated().map { index, cls in
        ExclusionPoint(
          name: "\(index)", values: [Double(index), 0], labels: [:], clsObserved: cls,
          upperLimit: .init(observed: 1e-5))
      }, overlays: overlays)
    return ExclusionContent(result, style: try Style(settings.map { .setting($0) }, kind: ExclusionResult.kind)).layers
  }

  private static func numbers(_ settings: String...) throws -> NumbersLayer? {
    try layers(settings).lazy.compactMap { if case .numbers(let layer) = $0 { layer } else { nil } }.first
  }

  @Test func tinyCLsAreBounds() throws {
    let layer = try #require(try Self.numbers("exclusion.numbers.show=cls"))
    let texts = layer.entries.sorted { $0.x < $1.x }.map(\.text)
    #expect(texts[..<3].allSatisfy { $0.contains("<") && $0.hasSuffix("0.001$") }, "\(texts)")
    #expect(texts[3...].allSatisfy { !$0.contains("<") } && texts[4].contains("0.12"), "\(texts)")
    let limits = try #require(try Self.numbers("exclusion.numbers.show=upper_limit"))
    #expect(limits.entries.allSatisfy { !$0.text.contains("<") })
  }

  /// Names with markup are set as such, others letter by letter; numbers know of the marks.
  @Test func namesOfMarks() throws {
    let names = ["UL < $\\sigma$", "a_b"]
    let layers = try Self.layers(
      ["exclusion.numbers.show=cls"],
      overlays: names.map {
        ExclusionOverlay(name: $0, isShaded: false, isMarked: true, paths: [.init(closed: false, points: [[4, 0]])])
      })
    let titles = layers.compactMap { layer -> String? in
      if case .points(let points) = layer, points.role == "layer.overlay" { points.legend?.title } else { nil }
    }
    #expect(titles.first == names[0] && titles.last == "a\\_b", "\(titles)")
    let symbols = layers.lazy.compactMap { if case .numbers(let layer) = $0 { layer.symbols } else { nil } }.first
    #expect(symbols?.xs == [4, 4])
  }
}
