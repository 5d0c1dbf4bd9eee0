// The four formats show the same picture.
import CairoBackend
import SVGBackend
import SceneGraph
import Testing
import TikZBackend

/// PDF, SVG and TikZ against our PNG. What remains of the programs' own rounding after averaging is a fraction of a
/// grey level in the mean; a missing or moved mark changes its tile by 30 and more.
@Suite(.serialized) struct AgreementTests {
  static let latex = ExternalTool.isInstalled("pdflatex", "pdftoppm")

  @Test(.enabled(if: ExternalTool.isInstalled("pdftoppm"), "pdftoppm is not installed"))
  func pdfShapes() throws {
    let scene = SampleScenes.shapes
    try RasterComparison.expectEqual(
      try Rasterizing.pdf(try PDFBackend().render(scene)), try Rasterizing.png(scene), named: "pdf-shapes", mean: 0.5,
      worstTile: 8, strongPixels: 0.0005)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("pdftoppm"), "pdftoppm is not installed"))
  func pdfLabels() throws {
    // FreeType makes the stems of small letters darker: grey levels differ, places do not.
    let scene = try SampleScenes.labels()
    try RasterComparison.expectEqual(
      try Rasterizing.pdf(try PDFBackend().render(scene)), try Rasterizing.png(scene), named: "pdf-labels", mean: 2,
      worstTile: 20, strongPixels: 0.001)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("rsvg-convert"), "rsvg-convert is not installed"))
  func svgShapes() throws {
    let scene = SampleScenes.shapes
    try RasterComparison.expectEqual(
      try Rasterizing.svg(try SVGBackend().render(scene)), try Rasterizing.png(scene), named: "svg-shapes", mean: 0.3,
      worstTile: 4, strongPixels: 0.0001)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("rsvg-convert"), "rsvg-convert is not installed"))
  func svgLabels() throws {
    let scene = try SampleScenes.labels()
    try RasterComparison.expectEqual(
      try Rasterizing.svg(try SVGBackend().render(scene)), try Rasterizing.png(scene), named: "svg-labels", mean: 0.3,
      worstTile: 4, strongPixels: 0.0001)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("rsvg-convert"), "rsvg-convert is not installed"))
  func svgWithWordsAsText() throws {
    let scene = try SampleScenes.labels()
    let svg = try SVGBackend(options: .init(textMode: .hybrid)).render(scene)
    #expect(String(decoding: svg, as: UTF8.self).contains("<text"))
    try RasterComparison.expectEqual(
      try Rasterizing.svg(svg), try Rasterizing.png(scene), named: "svg-hybrid", mean: 2, worstTile: 60)
  }

  @Test(.enabled(if: Rasterizing.browser != nil, "Chromium is not installed"))
  func svgInABrowser() throws {
    for (name, scene) in [("shapes", SampleScenes.shapes), ("labels", try SampleScenes.labels())] {
      try RasterComparison.expectEqual(
        try Rasterizing.chromium(try SVGBackend().render(scene), page: scene.size), try Rasterizing.png(scene),
        named: "chromium-\(name)", mean: 0.5, worstTile: 8)
    }
  }

  /// Everything but text: the drawing itself.
  @Test(.enabled(if: latex, "pdflatex is not installed"), arguments: ["pdflatex", "lualatex"])
  func tikzShapes(engine: String) throws {
    guard ExternalTool.isInstalled(engine) else { return }
    let scene = SampleScenes.shapes
    try RasterComparison.expectEqual(
      try Rasterizing.tikz(try TikZBackend().render(scene), engine: engine), try Rasterizing.png(scene),
      named: "tikz-shapes-\(engine)", mean: 0.5, worstTile: 8, strongPixels: 0.0005)
  }

  /// With text, in the typeface that LaTeX sets it in: glyph by glyph within a fraction of a point. What differs most is
  /// the tall bracket, which LaTeX's font has in fewer sizes.
  @Test(.enabled(if: latex, "pdflatex is not installed"))
  func tikzLabels() throws {
    let scene = try SampleScenes.labels(.serif)
    try RasterComparison.expectEqual(
      try Rasterizing.tikz(try TikZBackend().render(scene), engine: "pdflatex"), try Rasterizing.png(scene),
      named: "tikz-labels", mean: 2.5, worstTile: 40)
  }
}
