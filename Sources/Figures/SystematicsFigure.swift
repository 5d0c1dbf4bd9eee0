// The breakdown of the regions' uncertainties: a line a group of parameters over the total, region by region.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// The recipe.
public enum SystematicsFigure {
  /// Regions in the result's order, on as many pages as it takes.
  public static func figures(
    from result: SystematicsResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let channels = result.channels.filter { $0.total > 0 }
    guard !channels.isEmpty else { return [] }
    let groups = Self.groups(channels)
    let most = max(1, style.integer("systematics.regions"))
    let count = (channels.count + most - 1) / most, share = (channels.count + count - 1) / count
    return (0..<count).map { page in
      let shown = Array(channels[page * share..<min((page + 1) * share, channels.count)])
      return figure(
        shown, groups: groups, name: count > 1 ? "\(page + 1)" : "", result: result, annotations: annotations,
        style: style)
    }
  }

  /// By their largest share of any region's yield.
  private static func groups(_ channels: [SystematicsResult.Channel]) -> [String] {
    var order: [String] = [], sizes: [String: Double] = [:]
    for channel in channels {
      for group in channel.groups {
        if sizes[group.name] == nil { order.append(group.name) }
        sizes[group.name] = max(sizes[group.name] ?? 0, group.size / channel.total)
      }
    }
    return order.indices.sorted { (sizes[order[$1]] ?? 0, $0) < (sizes[order[$0]] ?? 0, $1) }.map { order[$0] }
  }

  private static func figure(
    _ channels: [SystematicsResult.Channel], groups: [String], name: String, result: SystematicsResult,
    annotations: Annotations, style: Style
  ) -> Figure {
    let stage = style.string("label.stage.\(result.stage.rawValue)")
    let lines = style.strings("systematics.colors").count, edges = (0...channels.count).map(Double.init)
    let total = StepLayer(
      name: "total", edges: edges, values: channels.map { 100 * $0.uncertainty / $0.total },
      stroke: style.dashedStroke("systematics.total"), fill: .solid(style.color("systematics.total.fill")),
      closesAtEnds: true, legend: LegendEntry(style.string("systematics.total.title")))
    let naming = ParameterNaming(annotations: annotations, style: style)
    let steps = groups.prefix(lines).enumerated().map { index, group -> Layer in
      let values = channels.map { channel in
        100 * (channel.groups.first { $0.name == group }?.size ?? 0) / channel.total
      }
      return .step(
        StepLayer(
          name: group, edges: edges, values: values, stroke: stroke(index, style),
          legend: LegendEntry(naming.title(ofGroup: group))))
    }
    let hidden = groups.count - lines
    let notes =
      (hidden > 0 ? [Template(style.string("systematics.more")).filled(["count": "\(hidden)"])] : [])
      + (result.stage == .postfit ? [style.string("systematics.correlated")] : [])
    let ticks = channels.enumerated().map { index, channel in
      Tick(
        value: Double(index) + 0.5,
        label: annotations.channels[channel.name]?.title ?? Label.escaped(channel.name))
    }
    let panel = Panel(
      x: Axis(
        lower: 0, upper: Double(channels.count), growsForLabels: false, ticks: .fixed(ticks, minor: []),
        namesRanges: true),
      y: Axis(title: style.string("systematics.axis"), including: [0]), layers: [.step(total)] + steps.reversed(),
      labels: CornerLabels(style).inside([PanelLabel(role: "label.stage", text: stage)]),
      headers: CornerLabels(style).above)
    return Figure(
      kind: "systematics", name: name, title: "Systematic uncertainties, \(stage)", style: style, panels: [panel],
      legends: [Legend(panel: panel.name, order: ["total"] + groups.prefix(lines), notes: notes)])
  }

  /// Colours with dashes that change faster than they do: each line has two cues.
  private static func stroke(_ index: Int, _ style: Style) -> Stroke {
    let colors = style.colors("systematics.colors"), width = style.lineWidth("systematics.width")
    let dashes = [[], style.dashes("systematics.dashed"), style.dashes("systematics.dotted")]
    return Stroke(
      color: colors.isEmpty ? style.color("colors.ink") : colors[index % colors.count], width: width,
      dash: dashes[index % dashes.count])
  }
}
