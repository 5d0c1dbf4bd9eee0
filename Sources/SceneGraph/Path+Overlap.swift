// Whether a path's area or line reaches into a rectangle: what tells a label from what it would cover.

extension Path {
  /// Curves are straightened this finely: the error is far below a tenth of a point at the size of a figure.
  private static let pieces = 12

  /// The area that the filled path covers of a rectangle, in square points. Holes run the other way around.
  public func area(in rect: Rect) -> Double {
    let areas = flattened(pieces: Self.pieces).map { Self.signedArea(rect.clip(polygon: $0.points)) }
    return abs(areas.reduce(0, +))
  }

  /// Whether the line passes through a rectangle.
  public func lineEnters(_ rect: Rect) -> Bool {
    flattened(pieces: Self.pieces).contains { subpath in
      let points = subpath.isClosed ? subpath.points + subpath.points.prefix(1) : subpath.points
      return zip(points, points.dropFirst()).contains { rect.clip(from: $0, to: $1) != nil }
    }
  }

  /// Half the sum of cross products (the shoelace formula).
  private static func signedArea(_ polygon: [Point]) -> Double {
    guard var previous = polygon.last else { return 0 }
    var sum = 0.0
    for point in polygon {
      sum += previous.x * point.y - point.x * previous.y
      previous = point
    }
    return sum / 2
  }
}
