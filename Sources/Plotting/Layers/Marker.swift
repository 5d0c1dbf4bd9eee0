// Symbols that mark points.

import SceneGraph

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A symbol with its size and colours.
public struct Marker: Sendable, Hashable, Codable {
  /// Shape of a marker.
  public enum Symbol: String, Sendable, Hashable, Codable, CaseIterable {
    case circle, square, diamond, star, cross, plus
    /// With the tip up.
    case triangleUp = "triangle_up"
    /// With the tip down.
    case triangleDown = "triangle_down"
  }
  /// Shape.
  public var symbol: Symbol
  /// Diameter of the circle of the same weight, in points.
  public var size: Double
  /// Colour inside; nil leaves it open.
  public var fill: Color?
  /// Line; nil draws none.
  public var stroke: Stroke?

  /// Every part by its name; those with a default may be left out.
  public init(_ symbol: Symbol = .circle, size: Double, fill: Color? = .black, stroke: Stroke? = nil) {
    self.symbol = symbol
    self.size = size
    self.fill = fill
    self.stroke = stroke
  }

  /// Half the extent, outline included.
  var reach: Double { size / 2 * (symbol == .star ? Self.starReach : 1.2) + (stroke?.width ?? 0) / 2 }

  private static let starReach = 1.35

  /// The symbol about the origin.
  public var shape: Shape {
    let radius = size / 2
    switch symbol {
    case .circle: return filled(Path(circleAt: Point(x: 0, y: 0), radius: radius))
    case .square:
      let half = radius * 0.89  // the area of the circle
      return filled(Path(Rect(x: -half, y: -half, width: 2 * half, height: 2 * half)))
    case .diamond: return filled(polygon(corners: 4, radius: radius * 1.2, turn: 0))
    case .triangleUp: return filled(polygon(corners: 3, radius: radius * 1.25, turn: 0))
    case .triangleDown: return filled(polygon(corners: 3, radius: radius * 1.25, turn: .pi))
    case .star: return filled(star(radius: radius * Self.starReach))
    case .plus: return Shape(path: strokes([(-radius, 0, radius, 0), (0, -radius, 0, radius)]), stroke: lineStroke)
    case .cross:
      let half = radius * 0.75
      return Shape(path: strokes([(-half, -half, half, half), (-half, half, half, -half)]), stroke: lineStroke)
    }
  }

  private func filled(_ path: Path) -> Shape { Shape(path: path, fill: fill.map(Paint.solid), stroke: stroke) }

  /// The stroke of symbols that are all lines.
  private var lineStroke: Stroke { stroke ?? Stroke(color: fill ?? .black, width: size / 5) }

  private func polygon(corners: Int, radius: Double, turn: Double) -> Path {
    Path(
      points: (0..<corners).map { vertex(angle: 2 * .pi * Double($0) / Double(corners) + turn, radius) }, closed: true)
  }

  private func star(radius: Double) -> Path {
    let inner = radius * 0.382  // a pentagram's
    return Path(
      points: (0..<10).map { vertex(angle: .pi * Double($0) / 5, $0.isMultiple(of: 2) ? radius : inner) }, closed: true)
  }

  /// A point at `angle` clockwise from the top.
  private func vertex(angle: Double, _ radius: Double) -> Point {
    Point(x: radius * sin(angle), y: -radius * cos(angle))
  }

  private func strokes(_ lines: [(Double, Double, Double, Double)]) -> Path {
    Path(lines.flatMap { [.move(Point(x: $0.0, y: $0.1)), .line(Point(x: $0.2, y: $0.3))] })
  }
}
