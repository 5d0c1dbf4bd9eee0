// A page of the map of sizes: the largest relative effect of each parameter on each region.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct ModifierSizes {
  let content: ModifiersContent
  let rows: [ModifiersContent.Row]
  let style: Style

  func figure(name: String) -> Figure {
    let channels = content.channels.map { content.title(ofChannel: $0.name) }
    let panel = Panel(
      x: Axis(scale: .category, growsForLabels: false, categories: channels),
      y: Axis(
        scale: .category, growsForLabels: false, categories: rows.map(\.title),
        pitch: RowHeight(style, key: "modifiers.row.height").points,
        longestLabel: style.number("modifiers.names.width"),
        isReversed: true),
      layers: [.heatMap(map)])
    let stage = style.string("label.stage.\(content.result.stage.rawValue)")
    return Figure(
      kind: "modifiers", name: name, title: "Sizes of modifiers, \(stage)", style: style,
      headers: CornerLabels(style).head + [
        PanelHeader(role: "label.region", text: style.string("modifiers.sizes.title"), side: .left),
        PanelHeader(role: "label.stage", text: stage, side: .right),
      ], panels: [panel], legends: [])
  }

  /// Per cent; effects below the style's least one leave their cell empty.
  private var values: [[Double?]] {
    let least = style.number("modifiers.sizes.least")
    return rows.map { row in
      content.channels.map { channel in
        content.size(row, channel: channel.name).flatMap { 100 * $0 >= least ? 100 * $0 : nil }
      }
    }
  }

  private var map: HeatMapLayer {
    let values = self.values
    return HeatMapLayer(
      name: "sizes", xEdges: edges(content.channels.count), yEdges: edges(rows.count), values: values,
      colors: style.colors("modifiers.sizes.colors"), lower: 0, upper: style.number("modifiers.sizes.most"),
      texts: values.map { $0.map { $0.map(text) } },
      colorBar: Axis(title: style.string("modifiers.sizes.bar"), titleAlignment: .center))
  }

  /// Two digits.
  private func text(_ value: Double) -> String {
    NumberText.decimal(value, digits: value < 10 ? 1 : 0)
  }

  private func edges(_ count: Int) -> [Double] { (0...count).map { Double($0) - 0.5 } }
}
