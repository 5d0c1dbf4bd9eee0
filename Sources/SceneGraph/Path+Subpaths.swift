// A path as polygons: subpaths, flattening and lengths.

extension Path {
  /// One connected piece of a path.
  struct Subpath {
    var points: [Point]
    var isClosed: Bool
  }

  /// The subpaths with every curve replaced by `pieces` straight lines.
  func flattened(pieces: Int = 64) -> [Subpath] {
    var subpaths: [Subpath] = []
    var current: [Point] = []
    func finish(closed: Bool) {
      if !current.isEmpty { subpaths.append(Subpath(points: current, isClosed: closed)) }
    }
    for segment in segments {
      switch segment {
      case .move(let p):
        finish(closed: false)
        current = [p]
      case .line(let p): current.append(p)
      case .cubic(let a, let b, let c):
        guard let start = current.last else { continue }
        for piece in 1...pieces { current.append(Self.cubic(start, a, b, c, at: Double(piece) / Double(pieces))) }
      case .close:
        finish(closed: true)
        current = current.first.map { [$0] } ?? []
      }
    }
    if current.count > 1 || segments.last != .close { finish(closed: false) }
    return subpaths
  }

  /// A point of a cubic Bézier curve.
  static func cubic(_ a: Point, _ b: Point, _ c: Point, _ d: Point, at t: Double) -> Point {
    let s = 1 - t
    let (wa, wb, wc, wd) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return Point(x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y)
  }
}

extension Point {
  func distance(to other: Point) -> Double {
    let dx = other.x - x, dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}
