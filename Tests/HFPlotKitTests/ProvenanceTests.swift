// Facts about a figure's origin survive every format, whatever characters they hold.
import SceneGraph
import Testing

@testable import HFPlotKit

@Suite struct ProvenanceTests {
  static let facts = [
    Metadatum(key: "command", value: #"hfplot prefit 'my (new) \ws.json' --set 'label.text=a & b <c> "d"'"#),
    Metadatum(key: "version", value: HFPlotVersion.current),
    Metadatum(key: "workspace", value: "größe_測定.json"),
    Metadatum(key: "layer.1", value: "00ff a b.json"),
  ]

  @Test(arguments: Backends.fileExtensions) func factsAreReadBack(_ format: String) throws {
    let scene = Scene(
      size: Size(width: 50, height: 40), title: "t", alternativeText: "a: b", metadata: Self.facts,
      root: Group(role: "figure"))
    let bytes = try Backends.backend(for: "x.\(format)", options: RenderOptions()).render(scene)
    #expect(FigureOrigin.facts(in: bytes) == Self.facts)
  }
}
