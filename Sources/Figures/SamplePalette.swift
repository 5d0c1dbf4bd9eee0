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
    let places = Self.places(of: names, annotations, style)
    let neighbours = Self.neighbours(in: channels, annotations, style)
    for name in names {
      guard let place = places[name] else { continue }
      let near = fills.filter { neighbours.contains(Pair(name, $0.key)) }.map(\.value)
      let candidates = (0...names.count).lazy.map { Self.paint(place, hatch: $0, style: style) }
      let free = candidates.first { paint in
        !fills.values.contains { Self.areEqual(paint, $0) } && !near.contains { Self.areAlike(paint, $0, style) }
      }
      fills[name] = free ?? .solid(place.color)
    }
  }

  /// A colour with the pattern that the style draws on it.
  private struct Place: Equatable {
    var color: Color
    var pattern: HatchPattern
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

  /// Annotated colours as they are; for the others the palette's, those first that no annotated colour resembles.
  private static func places(of names: [String], _ annotations: Annotations, _ style: Style) -> [String: Place] {
    var places: [String: Place] = [:]
    for name in names {
      let own = annotations.samples[name]?.color.flatMap { Color(hex: $0) }
      places[name] = own.map { Place(color: $0, pattern: .solid) }
    }
    let given = places.values.map(\.color).sorted { $0.hex < $1.hex }
    let limit = style.number("stack.least_difference")
    func isAlike(_ place: Place) -> Bool { given.contains { ColorVision.worst(place.color, $0).difference < limit } }
    let palette = palette(names.count + given.count, style).filter { !given.contains($0.color) }
    let free = palette.filter { !isAlike($0) } + palette.filter(isAlike)
    guard !free.isEmpty else { return places }
    for (index, name) in names.filter({ places[$0] == nil }).enumerated() { places[name] = free[index % free.count] }
    return places
  }

  private static func palette(_ count: Int, _ style: Style) -> [Place] {
    let patterns = style.strings("stack.patterns").map { HatchPattern($0) }
    return style.palette(count).enumerated().map { index, entry in
      Place(color: entry.color, pattern: patterns.isEmpty ? .solid : patterns[index % patterns.count])
    }
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

  private static func areEqual(_ paint: Paint, _ other: Paint) -> Bool {
    lines(paint) == lines(other) && ground(paint) == ground(other)
  }

  /// Whether only too little colour tells two fills apart.
  static func areAlike(_ paint: Paint, _ other: Paint, _ style: Style) -> Bool {
    guard lines(paint) == lines(other) else { return false }
    let limit = style.number("stack.least_difference"), (a, b) = (ground(paint), ground(other))
    let isGrey = style.string("check.greyscale") == "error"
    return ColorVision.worst(a, b).difference < limit || (isGrey && ColorVision.greyscale.difference(a, b) < limit)
  }

  private static func ground(_ paint: Paint) -> Color {
    switch paint {
    case .solid(let color): color
    case .hatch(let hatch): hatch.background ?? hatch.color
    }
  }

  /// Directions and distance of a hatch's lines; nothing for a plain fill.
  private static func lines(_ paint: Paint) -> [Double] {
    guard case .hatch(let hatch) = paint else { return [] }
    return [hatch.spacing] + hatch.directions
  }

  // MARK: Hatches

  /// A plain colour, or with the hatch of a number from 1 on it.
  static func paint(_ color: Color, hatch index: Int, style: Style) -> Paint {
    paint(Place(color: color, pattern: .solid), hatch: index, style: style)
  }

  /// The place's own look, and beyond it the style's hatch, turned and then narrowed with each further one.
  private static func paint(_ place: Place, hatch index: Int, style: Style) -> Paint {
    guard index > 0 || place.pattern != .solid else { return .solid(place.color) }
    var hatch = style.hatch("stack.hatch", background: place.color)
    if place.pattern != .solid { hatch.angles = place.pattern.angles }
    let turns = style.numbers("stack.hatch.turns")
    if index > 0, !turns.isEmpty {
      let step = place.pattern == .solid ? index - 1 : index
      hatch.angles = hatch.angles.map { $0 + turns[step % turns.count] }
      hatch.spacing /= Double(step / turns.count + 1)
    }
    if place.color.contrast(with: hatch.color) < style.number("stack.hatch.least_contrast") {
      hatch.color = style.color("stack.hatch.dark")
    }
    return .hatch(hatch)
  }
}
