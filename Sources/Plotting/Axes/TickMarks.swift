// The short lines of ticks along the sides of a frame.

import SceneGraph

/// Draws ticks.
struct TickMarks {
  var frame: Rect
  var look: Look.AxisLook

  /// Major and minor ticks on the given sides, each kind one path.
  func nodes(_ ticks: AxisTicks, _ projection: Projection, sides: [Side], isCategory: Bool) -> [Node] {
    guard !isCategory else { return [] }
    let major = inside(ticks.major.map(\.value), projection), minor = inside(ticks.minor, projection)
    var nodes: [Node] = []
    if look.hasMinorTicks, !minor.isEmpty {
      nodes.append(.shape(Shape(path: path(minor, look.minorLength, sides), stroke: look.minorStroke)))
    }
    if !major.isEmpty {
      nodes.append(.shape(Shape(path: path(major, look.tickLength, sides), stroke: look.tickStroke)))
    }
    return nodes
  }

  /// Page places of ticks between the ends of the axis: at the ends the frame itself stands.
  private func inside(_ values: [Double], _ projection: Projection) -> [Double] {
    let low = min(projection.start, projection.end), high = max(projection.start, projection.end)
    return values.map { projection($0) }.filter { $0 > low + 0.05 && $0 < high - 0.05 }
  }

  private func path(_ places: [Double], _ length: Double, _ sides: [Side]) -> Path {
    let inward = look.isInward ? length : -length
    return Path(
      sides.flatMap { side in
        places.flatMap { place -> [Path.Segment] in
          let (from, to): (Point, Point) =
            switch side {
            case .bottom: (Point(x: place, y: frame.maxY), Point(x: place, y: frame.maxY - inward))
            case .top: (Point(x: place, y: frame.y), Point(x: place, y: frame.y + inward))
            case .left: (Point(x: frame.x, y: place), Point(x: frame.x + inward, y: place))
            case .right: (Point(x: frame.maxX, y: place), Point(x: frame.maxX - inward, y: place))
            }
          return [.move(from), .line(to)]
        }
      })
  }
}
