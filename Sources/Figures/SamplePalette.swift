// Which sample has which fill: the same on every page, and none that a neighbour in a stack could be taken for.
import Plotting
import Results
import SceneGraph
import Styles

struct SamplePalette {
  private var fills: [String: Paint] = [:]

  /// Colours by name: annotated ones as they are, the others from the style's palette. Where two samples that lie on
  /// each other differ by too little colour, for whatever reader, one of them is hatched.
  init(_ channels: [ChannelYields], annotations: Annotations, style: Style) {
    let names = Self.names(in: channels, annotations, style)
    let colors = Self.colors(of: names, annotations, style)
    let neighbours = Self.neighbours(in: channels, annotations, style)
    var hatches: [String: Int] = [:]
    for name in names {
      guard let color = colors[name] else { continue }
      let taken = hatches.keys.sorted().filter { other in
        Self.conflict(color, colors[other], areNeighbours: neighbours.contains(Pair(name, other)), style)
      }
      let used = Set(taken.compactMap { hatches[$0] })
      let hatch = (0...names.count).first { !used.contains($0) } ?? 0
      hatches[name] = hatch
      fills[name] = Self.paint(color, hatch: hatch, style: style)
    }
  }

  subscript(name: String) -> Paint? { fills[name] }

  /// Names as they are shown, groups for their members, in order of appearance.
  private static func names(
    in channels: [ChannelYields], _ annotations: Annotations, _ style: Style
  ) -> [String] {
    var names: [String] = [], seen: Set<String> = []
    for sample in channels.flatMap(\.samples) {
      let shown = annotations.samples[sample.name]?.group ?? sample.name
      if seen.insert(shown).inserted { names.append(shown) }
    }
    if let other = YieldsContent.otherName(style), seen.insert(other).inserted { names.append(other) }
    return names
  }

  private static func colors(of names: [String], _ annotations: Annotations, _ style: Style) -> [String: Color] {
    var colors: [String: Color] = [:]
    for name in names { colors[name] = annotations.samples[name]?.color.flatMap { Color(hex: $0) } }
    let given = colors.values.sorted { $0.hex < $1.hex }, limit = style.number("stack.least_difference")
    let palette = style.palette(names.count + given.count).map(\.color).filter { !given.contains($0) }
    func isAlike(_ color: Color) -> Bool { given.contains { ColorVision.worst(color, $0).difference < limit } }
    let free = palette.filter { !isAlike($0) } + palette.filter(isAlike)
    guard !free.isEmpty else { return colors }
    for (index, name) in names.filter({ colors[$0] == nil }).enumerated() { colors[name] = free[index % free.count] }
    return colors
  }

  // MARK: Neighbours

  /// Two names, in either order.
  private struct Pair: Hashable {
    var first: String
    var second: String
    init(_ a: String, _ b: String) { (first, second) = a < b ? (a, b) : (b, a) }
  }

  /// Samples that lie on each other in some bin of some channel.
  private static func neighbours(
    in channels: [ChannelYields], _ annotations: Annotations, _ style: Style
  ) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for channel in channels {
      let stack = YieldsContent.stacked(channel, annotations: annotations, style: style)
      for bin in channel.total.yields.indices {
        let filled = stack.filter { $0.values[bin] != 0 }.map(\.name)
        for (below, above) in zip(filled, filled.dropFirst()) { pairs.insert(Pair(below, above)) }
      }
    }
    return pairs
  }

  /// Equal colours conflict anywhere, alike ones where they touch.
  private static func conflict(_ color: Color, _ other: Color?, areNeighbours: Bool, _ style: Style) -> Bool {
    guard let other else { return false }
    if color == other { return true }
    return areNeighbours && ColorVision.worst(color, other).difference < style.number("stack.least_difference")
  }

  // MARK: Hatches

  /// The style's hatch, turned and then narrowed with each further one; 0 is a plain fill.
  private static func paint(_ color: Color, hatch index: Int, style: Style) -> Paint {
    guard index > 0 else { return .solid(color) }
    var hatch = style.hatch("stack.hatch", background: color)
    let turns = style.numbers("stack.hatch.turns")
    let turn = turns.isEmpty ? 0 : turns[(index - 1) % turns.count]
    hatch.angles = hatch.angles.map { $0 + turn }
    if !turns.isEmpty { hatch.spacing /= Double((index - 1) / turns.count + 1) }
    if color.contrast(with: hatch.color) < style.number("stack.hatch.least_contrast") {
      hatch.color = style.color("stack.hatch.dark")
    }
    return .hatch(hatch)
  }
}
