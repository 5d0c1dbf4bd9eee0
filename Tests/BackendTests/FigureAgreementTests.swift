// Whole figures in all formats: a real page of the example in several looks.
import CairoBackend
import Foundation
import HFPlotKit
import SVGBackend
import Testing
import TikZBackend

@Suite(.serialized) struct FigureAgreementTests {
  /// The page of one channel of the example before the fit.
  private func scene(_ look: String, _ settings: [String] = []) throws -> Scene {
    try withTemporaryFolder { folder in
      for file in try ExampleSearch.files() {
        try file.text.write(to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
      }
      let analysis = try Analysis(WorkspaceRequest(path: folder.appending(path: "workspace.json").path))
      let style = try Style(
        [.named(folder.appending(path: "style.json").path), .named(look)] + settings.map(StyleSource.setting),
        kind: "prefit")
      let annotations = Annotations(style)
      let result = try analysis.prefitYields(
        YieldsOptions(channels: ["SR_2j"], annotations: annotations), command: analysis.command(verb: "prefit"))
      let figures = YieldsFigure.figures(from: result, annotations: annotations, style: style)
      return try #require(try Drawing.scenes(of: figures).first)
    }
  }

  /// The scene with its text painted out.
  private func withoutText(_ scene: Scene) -> Scene {
    func cleaned(_ group: Group) -> Group {
      var group = group
      group.children = group.children.compactMap { child in
        switch child {
        case .text: nil
        case .group(let inner): .group(cleaned(inner))
        default: child
        }
      }
      return group
    }
    var scene = scene
    scene.root = cleaned(scene.root)
    return scene
  }

  @Test(
    .enabled(if: ExternalTool.isInstalled("pdftoppm", "rsvg-convert")),
    arguments: ["atlas", "cms", "dark", "greyscale"])
  func vectorFormats(look: String) throws {
    let scene = try scene(look), reference = try Rasterizing.png(scene)
    try RasterComparison.expectEqual(
      try Rasterizing.pdf(try PDFBackend().render(scene)), reference, named: "figure-pdf-\(look)", mean: 2.5,
      worstTile: 28, strongPixels: 0.006)
    try RasterComparison.expectEqual(
      try Rasterizing.svg(try SVGBackend().render(scene)), reference, named: "figure-svg-\(look)", mean: 0.3,
      worstTile: 4, strongPixels: 0.0002)
  }

  /// Everything but text, by both engines; text too where LaTeX has the figure's own typeface.
  @Test(.enabled(if: AgreementTests.latex, "pdflatex is not installed"), arguments: ["pdflatex", "lualatex"])
  func latex(engine: String) throws {
    guard ExternalTool.isInstalled(engine) else { return }
    let drawing = withoutText(try scene("atlas"))
    try RasterComparison.expectEqual(
      try Rasterizing.tikz(try TikZBackend().render(drawing), engine: engine), try Rasterizing.png(drawing),
      named: "figure-tikz-\(engine)", mean: 1, worstTile: 10, strongPixels: 0.0005)
    // At 10 bp the designs of Latin Modern are those that LaTeX takes.
    let keys = ["axis.title", "axis.labels", "legend", "legend.note", "label.energy", "label.region", "label.stage"]
    let paper = try scene("paper", ["page.width=120mm", "text.size=10"] + keys.map { "\($0).size=1em" })
    try RasterComparison.expectEqual(
      try Rasterizing.tikz(try TikZBackend().render(paper), engine: engine), try Rasterizing.png(paper),
      named: "figure-tikz-text-\(engine)", mean: 1.8, worstTile: 80,
      strongPixels: 0.004)
  }

  /// Labels can be searched, and come in the order in which they are read: panels from the top, each in its own order.
  @Test(.enabled(if: ExternalTool.isInstalled("pdftotext")))
  func readingOrder() throws {
    let scene = try scene("atlas")
    let text = try withTemporaryFolder { folder in
      try Data(try PDFBackend().render(scene)).write(to: folder.appending(path: "figure.pdf"))
      return try ExternalTool("pdftotext")?.run(["-raw", "figure.pdf", "-"], in: folder).output ?? ""
    }
    var rest = text[...]
    for words in [
      "Events", "ATLAS", "13 TeV", "SR 2j", "Pre-fit", "Data", "Uncertainty", "[GeV]", "Pred.",
    ] {
      let found = try #require(
        rest.range(of: words), "\(words) after \(text.prefix(text.count - rest.count).suffix(60))")
      rest = rest[found.upperBound...]
    }
  }
}
