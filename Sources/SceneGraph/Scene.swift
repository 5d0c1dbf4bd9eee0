// The scene: a finished figure as plain values, every position fixed; what every backend draws.

/// A finished page and nothing that a backend must decide. Paint order is the order of the children.
public struct Scene: Sendable, Equatable {
  /// The page, in points.
  public var size: Size
  /// Title in the file's metadata.
  public var title: String
  /// What the figure shows, in words: alternative text for readers who cannot see it.
  public var alternativeText: String
  /// Paper colour; nil for a transparent page.
  public var background: Color?
  /// Every font that a glyph run names.
  public var fonts: [FontResource]
  /// Facts stored in the file beside the drawing (command, version, digests), in order.
  public var metadata: [Metadatum]
  /// Everything on the page, in painting order.
  public var root: Group

  /// Every part by its name; those with a default may be left out.
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
  /// Name of the fact.
  public var key: String
  /// What it is.
  public var value: String
  /// Every part by its name.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// One drawable thing: five primitives.
public indirect enum Node: Sendable, Equatable {
  /// Nodes with a role, a name and a clip.
  case group(Group)
  /// A path with its paint.
  case shape(Shape)
  /// One shape at many places.
  case markers(Markers)
  /// Words with their glyphs.
  case text(Text)
  /// Pixels.
  case image(Image)
}

/// Things drawn together, known by a role (`axis.x.title`) and a name (`SR/ttbar`): at once the SVG class and id,
/// the style's selector and the key by which a figure's parts are found.
public struct Group: Sendable, Equatable {
  /// What the group is, e.g. `axis.x.title`: class of the SVG, selector of style rules.
  public var role: String
  /// Which of its role it is, e.g. `SR/ttbar`.
  public var name: String?
  /// Nothing is painted outside of it; nil clips nothing.
  public var clip: Path?
  /// A target that a reader may follow, where the format has links.
  public var link: String?
  /// Words that a pointer over the group shows.
  public var tooltip: String?
  /// Opacity of the group as a whole, 0 to 1.
  public var opacity: Double
  /// In painting order.
  public var children: [Node]

  /// Every part by its name; those with a default may be left out.
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
  /// Outline, in points of the page.
  public var path: Path
  /// Paint inside; nil leaves it open.
  public var fill: Paint?
  /// Line along the path; nil draws none.
  public var stroke: Stroke?
  /// Every part by its name; those with a default may be left out.
  public init(path: Path, fill: Paint? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}

/// One symbol, drawn about the origin, repeated at many places.
public struct Markers: Sendable, Hashable {
  /// What stands at every point, around the origin.
  public var symbol: Shape
  /// Where it stands, in points of the page.
  public var points: [Point]
  /// Every part by its name.
  public init(symbol: Shape, points: [Point]) {
    self.symbol = symbol
    self.points = points
  }
}

/// Pixels stretched over a rectangle without smoothing (heat maps).
public struct Image: Sendable, Hashable {
  /// In pixels.
  public var width: Int
  /// In pixels.
  public var height: Int
  /// `4 × width × height` bytes: red, green, blue, alpha (not premultiplied), row by row from the top.
  public var rgba: [UInt8]
  /// Where it lies on the page.
  public var frame: Rect
  /// Every part by its name.
  public init(width: Int, height: Int, rgba: [UInt8], frame: Rect) {
    self.width = width
    self.height = height
    self.rgba = rgba
    self.frame = frame
  }
}
