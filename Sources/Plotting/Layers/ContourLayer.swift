// Closed and open contours of a level, drawn as lines or as regions.

import SceneGraph

/// Paths in the plane; those of a region are filled together, so that holes stay open (non-zero winding).
public struct ContourLayer: Sendable, Equatable, Codable {
  /// One curve of a contour.
  public struct Piece: Sendable, Equatable, Codable {
    /// Places across.
    public var xs: [Double]
    /// Places up, one each.
    public var ys: [Double]
    /// Whether the last point leads back to the first.
    public var isClosed: Bool
    /// Whether the points are joined by a smooth curve.
    public var isSmooth: Bool
    /// Steps of a smooth piece that stay straight, e.g. along a bound: i is the step from point i to the next.
    public var straight: [Int]
    /// Every part by its name; those with a default may be left out.
    public init(xs: [Double], ys: [Double], isClosed: Bool, isSmooth: Bool = false, straight: [Int] = []) {
      self.xs = xs
      self.ys = ys
      self.isClosed = isClosed
      self.isSmooth = isSmooth
      self.straight = straight
    }
  }
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// Curves; several where the contour falls apart.
  public var pieces: [Piece]
  /// Paint inside; nil leaves it open.
  public var fill: Paint?
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Whether a region without line is meant: `stroke` nil then draws none.
  public var hasLine: Bool
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?
  /// Lines of other layers that the legend's sample shows with this one.
  public var keyLines: KeyLines?

  /// Lines across a sample of the legend: through its middle, along its upper and lower edge.
  public struct KeyLines: Sendable, Equatable, Codable {
    /// The line in the key's middle.
    public var middle: Stroke?
    /// The lines at the key's edges.
    public var edges: Stroke?
    /// Every part by its name; those with a default may be left out.
    public init(middle: Stroke? = nil, edges: Stroke? = nil) {
      self.middle = middle
      self.edges = edges
    }
  }

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.contour", pieces: [Piece], fill: Paint? = nil, stroke: Stroke? = nil,
    hasLine: Bool = true, legend: LegendEntry? = nil, keyLines: KeyLines? = nil
  ) {
    self.name = name
    self.role = role
    self.pieces = pieces
    self.fill = fill
    self.stroke = stroke
    self.hasLine = hasLine
    self.legend = legend
    self.keyLines = keyLines
  }
}

extension ContourLayer: LayerContent {
  var complaint: String? {
    pieces.lazy.compactMap { Complaint.lists([("xs", $0.xs), ("ys", $0.ys)]) }.first
  }

  var extent: Extent { Extent(x: ValueRange(pieces.flatMap(\.xs)), y: ValueRange(pieces.flatMap(\.ys))) }

  private func line(_ look: Look) -> Stroke? { hasLine ? stroke ?? look.curveStroke : nil }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    fill == nil ? outline(in: plot) : outline(in: plot) + interior(in: plot)
  }

  /// The filled part as stripes across the page.
  private func interior(in plot: PlotArea) -> [Obstacle] {
    let rings = pieces.map { piece in
      zip(piece.xs, piece.ys).map { Point(x: plot.x($0), y: plot.y.scale.forward($1)) }
    }
    let low = plot.y.lowerCoordinate, height = (plot.y.upperCoordinate - low) / Double(Self.stripes)
    return (0..<Self.stripes).flatMap { stripe in
      let bottom = low + height * Double(stripe), middle = bottom + height / 2
      return Self.crossings(rings, at: middle).map {
        Obstacle(left: $0.0, right: $0.1, bottom: bottom, top: bottom + height)
      }
    }
  }

  private static let stripes = 40

  /// Where a horizontal line is inside the rings, by the number of their crossings.
  private static func crossings(_ rings: [[Point]], at y: Double) -> [(Double, Double)] {
    var places: [Double] = []
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > y) != (b.y > y) {
        places.append(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y))
      }
    }
    places.sort()
    return stride(from: 0, to: places.count - 1, by: 2).map { (places[$0], places[$0 + 1]) }
  }

  private func outline(in plot: PlotArea) -> [Obstacle] {
    pieces.flatMap { piece in
      let closing = piece.isClosed ? 1 : 0
      let xs = piece.xs + piece.xs.prefix(closing), ys = piece.ys + piece.ys.prefix(closing)
      return Obstacle.along(
        xs.map { plot.x($0) }, ys.map { plot.y.scale.forward($0) }, margin: line(plot.look)?.width ?? 0)
    }
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let segments = pieces.flatMap { piece -> [Path.Segment] in
      let points = zip(piece.xs, piece.ys).map { plot.point($0, $1) }
      guard piece.isSmooth else { return Path(points: points, closed: piece.isClosed).segments }
      return FreeCurve(points, isClosed: piece.isClosed, straight: Set(piece.straight)).path.segments
    }
    guard !segments.isEmpty else { return [] }
    let shape = Shape(path: Path(segments), fill: fill, stroke: line(plot.look))
    return [.group(Group(role: role, name: names(name), children: [.shape(shape)]))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        let own = fill.map { KeyShapes.filled(box, fill: $0, stroke: line(look)) }
        return (own ?? line(look).map { KeyShapes.line(box, $0) } ?? []) + (keyLines?.nodes(in: box) ?? [])
      }
    ]
  }
}

extension ContourLayer.KeyLines {
  func nodes(in box: Rect) -> [Node] {
    let through = middle.map { KeyShapes.line(box, $0) } ?? []
    return through
      + (edges.map { stroke in
        [box.y, box.maxY].flatMap { y in
          KeyShapes.line(Rect(x: box.x, y: y, width: box.width, height: 0), stroke)
        }
      } ?? [])
  }
}

extension ContourLayer.Piece {
  enum CodingKeys: String, CodingKey {
    case xs, ys
    case isClosed = "closed"
    case isSmooth = "smooth"
    case straight
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    xs = try fields.decode([Double].self, forKey: .xs)
    ys = try fields.decode([Double].self, forKey: .ys)
    isClosed = try fields.value(.isClosed, or: false)
    isSmooth = try fields.value(.isSmooth, or: false)
    straight = try fields.value(.straight, or: [])
  }
}
