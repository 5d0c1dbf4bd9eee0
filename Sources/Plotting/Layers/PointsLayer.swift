// Points with bars, and arrows for those outside the axis.

import SceneGraph

/// Measured points; bars are lengths from the point, left out where there is none.
public struct PointsLayer: Sendable, Equatable, Codable {
  public struct DataPoint: Sendable, Equatable, Codable {
    public var x: Double
    public var y: Double
    public var down: Double?
    public var up: Double?
    public var left: Double?
    public var right: Double?
    public init(
      x: Double, y: Double, down: Double? = nil, up: Double? = nil, left: Double? = nil, right: Double? = nil
    ) {
      self.x = x
      self.y = y
      self.down = down
      self.up = up
      self.left = left
      self.right = right
    }
  }

  public var name: String
  public var role: String
  public var points: [DataPoint]
  /// The axis that the points measure along: beyond its ends a point has an arrow, a bar a head. y where it is left out.
  public var axis: Direction?
  public var marker: Marker?
  /// Stroke of the bars.
  public var stroke: Stroke?
  public var legend: LegendEntry?

  public init(
    name: String, role: String = "layer.points", points: [DataPoint], axis: Direction? = nil, marker: Marker? = nil,
    stroke: Stroke? = nil, legend: LegendEntry? = nil
  ) {
    self.axis = axis
    self.name = name
    self.role = role
    self.points = points
    self.marker = marker
    self.stroke = stroke
    self.legend = legend
  }
}

extension PointsLayer: LayerContent {
  var complaint: String? {
    for (index, point) in points.enumerated() {
      guard point.x.isFinite, point.y.isFinite else { return "point \(index) is not finite" }
      for length in [point.down, point.up, point.left, point.right] {
        guard let length else { continue }
        guard length.isFinite, length >= 0 else { return "point \(index) has a bar of length \(length)" }
      }
    }
    return nil
  }

  var extent: Extent {
    Extent(
      x: ValueRange(points.flatMap { [$0.x - ($0.left ?? 0), $0.x + ($0.right ?? 0)] }),
      y: ValueRange(points.flatMap { [$0.y - ($0.down ?? 0), $0.y, $0.y + ($0.up ?? 0)] })?
        .reaching(downTo: points.map(\.y)))
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    let reach = marker(plot.look).reach
    return points.flatMap { point -> [Obstacle] in
      let x = plot.x(point.x), forward = plot.y.scale.forward
      let bar = Obstacle(
        left: x, right: x, bottom: forward(point.y - (point.down ?? 0)), top: forward(point.y + (point.up ?? 0)),
        margin: reach)
      guard point.left != nil || point.right != nil else { return [bar] }
      let across = Obstacle(
        left: plot.x(point.x - (point.left ?? 0)), right: plot.x(point.x + (point.right ?? 0)),
        bottom: forward(point.y), top: forward(point.y), margin: reach)
      return [bar, across]
    }
  }

  /// Bars end at the frame and markers are never cut: nothing here needs clipping.
  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let visible = points.filter { across(plot).contains($0) }
    let inside = visible.filter { along(plot).contains($0) }
    var children: [Node] = []
    let bars = Path(visible.flatMap { barSegments($0, in: plot) })
    if !bars.isEmpty { children.append(.shape(Shape(path: bars, stroke: stroke ?? plot.look.pointStroke))) }
    children += visible.filter { isOutside($0, plot) }.map { point in
      .group(Group(role: role + ".arrow", children: arrow(point, in: plot)))
    }
    let heads = inside.flatMap { cutEnds($0, in: plot) }
    if !heads.isEmpty { children.append(.group(Group(role: role + ".cut", children: heads))) }
    if !inside.isEmpty {
      let at = inside.map { plot.point($0.x, $0.y) }
      children.append(.markers(Markers(symbol: marker(plot.look).shape, points: at)))
    }
    guard !children.isEmpty else { return [] }
    return [.group(Group(role: role, name: names(name), children: children))]
  }

  /// Whether points measure along x.
  private var isAcross: Bool { axis == .x }

  private struct Inside {
    let projection: Projection
    let value: (DataPoint) -> Double
    func contains(_ point: DataPoint) -> Bool { projection.contains(value(point)) }
  }
  private func along(_ plot: PlotArea) -> Inside {
    isAcross ? Inside(projection: plot.x, value: \.x) : Inside(projection: plot.y, value: \.y)
  }
  private func across(_ plot: PlotArea) -> Inside {
    isAcross ? Inside(projection: plot.y, value: \.y) : Inside(projection: plot.x, value: \.x)
  }

  private func arrow(_ point: DataPoint, in plot: PlotArea) -> [Node] {
    guard isAcross else { return OutOfRangeArrow.nodes(at: plot.x(point.x), isAbove: point.y > plot.y.upper, in: plot) }
    return OutOfRangeArrow.nodes(at: plot.y(point.y), isRight: isRight(point.x, plot), in: plot)
  }

  /// Whether a value lies beyond the right end of the frame, which is the lower one of a reversed axis.
  private func isRight(_ value: Double, _ plot: PlotArea) -> Bool { plot.x(value) > plot.frame.midX }

  /// Whether a point needs an arrow. Zero has no place on a logarithmic axis, and its bar from below says so.
  private func isOutside(_ point: DataPoint, _ plot: PlotArea) -> Bool {
    guard !along(plot).contains(point) else { return false }
    if isAcross { return true }
    return !(plot.y.scale.kind == .log && point.y <= 0 && point.y + (point.up ?? 0) > plot.y.lower)
  }

  /// Heads at the frame for a bar that goes on beyond it; a logarithmic axis ends below wherever it likes.
  private func cutEnds(_ point: DataPoint, in plot: PlotArea) -> [Node] {
    if isAcross { return cutSides(point, in: plot) }
    var ends: [(isAbove: Bool, frame: Double)] = []
    if let up = point.up, !plot.y.contains(point.y + up) { ends.append((true, plot.y.upper)) }
    if let down = point.down, plot.y.scale.kind != .log, !plot.y.contains(point.y - down) {
      ends.append((false, plot.y.lower))
    }
    return ends.compactMap { isAbove, frame in
      // A marker close to the frame leaves room for a small head only.
      let room = abs(plot.y(point.y) - plot.y(frame)) - marker(plot.look).reach / 2
      let length = min(plot.look.outOfRangeArrow.head, room)
      guard length > Self.leastHead * plot.look.outOfRangeArrow.head else { return nil }
      return OutOfRangeArrow.head(
        at: plot.x(point.x), isAbove: isAbove, length: length, color: (stroke ?? plot.look.pointStroke).color, in: plot)
    }
  }

  private func cutSides(_ point: DataPoint, in plot: PlotArea) -> [Node] {
    let ends = [point.left.map { point.x - $0 }, point.right.map { point.x + $0 }].compactMap { $0 }
    let color = (stroke ?? plot.look.pointStroke).color
    return ends.filter { !plot.x.contains($0) }.compactMap { end in
      let isRight = isRight(end, plot), frame = isRight ? plot.frame.maxX : plot.frame.x
      let length = min(plot.look.outOfRangeArrow.head, abs(plot.x(point.x) - frame) - marker(plot.look).reach / 2)
      guard length > Self.leastHead * plot.look.outOfRangeArrow.head else { return nil }
      return OutOfRangeArrow.head(at: plot.y(point.y), isRight: isRight, length: length, color: color, in: plot)
    }
  }

  /// Share of a head's length below which it would be a blot.
  private static let leastHead = 0.4

  private func marker(_ look: Look) -> Marker { marker ?? look.marker }

  /// The point's bars, as far as they are inside the axes.
  private func barSegments(_ point: DataPoint, in plot: PlotArea) -> [Path.Segment] {
    var segments: [Path.Segment] = []
    if point.down != nil || point.up != nil, plot.x.contains(point.x) {
      let low = max(point.y - (point.down ?? 0), plot.y.lower), high = min(point.y + (point.up ?? 0), plot.y.upper)
      if low < high { segments += [.move(plot.point(point.x, low)), .line(plot.point(point.x, high))] }
      segments += caps([point.y - (point.down ?? 0), point.y + (point.up ?? 0)], at: point.x, in: plot)
    }
    if point.left != nil || point.right != nil, plot.y.contains(point.y) {
      let low = max(point.x - (point.left ?? 0), plot.x.lower), high = min(point.x + (point.right ?? 0), plot.x.upper)
      if low < high { segments += [.move(plot.point(low, point.y)), .line(plot.point(high, point.y))] }
    }
    return segments
  }

  /// Lines across the ends of a bar that are inside the axes.
  private func caps(_ ends: [Double], at x: Double, in plot: PlotArea) -> [Path.Segment] {
    let half = plot.look.pointCaps / 2
    guard half > 0 else { return [] }
    return ends.filter { plot.y.contains($0) }.flatMap { end -> [Path.Segment] in
      let middle = plot.point(x, end)
      return [.move(Point(x: middle.x - half, y: middle.y)), .line(Point(x: middle.x + half, y: middle.y))]
    }
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    let hasBars = points.contains { $0.down != nil || $0.up != nil }
    let hasWidths = points.contains { $0.left != nil || $0.right != nil }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        let bar = stroke ?? look.pointStroke
        var nodes: [Node] = []
        if hasBars {
          let ends = [Point(x: box.midX, y: box.y), Point(x: box.midX, y: box.maxY)]
          nodes.append(.shape(Shape(path: Path(points: ends), stroke: bar)))
        }
        if hasWidths { nodes += KeyShapes.line(box, bar) }
        let center = Point(x: box.midX, y: box.midY)
        return nodes + [.markers(Markers(symbol: (marker ?? look.marker).shape, points: [center]))]
      }
    ]
  }
}
