// The scene: a finished figure as plain values, every position fixed; what every backend draws.

/// A finished page and nothing that a backend must decide. Paint order is the order of the children.
public struct Scene: Sendable, Equatable {
  public var size: Size
  public var title: String
  /// What the figure shows, in words: alternative text for readers who cannot see it.
  public var alternativeText: String
  /// Paper colour; nil for a transparent page.
  public var background: Color?
  /// Every font that a glyph run names.
  public var fonts: [FontResource]
  /// Facts stored in the file beside the drawing (command, version, digests), in order.
  public var metadata: [Metadatum]
  public var root: Group

  public init(
    size: Size, title: String = "", alternativeText: String = "", background: Color? = .white,
    fonts: [FontResource] = [], metadata: [Metadatum] = [], root: Group
  ) {
    self.size = size
    self.title = title
    self.alternativeText = alternativeText
    self.background = background
    self.fonts = fonts
    self.metadata = metadata
    self.root = root
  }
}

/// One fact stored in a figure file, e.g. `command` or `workspace.sha256`.
public struct Metadatum: Sendable, Hashable, Codable {
  public var key: String
  public var value: String
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// One drawable thing: five primitives.
public indirect enum Node: Sendable, Equatable {
  case group(Group)
  case shape(Shape)
  case markers(Markers)
  case text(Text)
  case image(Image)
}

/// Things drawn together, known by a role (`axis.x.title`) and a name (`SR/ttbar`): at once the SVG class and id,
/// the style's selector and the key by which a figure's parts are found.
public struct Group: Sendable, Equatable {
  public var role: String
  public var name: String?
  public var clip: Path?
  /// A target that a reader may follow, where the format has links.
  public var link: String?
  public var tooltip: String?
  /// Opacity of the group as a whole, 0 to 1.
  public var opacity: Double
  public var children: [Node]

  public init(
    role: String, name: String? = nil, clip: Path? = nil, link: String? = nil, tooltip: String? = nil,
    opacity: Double = 1, children: [Node] = []
  ) {
    self.role = role
    self.name = name
    self.clip = clip
    self.link = link
    self.tooltip = tooltip
    self.opacity = opacity
    self.children = children
  }
}

/// A path with a fill, a stroke, or both (fill first).
public struct Shape: Sendable, Hashable {
  public var path: Path
  public var fill: Paint?
  public var stroke: Stroke?
  public init(path: Path, fill: Paint? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}

/// One symbol, drawn about the origin, repeated at many places.
public struct Markers: Sendable, Hashable {
  public var symbol: Shape
  public var points: [Point]
  public init(symbol: Shape, points: [Point]) {
    self.symbol = symbol
    self.points = points
  }
}

/// Pixels stretched over a rectangle without smoothing (heat maps).
public struct Image: Sendable, Hashable {
  public var width: Int
  public var height: Int
  /// `4 × width × height` bytes: red, green, blue, alpha (not premultiplied), row by row from the top.
  public var rgba: [UInt8]
  public var frame: Rect
  public init(width: Int, height: Int, rgba: [UInt8], frame: Rect) {
    self.width = width
    self.height = height
    self.rgba = rgba
    self.frame = frame
  }
}
