// The search for the legend's place: all columns and corners are tried, the one that costs the data least wins.

import SceneGraph

/// Where a block goes and how far the y axis reaches then.
struct BlockPlace {
  var origin: Point
  var columns: Int
  /// Even coordinate of the upper end of the axis.
  var upper: Double
  var cost: Double
}

/// Tries places for legends of different shapes.
struct LegendSearch {
  var placement: Placement
  /// Size by number of columns.
  var sizes: [(columns: Int, size: Size)]
  /// The label block, already placed.
  var labelBlock: Rect?
  /// Upper end that the labels need.
  var labelUpper: Double
  /// Free space to the frame, beyond its ticks.
  var inset: Double
  var position: Legend.Position

  private var frame: Rect { placement.frame }

  /// The best place, covering nothing if that can be.
  func best() -> BlockPlace? {
    let places = sizes.flatMap { shape in candidates(shape.size).compactMap { place($0, shape.columns, shape.size) } }
    if let best = places.min(by: { $0.cost < $1.cost }), best.cost < 1.5 { return best }
    let free = sizes.flatMap { shape in freePlaces(shape.columns, shape.size) }.min { $0.cost < $1.cost }
    return free ?? places.min { $0.cost < $1.cost } ?? leastCovered()
  }

  private struct Candidate {
    var origin: Point
    /// What the place costs by itself: right is better than left, the top better than below the labels.
    var penalty: Double
  }

  /// Places at the top of the frame and right below the labels.
  private func candidates(_ size: Size) -> [Candidate] {
    let top = frame.y + inset, below = labelBlock.map { $0.maxY + placement.gap } ?? top
    let left = frame.x + inset, right = frame.maxX - inset - size.width, center = frame.midX - size.width / 2
    let candidates: [(Legend.Position, Candidate)] = [
      (.topRight, Candidate(origin: Point(x: right, y: top), penalty: 0)),
      (.topLeft, Candidate(origin: Point(x: left, y: top), penalty: 0.03)),
      (.topCenter, Candidate(origin: Point(x: center, y: top), penalty: 0.04)),
      (.topRight, Candidate(origin: Point(x: right, y: below), penalty: 0.02)),
      (.topLeft, Candidate(origin: Point(x: left, y: below), penalty: 0.03)),
      (.topCenter, Candidate(origin: Point(x: center, y: below), penalty: 0.05)),
      (.bottomRight, Candidate(origin: Point(x: right, y: frame.maxY - inset - size.height), penalty: 0.05)),
      (.bottomLeft, Candidate(origin: Point(x: left, y: frame.maxY - inset - size.height), penalty: 0.06)),
    ]
    let isBottom: Set<Legend.Position> = [.bottomLeft, .bottomRight]
    return candidates.filter { position == .automatic ? !isBottom.contains($0.0) : $0.0 == position }.map(\.1)
  }

  private func place(_ candidate: Candidate, _ columns: Int, _ size: Size) -> BlockPlace? {
    let block = Rect(x: candidate.origin.x, y: candidate.origin.y, width: size.width, height: size.height)
    guard fits(block), let needed = placement.upperEnd(clearing: block) else { return nil }
    let upper = max(needed, labelUpper), span = placement.upper - placement.lower
    let growth = span > 0 ? (upper - placement.upper) / span : 0
    return BlockPlace(
      origin: candidate.origin, columns: columns, upper: upper,
      cost: growth + candidate.penalty + 0.015 * Double(columns - 1))
  }

  /// Inside the frame and clear of the labels.
  private func fits(_ block: Rect) -> Bool {
    let inside = frame.insetBy(inset * 0.99).contains(block)
    return inside && !(labelBlock.map { $0.insetBy(-placement.gap * 0.99).intersects(block) } ?? false)
  }

  /// Places anywhere in the frame that are free without growth, e.g. inside a valley.
  private func freePlaces(_ columns: Int, _ size: Size) -> [BlockPlace] {
    scan(size).filter { fits($0) && placement.isFree($0, upper: labelUpper) }.map { block in
      let depth = (block.y - frame.y) / frame.height, shift = (frame.maxX - block.maxX) / frame.width
      return BlockPlace(
        origin: Point(x: block.x, y: block.y), columns: columns, upper: labelUpper,
        cost: 0.1 + 0.1 * depth + 0.05 * shift + 0.015 * Double(columns - 1))
    }
  }

  /// Where nothing is free: the place that covers least. The figure check will say so.
  private func leastCovered() -> BlockPlace? {
    let places = sizes.flatMap { shape in
      scan(shape.size).map { block in
        BlockPlace(
          origin: Point(x: block.x, y: block.y), columns: shape.columns, upper: labelUpper,
          cost: placement.covered(block, upper: labelUpper) + (fits(block) ? 0 : frame.width * frame.height))
      }
    }
    return places.min { $0.cost < $1.cost }
  }

  private func scan(_ size: Size) -> [Rect] {
    let steps = 16
    let freeX = max(0, frame.width - 2 * inset - size.width), freeY = max(0, frame.height - 2 * inset - size.height)
    return (0...steps).flatMap { row in
      (0...steps).map { column in
        Rect(
          x: frame.x + inset + freeX * Double(column) / Double(steps),
          y: frame.y + inset + freeY * Double(row) / Double(steps), width: size.width, height: size.height)
      }
    }
  }
}
