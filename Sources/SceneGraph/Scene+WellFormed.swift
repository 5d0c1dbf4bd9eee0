// What a backend may rely on: finite numbers, known fonts, whole images. Found here once, before anything is written.

extension Scene {
  /// Refuses a scene that no format can draw, with the place of the first fault.
  public func checkWellFormed(for format: FileFormat) throws(RenderError) {
    var check = WellFormedness(scene: self)
    check.visitPage()
    check.visit(root)
    if let fault = check.fault {
      throw RenderError(format: format, message: fault.message, hint: fault.hint)
    }
  }
}

/// A walk that stops caring after the first fault.
private struct WellFormedness {
  let scene: Scene
  let fonts: [String: FontResource]
  private(set) var fault: (message: String, hint: String)?
  private var path: [String] = []

  /// The largest page side in points: what PDF viewers accept (200 in).
  static let largestSide = 14_400.0
  /// Hatch lines closer than this are a grey in print, and too many to write.
  static let smallestSpacing = 0.25

  init(scene: Scene) {
    self.scene = scene
    fonts = Dictionary(scene.fonts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func report(_ message: String, _ hint: String) {
    if fault == nil { fault = (path.isEmpty ? message : path.joined(separator: " › ") + ": " + message, hint) }
  }

  private mutating func require(_ condition: Bool, _ message: @autoclosure () -> String, _ hint: String) {
    if !condition { report(message(), hint) }
  }

  mutating func visitPage() {
    for (name, side) in [("width", scene.size.width), ("height", scene.size.height)] {
      require(
        side > 0 && side <= Self.largestSide, "the page's \(name) is \(side) pt",
        "give a \(name) above 0 and up to \(Int(Self.largestSide)) pt (200 in)")
    }
    if let background = scene.background { visit(background) }
  }

  mutating func visit(_ group: Group) {
    guard fault == nil else { return }
    path.append(group.name.map { "\(group.role) '\($0)'" } ?? group.role)
    defer { path.removeLast() }
    require((0...1).contains(group.opacity), "opacity \(group.opacity)", "opacities run from 0 to 1")
    if let clip = group.clip { visit(clip) }
    for child in group.children {
      switch child {
      case .group(let group): visit(group)
      case .shape(let shape): visit(shape)
      case .markers(let markers): visit(markers)
      case .text(let text): visit(text)
      case .image(let image): visit(image)
      }
      if fault != nil { return }
    }
  }

  private mutating func visit(_ numbers: [Double], _ what: String) {
    require(
      numbers.allSatisfy(\.isFinite), "\(what) that is not a finite number",
      "leave out points without a value before drawing")
  }

  private mutating func visit(_ path: Path) {
    var isOpen = false
    for segment in path.segments {
      switch segment {
      case .move(let p):
        isOpen = true
        requireFinite(p)
      case .line(let p):
        require(isOpen, "a path that does not start with a move", "begin every subpath with .move")
        requireFinite(p)
      case .cubic(let a, let b, let c):
        require(isOpen, "a path that does not start with a move", "begin every subpath with .move")
        [a, b, c].forEach { requireFinite($0) }
      case .close: require(isOpen, "a path that does not start with a move", "begin every subpath with .move")
      }
    }
  }

  private mutating func requireFinite(_ point: Point) {
    if !(point.x.isFinite && point.y.isFinite) { visit([point.x, point.y], "a coordinate") }
  }

  private mutating func visit(_ shape: Shape) {
    visit(shape.path)
    switch shape.fill {
    case .solid(let color)?: visit(color)
    case .hatch(let hatch)?: visit(hatch)
    case nil: break
    }
    if let stroke = shape.stroke { visit(stroke) }
  }

  private mutating func visit(_ markers: Markers) {
    visit(markers.symbol)
    markers.points.forEach { requireFinite($0) }
  }

  private mutating func visit(_ color: Color) {
    require(
      [color.red, color.green, color.blue, color.alpha].allSatisfy((0...1).contains), "a colour outside 0 to 1",
      "colour components and alpha run from 0 to 1")
  }

  private mutating func visit(_ hatch: Hatch) {
    visit(hatch.color)
    if let background = hatch.background { visit(background) }
    visit(hatch.angles, "a hatch angle")
    require(
      hatch.spacing.isFinite && hatch.spacing >= Self.smallestSpacing, "a hatch spacing of \(hatch.spacing) pt",
      "give a spacing of at least \(Self.smallestSpacing) pt")
    require(hatch.lineWidth.isFinite && hatch.lineWidth >= 0, "a hatch line width below 0", "give 0 or more")
  }

  private mutating func visit(_ stroke: Stroke) {
    visit(stroke.color)
    visit([stroke.dashPhase], "a dash phase")
    require(stroke.width.isFinite && stroke.width >= 0, "a line width of \(stroke.width) pt", "give 0 or more")
    let isDashed = stroke.dash.contains { $0 > 0 }
    require(
      stroke.dash.isEmpty || (isDashed && stroke.dash.allSatisfy { $0.isFinite && $0 >= 0 }),
      "dash lengths \(stroke.dash)", "give lengths of 0 or more, at least one above 0, or none for a solid line")
  }

  private mutating func visit(_ text: Text) {
    visit([text.size, text.anchor.x, text.anchor.y, text.rotation, text.width], "a text's place or size")
    visit(text.color)
    for rule in text.rules {
      visit([rule.frame.x, rule.frame.y, rule.frame.width, rule.frame.height], "a rule's place")
      if let color = rule.color { visit(color) }
    }
    for run in text.runs { visit(run, of: text) }
  }

  private mutating func visit(_ run: GlyphRun, of text: Text) {
    if let color = run.color { visit(color) }
    visit([run.size, run.advance], "a glyph run's size")
    guard let font = fonts[run.font] else {
      report(
        "the text '\(text.plain)' uses font '\(run.font)', which the scene does not list",
        "put every font a run names into Scene.fonts")
      return
    }
    require(font.unitsPerEm > 0, "font '\(font.id)' without units per em", "give the font's units per em")
    for glyph in run.glyphs {
      if !(glyph.x.isFinite && glyph.y.isFinite) { visit([glyph.x, glyph.y], "a glyph's place") }
      require(
        font.outlines[glyph.id] != nil, "font '\(font.id)' lacks the outline of glyph \(glyph.id) in '\(text.plain)'",
        "collect the scene's fonts after all its labels are set")
    }
  }

  private mutating func visit(_ image: Image) {
    visit([image.frame.x, image.frame.y, image.frame.width, image.frame.height], "an image's place")
    require(image.frame.width > 0 && image.frame.height > 0, "an image without area", "give a width and height above 0")
    let isWhole =
      image.width > 0 && image.height > 0 && image.width <= 32_767 && image.height <= 32_767
      && image.rgba.count == 4 * image.width * image.height
    require(
      isWhole, "an image of \(image.width) × \(image.height) pixels with \(image.rgba.count) bytes",
      "give 4 bytes a pixel, at most 32767 pixels a side")
  }
}
