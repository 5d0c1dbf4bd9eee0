// The search for the legend's place: all columns and corners are tried, the one that costs the data least wins.

import SceneGraph

/// Where a block goes and how far the y axis reaches then.
struct BlockPlace {
  var origin: Point
  var columns: Int
  /// Even coordinate of the upper end of the axis.
  var upper: Double
  var cost: Double
  /// Whether it stands on something drawn.
  var coversData = false
  /// Whether titles had to be wrapped that a taller frame would show whole.
  var wantsHeight = false
}

/// A legend set in a number of columns, as the search sees it.
struct LegendShape {
  var columns: Int
  var size: Size
  var isWrapped: Bool
  var emptyCells: Int

  /// What the shape costs by itself, as a share of the frame's height: few and full columns are better.
  var penalty: Double { 0.03 * Double(columns - 1) + 0.008 * Double(emptyCells) }
}

/// Tries places for legends of different shapes.
struct LegendSearch {
  var placement: Placement
  var shapes: [LegendShape]
  /// The label block, already placed.
  var labelBlock: Rect?
  /// Upper end that the labels need.
  var labelUpper: Double
  /// Free space to the frame, beyond its ticks.
  var inset: Double
  var position: Legend.Position

  private var frame: Rect { placement.frame }

  /// The best place, covering nothing if that can be; wrapped titles only where nothing else fits.
  func best() -> BlockPlace? {
    let whole = shapes.filter { !$0.isWrapped }
    if let best = best(of: whole) { return best }
    var wrapped = best(of: shapes.filter(\.isWrapped)) ?? leastCovered()
    wrapped?.wantsHeight = !whole.isEmpty
    return wrapped
  }

  /// Share of the frame's height that the search gives away before it looks for a valley among the data.
  private static let bearableLoss = 0.6

  private func best(of shapes: [LegendShape]) -> BlockPlace? {
    let places = shapes.flatMap { shape in candidates(shape.size).compactMap { place($0, shape) } }
    let best = places.min { $0.cost < $1.cost }
    if let best, best.cost < Self.bearableLoss { return best }
    return shapes.flatMap { freePlaces($0) }.min { $0.cost < $1.cost } ?? best
  }

  private struct Candidate {
    var origin: Point
    /// What the place costs by itself: right is better than left, the top better than below the labels.
    var penalty: Double
  }

  /// Places at the top of the frame and right below the labels.
  private func candidates(_ size: Size) -> [Candidate] {
    let top = frame.y + inset, below = labelBlock.map { $0.maxY + placement.gap * 2 } ?? top
    let left = frame.x + inset, right = frame.maxX - inset - size.width, center = frame.midX - size.width / 2
    let candidates: [(Legend.Position, Candidate)] = [
      (.topRight, Candidate(origin: Point(x: right, y: top), penalty: 0)),
      (.topLeft, Candidate(origin: Point(x: left, y: top), penalty: 0.03)),
      (.topCenter, Candidate(origin: Point(x: center, y: top), penalty: 0.05)),
      (.topLeft, Candidate(origin: Point(x: left, y: below), penalty: 0.02)),
      (.topRight, Candidate(origin: Point(x: right, y: below), penalty: 0.025)),
      (.topCenter, Candidate(origin: Point(x: center, y: below), penalty: 0.06)),
      (.bottomRight, Candidate(origin: Point(x: right, y: frame.maxY - inset - size.height), penalty: 0.05)),
      (.bottomLeft, Candidate(origin: Point(x: left, y: frame.maxY - inset - size.height), penalty: 0.06)),
    ]
    let isBottom: Set<Legend.Position> = [.bottomLeft, .bottomRight]
    return candidates.filter { position == .automatic ? !isBottom.contains($0.0) : $0.0 == position }.map(\.1)
  }

  private func place(_ candidate: Candidate, _ shape: LegendShape) -> BlockPlace? {
    let size = shape.size
    let block = Rect(x: candidate.origin.x, y: candidate.origin.y, width: size.width, height: size.height)
    guard fits(block), let upper = upperEnd(for: block) else { return nil }
    let span = placement.upper - placement.lower
    let loss = upper > placement.lower ? 1 - span / (upper - placement.lower) : 0
    return BlockPlace(
      origin: candidate.origin, columns: shape.columns, upper: upper, cost: loss + candidate.penalty + shape.penalty)
  }

  /// The upper end at which a block is free: the labels' own where that is enough.
  private func upperEnd(for block: Rect) -> Double? {
    if placement.isFree(block, upper: labelUpper) { return labelUpper }
    return placement.upperEnd(clearing: block).map { max($0, labelUpper) }
  }

  /// Inside the frame and clear of the labels.
  private func fits(_ block: Rect) -> Bool {
    let inside = frame.insetBy(inset * 0.99).contains(block)
    return inside && !(labelBlock.map { $0.insetBy(-placement.gap * 0.99).intersects(block) } ?? false)
  }

  /// Places anywhere in the frame that are free without growth, e.g. inside a valley.
  private func freePlaces(_ shape: LegendShape) -> [BlockPlace] {
    guard position == .automatic else { return [] }
    return scan(shape.size).filter { fits($0) && placement.isFree($0, upper: labelUpper) }.map { block in
      let depth = (block.y - frame.y) / frame.height, shift = (frame.maxX - block.maxX) / frame.width
      return BlockPlace(
        origin: Point(x: block.x, y: block.y), columns: shape.columns, upper: labelUpper,
        cost: 0.1 + 0.1 * depth + 0.05 * shift + shape.penalty)
    }
  }

  /// Where nothing is free: the place that covers least. The figure check will say so.
  private func leastCovered() -> BlockPlace? {
    let places = shapes.flatMap { shape in
      blocks(shape.size).map { block in
        BlockPlace(
          origin: Point(x: block.x, y: block.y), columns: shape.columns, upper: labelUpper,
          cost: placement.covered(block, upper: labelUpper) + (fits(block) ? 0 : frame.width * frame.height),
          coversData: true)
      }
    }
    return places.min { $0.cost < $1.cost }
  }

  /// All places of a size that the position allows.
  private func blocks(_ size: Size) -> [Rect] {
    guard position != .automatic else { return scan(size) }
    return candidates(size).map { Rect(x: $0.origin.x, y: $0.origin.y, width: size.width, height: size.height) }
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
