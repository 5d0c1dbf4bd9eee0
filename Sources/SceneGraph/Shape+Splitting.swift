// Long strokes cut into pieces, for formats that hold only so many points in one path.

extension Shape {
  /// The shape as strokes of at most `limit` points each, the last point of a piece repeated as the first of the next
  /// and dashes carried on. Filled and short shapes are returned whole.
  public func split(every limit: Int) -> [Shape] {
    guard fill == nil, var stroke, path.segments.count > limit, limit > 1 else { return [self] }
    let phase = stroke.dashPhase
    return path.linePieces(limit: limit, measuring: !stroke.dash.isEmpty).map { piece in
      stroke.dashPhase = phase + piece.skipped
      return Shape(path: piece.path, stroke: stroke)
    }
  }
}

extension Path {
  /// Pieces of at most `limit` segments; closing lines become ordinary ones.
  fileprivate func linePieces(limit: Int, measuring: Bool) -> [(path: Path, skipped: Double)] {
    var pieces: [(path: Path, skipped: Double)] = []
    var piece = Path(), skipped = 0.0, length = 0.0
    var here = Point(x: 0, y: 0), start = here
    func finish() {
      if piece.segments.count > 1 { pieces.append((piece, skipped)) }
    }
    for segment in segments {
      let next: Segment
      switch segment {
      case .move(let p):
        finish()
        (piece, skipped, length, here, start) = (Path([segment]), 0, 0, p, p)
        continue
      case .close: next = .line(start)
      default: next = segment
      }
      if piece.segments.count >= limit {
        finish()
        (piece, skipped) = (Path([.move(here)]), length)
      }
      piece.segments.append(next)
      let end = next.end ?? here
      if measuring { length += next.length(from: here) }
      here = end
    }
    finish()
    return pieces
  }
}

extension Path.Segment {
  fileprivate var end: Point? {
    switch self {
    case .move(let p), .line(let p), .cubic(_, _, let p): p
    case .close: nil
    }
  }

  fileprivate func length(from start: Point) -> Double {
    switch self {
    case .line(let p): return start.distance(to: p)
    case .cubic(let a, let b, let c):
      var here = start, length = 0.0
      for step in 1...16 {
        let next = Path.cubic(start, a, b, c, at: Double(step) / 16)
        length += here.distance(to: next)
        here = next
      }
      return length
    case .move, .close: return 0
    }
  }
}
