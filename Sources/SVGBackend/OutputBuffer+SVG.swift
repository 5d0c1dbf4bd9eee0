// Paths, colours and strokes as SVG attributes.

import SceneGraph

extension OutputBuffer {
  mutating func write(attribute name: String, _ value: Double, decimals: Int = 3) {
    write(" \(name)=\"")
    write(value, decimals: decimals)
    write("\"")
  }

  /// ` fill="#336699"`, with opacity where it is below 1.
  mutating func write(color: Color, as attribute: String) {
    let opaque = Color(red: color.red, green: color.green, blue: color.blue)
    write(" \(attribute)=\"\(opaque.hex)\"")
    if color.alpha < 1 { write(attribute: attribute + "-opacity", color.alpha, decimals: 4) }
  }

  mutating func write(_ stroke: Stroke) {
    write(color: stroke.color, as: "stroke")
    write(attribute: "stroke-width", stroke.width)
    if !stroke.dash.isEmpty {
      write(" stroke-dasharray=\"\(stroke.dash.map { $0.fixed(3) }.joined(separator: " "))\"")
      if stroke.dashOffset != 0 { write(attribute: "stroke-dashoffset", stroke.dashOffset) }
    }
    if stroke.cap != .butt { write(" stroke-linecap=\"\(stroke.cap.rawValue)\"") }
    if stroke.join != .miter {
      write(" stroke-linejoin=\"\(stroke.join.rawValue)\"")
    } else {
      write(" stroke-miterlimit=\"10\"")
    }
  }

  /// Path data; the numbers of glyphs, in font units, need fewer decimals.
  mutating func write(_ path: Path, decimals: Int = 3) {
    for segment in path.segments {
      switch segment {
      case .move(let p): write("M", p, decimals)
      case .line(let p): write("L", p, decimals)
      case .cubic(let a, let b, let c):
        write("C", a, decimals)
        write(" ", b, decimals)
        write(" ", c, decimals)
      case .close: write(byte: UInt8(ascii: "Z"))
      }
    }
  }

  private mutating func write(_ letter: Unicode.Scalar, _ point: Point, _ decimals: Int) {
    write(byte: UInt8(truncatingIfNeeded: letter.value))
    write(point.x, decimals: decimals)
    write(byte: UInt8(ascii: " "))
    write(point.y, decimals: decimals)
  }
}
