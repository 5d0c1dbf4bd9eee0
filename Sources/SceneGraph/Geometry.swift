// Points, sizes, rectangles and paths: the geometry of a scene, in points (1/72 in), origin top left, y down.

/// A position on the page.
public struct Point: Sendable, Hashable, Codable {
  /// Points from the left.
  public var x: Double
  /// Points from the top.
  public var y: Double
  /// Every part by its name.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A width and a height.
public struct Size: Sendable, Hashable, Codable {
  /// In points.
  public var width: Double
  /// In points.
  public var height: Double
  /// Every part by its name.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle; `y` is its upper edge.
public struct Rect: Sendable, Hashable, Codable {
  /// Left edge, in points.
  public var x: Double
  /// Top edge, in points.
  public var y: Double
  /// In points.
  public var width: Double
  /// In points.
  public var height: Double
  /// Every part by its name.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Right edge.
  public var maxX: Double { x + width }
  /// Bottom edge.
  public var maxY: Double { y + height }
  /// Middle across.
  public var midX: Double { x + width / 2 }
  /// Middle down.
  public var midY: Double { y + height / 2 }

  /// The rectangle moved inwards by `margin` on every side (outwards if negative).
  public func insetBy(_ margin: Double) -> Rect {
    Rect(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }

  /// Whether the interiors of the two overlap; touching edges do not.
  public func intersects(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether the other lies inside; edges count as inside.
  public func contains(_ other: Rect) -> Bool {
    x <= other.x && y <= other.y && other.maxX <= maxX && other.maxY <= maxY
  }

  /// Whether the point lies inside; edges count as inside.
  public func contains(_ point: Point) -> Bool {
    x <= point.x && point.x <= maxX && y <= point.y && point.y <= maxY
  }

  /// The part common to both; nil where they are apart.
  public func intersection(_ other: Rect) -> Rect? {
    let left = max(x, other.x), top = max(y, other.y)
    let width = min(maxX, other.maxX) - left, height = min(maxY, other.maxY) - top
    return width >= 0 && height >= 0 ? Rect(x: left, y: top, width: width, height: height) : nil
  }

  /// The smallest rectangle that holds both.
  public func union(_ other: Rect) -> Rect {
    let left = min(x, other.x), top = min(y, other.y)
    return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }
}

/// Lines and cubic curves; a path may have several subpaths, filled by the non-zero winding rule.
public struct Path: Sendable, Hashable, Codable {
  /// A step of the pen, in points of the page.
  public enum Segment: Sendable, Hashable, Codable {
    /// Lifts the pen to a place.
    case move(Point)
    /// A straight line to a place.
    case line(Point)
    /// A Bézier curve: two control points and its end.
    case cubic(Point, Point, Point)
    /// Back to where the pen was put down.
    case close
  }
  /// Steps in order.
  public var segments: [Segment]

  /// Every part by its name; those with a default may be left out.
  public init(_ segments: [Segment] = []) { self.segments = segments }

  /// A path through the points, joined by straight lines.
  public init(points: [Point], closed: Bool = false) {
    segments = points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
    if closed, !points.isEmpty { segments.append(.close) }
  }

  /// The four edges, closed.
  public init(_ rect: Rect) {
    self.init(
      points: [
        Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y),
        Point(x: rect.maxX, y: rect.maxY), Point(x: rect.x, y: rect.maxY),
      ], closed: true)
  }

  /// A circle of four cubic curves (largest radial error 0.027 %).
  public init(circleAt center: Point, radius: Double) {
    let k = 0.5522847498307936 * radius
    func at(_ dx: Double, _ dy: Double) -> Point { Point(x: center.x + dx, y: center.y + dy) }
    segments = [
      .move(at(radius, 0)),
      .cubic(at(radius, k), at(k, radius), at(0, radius)),
      .cubic(at(-k, radius), at(-radius, k), at(-radius, 0)),
      .cubic(at(-radius, -k), at(-k, -radius), at(0, -radius)),
      .cubic(at(k, -radius), at(radius, -k), at(radius, 0)),
      .close,
    ]
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { segments.isEmpty }

  /// The same path with every point passed through `transform`.
  public func mapPoints(_ transform: (Point) -> Point) -> Path {
    Path(
      segments.map { segment in
        switch segment {
        case .move(let p): .move(transform(p))
        case .line(let p): .line(transform(p))
        case .cubic(let a, let b, let c): .cubic(transform(a), transform(b), transform(c))
        case .close: .close
        }
      })
  }

  /// The same path elsewhere.
  public func translated(by offset: Point) -> Path {
    mapPoints { Point(x: $0.x + offset.x, y: $0.y + offset.y) }
  }

  /// The box of all points, control points included; nil for an empty path.
  public var bounds: Rect? {
    var low = Point(x: .infinity, y: .infinity), high = Point(x: -.infinity, y: -.infinity)
    func add(_ p: Point) {
      low = Point(x: min(low.x, p.x), y: min(low.y, p.y))
      high = Point(x: max(high.x, p.x), y: max(high.y, p.y))
    }
    for segment in segments {
      switch segment {
      case .move(let p), .line(let p): add(p)
      case .cubic(let a, let b, let c): [a, b, c].forEach(add)
      case .close: break
      }
    }
    guard low.x <= high.x else { return nil }
    return Rect(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }
}
