// Closed and open contours of a level, drawn as lines or as regions.

import SceneGraph

/// Paths in the plane; those of a region are filled together, so that holes stay open (non-zero winding).
public struct ContourLayer: Sendable, Equatable, Codable {
  public struct Piece: Sendable, Equatable, Codable {
    public var xs: [Double]
    public var ys: [Double]
    public var isClosed: Bool
    /// Whether the points are joined by a smooth curve.
    public var isSmooth: Bool
    /// Steps of a smooth piece that stay straight, e.g. along a bound: i is the step from point i to the next.
    public var straight: [Int]
    public init(xs: [Double], ys: [Double], isClosed: Bool, isSmooth: Bool = false, straight: [Int] = []) {
      self.xs = xs
      self.ys = ys
      self.isClosed = isClosed
      self.isSmooth = isSmooth
      self.straight = straight
    }
  }
  public var name: String
  public var role: String
  public var pieces: [Piece]
  public var fill: Paint?
  public var stroke: Stroke?
  /// Whether a region without line is meant: `stroke` nil then draws none.
  public var hasLine: Bool
  public var legend: LegendEntry?

  public init(
    name: String, role: String = "layer.contour", pieces: [Piece], fill: Paint? = nil, stroke: Stroke? = nil,
    hasLine: Bool = true, legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.pieces = pieces
    self.fill = fill
    self.stroke = stroke
    self.hasLine = hasLine
    self.legend = legend
  }
}

extension ContourLayer: LayerContent {
  var complaint: String? {
    pieces.lazy.compactMap { Complaint.lists([("xs", $0.xs), ("ys", $0.ys)]) }.first
  }

  var extent: Extent { Extent(x: ValueRange(pieces.flatMap(\.xs)), y: ValueRange(pieces.flatMap(\.ys))) }

  private func line(_ look: Look) -> Stroke? { hasLine ? stroke ?? look.curveStroke : nil }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
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
        if let fill { return KeyShapes.filled(box, fill: fill, stroke: line(look)) }
        return line(look).map { KeyShapes.line(box, $0) } ?? []
      }
    ]
  }
}

extension ContourLayer.Piece {
  enum CodingKeys: String, CodingKey {
    case xs, ys
    case isClosed = "closed"
    case isSmooth = "smooth"
    case straight
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    xs = try fields.decode([Double].self, forKey: .xs)
    ys = try fields.decode([Double].self, forKey: .ys)
    isClosed = try fields.value(.isClosed, or: false)
    isSmooth = try fields.value(.isSmooth, or: false)
    straight = try fields.value(.straight, or: [])
  }
}
