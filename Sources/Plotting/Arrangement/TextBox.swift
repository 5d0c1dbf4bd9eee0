// The box that a text covers on the page, turned with it.

import SceneGraph

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A turn counter-clockwise as seen on the page; exact for quarter turns.
struct Rotation: Sendable, Equatable {
  var cosine: Double
  var sine: Double

  init(degrees: Double) {
    switch degrees.truncatingRemainder(dividingBy: 360) {
    case 0: (cosine, sine) = (1, 0)
    case 90, -270: (cosine, sine) = (0, 1)
    case 180, -180: (cosine, sine) = (-1, 0)
    case 270, -90: (cosine, sine) = (0, -1)
    case let other: (cosine, sine) = (cos(other * .pi / 180), sin(other * .pi / 180))
    }
  }

  /// The point moved along and down as the turned text sees it.
  func move(_ point: Point, along: Double = 0, down: Double = 0) -> Point {
    Point(x: point.x + along * cosine + down * sine, y: point.y - along * sine + down * cosine)
  }
}

/// The (turned) rectangle of a text's width, ascent and descent.
struct TextBox: Sendable, Equatable {
  var corners: [Point]

  init(corners: [Point]) { self.corners = corners }

  init(_ text: Text) {
    let rotation = Rotation(degrees: text.rotation), left = text.alignmentOffset
    corners = [
      (left, -text.ascent), (left + text.width, -text.ascent), (left + text.width, text.descent), (left, text.descent),
    ].map { rotation.move(text.anchor, along: $0.0, down: $0.1) }
  }

  init(_ rect: Rect) {
    corners = [
      Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y), Point(x: rect.maxX, y: rect.maxY),
      Point(x: rect.x, y: rect.maxY),
    ]
  }

  /// The upright rectangle around it.
  var bounds: Rect {
    let xs = corners.map(\.x), ys = corners.map(\.y)
    let left = xs.min() ?? 0, top = ys.min() ?? 0
    return Rect(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
  }

  /// Whether two boxes overlap by more than `slack` in every direction (separating axes).
  func overlaps(_ other: TextBox, slack: Double = 0) -> Bool {
    (edgeNormals + other.edgeNormals).allSatisfy { normal in
      let mine = shadow(on: normal), theirs = other.shadow(on: normal)
      return mine.low + slack < theirs.high && theirs.low + slack < mine.high
    }
  }

  private var edgeNormals: [Point] {
    [(0, 1), (1, 2)].compactMap { i, j in
      let dx = corners[j].x - corners[i].x, dy = corners[j].y - corners[i].y
      let length = (dx * dx + dy * dy).squareRoot()
      return length > 0 ? Point(x: -dy / length, y: dx / length) : nil
    }
  }

  private func shadow(on normal: Point) -> (low: Double, high: Double) {
    let places = corners.map { $0.x * normal.x + $0.y * normal.y }
    return (places.min() ?? 0, places.max() ?? 0)
  }
}
