// Results whose lists have other lengths than their bins are told about, with the place.
import Results
import Testing

@Suite struct ResultShapeTests {
  private let header = ResultHeader(
    kind: "templates", hfplot: "0.1.0",
    workspace: WorkspaceReference(file: "ws.json", sha256: "ab", measurement: "m"),
    settings: ResultSettings(
      interpolation: ResultSettings.Interpolation(normsys: "code4", histosys: "code4p"), data: "observed"),
    status: ResultStatus(state: .converged, edm: 0))

  private func templates(up: [Double], edges: [Double]? = nil) -> TemplatesResult {
    TemplatesResult(
      header: header, stage: .prefit,
      templates: [
        .init(
          parameter: "JES", types: ["histosys"], channel: "SR", part: "total", samples: nil, binEdges: edges, center: 0,
          width: 1, nominal: [1, 2], statistical: [0.1, 0.2], variation: .init(up: up, down: [0.9, 1.9]))
      ])
  }

  @Test func listsOfOneLengthAreFine() {
    #expect(templates(up: [1.1, 2.1]).shapeProblem == nil)
    #expect(templates(up: [1.1, 2.1], edges: [0, 1, 2]).shapeProblem == nil)
  }

  @Test func theFirstOtherLengthIsNamed() {
    let problem = "up of variation of parameter 'JES' in channel 'SR' has 1 entries in place of 2"
    #expect(templates(up: [1.1]).shapeProblem == problem)
    #expect(templates(up: [1.1, 2.1], edges: [0, 1]).shapeProblem?.hasPrefix("bin_edges") == true)
  }
}
