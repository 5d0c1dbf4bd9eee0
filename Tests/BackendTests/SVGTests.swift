// SVG files: what a page that holds the figure can select, read aloud and link, and what old viewers understand.
import Foundation
import SVGBackend
import SceneGraph
import Testing

@Suite struct SVGTests {
  private func svg(_ scene: Scene, _ options: SVGBackend.Options = .init()) throws -> String {
    String(decoding: try SVGBackend(options: options).render(scene), as: UTF8.self)
  }

  @Test func rolesAreClassesAndNamesAreIds() throws {
    let text = try svg(SampleScenes.shapes)
    #expect(
      text.contains(#"<g class="band" id="hfplot-SR.total""#) || text.contains(#"class="band" id=""#),
      "\(text.prefix(900))")
    let all = text.components(separatedBy: " id=\"").dropFirst()
    #expect(!all.isEmpty && ids(text).count == all.count)
  }

  @Test func prefixesKeepFiguresOfOnePageApart() throws {
    let first = try svg(SampleScenes.shapes, .init(idPrefix: "a")),
      second = try svg(SampleScenes.shapes, .init(idPrefix: "b"))
    #expect(ids(first).isDisjoint(with: ids(second)))
  }

  private func ids(_ text: String) -> Set<String> {
    var found: Set<String> = []
    for part in text.components(separatedBy: " id=\"").dropFirst() {
      found.insert(String(part.prefix { $0 != "\"" }))
    }
    return found
  }

  @Test func whatIsReadAloud() throws {
    let text = try svg(SampleScenes.shapes)
    #expect(text.contains("<title") && text.contains("Sample &amp; test</title>"))
    #expect(text.contains("<desc") && text.contains("Shapes of every kind</desc>"))
    #expect(text.contains(#"role="img""#))
    #expect(text.contains("<title>observed &lt;events&gt;</title>"))
  }

  @Test func linksAreOldEnoughForInkscape() throws {
    let text = try svg(SampleScenes.shapes)
    #expect(text.contains(#"xmlns:xlink="http://www.w3.org/1999/xlink""#))
    #expect(text.contains(#"<a xlink:href="https://example.org/?a=1&amp;b=2""#))
    #expect(!text.contains(" href="))
    #expect(try svg(try SampleScenes.labels()).contains("<use xlink:href="))
  }

  @Test func scriptsAreNoLinks() throws {
    let group = Group(role: "panel", link: "javascript:alert(1)", children: [])
    #expect(try !svg(SampleScenes.page([.group(group)])).contains("javascript"))
  }

  @Test func sizesAreMillimetresAndPoints() throws {
    let text = try svg(SampleScenes.shapes)
    #expect(text.contains(#"viewBox="0 0 200 150""#))
    #expect(text.contains("mm\""))
  }

  /// Heat maps are rectangles, which no viewer smooths.
  @Test func smallImagesAreRectangles() throws {
    #expect(try !svg(SampleScenes.shapes).contains("<image"))
    var noise: [UInt8] = []
    for pixel in 0..<360_000 { noise += [UInt8(pixel * 7919 % 251), UInt8(pixel * 104_729 % 241), 0, 255] }
    let image = Image(width: 600, height: 600, rgba: noise, frame: Rect(x: 0, y: 0, width: 100, height: 100))
    #expect(try svg(SampleScenes.page([.image(image)])).contains("<image"))
  }
}
