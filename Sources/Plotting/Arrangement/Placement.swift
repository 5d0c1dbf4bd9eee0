// Finding room inside a frame: where a block covers nothing, and how far the axis must grow for it.

import SceneGraph

/// The obstacles of one panel and what to keep between them and blocks of text.
struct Placement {
  var frame: Rect
  /// Even coordinates of the ends of the y axis.
  var lower: Double
  var upper: Double
  /// Whether the upper end may move up.
  var mayGrow: Bool
  var obstacles: [Obstacle]
  /// Free space between a block and what it must not touch.
  var gap: Double

  /// Share of the frame that stays with the data, however much room blocks need.
  private static let leastDataShare = 0.22

  /// The upper end at which everything drawn below `block` stays clear of it, at least the present one; nil if
  /// there is no such end.
  func upperEnd(clearing block: Rect) -> Double? {
    let height = frame.height, below = block.maxY + gap - frame.y
    var needed = upper
    for obstacle in obstacles where reaches(obstacle, across: block) {
      guard obstacle.top.isFinite else {
        if obstacle.top > 0 { return nil }
        continue
      }
      let room = height - below - obstacle.margin
      guard obstacle.top > lower else { continue }
      guard room > height * Self.leastDataShare else { return nil }
      needed = max(needed, lower + (obstacle.top - lower) * height / room)
    }
    return needed > upper && !mayGrow ? nil : needed
  }

  /// Whether a block touches nothing at a given upper end.
  func isFree(_ block: Rect, upper: Double) -> Bool {
    !obstacles.contains { overlap($0, block, upper: upper) > 0 }
  }

  /// Area that obstacles cover of a block, in square points.
  func covered(_ block: Rect, upper: Double) -> Double {
    obstacles.reduce(0) { $0 + overlap($1, block, upper: upper) }
  }

  private func reaches(_ obstacle: Obstacle, across block: Rect) -> Bool {
    obstacle.left - obstacle.margin - gap < block.maxX && obstacle.right + obstacle.margin + gap > block.x
  }

  private func overlap(_ obstacle: Obstacle, _ block: Rect, upper: Double) -> Double {
    let reach = obstacle.margin + gap
    let top = page(obstacle.top, upper) - reach, bottom = page(obstacle.bottom, upper) + reach
    let width = min(obstacle.right + reach, block.maxX) - max(obstacle.left - reach, block.x)
    let height = min(bottom, block.maxY) - max(top, block.y)
    return width > 0 && height > 0 ? width * height : 0
  }

  /// Page coordinate of an even coordinate, within the frame.
  private func page(_ coordinate: Double, _ upper: Double) -> Double {
    let fraction = upper > lower ? (coordinate - lower) / (upper - lower) : 0
    return frame.maxY - min(max(fraction, 0), 1) * frame.height
  }
}
