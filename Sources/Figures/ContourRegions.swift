// From level curves to regions: open curves are closed along the bounds where they end.
import Plotting
import Results

/// Pieces that enclose the values below a level.
struct ContourRegions {
  /// Where curves may end: lower and upper end of both axes.
  let box: (x: ClosedRange<Double>, y: ClosedRange<Double>)

  /// - Parameter bounds: a pair for each parameter; infinite ends never close a curve.
  init?(_ bounds: [[Double]]?) {
    guard let bounds, bounds.count == 2, bounds.allSatisfy({ $0.count == 2 && $0[0] < $0[1] }) else { return nil }
    box = (bounds[0][0]...bounds[0][1], bounds[1][0]...bounds[1][1])
  }

  /// Closed pieces, holes running the other way round; nil if an open curve ends anywhere but on the box.
  func pieces(_ paths: [ContourLevel.Path]) -> [ContourLayer.Piece]? {
    let closed = paths.filter(\.closed).map { Self.piece($0) }
    var open: [Arc] = []
    for path in paths where !path.closed && path.points.count > 1 {
      guard let first = path.points.first, let last = path.points.last, let start = place(first),
        let end = place(last)
      else { return nil }
      open.append(Arc(points: path.points, start: start, end: end))
    }
    return closed + joined(open)
  }

  static func piece(_ path: ContourLevel.Path) -> ContourLayer.Piece {
    ContourLayer.Piece(
      xs: path.points.map { $0[0] }, ys: path.points.map { $0[1] }, isClosed: path.closed, isSmooth: true)
  }

  private struct Arc {
    var points: [[Double]]
    /// Places along the box, counter-clockwise from its lower left corner: one unit a side.
    var start: Double
    var end: Double
  }

  /// Lower values lie on the left of a curve: from its end the region goes on counter-clockwise to the next start.
  private func joined(_ arcs: [Arc]) -> [ContourLayer.Piece] {
    var left = Set(arcs.indices), pieces: [ContourLayer.Piece] = []
    while let first = left.min() {
      var points: [[Double]] = [], straight: [Int] = [], index = first
      repeat {
        left.remove(index)
        points += arcs[index].points
        let next = following(arcs[index].end, arcs)
        let corners = corners(from: arcs[index].end, to: arcs[next].start)
        straight += (0...corners.count).map { points.count - 1 + $0 }
        points += corners
        index = next
      } while left.contains(index)
      pieces.append(
        ContourLayer.Piece(
          xs: points.map { $0[0] }, ys: points.map { $0[1] }, isClosed: true, isSmooth: true, straight: straight))
    }
    return pieces
  }

  private func following(_ end: Double, _ arcs: [Arc]) -> Int {
    arcs.indices.min { distance(end, arcs[$0].start) < distance(end, arcs[$1].start) } ?? 0
  }

  private func distance(_ from: Double, _ to: Double) -> Double { to >= from ? to - from : to - from + 4 }

  private func corners(from start: Double, to end: Double) -> [[Double]] {
    let reach = start + distance(start, end)
    let all = [
      [box.x.lowerBound, box.y.lowerBound], [box.x.upperBound, box.y.lowerBound],
      [box.x.upperBound, box.y.upperBound], [box.x.lowerBound, box.y.upperBound],
    ]
    return (1...8).filter { Double($0) > start && Double($0) < reach }.map { all[$0 % 4] }
  }

  private func place(_ point: [Double]) -> Double? {
    let (x, y) = (point[0], point[1])
    let width = box.x.upperBound - box.x.lowerBound, height = box.y.upperBound - box.y.lowerBound
    guard width.isFinite, height.isFinite else { return nil }
    func isAt(_ value: Double, _ bound: Double, _ size: Double) -> Bool { abs(value - bound) <= 1e-9 * size }
    if isAt(y, box.y.lowerBound, height) { return (x - box.x.lowerBound) / width }
    if isAt(x, box.x.upperBound, width) { return 1 + (y - box.y.lowerBound) / height }
    if isAt(y, box.y.upperBound, height) { return 2 + (box.x.upperBound - x) / width }
    if isAt(x, box.x.lowerBound, width) { return 3 + (box.y.upperBound - y) / height }
    return nil
  }
}
