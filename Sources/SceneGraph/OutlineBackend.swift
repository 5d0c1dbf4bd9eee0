// A scene as indented text: what layout tests compare and `--outline` prints.

extension FileFormat {
  /// The finished layout as indented text.
  public static let outline = FileFormat(name: "outline", fileExtension: "txt")
}

/// Writes a scene as text, one element a line, numbers to 0.01 pt: groups with role and name, shapes summarised by
/// their boxes and paints, texts with source, anchor and extent.
public struct OutlineBackend: PagedBackend {
  /// Always the outline.
  public let format = FileFormat.outline

  /// It has no options.
  public init() {}

  /// The outline of one page.
  public func render(_ scene: Scene) throws(RenderError) -> [UInt8] {
    try scene.checkWellFormed(for: format)
    var surface = OutlineSurface()
    surface.page(scene)
    try surface.draw(scene.root)
    return surface.buffer.bytes
  }

  /// The outlines of these pages, one after the other.
  public func render(pages: [Scene]) throws(RenderError) -> [UInt8] {
    var bytes: [UInt8] = []
    for page in pages { bytes += try render(page) }
    return bytes
  }
}

private struct OutlineSurface: Surface {
  var buffer = OutputBuffer()
  private var depth = 0

  mutating func page(_ scene: Scene) {
    let paper = scene.background?.hex ?? "transparent"
    line("page \(number(scene.size.width)) × \(number(scene.size.height)) pt, \(paper)")
    if !scene.title.isEmpty { line("title \(quoted(scene.title))") }
    if !scene.alternativeText.isEmpty { line("alternative text \(quoted(scene.alternativeText))") }
    for datum in scene.metadata { line("metadata \(datum.key) = \(quoted(datum.value))") }
  }

  mutating func begin(_ group: Group) {
    var words = [group.role]
    if let name = group.name { words.append(quoted(name)) }
    if let clip = group.clip { words.append("clip " + box(clip.bounds)) }
    if group.opacity < 1 { words.append("opacity " + number(group.opacity)) }
    if let link = group.link { words.append("link " + quoted(link)) }
    if let tooltip = group.tooltip { words.append("tooltip " + quoted(tooltip)) }
    line(words.joined(separator: " "))
    depth += 1
  }

  mutating func end(_ group: Group) { depth -= 1 }

  mutating func draw(_ shape: Shape) { line("shape " + summary(shape)) }

  mutating func draw(_ markers: Markers) {
    let places = Path(points: markers.points).bounds
    line("markers ×\(markers.points.count) over \(box(places)), each " + summary(markers.symbol))
  }

  mutating func draw(_ text: Text) {
    var words = ["text", quoted(text.source), "at", point(text.anchor), text.alignment.rawValue]
    words.append("size \(number(text.size))")
    if text.rotation != 0 { words.append("rotated \(number(text.rotation))") }
    words.append("extent \(number(text.width)) × \(number(text.ascent)) + \(number(text.descent))")
    if text.baselines.count > 1 { words.append("baselines " + text.baselines.map(number).joined(separator: " ")) }
    words.append(text.color.hex)
    line(words.joined(separator: " "))
  }

  mutating func draw(_ image: Image) {
    line("image \(image.width) × \(image.height) pixels in \(box(image.frame))")
  }

  private mutating func line(_ text: String) {
    buffer.write(String(repeating: "  ", count: depth) + text + "\n")
  }

  private func number(_ value: Double) -> String { value.fixed(2) }
  private func point(_ point: Point) -> String { "(\(number(point.x)), \(number(point.y)))" }

  /// `[left … right, top … bottom]`.
  private func box(_ rect: Rect?) -> String {
    guard let rect else { return "[]" }
    return "[\(number(rect.x)) … \(number(rect.maxX)), \(number(rect.y)) … \(number(rect.maxY))]"
  }

  private func summary(_ shape: Shape) -> String {
    var words = [box(shape.path.bounds), "\(shape.path.segments.count) segments"]
    if let fill = shape.fill { words.append("fill " + describe(fill)) }
    if let stroke = shape.stroke { words.append("stroke " + describe(stroke)) }
    return words.joined(separator: " ")
  }

  private func describe(_ paint: Paint) -> String {
    switch paint {
    case .solid(let color): return color.hex
    case .hatch(let hatch):
      let angles = hatch.angles.map(number).joined(separator: " ")
      let ground = hatch.background.map { " on \($0.hex)" } ?? ""
      let line = "\(number(hatch.lineWidth)) \(hatch.color.hex)"
      return "hatch \(angles)° every \(number(hatch.spacing)) line \(line)\(ground)"
    }
  }

  private func describe(_ stroke: Stroke) -> String {
    var words = [stroke.color.hex, number(stroke.width)]
    if !stroke.dash.isEmpty { words.append("dash " + stroke.dash.map(number).joined(separator: " ")) }
    if stroke.dashPhase != 0 { words.append("phase " + number(stroke.dashPhase)) }
    if stroke.cap != .butt { words.append(stroke.cap.rawValue + " cap") }
    if stroke.join != .miter { words.append(stroke.join.rawValue + " join") }
    return words.joined(separator: " ")
  }

  /// On one line, in quotes.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\n": quoted += "\\n"
      case _ where scalar.properties.generalCategory == .control:
        quoted += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
