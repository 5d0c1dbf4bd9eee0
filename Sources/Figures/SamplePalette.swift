// Which sample has which fill: the same on every page, never two alike.
import Plotting
import Results
import SceneGraph
import Styles

struct SamplePalette {
  private var fills: [String: Paint] = [:]

  /// Colours by name: annotated ones as they are, the others from the style's palette, which repeats with a hatch.
  init(_ channels: [ChannelYields], annotations: Annotations, style: Style) {
    var names: [String] = []
    for name in channels.flatMap({ $0.samples.map(\.name) }) {
      let shown = annotations.samples[name]?.group ?? name
      if !names.contains(shown) { names.append(shown) }
    }
    let annotated = names.filter { annotations.samples[$0]?.color != nil }
    let taken = Set(annotated.compactMap { annotations.samples[$0]?.color.flatMap { Color(hex: $0) } })
    let free = style.palette(names.count + annotated.count).filter { !taken.contains($0.color) }
    var next = 0
    for name in names {
      if let color = annotations.samples[name]?.color.flatMap({ Color(hex: $0) }) {
        fills[name] = .solid(color)
      } else if next < free.count {
        fills[name] = Self.paint(free[next], pattern: pattern(next, style), style: style)
        next += 1
      }
    }
  }

  /// The pattern of the style that goes with a place of the palette.
  private func pattern(_ place: Int, _ style: Style) -> HatchPattern {
    let patterns = style.strings("stack.patterns").map { HatchPattern($0) }
    return patterns.isEmpty ? .solid : patterns[place % patterns.count]
  }

  private static func paint(_ entry: PaletteEntry, pattern: HatchPattern, style: Style) -> Paint {
    var hatch = style.hatch("stack.hatch", background: entry.color)
    if pattern != .solid { hatch.angles = pattern.angles }
    guard entry.repetition > 0 || pattern != .solid else { return .solid(entry.color) }
    // Each further round through the palette turns the lines.
    hatch.angles = hatch.angles.map { $0 + 90 * Double(max(0, entry.repetition - (pattern == .solid ? 1 : 0))) }
    return .hatch(hatch)
  }

  subscript(name: String) -> Paint? { fills[name] }
}
