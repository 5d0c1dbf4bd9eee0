// Shapes kept within the numbers that formats can hold: TeX ends at 16383 pt, Cairo's fixed point not far beyond.

extension Scene {
  /// Everything farther from the page than this is cut off before drawing: it cannot be seen.
  public var drawableRange: Rect {
    Rect(x: 0, y: 0, width: size.width, height: size.height).insetBy(-1000)
  }
}

extension Shape {
  /// The same picture inside `range`. A shape that lies within it (nearly every one) is returned unchanged; others
  /// are cut, their curves flattened and their dashes carried on.
  public func limited(to range: Rect) -> [Shape] {
    guard let bounds = path.bounds, !range.contains(bounds) else { return [self] }
    var pieces: [Shape] = []
    if fill != nil {
      let inside = path.clippedArea(to: range)
      if !inside.isEmpty { pieces.append(Shape(path: inside, fill: fill)) }
    }
    guard var stroke else { return pieces }
    let phase = stroke.dashPhase
    for line in path.clippedLines(to: range) {
      stroke.dashPhase = phase + line.skipped
      pieces.append(Shape(path: line.path, stroke: stroke))
    }
    return pieces
  }
}

extension Path {
  /// The part of the enclosed area inside `range`.
  public func clippedArea(to range: Rect) -> Path {
    guard let bounds, !range.contains(bounds) else { return self }
    var clipped = Path()
    for subpath in flattened() {
      clipped.segments += Path(points: range.clip(polygon: subpath.points), closed: true).segments
    }
    return clipped
  }

  /// The parts of the line inside `range`, with the length of the subpath that precedes each.
  func clippedLines(to range: Rect) -> [(path: Path, skipped: Double)] {
    var pieces: [(path: Path, skipped: Double)] = []
    for subpath in flattened() {
      let points = subpath.isClosed ? subpath.points + subpath.points.prefix(1) : subpath.points
      var length = 0.0, current: [Point] = [], skipped = 0.0
      func finish() {
        if current.count > 1 { pieces.append((Path(points: current), skipped)) }
        current = []
      }
      for (from, to) in zip(points, points.dropFirst()) {
        let whole = from.distance(to: to)
        defer { length += whole }
        guard let part = range.clip(from: from, to: to) else {
          finish()
          continue
        }
        if current.last != part.from {
          finish()
          current = [part.from]
          skipped = length + part.start * whole
        }
        current.append(part.to)
      }
      finish()
    }
    return pieces
  }
}
