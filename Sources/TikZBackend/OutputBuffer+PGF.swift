// Points, paths and comments in PGF's notation. Points are PDF's (bp in TeX).

import SceneGraph

extension OutputBuffer {
  /// `\pgfqpoint{12.5bp}{7bp}`, y up.
  mutating func write(pgf point: Point) {
    write("\\pgfqpoint{")
    write(point.x, decimals: 3)
    write("bp}{")
    write(point.y, decimals: 3)
    write("bp}")
  }

  /// A path on a page of the given height, turned so that y points up.
  mutating func write(pgf path: Path, pageHeight: Double) {
    func turned(_ point: Point) -> Point { Point(x: point.x, y: pageHeight - point.y) }
    if let rect = path.rectangle {
      write("\\pgfpathrectangle{")
      write(pgf: Point(x: rect.x, y: pageHeight - rect.maxY))
      write("}{")
      write(pgf: Point(x: rect.width, y: rect.height))
      write("}\n")
      return
    }
    for segment in path.segments {
      switch segment {
      case .move(let p): write("\\pgfpathmoveto", [turned(p)])
      case .line(let p): write("\\pgfpathlineto", [turned(p)])
      case .cubic(let a, let b, let c): write("\\pgfpathcurveto", [turned(a), turned(b), turned(c)])
      case .close: write("\\pgfpathclose\n")
      }
    }
  }

  private mutating func write(_ command: String, _ points: [Point]) {
    write(command)
    for point in points {
      write("{")
      write(pgf: point)
      write("}")
    }
    write("\n")
  }

  /// One line that TeX skips, whatever the text.
  mutating func write(comment text: String) {
    write("% ")
    for scalar in text.unicodeScalars {
      let breaksLines = scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
      for byte in UTF8.encode(breaksLines ? " " : scalar) ?? .init() { write(byte: byte) }
    }
    write("\n")
  }
}

extension Path {
  /// The upright rectangle that this path draws from its upper left corner clockwise, if it is one.
  var rectangle: Rect? {
    guard segments.count == 5, case .move(let a) = segments[0], case .line(let b) = segments[1],
      case .line(let c) = segments[2], case .line(let d) = segments[3], case .close = segments[4],
      a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x, b.x > a.x, c.y > b.y
    else { return nil }
    return Rect(x: a.x, y: a.y, width: c.x - a.x, height: c.y - a.y)
  }
}
