// What a reader can tell legend entries apart by: colours, and hatch, dash or symbol as the second cue.

import SceneGraph

/// How an entry looks, apart from where and how large.
struct Appearance: Equatable {
  /// What does not depend on colour.
  enum Cue: Hashable {
    case area
    case hatch(angles: [Double], spacing: Double, isFilled: Bool)
    case line(dash: [Double])
    case symbol(Path, isOpen: Bool)
  }
  var cues: [Cue] = []
  /// One for each cue, in their order; hatches bring ground and lines.
  var colors: [Color] = []

  /// The look of drawn samples on a background.
  init(_ nodes: [Node], background: Color) {
    for node in nodes { add(node, background) }
  }

  /// The look of a fill.
  init(_ fill: Paint, background: Color) { add(fill, background) }

  private mutating func add(_ node: Node, _ background: Color) {
    switch node {
    case .group(let group): for child in group.children { add(child, background) }
    case .shape(let shape):
      if let fill = shape.fill {
        add(fill, background)
      } else if let stroke = shape.stroke {
        cues.append(.line(dash: stroke.dash))
        colors.append(stroke.color.over(background))
      }
    case .markers(let markers):
      let fill: Color? = if case .solid(let color)? = markers.symbol.fill { color } else { nil }
      cues.append(.symbol(markers.symbol.path, isOpen: fill == nil || fill == background))
      colors.append((markers.symbol.stroke?.color ?? fill ?? .black).over(background))
    case .text, .image: break
    }
  }

  private mutating func add(_ fill: Paint, _ background: Color) {
    switch fill {
    case .solid(let color):
      cues.append(.area)
      colors.append(color.over(background))
    case .hatch(let hatch):
      cues.append(.hatch(angles: hatch.directions, spacing: hatch.spacing, isFilled: hatch.background != nil))
      let ground = hatch.background?.over(background) ?? background
      colors += [ground, hatch.color.over(ground)]
    }
  }

  /// Whether only colours tell the two apart.
  func sharesCues(with other: Appearance) -> Bool { cues == other.cues }

  /// The largest difference of corresponding colours.
  func difference(from other: Appearance, seenBy vision: ColorVision) -> Double {
    zip(colors, other.colors).map { vision.difference($0, $1) }.max() ?? 0
  }

  /// The reader to whom the two are most alike.
  func worst(_ other: Appearance) -> (vision: ColorVision, difference: Double) {
    let all = ColorVision.readers.map { (vision: $0, difference: difference(from: other, seenBy: $0)) }
    return all.min { $0.difference < $1.difference } ?? (.normal, .infinity)
  }
}
