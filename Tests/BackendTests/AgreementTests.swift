// The four formats show the same picture.
import CairoBackend
import SVGBackend
import SceneGraph
import Testing
import TikZBackend

/// PDF and SVG against our PNG. The programs smooth edges differently, hence the tolerances: a mean of a fraction of
/// a grey level, and no tile in which a mark is missing (a missing label changes a tile by 30 and more).
@Suite struct AgreementTests {
  @Test(.enabled(if: ExternalTool.isInstalled("pdftoppm"), "pdftoppm is not installed"))
  func pdfShapes() throws {
    let scene = SampleScenes.shapes
    try RasterComparison.expectEqual(
      try Rasterizing.pdf(try PDFBackend().render(scene)), try Rasterizing.png(scene), named: "pdf-shapes", mean: 1,
      worstTile: 12)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("pdftoppm"), "pdftoppm is not installed"))
  func pdfLabels() throws {
    let scene = try SampleScenes.labels()
    try RasterComparison.expectEqual(
      try Rasterizing.pdf(try PDFBackend().render(scene)), try Rasterizing.png(scene), named: "pdf-labels", mean: 1,
      worstTile: 14)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("rsvg-convert"), "rsvg-convert is not installed"))
  func svgShapes() throws {
    let scene = SampleScenes.shapes
    try RasterComparison.expectEqual(
      try Rasterizing.svg(try SVGBackend().render(scene)), try Rasterizing.png(scene), named: "svg-shapes", mean: 0.5,
      worstTile: 6)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("rsvg-convert"), "rsvg-convert is not installed"))
  func svgLabels() throws {
    let scene = try SampleScenes.labels()
    try RasterComparison.expectEqual(
      try Rasterizing.svg(try SVGBackend().render(scene)), try Rasterizing.png(scene), named: "svg-labels", mean: 0.5,
      worstTile: 6)
  }

  @Test(.enabled(if: ExternalTool.isInstalled("rsvg-convert"), "rsvg-convert is not installed"))
  func svgWithWordsAsText() throws {
    let scene = try SampleScenes.labels()
    let svg = try SVGBackend(options: .init(textMode: .hybrid)).render(scene)
    #expect(String(decoding: svg, as: UTF8.self).contains("<text"))
    try RasterComparison.expectEqual(
      try Rasterizing.svg(svg), try Rasterizing.png(scene), named: "svg-hybrid", mean: 2, worstTile: 60)
  }
}
