// Colours, fills and strokes as values: a hatch is a description, never a backend's pattern name.

/// An sRGB colour, components from 0 to 1.
public struct Color: Sendable, Hashable, Codable {
  /// sRGB, from 0 to 1.
  public var red: Double
  /// sRGB, from 0 to 1.
  public var green: Double
  /// sRGB, from 0 to 1.
  public var blue: Double
  /// 0 is transparent, 1 opaque.
  public var alpha: Double

  /// Every part by its name; those with a default may be left out.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Opaque black.
  public static let black = Color(red: 0, green: 0, blue: 0)
  /// Opaque white.
  public static let white = Color(red: 1, green: 1, blue: 1)

  /// Reads `#rgb`, `#rrggbb` or `#rrggbbaa`; nil for anything else.
  public init?(hex: String) {
    guard hex.hasPrefix("#") else { return nil }
    let body = hex.dropFirst()
    guard body.allSatisfy(\.isHexDigit), let value = UInt64(body, radix: 16) else { return nil }
    func byte(_ shift: UInt64) -> Double { Double((value >> shift) & 0xff) / 255 }
    func nibble(_ shift: UInt64) -> Double { Double((value >> shift) & 0xf) / 15 }
    switch body.count {
    case 3: self.init(red: nibble(8), green: nibble(4), blue: nibble(0))
    case 6: self.init(red: byte(16), green: byte(8), blue: byte(0))
    case 8: self.init(red: byte(24), green: byte(16), blue: byte(8), alpha: byte(0))
    default: return nil
    }
  }

  /// `#rrggbb`, or `#rrggbbaa` when not opaque.
  public var hex: String {
    let parts = alpha < 1 ? [red, green, blue, alpha] : [red, green, blue]
    return "#"
      + parts.map { part in
        let byte = Int((min(max(part, 0), 1) * 255).rounded())
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
      }.joined()
  }
}

/// What fills a shape.
public enum Paint: Sendable, Hashable, Codable {
  /// One colour.
  case solid(Color)
  /// Lines on a ground.
  case hatch(Hatch)
}

/// Parallel lines in physical units. Lines pass through the scene's origin, so that the pattern runs on
/// continuously from one shape to the next and is the same in every backend.
public struct Hatch: Sendable, Hashable, Codable {
  /// Directions of the line families in degrees, counter-clockwise from the x axis as seen on the page.
  public var angles: [Double]
  /// Distance between neighbouring lines, in points.
  public var spacing: Double
  /// In points.
  public var lineWidth: Double
  /// Colour of the lines.
  public var color: Color
  /// Colour between the lines; nil leaves it open.
  public var background: Color?

  /// Every part by its name; those with a default may be left out.
  public init(angles: [Double], spacing: Double, lineWidth: Double, color: Color, background: Color? = nil) {
    self.angles = angles
    self.spacing = spacing
    self.lineWidth = lineWidth
    self.color = color
    self.background = background
  }
}

extension Hatch {
  /// The angles as the eye tells them apart: within a half turn, in order, none twice.
  public var directions: [Double] {
    let turned = angles.map { angle in
      let rest = angle.truncatingRemainder(dividingBy: 180)
      return rest < 0 ? rest + 180 : rest
    }
    return Array(Set(turned)).sorted()
  }
}

/// How a path is stroked.
public struct Stroke: Sendable, Hashable, Codable {
  /// How a line ends.
  public enum Cap: String, Sendable, Hashable, Codable { case butt, round, square }
  /// How a line turns.
  public enum Join: String, Sendable, Hashable, Codable { case miter, round, bevel }
  /// Colour of the line.
  public var color: Color
  /// In points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dash: [Double]
  /// Where in the pattern of dashes the line begins, in points.
  public var dashPhase: Double
  /// How the line ends.
  public var cap: Cap
  /// How the line turns.
  public var join: Join

  /// Every part by its name; those with a default may be left out.
  public init(
    color: Color, width: Double, dash: [Double] = [], dashPhase: Double = 0, cap: Cap = .butt, join: Join = .miter
  ) {
    self.color = color
    self.width = width
    self.dash = dash
    self.dashPhase = dashPhase
    self.cap = cap
    self.join = join
  }
}

extension Stroke {
  /// The dash phase brought within one period of the pattern; 0 for a solid line.
  public var dashOffset: Double {
    let sum = dash.reduce(0, +) * (dash.count.isMultiple(of: 2) ? 1 : 2)
    guard sum > 0 else { return 0 }
    let rest = dashPhase.truncatingRemainder(dividingBy: sum)
    return rest < 0 ? rest + sum : rest
  }
}
