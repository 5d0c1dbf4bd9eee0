// Where a text's baseline begins, and its lines.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Text {
  /// The left end of the (first) baseline on the page.
  public var origin: Point { onPage(Point(x: 0, y: 0)) }

  /// A place relative to the left end of the unrotated baseline (y down), as the page sees it.
  public func onPage(_ point: Point) -> Point {
    anchor.moved(along: point.x + alignmentOffset, below: point.y, rotation: rotation)
  }
}

extension Point {
  /// The point reached by going `along` a baseline turned by `rotation` degrees (counter-clockwise) and `below` it.
  public func moved(along: Double, below: Double, rotation: Double) -> Point {
    guard rotation != 0 else { return Point(x: x + along, y: y + below) }
    let radians = rotation * .pi / 180
    let cosine = cos(radians), sine = sin(radians)
    return Point(x: x + cosine * along + sine * below, y: y - sine * along + cosine * below)
  }
}
