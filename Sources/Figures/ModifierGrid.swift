// A page of the grid: one cell a parameter and sample in the colour of the modifier's type.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct ModifierGrid {
  let content: ModifiersContent
  let rows: [ModifiersContent.Row]
  let style: Style

  func figure(name: String) -> Figure {
    let panel = Panel(
      x: columnAxis, y: rowAxis, layers: zebra + boxes + separators)
    let stage = style.string("label.stage.\(content.result.stage.rawValue)")
    let region = content.channels.count == 1 ? content.channels.first.map { content.title(ofChannel: $0.name) } : nil
    return Figure(
      kind: "modifiers", name: name, title: "Modifiers, \(stage)", style: style,
      headers: CornerLabels(style).head + [
        PanelHeader(role: "label.region", text: region ?? style.string("modifiers.title"), side: .left),
        PanelHeader(role: "label.stage", text: stage, side: .right),
      ], panels: [panel], legends: [Legend(panel: panel.name, position: .head, notes: notes)])
  }

  // MARK: Axes

  private var rowAxis: Axis {
    Axis(
      scale: .category, growsForLabels: false, categories: rows.map(\.title),
      pitch: RowHeight(style, key: "modifiers.row.height").points, longestLabel: style.number("modifiers.names.width"),
      isReversed: true)
  }

  /// Samples by name where one channel is shown, channels by name where several are.
  private var columnAxis: Axis {
    guard content.channels.count > 1 else {
      return Axis(
        scale: .category, growsForLabels: false,
        categories: content.columns.map { content.title(ofSample: $0.sample) })
    }
    let ticks = starts.map { channel, range in
      Tick(
        value: Double(range.lowerBound + range.upperBound - 1) / 2, label: content.title(ofChannel: channel))
    }
    return Axis(
      lower: -0.5, upper: Double(content.columns.count) - 0.5, growsForLabels: false, ticks: .fixed(ticks, minor: []),
      namesRanges: true)
  }

  /// The columns of each channel.
  private var starts: [(channel: String, range: Range<Int>)] {
    var next = 0
    return content.channels.map { channel in
      defer { next += channel.samples.count }
      return (channel.name, next..<next + channel.samples.count)
    }.filter { !$0.1.isEmpty }
  }

  // MARK: Layers

  private var zebra: [Layer] {
    rows.indices.filter { !$0.isMultiple(of: 2) }.map { row in
      .span(
        SpanLayer(
          name: "zebra \(row)", role: "layer.zebra", axis: .y, from: Double(row) - 0.5, to: Double(row) + 0.5,
          fill: .solid(style.color("modifiers.zebra.color"))))
    }
  }

  private var separators: [Layer] {
    starts.dropFirst().map { channel, range in
      .reference(
        ReferenceLayer(
          name: "before \(channel)", role: "layer.separator", axis: .x, value: Double(range.lowerBound) - 0.5,
          stroke: style.dashedStroke("modifiers.separator")))
    }
  }

  /// Boxes by the name of their kind and by the strength of their colour.
  private var boxes: [Layer] {
    var found: [String: [Int: [BoxLayer.Box]]] = [:]
    let half = style.number("modifiers.cell") / 2
    for (place, row) in rows.enumerated() {
      for (column, key) in content.columns.enumerated() {
        guard let cell = content.cell(row, key) else { continue }
        let (x, y) = (Double(column), Double(place))
        found[Self.kind(cell.types), default: [:]][strength(cell), default: []].append(
          BoxLayer.Box(x0: x - half, x1: x + half, y0: y - half, y1: y + half))
      }
    }
    return Self.kinds.filter { found[$0] != nil }.flatMap { kind -> [Layer] in
      (0...levels.count).compactMap { level in
        let boxes = found[kind]?[level] ?? [], isStrongest = level == levels.count
        guard !boxes.isEmpty || isStrongest else { return nil }
        return .box(
          BoxLayer(
            name: "\(kind) \(level + 1)", role: "layer.modifier", boxes: boxes, fill: fill(kind, level),
            legend: isStrongest ? LegendEntry(title(kind)) : nil))
      }
    }
  }

  /// Types in the order of the legend; a shape with a normalisation of the same name is one kind.
  private static let kinds = [
    "normsys", "histosys", "histosys+normsys", "normfactor", "lumi", "staterror", "shapesys", "shapefactor", "other",
  ]

  private static func kind(_ types: [String]) -> String {
    let name = types.joined(separator: "+")
    return kinds.contains(name) ? name : "other"
  }

  private func title(_ kind: String) -> String {
    style.string("modifiers.titles.\(kind == "histosys+normsys" ? "both" : kind)")
  }

  /// Sizes from which a colour is stronger by a step.
  private var levels: [Double] { style.numbers("modifiers.levels") }

  /// What has no uncertainty to vary by is shown at full strength.
  private func strength(_ cell: ModifiersContent.Cell) -> Int {
    guard let size = cell.size else { return levels.count }
    return levels.count { size >= $0 }
  }

  /// Kinds are told apart by hatches where prints have no colour.
  private func fill(_ kind: String, _ level: Int) -> Paint {
    let color = color(kind, level)
    guard style.string("check.greyscale") == "error" else { return .solid(color) }
    return SamplePalette.paint(color, hatch: Self.kinds.firstIndex(of: kind) ?? 0, style: style)
  }

  private func color(_ kind: String, _ level: Int) -> Color {
    var color = style.color("modifiers.colors.\(kind == "histosys+normsys" ? "both" : kind)")
    let weakest = style.number("modifiers.weakest")
    color.alpha = levels.isEmpty ? 1 : weakest + (1 - weakest) * Double(level) / Double(levels.count)
    return color.over(style.color("page.background"))
  }

  private var notes: [String] {
    let sizes = levels.map { NumberText.general(100 * $0) }.joined(separator: ", ")
    let named = content.channels.count > 1 ? style.string("modifiers.order") : nil
    return [Template(style.string("modifiers.note")).filled(["levels": sizes])] + (named.map { [$0] } ?? [])
  }
}
