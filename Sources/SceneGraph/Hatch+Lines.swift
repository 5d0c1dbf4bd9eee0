// The lines of a hatch over a region: computed once here, so that all backends draw the same ones.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Hatch {
  /// Straight lines that cover `region`, to be clipped to the shape. Their phase is fixed to the scene's origin.
  public func lines(over region: Rect) -> [(from: Point, to: Point)] {
    guard spacing > 0, region.width >= 0, region.height >= 0 else { return [] }
    return angles.flatMap { family(angle: $0, over: region) }
  }

  /// One family: points p with n·p = k·spacing for integer k, where n is normal to the line direction.
  private func family(angle: Double, over region: Rect) -> [(from: Point, to: Point)] {
    let radians = -angle * .pi / 180  // y points down, angles turn counter-clockwise
    let along = Point(x: cos(radians), y: sin(radians)), normal = Point(x: -along.y, y: along.x)
    let corners = [
      Point(x: region.x, y: region.y), Point(x: region.maxX, y: region.y),
      Point(x: region.x, y: region.maxY), Point(x: region.maxX, y: region.maxY),
    ]
    let offsets = corners.map { normal.x * $0.x + normal.y * $0.y }
    let reaches = corners.map { along.x * $0.x + along.y * $0.y }
    guard let low = offsets.min(), let high = offsets.max(), let start = reaches.min(), let stop = reaches.max()
    else { return [] }
    let first = (low / spacing).rounded(.up), last = (high / spacing).rounded(.down)
    guard first <= last, last - first < 100_000 else { return [] }
    let box = region.insetBy(-lineWidth)  // so that no line ends within the region
    return stride(from: first, through: last, by: 1).compactMap { index in
      let offset = index * spacing
      func at(_ reach: Double) -> Point {
        Point(x: normal.x * offset + along.x * reach, y: normal.y * offset + along.y * reach)
      }
      return box.clip(from: at(start - lineWidth), to: at(stop + lineWidth)).map { ($0.from, $0.to) }
    }
  }
}
