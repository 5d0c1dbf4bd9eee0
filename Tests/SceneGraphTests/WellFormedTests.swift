// Scenes that no format can draw are refused with the place of the fault.
import Testing

@testable import SceneGraph

struct WellFormedTests {
  private static func problem(_ nodes: [Node], size: Size = Size(width: 100, height: 100)) -> String? {
    let scene = Scene(
      size: size,
      root: Group(role: "figure", children: [.group(Group(role: "panel", name: "SR/main", children: nodes))]))
    do {
      try scene.checkWellFormed(for: .outline)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func aPlainSceneIsFine() {
    #expect(
      Self.problem([.shape(Shape(path: Path(Rect(x: 0, y: 0, width: 1, height: 1)), fill: .solid(.black)))]) == nil)
  }

  @Test func numbersMustBeFinite() throws {
    let message = try #require(
      Self.problem([.shape(Shape(path: Path(points: [Point(x: 0, y: .nan), Point(x: 1, y: 1)])))]))
    #expect(message.contains("panel 'SR/main'") && message.contains("not a finite number"))
  }

  @Test func pathsStartWithAMove() {
    #expect(
      Self.problem([.shape(Shape(path: Path([.line(Point(x: 0, y: 0))])))])?.contains("start with a move") == true)
  }

  @Test func pagesHaveASize() {
    #expect(Self.problem([], size: Size(width: 0, height: 10))?.contains("width is 0") == true)
    #expect(Self.problem([], size: Size(width: 10, height: 20_000))?.contains("height") == true)
  }

  @Test(arguments: [
    Stroke(color: .black, width: -1), Stroke(color: .black, width: 1, dash: [0, 0]),
    Stroke(color: Color(red: 2, green: 0, blue: 0), width: 1), Stroke(color: .black, width: 1, dashPhase: .infinity),
  ])
  func strokesMustMakeSense(stroke: Stroke) {
    let path = Path(points: [Point(x: 0, y: 0), Point(x: 1, y: 1)])
    #expect(Self.problem([.shape(Shape(path: path, stroke: stroke))]) != nil)
  }

  @Test func fontsMustBeListed() {
    let run = GlyphRun(font: "nowhere", size: 8, glyphs: [], advance: 1, isWord: true)
    let text = Text(
      source: "a", plain: "a", size: 8, anchor: Point(x: 0, y: 0), width: 1, ascent: 1, descent: 0, runs: [run])
    #expect(Self.problem([.text(text)])?.contains("font 'nowhere'") == true)
  }

  @Test func imagesMustBeWhole() {
    let image = Image(width: 2, height: 2, rgba: [0, 0, 0, 0], frame: Rect(x: 0, y: 0, width: 1, height: 1))
    #expect(Self.problem([.image(image)])?.contains("4 bytes") == true)
  }

  @Test func hatchesMustNotBeTooFine() {
    let hatch = Hatch(angles: [45], spacing: 0.1, lineWidth: 0.1, color: .black)
    let shape = Shape(path: Path(Rect(x: 0, y: 0, width: 1, height: 1)), fill: .hatch(hatch))
    #expect(Self.problem([.shape(shape)])?.contains("spacing") == true)
  }
}
