// Numbers at points of the plane, thinned so that none touches another, a line or the frame.

import SceneGraph

/// Texts above their points, or in the place of them. The first have precedence: what would touch something drawn before
/// is left out.
public struct NumbersLayer: Sendable, Equatable, Codable {
  /// A number at a place.
  public struct Entry: Sendable, Equatable, Codable {
    /// Place across.
    public var x: Double
    /// Place up.
    public var y: Double
    /// Label source.
    public var text: String
    /// Every part by its name.
    public init(x: Double, y: Double, text: String) {
      self.x = x
      self.y = y
      self.text = text
    }
  }
  /// Symbols of one size in the plane that no number may touch.
  public struct Symbols: Sendable, Equatable, Codable {
    /// Centres across.
    public var xs: [Double]
    /// Centres up.
    public var ys: [Double]
    /// From the centre to the rim, in points.
    public var reach: Double
    /// Every part by its name.
    public init(xs: [Double], ys: [Double], reach: Double) {
      self.xs = xs
      self.ys = ys
      self.reach = reach
    }
  }
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// Numbers with their places.
  public var entries: [Entry]
  /// Lines that no number may stand on.
  public var avoiding: [ContourLayer.Piece]
  /// A number whose point bears one stands above it.
  public var symbols: Symbols?
  /// Distance of a number's box from its point and from the other numbers, in points.
  public var gap: Double
  /// Size in points; nil takes the style's.
  public var size: Double?
  /// Colour of the numbers; nil takes the style's.
  public var color: Color?
  /// With it numbers stand on their points and not above; a number that finds no room leaves this mark.
  public var marker: Marker?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.numbers", entries: [Entry], avoiding: [ContourLayer.Piece] = [],
    symbols: Symbols? = nil, gap: Double = 1.5, size: Double? = nil, color: Color? = nil, marker: Marker? = nil
  ) {
    self.name = name
    self.role = role
    self.entries = entries
    self.avoiding = avoiding
    self.symbols = symbols
    self.gap = gap
    self.size = size
    self.color = color
    self.marker = marker
  }
}

extension NumbersLayer: LayerContent {
  var extent: Extent { .none }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    let texts = (try? placed(in: plot).texts) ?? []
    return texts.map { text in
      let box = TextBox(text).bounds
      let ends = [box.maxY, box.y].map { plot.y.scale.forward(plot.y.value(at: $0)) }
      return Obstacle(left: box.x, right: box.maxX, bottom: ends.min() ?? 0, top: ends.max() ?? 0)
    }
  }

  func nodes(in plot: PlotArea, names: ElementNames) throws(FigureProblem) -> [Node] {
    let (texts, left) = try placed(in: plot)
    var children: [Node] = texts.map { .text($0) }
    if let marker, !left.isEmpty {
      children.append(
        .group(Group(role: "layer.points", children: [.markers(Markers(symbol: marker.shape, points: left))])))
    }
    return children.isEmpty ? [] : [.group(Group(role: role, name: names(name), children: children))]
  }

  /// The numbers that have room, and the places of the others.
  private func placed(in plot: PlotArea) throws(FigureProblem) -> (texts: [Text], left: [Point]) {
    let symbols = symbols?.centers(in: plot) ?? [], reach = self.symbols?.reach ?? 0
    let obstacles = avoiding.flatMap { Self.boxes(of: $0, in: plot) } + symbols.map { Rect(around: $0, reach) }
    let marks = entries.map { plot.point($0.x, $0.y) }
    // Between the ticks, not on them.
    let room = plot.frame.insetBy(plot.look.axis.isInward ? plot.look.axis.tickLength : 0)
    var taken: [Rect] = [], texts: [Text] = [], left: [Point] = []
    for (entry, mark) in zip(entries, marks) {
      let bearsSymbol = symbols.contains { abs($0.x - mark.x) < 0.5 && abs($0.y - mark.y) < 0.5 }
      let text = try text(entry, at: mark, raised: bearsSymbol ? reach : 0, in: plot)
      let box = TextBox(text).bounds, wide = box.insetBy(-gap)
      guard room.contains(box), !taken.contains(where: { $0.intersects(wide) }),
        !obstacles.contains(where: { $0.intersects(box) }),
        !marks.contains(where: { $0 != mark && Self.covers(wide, $0) })
      else {
        if plot.frame.contains(mark) { left.append(mark) }
        continue
      }
      taken.append(box)
      texts.append(text)
    }
    return (texts, left)
  }

  private func text(
    _ entry: Entry, at mark: Point, raised: Double, in plot: PlotArea
  ) throws(FigureProblem) -> Text {
    let label = try plot.labels(entry.text, size ?? plot.look.annotation.size)
    let baseline = marker == nil ? -raised - gap - label.descent : (label.ascent - label.descent) / 2
    return label.text(
      at: Point(x: mark.x, y: mark.y + baseline), alignment: .center, color: color ?? plot.look.annotation.color)
  }

  private static func covers(_ box: Rect, _ point: Point) -> Bool {
    point.x > box.x && point.x < box.maxX && point.y > box.y && point.y < box.maxY
  }

  /// Small boxes along a line on the page.
  private static func boxes(of piece: ContourLayer.Piece, in plot: PlotArea) -> [Rect] {
    let closing = piece.isClosed ? 1 : 0, reach = 0.5
    let points = zip(piece.xs + piece.xs.prefix(closing), piece.ys + piece.ys.prefix(closing)).map {
      plot.point($0, $1)
    }
    return Obstacle.along(points.map(\.x), points.map(\.y), margin: 0).map { part in
      Rect(
        x: part.left - reach, y: part.bottom - reach, width: part.right - part.left + 2 * reach,
        height: part.top - part.bottom + 2 * reach)
    }
  }
}

extension NumbersLayer.Symbols {
  fileprivate func centers(in plot: PlotArea) -> [Point] { zip(xs, ys).map { plot.point($0, $1) } }
}

extension Rect {
  fileprivate init(around center: Point, _ reach: Double) {
    self.init(x: center.x - reach, y: center.y - reach, width: 2 * reach, height: 2 * reach)
  }
}
