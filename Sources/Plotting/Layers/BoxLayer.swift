// Rectangles in data units, e.g. the bars of an impact plot.

import SceneGraph

/// Boxes of one look.
public struct BoxLayer: Sendable, Equatable, Codable {
  /// A rectangle in the panel's values.
  public struct Box: Sendable, Equatable, Codable {
    /// Left edge.
    public var x0: Double
    /// Right edge.
    public var x1: Double
    /// Lower edge.
    public var y0: Double
    /// Upper edge.
    public var y1: Double
    /// Every part by its name.
    public init(x0: Double, x1: Double, y0: Double, y1: Double) {
      self.x0 = x0
      self.x1 = x1
      self.y0 = y0
      self.y1 = y1
    }
  }
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// In painting order.
  public var boxes: [Box]
  /// Paint inside; nil leaves it open.
  public var fill: Paint?
  /// Line; nil draws none.
  public var stroke: Stroke?
  /// Its line of the legend; nil lists it nowhere.
  public var legend: LegendEntry?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.box", boxes: [Box], fill: Paint? = nil, stroke: Stroke? = nil,
    legend: LegendEntry? = nil
  ) {
    self.name = name
    self.role = role
    self.boxes = boxes
    self.fill = fill
    self.stroke = stroke
    self.legend = legend
  }
}

extension BoxLayer: LayerContent {
  var complaint: String? {
    boxes.allSatisfy { [$0.x0, $0.x1, $0.y0, $0.y1].allSatisfy(\.isFinite) } ? nil : "has a box that is not finite"
  }

  var extent: Extent {
    Extent(x: ValueRange(boxes.flatMap { [$0.x0, $0.x1] }), y: ValueRange(boxes.flatMap { [$0.y0, $0.y1] }))
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    boxes.map { box in
      let xs = [plot.x(box.x0), plot.x(box.x1)], ys = [box.y0, box.y1].map(plot.y.scale.forward)
      return Obstacle(
        left: min(xs[0], xs[1]), right: max(xs[0], xs[1]), bottom: min(ys[0], ys[1]), top: max(ys[0], ys[1]))
    }
  }

  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let segments = boxes.flatMap { box -> [Path.Segment] in
      let a = plot.point(box.x0, box.y0), b = plot.point(box.x1, box.y1)
      let rect = Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
      return Path(rect).segments
    }
    guard !segments.isEmpty else { return [] }
    let paint = fill ?? (stroke == nil ? plot.look.areaFill : nil)
    let shape = Shape(path: Path(segments), fill: paint, stroke: stroke)
    return [.group(Group(role: role, name: names(name), children: [.shape(shape)]))]
  }

  var keys: [LegendKey] {
    guard let legend else { return [] }
    return [
      LegendKey(name: name, role: role, entry: legend) { box, look in
        KeyShapes.filled(box, fill: fill ?? (stroke == nil ? look.areaFill : nil), stroke: stroke)
      }
    ]
  }
}
