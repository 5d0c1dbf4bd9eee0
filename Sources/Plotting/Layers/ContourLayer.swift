// Closed and open contours of a level, drawn as lines or as regions.

import SceneGraph

/// Paths in the plane; those of a region are filled together, so that holes stay open (non-zero winding).
public struct ContourLayer: Sendable, Equatable, Codable {
  public struct Piece: Sendable, Equatable, Codable {
    public var xs: [Double]
    public var ys: [Double]
    public var isClosed: Bool
    public init(xs: [Double], ys: [Double], isClosed: Bool) {
      self.xs = xs
      self.ys = ys
      self.isClosed = isClosed
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
    let segments = pieces.flatMap { piece in
      Path(points: zip(piece.xs, piece.ys).map { plot.point($0, $1) }, closed: piece.isClosed).segments
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
