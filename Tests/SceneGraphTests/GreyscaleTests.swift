// A scene without colour: nothing but greys of the same brightness, whatever it is made of.
import SceneGraph
import Testing

@Suite struct GreyscaleTests {
  private static let red = Color(red: 0.8, green: 0.1, blue: 0.2, alpha: 0.5)
  private static let blue = Color(red: 0.1, green: 0.2, blue: 0.9)

  private static let scene: Scene = {
    let path = Path(Rect(x: 0, y: 0, width: 1, height: 1))
    let hatch = Hatch(angles: [45], spacing: 2, lineWidth: 0.5, color: red, background: blue)
    let run = GlyphRun(font: "f", size: 8, color: red, glyphs: [], advance: 0, isWord: true)
    let text = Text(
      source: "a", plain: "a", size: 8, anchor: Point(x: 0, y: 0), color: blue, width: 1, ascent: 1, descent: 0,
      runs: [run], rules: [Rule(frame: Rect(x: 0, y: 0, width: 1, height: 1), color: red)])
    let inner = Group(
      role: "inner",
      children: [
        .shape(Shape(path: path, fill: .hatch(hatch), stroke: Stroke(color: red, width: 1))),
        .markers(Markers(symbol: Shape(path: path, fill: .solid(blue)), points: [Point(x: 1, y: 1)])), .text(text),
        .image(
          Image(
            width: 2, height: 1, rgba: [200, 10, 30, 255, 90, 90, 90, 7], frame: Rect(x: 0, y: 0, width: 1, height: 1))),
      ])
    return Scene(
      size: Size(width: 10, height: 10), background: blue, root: Group(role: "figure", children: [.group(inner)]))
  }()

  private static func colors(_ node: Node) -> [Color] {
    func of(_ paint: Paint?) -> [Color] {
      switch paint {
      case .solid(let color): [color]
      case .hatch(let hatch): [hatch.color] + (hatch.background.map { [$0] } ?? [])
      case nil: []
      }
    }
    func of(_ shape: Shape) -> [Color] { of(shape.fill) + (shape.stroke.map { [$0.color] } ?? []) }
    switch node {
    case .group(let group): return group.children.flatMap(colors)
    case .shape(let shape): return of(shape)
    case .markers(let markers): return of(markers.symbol)
    case .text(let text): return [text.color] + text.runs.compactMap(\.color) + text.rules.compactMap(\.color)
    case .image(let image):
      return stride(from: 0, to: image.rgba.count, by: 4).map { start in
        let part = image.rgba[start..<start + 4].map { Double($0) / 255 }
        return Color(red: part[0], green: part[1], blue: part[2], alpha: part[3])
      }
    }
  }

  @Test func everyPaintIsTheGreyOfItsBrightness() throws {
    let grey = Self.scene.inGreyscale
    let before = Self.colors(.group(Self.scene.root)), after = Self.colors(.group(grey.root))
    #expect(before.count == 9 && after.count == 9)
    for (old, new) in zip(before + [try #require(Self.scene.background)], after + [try #require(grey.background)]) {
      #expect(new.red == new.green && new.green == new.blue && new.alpha == old.alpha)
      #expect(abs(new.luminance - old.luminance) < 0.005)
    }
  }

  @Test func aSceneOfGreysIsLeftAsItIs() {
    let grey = Self.scene.inGreyscale
    #expect(grey.inGreyscale == grey)
  }
}
