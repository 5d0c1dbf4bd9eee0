// Places in a panel: in data units or in fractions of the frame, and an offset in points.

import SceneGraph

/// A place in a panel.
public struct Position: Sendable, Equatable, Codable {
  /// What a coordinate counts: values of the axis, or shares of the panel.
  public enum Space: String, Sendable, Equatable, Codable {
    /// Units of the axis.
    case data
    /// Fractions of the frame, from the lower left corner.
    case frame
  }
  /// Place across.
  public var x: Double
  /// Place up.
  public var y: Double
  /// What `x` counts.
  public var xSpace: Space
  /// What `y` counts.
  public var ySpace: Space
  /// Offset in points, to the right and upwards.
  public var offsetX: Double
  /// Shift upwards, in points.
  public var offsetY: Double

  /// Every part by its name; those with a default may be left out.
  public init(
    x: Double, y: Double, xSpace: Space = .data, ySpace: Space = .data, offsetX: Double = 0, offsetY: Double = 0
  ) {
    self.x = x
    self.y = y
    self.xSpace = xSpace
    self.ySpace = ySpace
    self.offsetX = offsetX
    self.offsetY = offsetY
  }

  func point(in plot: PlotArea) -> Point {
    let x = xSpace == .data ? plot.x(self.x) : plot.frame.x + self.x * plot.frame.width
    let y = ySpace == .data ? plot.y(self.y) : plot.frame.maxY - self.y * plot.frame.height
    return Point(x: x + offsetX, y: y - offsetY)
  }

  var extent: Extent {
    Extent(x: xSpace == .data ? ValueRange([x]) : nil, y: ySpace == .data ? ValueRange([y]) : nil)
  }
}
