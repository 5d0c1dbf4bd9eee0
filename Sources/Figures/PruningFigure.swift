// The pruning grid: for each region its parameters against its samples, a cell by what was decided about it.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// The recipe.
public enum PruningFigure {
  /// One figure a region, and more where a region has more parameters than a page has rows.
  public static func figures(
    from result: PruningResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let decisions = result.decisions.filter { $0.sample != nil }
    let channels = Self.unique(decisions.map(\.channel))
    let naming = ParameterNaming(
      annotations: annotations, style: style, names: Self.unique(decisions.map(\.parameter)))
    return channels.flatMap { channel in
      let own = decisions.filter { $0.channel == channel }
      let parameters = Self.unique(own.map(\.parameter)), samples = Self.unique(own.map { $0.sample ?? "" })
      let pages = Self.pages(parameters, most: style.integer("pruning.rows"))
      return pages.enumerated().map { index, names in
        let grid = PruningGrid(decisions: own, parameters: names, samples: samples, naming: naming, style: style)
        return Figure(
          kind: "pruning", name: channel + (pages.count > 1 ? "-\(index + 1)" : ""), title: "Pruning, \(channel)",
          style: style, headers: CornerLabels(style).head, panels: [grid.panel(annotations, channel: channel)],
          legends: [Legend(position: .above)])
      }
    }
  }

  /// In the order of first appearance.
  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// About as many on each page.
  private static func pages(_ names: [String], most: Int) -> [[String]] {
    let count = max(1, (names.count + max(most, 1) - 1) / max(most, 1)), size = (names.count + count - 1) / count
    return stride(from: 0, to: names.count, by: max(size, 1)).map { Array(names[$0..<min($0 + size, names.count)]) }
  }
}

/// The cells of one page.
private struct PruningGrid {
  let decisions: [PruningResult.Decision]
  let parameters: [String]
  let samples: [String]
  let naming: ParameterNaming
  let style: Style

  func panel(_ annotations: Annotations, channel: String) -> Panel {
    let titles = samples.map { annotations.samples[$0]?.title ?? Label.escaped($0) }
    let columns = Axis(
      title: annotations.channels[channel]?.title ?? Label.escaped(channel), lower: -0.5,
      upper: Double(samples.count) - 0.5, growsForLabels: false,
      ticks: .fixed(titles.enumerated().map { Tick(value: Double($0.offset), label: $0.element) }, minor: []),
      namesRanges: true)
    let rows = Axis(
      scale: .category, growsForLabels: false, categories: parameters.map { naming.title($0) },
      pitch: style.length("pruning.row"), longestLabel: style.number("pruning.names"), isReversed: true)
    return Panel(x: columns, y: rows, layers: PruningResult.Verdict.allCases.map(layer))
  }

  /// All cells of a verdict; every verdict is in the legend, so that pages compare.
  private func layer(_ verdict: PruningResult.Verdict) -> Layer {
    let rows = Dictionary(zip(parameters, 0...), uniquingKeysWith: { first, _ in first })
    let columns = Dictionary(zip(samples, 0...), uniquingKeysWith: { first, _ in first })
    let inset = style.number("pruning.gap") / 2
    let boxes = decisions.filter { $0.verdict == verdict }.compactMap { decision -> BoxLayer.Box? in
      guard let row = rows[decision.parameter], let column = columns[decision.sample ?? ""] else { return nil }
      let (x, y) = (Double(column), Double(row))
      return BoxLayer.Box(
        x0: x - 0.5 + inset, x1: x + 0.5 - inset, y0: y - 0.5 + inset, y1: y + 0.5 - inset)
    }
    let key = verdict.rawValue.map { $0 == "-" ? "_" : $0 }
    return .box(
      BoxLayer(
        name: String(key), boxes: boxes, fill: fill(String(key)),
        legend: LegendEntry(style.string("pruning.\(String(key)).title"))))
  }

  /// A colour with a pattern: either tells the verdicts apart.
  private func fill(_ key: String) -> Paint {
    let color = style.color("pruning.\(key).color"), pattern = HatchPattern(style.string("pruning.\(key).pattern"))
    guard !pattern.angles.isEmpty else { return .solid(color) }
    return .hatch(
      Hatch(
        angles: pattern.angles, spacing: style.length("pruning.hatch.spacing"),
        lineWidth: style.lineWidth("pruning.hatch.width"), color: style.color("pruning.hatch.color"),
        background: color))
  }
}
