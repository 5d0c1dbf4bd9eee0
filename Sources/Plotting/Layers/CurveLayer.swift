// A line or smooth curve through points.

import SceneGraph

/// A curve; `isSmooth` asks for ascending x and joins the points without overshoot.
public struct CurveLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// Places across.
  public var xs: [Double]
  /// Values, one a place.
  public var ys: [Double]
  /// Whether a smooth curve goes through the points, not straight lines.
  public var isSmooth: Bool
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Marks the given points too.
  public var marker: Marker?
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.curve", xs: [Double], ys: [Double], isSmooth: Bool = false,
    stroke: Stroke? = nil, marker: Marker? = nil, legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.xs = xs
    self.ys = ys
    self.isSmooth = isSmooth
    self.stroke = stroke
    self.marker = marker
    self.legend = legend
  }
}

extension CurveLayer: LayerContent {
  var complaint: String? {
    Complaint.lists([("xs", xs), ("ys", ys)])
      ?? (isSmooth && !Complaint.ascend(xs) ? "is smooth but its xs do not ascend" : nil)
  }

  var extent: Extent { Extent(x: ValueRange(xs), y: ValueRange(ys)) }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    Obstacle.along(
      xs.map { plot.x($0) }, ys.map(plot.y.scale.forward), margin: (stroke ?? plot.look.curveStroke).width)
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let points = zip(xs, ys).map { plot.point($0, $1) }
    var children: [Node] = [
      .shape(Shape(path: CurveShape.path(points, isSmooth: isSmooth), stroke: stroke ?? plot.look.curveStroke))
    ]
    if let marker { children.append(.markers(Markers(symbol: marker.shape, points: points))) }
    return [.group(Group(role: role, name: names(name), children: children))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        let center = Point(x: box.midX, y: box.midY)
        let mark = marker.map { Node.markers(Markers(symbol: $0.shape, points: [center])) }
        return KeyShapes.line(box, stroke ?? look.curveStroke) + [mark].compactMap { $0 }
      }
    ]
  }
}

extension Obstacle {
  /// The boxes of a polyline's segments, long ones cut so that the boxes hug the line.
  static func along(_ xs: [Double], _ tops: [Double], margin: Double) -> [Obstacle] {
    let pieceWidth = 6.0  // points: finer than any label's height
    var obstacles: [Obstacle] = []
    for i in xs.indices.dropFirst() {
      let pieces = min(200, max(1, Int((abs(xs[i] - xs[i - 1]) / pieceWidth).rounded(.up))))
      for piece in 0..<pieces {
        let from = Double(piece) / Double(pieces), to = Double(piece + 1) / Double(pieces)
        let x0 = xs[i - 1] + (xs[i] - xs[i - 1]) * from, x1 = xs[i - 1] + (xs[i] - xs[i - 1]) * to
        let y0 = tops[i - 1] + (tops[i] - tops[i - 1]) * from, y1 = tops[i - 1] + (tops[i] - tops[i - 1]) * to
        obstacles.append(
          Obstacle(left: min(x0, x1), right: max(x0, x1), bottom: min(y0, y1), top: max(y0, y1), margin: margin))
      }
    }
    return obstacles
  }
}
