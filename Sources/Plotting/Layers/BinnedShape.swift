// Outlines of binned values: steps along their tops, closed bands between two of them.

import SceneGraph

/// Paths for values that are constant in each bin.
enum BinnedShape {
  /// The line along the tops, left to right: one vertex at each end of a bin.
  static func tops(edges: [Double], values: [Double], in plot: PlotArea) -> [Point] {
    values.indices.flatMap { bin in
      [plot.point(edges[bin], values[bin]), plot.point(edges[bin + 1], values[bin])]
    }
  }

  /// The area between the baseline and the tops.
  static func area(edges: [Double], values: [Double], in plot: PlotArea) -> Path {
    guard let first = edges.first, let last = edges.last, !values.isEmpty else { return Path() }
    let start = Point(x: plot.x(first), y: plot.baseline), end = Point(x: plot.x(last), y: plot.baseline)
    return Path(points: [start] + simplified(tops(edges: edges, values: values, in: plot)) + [end], closed: true)
  }

  /// The union of boxes from `lower` to `upper`: one closed outline for each row of neighbouring bins.
  static func band(edges: [Double], lower: [Double?], upper: [Double?], in plot: PlotArea) -> Path {
    var path = Path()
    for run in runs(lower, upper) {
      var above: [Point] = [], below: [Point] = []
      for bin in run {
        guard let low = lower[bin], let high = upper[bin] else { continue }
        above += [plot.point(edges[bin], high), plot.point(edges[bin + 1], high)]
        below += [plot.point(edges[bin], low), plot.point(edges[bin + 1], low)]
      }
      path.segments += Path(points: simplified(above) + simplified(below).reversed(), closed: true).segments
    }
    return path
  }

  /// Maximal rows of neighbouring bins in which both values are there.
  private static func runs(_ lower: [Double?], _ upper: [Double?]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for bin in lower.indices where lower[bin] != nil && upper[bin] != nil {
      if let last = runs.last, last.upperBound == bin {
        runs[runs.count - 1] = last.lowerBound..<bin + 1
      } else {
        runs.append(bin..<bin + 1)
      }
    }
    return runs
  }

  /// Leaves out vertices in the middle of a straight line.
  private static func simplified(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    for point in points {
      if kept.last == point { continue }
      if kept.count >= 2 {
        let a = kept[kept.count - 2], b = kept[kept.count - 1]
        if (a.y == b.y && b.y == point.y) || (a.x == b.x && b.x == point.x) { kept.removeLast() }
      }
      kept.append(point)
    }
    return kept
  }
}
