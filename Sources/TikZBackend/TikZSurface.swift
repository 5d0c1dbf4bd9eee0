// Draws a scene with PGF commands, setting only what changes.

import SceneGraph

/// The graphics state as far as it has been set in the current scope.
private struct TikZState {
  var fill: String?
  var stroke: String?
  var fillOpacity = 1.0
  var strokeOpacity = 1.0
  var width: Double?
  var dash: [Double] = []
  var dashOffset = 0.0
  var cap = Stroke.Cap.butt
  var join = Stroke.Join.miter
}

struct TikZSurface: Surface {
  var body = OutputBuffer(capacity: 65_536)
  var palette = TikZPalette()
  var fallbacks = LaTeXFallbacks()
  private let options: TikZBackend.Options
  private let page: Rect
  private let range: Rect
  private var state = TikZState()
  private var saved: [TikZState] = []

  /// How much wider than measured LaTeX may set a label before it is condensed: what margins and gaps bear.
  private static let bearableWidth = 1.01
  /// Beyond this, one filled path exceeds the memory of pdfTeX.
  private static let largestArea = 50_000

  init(scene: Scene, options: TikZBackend.Options) {
    self.options = options
    page = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    range = scene.drawableRange
  }

  mutating func fillPage(_ color: Color) {
    setFill(color)
    write(Path(page))
    body.write("\\pgfusepath{fill}\n")
  }

  // MARK: Scopes

  private mutating func beginScope() {
    saved.append(state)
    body.write("\\begin{pgfscope}\n")
  }

  private mutating func endScope() {
    body.write("\\end{pgfscope}\n")
    if let outer = saved.popLast() { state = outer }
  }

  private func needsScope(_ group: Group) -> Bool { group.clip != nil || group.opacity < 1 }

  mutating func begin(_ group: Group) {
    body.write(comment: group.role + (group.name.map { " " + $0 } ?? ""))
    guard needsScope(group) else { return }
    beginScope()
    if let path = group.clip { clip(to: path.clippedArea(to: range)) }
    if group.opacity < 1 {
      setFillOpacity(group.opacity)
      body.write("\\begin{pgftransparencygroup}\n")
      state = TikZState()  // a transparency group begins afresh
    }
  }

  mutating func end(_ group: Group) {
    guard needsScope(group) else { return }
    if group.opacity < 1 { body.write("\\end{pgftransparencygroup}\n") }
    endScope()
  }

  private mutating func clip(to path: Path) {
    write(path.isEmpty ? Path([.move(Point(x: 0, y: 0)), .close]) : path)
    body.write("\\pgfusepath{clip}\n")
  }

  private mutating func write(_ path: Path) { body.write(pgf: path, pageHeight: page.height) }

  // MARK: State

  private mutating func setFill(_ color: Color) {
    let name = palette.name(of: color)
    if state.fill != name { body.write("\\pgfsetfillcolor{\(name)}\n") }
    state.fill = name
    setFillOpacity(color.alpha)
  }

  private mutating func setFillOpacity(_ opacity: Double) {
    if state.fillOpacity != opacity { body.write("\\pgfsetfillopacity{\(opacity.fixed(4))}\n") }
    state.fillOpacity = opacity
  }

  private mutating func setStroke(_ stroke: Stroke) {
    let name = palette.name(of: stroke.color)
    if state.stroke != name { body.write("\\pgfsetstrokecolor{\(name)}\n") }
    if state.strokeOpacity != stroke.color.alpha {
      body.write("\\pgfsetstrokeopacity{\(stroke.color.alpha.fixed(4))}\n")
    }
    if state.width != stroke.width { body.write("\\pgfsetlinewidth{\(stroke.width.fixed(3))bp}\n") }
    if state.dash != stroke.dash || state.dashOffset != stroke.dashOffset {
      let lengths = stroke.dash.map { "{\($0.fixed(3))bp}" }.joined()
      body.write("\\pgfsetdash{\(lengths)}{\(stroke.dashOffset.fixed(3))bp}\n")
    }
    if state.cap != stroke.cap { body.write(stroke.cap.command) }
    if state.join != stroke.join { body.write(stroke.join.command) }
    (state.stroke, state.strokeOpacity, state.width) = (name, stroke.color.alpha, stroke.width)
    (state.dash, state.dashOffset, state.cap, state.join) = (stroke.dash, stroke.dashOffset, stroke.cap, stroke.join)
  }

  // MARK: Shapes

  mutating func draw(_ shape: Shape) throws(RenderError) {
    for piece in shape.limited(to: range) {
      for part in piece.split(every: options.pointsPerPath) { try drawPiece(part) }
    }
  }

  private mutating func drawPiece(_ shape: Shape) throws(RenderError) {
    guard !shape.path.isEmpty else { return }
    guard shape.path.segments.count <= Self.largestArea else {
      throw RenderError(
        format: .tikz, message: "an area of \(shape.path.segments.count) points is more than TeX's memory holds",
        hint: "draw it with fewer points, or write PDF and include that")
    }
    let stroke = shape.stroke.flatMap { $0.width > 0 ? $0 : nil }
    var actions: [String] = []
    switch shape.fill {
    case .solid(let color)?:
      setFill(color)
      actions.append("fill")
    case .hatch(let hatch)?: try draw(hatch, in: shape.path)
    case nil: break
    }
    if let stroke {
      setStroke(stroke)
      actions.append("stroke")
    }
    guard !actions.isEmpty else { return }
    write(shape.path)
    body.write("\\pgfusepath{\(actions.joined(separator: ","))}\n")
  }

  private mutating func draw(_ hatch: Hatch, in path: Path) throws(RenderError) {
    if let background = hatch.background { try drawPiece(Shape(path: path, fill: .solid(background))) }
    guard hatch.lineWidth > 0, let region = path.bounds?.intersection(page) else { return }
    let lines = hatch.lines(over: region)
    guard !lines.isEmpty else { return }
    beginScope()
    clip(to: path)
    setStroke(Stroke(color: hatch.color, width: hatch.lineWidth))
    for start in stride(from: 0, to: lines.count, by: 500) {
      for line in lines[start..<min(start + 500, lines.count)] { write(Path(points: [line.from, line.to])) }
      body.write("\\pgfusepath{stroke}\n")
    }
    endScope()
  }

  mutating func draw(_ image: Image) {
    for cell in image.cells {
      setFill(cell.color)
      write(Path(cell.frame))
      body.write("\\pgfusepath{fill}\n")
    }
  }

  // MARK: Text

  mutating func draw(_ text: Text) {
    let lines = LabelTranslator.lines(
      of: text.source, size: text.size, palette: &palette, fallbacks: &fallbacks)
    let color = palette.name(of: text.color)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      beginScope()
      setFillOpacity(text.color.alpha)
      let below = index < text.baselines.count ? text.baselines[index] : Double(index) * 1.2 * text.size
      let place = text.anchor.moved(along: 0, below: below, rotation: text.rotation)
      body.write("\\pgfsetcolor{\(color)}\\pgftext[\(text.alignment.option)base,at={")
      body.write(pgf: Point(x: place.x, y: page.height - place.y))
      body.write("}\(text.rotation == 0 ? "" : ",rotate=\(text.rotation.fixed(3))")]{")
      body.write("\\hfplotfit{\((text.width * Self.bearableWidth).fixed(2))}{")
      body.write(LaTeXText.fontSize(text.size) + "\(line)}}\n")
      endScope()
    }
  }
}

extension Stroke.Cap {
  fileprivate var command: String {
    switch self {
    case .butt: "\\pgfsetbuttcap\n"
    case .round: "\\pgfsetroundcap\n"
    case .square: "\\pgfsetrectcap\n"
    }
  }
}

extension Stroke.Join {
  fileprivate var command: String {
    switch self {
    case .miter: "\\pgfsetmiterjoin\n"
    case .round: "\\pgfsetroundjoin\n"
    case .bevel: "\\pgfsetbeveljoin\n"
    }
  }
}

extension Text.Alignment {
  /// The option of `\pgftext`, comma included.
  fileprivate var option: String {
    switch self {
    case .left: "left,"
    case .center: ""
    case .right: "right,"
    }
  }
}
