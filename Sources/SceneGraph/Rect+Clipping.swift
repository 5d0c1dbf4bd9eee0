// Straight lines and polygons cut at a rectangle.

extension Rect {
  /// The part of a line inside the rectangle (Liang and Barsky 1984); nil where there is none.
  /// `start` is how far along the line, 0 to 1, that part begins.
  public func clip(from: Point, to: Point) -> (from: Point, to: Point, start: Double)? {
    let delta = Point(x: to.x - from.x, y: to.y - from.y)
    var enter = 0.0, leave = 1.0
    for (slope, room) in [
      (-delta.x, from.x - x), (delta.x, maxX - from.x), (-delta.y, from.y - y), (delta.y, maxY - from.y),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        enter = max(enter, room / slope)
      } else {
        leave = min(leave, room / slope)
      }
    }
    guard enter <= leave else { return nil }
    func at(_ t: Double) -> Point {
      t == 0 ? from : t == 1 ? to : Point(x: from.x + t * delta.x, y: from.y + t * delta.y)
    }
    return (at(enter), at(leave), enter)
  }

  /// The part of a polygon inside the rectangle (Sutherland and Hodgman 1974).
  func clip(polygon: [Point]) -> [Point] {
    var points = polygon
    points = Self.cut(points, { $0.x - x })
    points = Self.cut(points, { maxX - $0.x })
    points = Self.cut(points, { $0.y - y })
    return Self.cut(points, { maxY - $0.y })
  }

  /// Keeps the side of a straight edge where `distance` is not negative.
  private static func cut(_ polygon: [Point], _ distance: (Point) -> Double) -> [Point] {
    guard var previous = polygon.last else { return [] }
    var kept: [Point] = []
    for point in polygon {
      let before = distance(previous), here = distance(point)
      if (before < 0) != (here < 0) {
        let t = before / (before - here)
        kept.append(Point(x: previous.x + t * (point.x - previous.x), y: previous.y + t * (point.y - previous.y)))
      }
      if here >= 0 { kept.append(point) }
      previous = point
    }
    return kept
  }
}
