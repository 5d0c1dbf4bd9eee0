// Draws a scene into SVG elements, collecting what they refer to.

import SceneGraph

/// The body of the file and its definitions. Ids of definitions are counted in drawing order.
struct SVGSurface: Surface {
  var body = OutputBuffer(capacity: 32_768)
  var definitions = OutputBuffer(capacity: 16_384)
  /// Begins the ids that are no names of the scene: names go on with a hyphen, so that the two never meet.
  let prefix: String
  let options: SVGBackend.Options
  let fonts: [String: FontResource]
  let fontNumbers: [String: Int]
  var glyphs: Set<String> = []
  private let page: Rect
  private let range: Rect
  private var identifiers: ElementIdentifiers
  private var clips: [Path: Int] = [:]
  private var symbols: [Shape: Int] = [:]

  init(scene: Scene, options: SVGBackend.Options) {
    self.options = options
    identifiers = ElementIdentifiers(prefix: options.idPrefix)
    prefix = identifiers.prefix + "_"
    fonts = Dictionary(scene.fonts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    fontNumbers = Dictionary(
      scene.fonts.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    page = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    range = scene.drawableRange
  }

  // MARK: Groups

  mutating func begin(_ group: Group) {
    let link = group.link.flatMap(SVGLink.init)
    if let link {
      body.write("<a xlink:href=\"")
      body.write(xmlAttribute: link.target)
      body.write("\">\n")
    }
    let clip = group.clip.map { clipIdentifier($0) }
    body.write("<g class=\"")
    body.write(xmlAttribute: ElementIdentifiers.cleaned(group.role))
    body.write("\"")
    if let name = group.name { body.write(" id=\"\(identifiers.identifier(for: name))\"") }
    if let clip { body.write(" clip-path=\"url(#\(clip))\"") }
    if group.opacity < 1 { body.write(attribute: "opacity", group.opacity, decimals: 4) }
    body.write(">\n")
    if let tooltip = group.tooltip {
      body.write("<title>")
      body.write(xmlText: tooltip)
      body.write("</title>\n")
    }
  }

  mutating func end(_ group: Group) {
    body.write("</g>\n")
    if group.link.flatMap(SVGLink.init) != nil { body.write("</a>\n") }
  }

  /// The id of a clip path, shared by all groups and hatches that are cut to it.
  private mutating func clipIdentifier(_ path: Path) -> String {
    let clip = path.clippedArea(to: range)
    let number = clips[clip] ?? clips.count + 1
    if clips.updateValue(number, forKey: clip) == nil {
      definitions.write("<clipPath id=\"\(prefix)c\(number)\"><path d=\"")
      definitions.write(clip.isEmpty ? Path([.move(Point(x: 0, y: 0)), .close]) : clip)
      definitions.write("\"/></clipPath>\n")
    }
    return "\(prefix)c\(number)"
  }

  // MARK: Shapes

  mutating func draw(_ shape: Shape) {
    for piece in shape.limited(to: range) { drawLimited(piece) }
  }

  private mutating func drawLimited(_ shape: Shape) {
    guard !shape.path.isEmpty else { return }
    if case .hatch(let hatch)? = shape.fill {
      draw(hatch, in: shape.path)
      if shape.stroke != nil { drawLimited(Shape(path: shape.path, stroke: shape.stroke)) }
      return
    }
    guard shape.fill != nil || shape.stroke != nil else { return }
    Self.write(shape, identifier: nil, into: &body)
  }

  /// A `<path>` with solid paints.
  private static func write(_ shape: Shape, identifier: String?, into output: inout OutputBuffer) {
    output.write("<path")
    if let identifier { output.write(" id=\"\(identifier)\"") }
    output.write(" d=\"")
    output.write(shape.path)
    output.write("\"")
    if case .solid(let color)? = shape.fill {
      output.write(color: color, as: "fill")
    } else {
      output.write(" fill=\"none\"")
    }
    if let stroke = shape.stroke { output.write(stroke) }
    output.write("/>\n")
  }

  private mutating func draw(_ hatch: Hatch, in path: Path) {
    if let background = hatch.background { drawLimited(Shape(path: path, fill: .solid(background))) }
    guard let region = path.bounds?.intersection(page) else { return }
    let lines = hatch.lines(over: region)
    guard !lines.isEmpty else { return }
    body.write("<path clip-path=\"url(#\(clipIdentifier(path)))\" d=\"")
    for line in lines { body.write(Path(points: [line.from, line.to])) }
    body.write("\" fill=\"none\"")
    body.write(color: hatch.color, as: "stroke")
    body.write(attribute: "stroke-width", hatch.lineWidth)
    body.write("/>\n")
  }

  // MARK: Markers and images

  /// One definition, used at every place; too few places or a hatched symbol are drawn as shapes.
  mutating func draw(_ markers: Markers) {
    let isHatched = if case .hatch? = markers.symbol.fill { true } else { false }
    let seen = markers.points.filter(range.contains)
    guard seen.count > 2, !isHatched else {
      for point in seen {
        var shape = markers.symbol
        shape.path = shape.path.translated(by: point)
        draw(shape)
      }
      return
    }
    let reference = symbolIdentifier(markers.symbol)
    for point in seen {
      body.write("<use xlink:href=\"#\(reference)\"")
      body.write(attribute: "x", point.x)
      body.write(attribute: "y", point.y)
      body.write("/>\n")
    }
  }

  private mutating func symbolIdentifier(_ symbol: Shape) -> String {
    let number = symbols[symbol] ?? symbols.count + 1
    let identifier = "\(prefix)m\(number)"
    if symbols.updateValue(number, forKey: symbol) == nil {
      Self.write(symbol, identifier: identifier, into: &definitions)
    }
    return identifier
  }

  /// Up to so many rectangles are written for an image: librsvg smooths what it enlarges whatever it is told.
  private static let mostCells = 20_000

  mutating func draw(_ image: Image) {
    let cells = image.width * image.height <= 1 << 18 ? image.cells : []
    guard image.width * image.height <= 1 << 18, cells.count <= Self.mostCells else { return embed(image) }
    for cell in cells { drawLimited(Shape(path: Path(cell.frame), fill: .solid(cell.color))) }
  }

  /// Pixels as an embedded PNG, enlarged without smoothing: the last of the styles that a viewer knows holds.
  private mutating func embed(_ image: Image) {
    body.write("<image")
    body.write(attribute: "x", image.frame.x)
    body.write(attribute: "y", image.frame.y)
    body.write(attribute: "width", image.frame.width)
    body.write(attribute: "height", image.frame.height)
    body.write(" preserveAspectRatio=\"none\" style=\"image-rendering:optimizeSpeed;image-rendering:pixelated\"")
    body.write(" xlink:href=\"data:image/png;base64,")
    body.write(base64: image.png)
    body.write("\"/>\n")
  }

  mutating func draw(_ text: Text) { write(text) }
}
