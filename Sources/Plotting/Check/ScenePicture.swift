// A scene flattened for the figure check: every text and every mark, with the element it belongs to.

import SceneGraph

/// Where an element of the scene comes from.
struct ElementOwner: Sendable, Equatable {
  /// Place in `ScenePicture.layers`; nil for axes, labels and legends.
  var layer: Int?
  var role: String
  var name: String?

  /// `layer.stack 'SR/ttbar'`.
  var description: String { name.map { "\(role) '\($0)'" } ?? role }
  /// Numbers written into cells and the like: declared to stand on the data.
  var isNumber: Bool { role.hasSuffix(".number") }
}

/// A text of the scene.
struct PlacedText {
  var owner: ElementOwner
  var text: Text
  var box: TextBox
  var bounds: Rect
  /// How many marks were painted before.
  var depth: Int

  var description: String { "\(owner.description) \"\(text.plain)\"" }

  /// The box without its outermost sliver, in coordinates along and below the baseline.
  func inner(_ margin: Double) -> Rect {
    Rect(x: text.alignmentOffset, y: -text.ascent, width: text.width, height: text.ascent + text.descent)
      .insetBy(margin)
  }

  /// A place of the page in coordinates along and below the baseline from the anchor.
  func local(_ point: Point) -> Point {
    let rotation = Rotation(degrees: text.rotation)
    let dx = point.x - text.anchor.x, dy = point.y - text.anchor.y
    return Point(x: dx * rotation.cosine - dy * rotation.sine, y: dx * rotation.sine + dy * rotation.cosine)
  }
}

/// Something drawn that is no text.
struct Mark {
  enum Kind: Sendable, Equatable { case area, line, symbol }
  var owner: ElementOwner
  var kind: Kind
  var path: Path
  /// The visible part's box: clipped, with the line's width.
  var bounds: Rect
  var clip: Rect?
  /// Half the width of a line.
  var reach: Double
  /// What an area is filled with.
  var fill: Paint?
  /// What a line or a symbol is drawn in.
  var ink: Color?
}

/// All texts and marks in paint order.
struct ScenePicture {
  /// A layer of the figure with the panel that holds it.
  struct PlacedLayer {
    var panel: Panel
    var layer: Layer
  }
  private(set) var texts: [PlacedText] = []
  private(set) var marks: [Mark] = []
  private(set) var layers: [PlacedLayer] = []
  /// Groups of each layer, with the clip they are drawn in.
  private(set) var groups: [Int: [Group]] = [:]
  let fonts: [String: FontResource]
  private var owners: [String: Int] = [:]

  init(_ scene: Scene, of figure: Figure) {
    fonts = Dictionary(scene.fonts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for panel in figure.panels {
      let names = ElementNames(figure: figure, panel: panel)
      for layer in panel.layers {
        for name in [layer.name] + layer.componentNames { owners[layer.role + " " + names(name)] = layers.count }
        layers.append(PlacedLayer(panel: panel, layer: layer))
      }
    }
    visit(scene.root, ElementOwner(role: "figure"), clip: nil)
  }

  private mutating func visit(_ group: Group, _ parent: ElementOwner, clip: Rect?) {
    var owner = ElementOwner(layer: parent.layer, role: group.role, name: group.name ?? parent.name)
    if let layer = group.name.flatMap({ owners[group.role + " " + $0] }) {
      owner.layer = layer
      groups[layer, default: []].append(group)
    }
    let inner = group.clip?.bounds
    let clip =
      inner.map { box in clip.map { $0.intersection(box) ?? Rect(x: box.x, y: box.y, width: 0, height: 0) } ?? box }
      ?? clip
    for child in group.children {
      switch child {
      case .group(let group): visit(group, owner, clip: clip)
      case .shape(let shape): add(shape, owner, clip)
      case .markers(let markers): add(markers, owner, clip)
      case .text(let text): add(text, owner)
      case .image(let image): add(Shape(path: Path(image.frame), fill: .solid(.white)), owner, clip)
      }
    }
  }

  private mutating func add(_ text: Text, _ owner: ElementOwner) {
    let box = TextBox(text)
    texts.append(PlacedText(owner: owner, text: text, box: box, bounds: box.bounds, depth: marks.count))
  }

  private mutating func add(_ shape: Shape, _ owner: ElementOwner, _ clip: Rect?) {
    guard let bounds = shape.path.bounds else { return }
    if let fill = shape.fill { add(.area, shape.path, bounds, 0, fill, nil, owner, clip) }
    if let stroke = shape.stroke { add(.line, shape.path, bounds, stroke.width / 2, nil, stroke.color, owner, clip) }
  }

  private mutating func add(_ markers: Markers, _ owner: ElementOwner, _ clip: Rect?) {
    guard let symbol = markers.symbol.path.bounds else { return }
    let reach = (markers.symbol.stroke?.width ?? 0) / 2
    let fill: Color? = if case .solid(let color)? = markers.symbol.fill { color } else { nil }
    for point in markers.points {
      let path = markers.symbol.path.translated(by: point)
      let bounds = Rect(x: symbol.x + point.x, y: symbol.y + point.y, width: symbol.width, height: symbol.height)
      add(
        .symbol, path, bounds, reach, markers.symbol.fill, markers.symbol.stroke?.color ?? fill, owner, clip)
    }
  }

  private mutating func add(
    _ kind: Mark.Kind, _ path: Path, _ bounds: Rect, _ reach: Double, _ fill: Paint?, _ ink: Color?,
    _ owner: ElementOwner, _ clip: Rect?
  ) {
    let whole = bounds.insetBy(-reach)
    guard let visible = clip.map({ whole.intersection($0) }) ?? whole else { return }
    marks.append(
      Mark(owner: owner, kind: kind, path: path, bounds: visible, clip: clip, reach: reach, fill: fill, ink: ink))
  }
}

extension ElementNames {
  /// The names that the arrangement gives the elements of a panel.
  init(figure: Figure, panel: Panel) {
    prefix = (figure.name.isEmpty ? "" : figure.name + "/") + (panel.name == "main" ? "" : panel.name + "/")
  }
}
