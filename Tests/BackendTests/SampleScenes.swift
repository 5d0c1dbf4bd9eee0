// Scenes that use everything a scene can hold, for all backends.
import SceneGraph
import Typesetting

enum SampleScenes {
  static let blue = Color(red: 0.2, green: 0.4, blue: 0.8)
  static let orange = Color(red: 0.9, green: 0.5, blue: 0.1, alpha: 0.6)

  static func page(_ children: [Node], fonts: [FontResource] = []) -> Scene {
    Scene(
      size: Size(width: 200, height: 150), title: "Sample & test", alternativeText: "Shapes of every kind",
      fonts: fonts,
      metadata: [
        Metadatum(key: "command", value: "hfplot prefit workspace.json"),
        Metadatum(key: "workspace.sha256", value: "00ff"),
      ], root: Group(role: "figure", children: children))
  }

  static func stroke(_ color: Color, _ width: Double) -> Stroke { Stroke(color: color, width: width) }

  /// Fills, strokes, dashes, caps, joins, hatches, markers, opacity, clips, links and an image; no text.
  static var shapes: Scene { page(plainShapes + [hatches, markers, clipped, translucent, image]) }

  private static var plainShapes: [Node] {
    let zigzag = Path(points: (0..<9).map { Point(x: 10 + 8 * Double($0), y: $0.isMultiple(of: 2) ? 20 : 8) })
    let star = Path(points: [Point(x: 95, y: 8), Point(x: 112, y: 30), Point(x: 88, y: 30)], closed: true)
    return [
      .shape(Shape(path: Path(Rect(x: 8, y: 40, width: 40, height: 25)), fill: .solid(blue))),
      .shape(Shape(path: Path(Rect(x: 30, y: 50, width: 40, height: 25)), fill: .solid(orange))),
      .shape(Shape(path: star, fill: .solid(.white), stroke: stroke(.black, 2))),
      .shape(
        Shape(path: zigzag, stroke: Stroke(color: blue, width: 3, cap: .round, join: .round))),
      .shape(
        Shape(
          path: zigzag.translated(by: Point(x: 0, y: 15)),
          stroke: Stroke(color: .black, width: 0.8, dash: [4, 2, 1], dashPhase: 1.5, cap: .butt, join: .bevel))),
      .shape(Shape(path: Path(circleAt: Point(x: 130, y: 20), radius: 10), stroke: stroke(orange, 1.5))),
    ]
  }

  private static var hatches: Node {
    let hatch = Hatch(angles: [45], spacing: 3, lineWidth: 0.5, color: .black)
    let crossed = Hatch(
      angles: [0, 60], spacing: 4, lineWidth: 0.7, color: blue, background: Color(red: 1, green: 0.95, blue: 0.8))
    return .group(
      Group(
        role: "band", name: "SR/total",
        children: [
          .shape(Shape(path: Path(Rect(x: 80, y: 40, width: 30, height: 30)), fill: .hatch(hatch))),
          .shape(Shape(path: Path(Rect(x: 110, y: 50, width: 20, height: 20)), fill: .hatch(hatch))),
          .shape(
            Shape(
              path: Path(circleAt: Point(x: 155, y: 55), radius: 16), fill: .hatch(crossed),
              stroke: stroke(.black, 0.5))),
        ]))
  }

  private static var markers: Node {
    let disc = Shape(path: Path(circleAt: Point(x: 0, y: 0), radius: 2), fill: .solid(.black))
    let open = Shape(
      path: Path(Rect(x: -2, y: -2, width: 4, height: 4)), fill: .solid(.white), stroke: stroke(blue, 0.8))
    return .group(
      Group(
        role: "data", name: "SR", tooltip: "observed <events>",
        children: [
          .markers(Markers(symbol: disc, points: (0..<12).map { Point(x: 10 + 6 * Double($0), y: 90) })),
          .markers(Markers(symbol: open, points: [Point(x: 90, y: 90), Point(x: 92.5, y: 91)])),
        ]))
  }

  private static var clipped: Node {
    .group(
      Group(
        role: "panel", name: "SR", clip: Path(circleAt: Point(x: 30, y: 120), radius: 18),
        link: "https://example.org/?a=1&b=2",
        children: [.shape(Shape(path: Path(Rect(x: 10, y: 105, width: 60, height: 20)), fill: .solid(blue)))]))
  }

  private static var translucent: Node {
    .group(
      Group(
        role: "panel", opacity: 0.5,
        children: [
          .shape(Shape(path: Path(Rect(x: 60, y: 105, width: 30, height: 20)), fill: .solid(.black))),
          .shape(
            Shape(
              path: Path(Rect(x: 75, y: 112, width: 30, height: 25)), fill: .solid(Color(red: 1, green: 0, blue: 0)),
              stroke: stroke(blue, 3))),
        ]))
  }

  private static var image: Node {
    var rgba: [UInt8] = []
    for row in 0..<6 {
      for column in 0..<8 { rgba += [UInt8(column * 32), UInt8(row * 40), UInt8(200 - column * 20), 255] }
    }
    return .image(
      Image(width: 8, height: 6, rgba: rgba, frame: Rect(x: 120, y: 85, width: 72.5, height: 54.3)))
  }

  /// Labels of every kind on a page with a frame.
  static func labels(_ typeface: Typeface = .sans) throws -> Scene {
    let typesetter = try Typesetter(typeface)
    func label(_ source: String, _ size: Double = 10) throws -> Label { try typesetter.label(source, size: size) }
    let red = Color(red: 0.8, green: 0, blue: 0)
    let texts = [
      try label(#"$\sqrt{s} = 13\,\mathrm{TeV}$, $139\,\mathrm{fb}^{-1}$"#).text(at: Point(x: 12, y: 20)),
      try label(#"$p_\mathrm{T}^\mathrm{miss}$ [GeV]"#).text(at: Point(x: 190, y: 140), alignment: .right),
      try label("Events / 25 GeV").text(at: Point(x: 12, y: 130), rotation: 90),
      try label(#"\textbf{Bold} \textit{italic} \color{#cc0000}{red} 100\% A\&B"#, 8).text(
        at: Point(x: 100, y: 40), alignment: .center, color: .black),
      try label(#"$\frac{d\sigma}{dp_T} \left[\frac{\mathrm{pb}}{\mathrm{GeV}}\right]$"#).text(
        at: Point(x: 60, y: 70), color: red),
      try label(#"two lines\\of a label"#, 9).text(at: Point(x: 190, y: 60), alignment: .right),
      try label(#"$\tilde{\chi}^0_1 \to \ell^+\ell^-$"#).text(
        at: Point(x: 120, y: 110), alignment: .center, rotation: -30),
    ]
    return page(
      [
        .shape(Shape(path: Path(Rect(x: 2, y: 2, width: 196, height: 146)), stroke: stroke(.black, 0.5))),
        .group(Group(role: "axis.x.title", name: "main", children: texts.map(Node.text))),
      ], fonts: typesetter.fontResources)
  }

  /// One label of plain characters.
  static func verbatim(_ text: String) throws -> Scene {
    let typesetter = try Typesetter(.sans)
    let label = try typesetter.verbatim(text, size: 8)
    return page([.text(label.text(at: Point(x: 5, y: 50)))], fonts: typesetter.fontResources)
  }

  /// A text as someone might put it into a scene without the typesetter: source only.
  static func raw(_ source: String) -> Scene {
    page([
      .text(
        Text(
          source: source, plain: source, size: 8, anchor: Point(x: 5, y: 50), width: 100, ascent: 6, descent: 2))
    ])
  }
}
