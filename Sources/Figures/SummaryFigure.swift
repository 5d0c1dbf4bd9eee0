// The summary figure: all regions beside each other with their names, and a lower panel that compares data with them.
import Plotting
import Results
import SceneGraph
import Styles

/// What a user may choose about a summary beyond its style.
public struct SummaryFigureOptions: Sendable, Equatable {
  /// One bin a region instead of the regions' own bins.
  public var isIntegrated: Bool
  public var comparison: SummaryComparison
  /// A logarithmic axis of events; nil leaves it to the style.
  public var isLogarithmic: Bool?
  public init(isIntegrated: Bool = false, comparison: SummaryComparison = .ratio, isLogarithmic: Bool? = nil) {
    self.isIntegrated = isIntegrated
    self.comparison = comparison
    self.isLogarithmic = isLogarithmic
  }
}

/// The recipe.
public enum SummaryFigure {
  public static func figures(
    from result: YieldsResult, annotations: Annotations = Annotations(), style: Style,
    options: SummaryFigureOptions = SummaryFigureOptions()
  ) -> [Figure] {
    let style = atLeastAsHigh(style)
    let summary = SummaryContent(result, annotations: annotations, isIntegrated: options.isIntegrated)
    let yields = YieldsFigureOptions(isLogarithmic: options.isLogarithmic)
    let content = YieldsContent(summary.merged, annotations: annotations, style: style, options: yields)
    let lower = SummaryLower(comparison: options.comparison, content: content, style: style)
    let frame = SummaryFrame(summary: summary, content: content, style: style, events: content.eventAxis(yields))
    let share = style.number("panels.ratio.share")
    let palette = SamplePalette(result.channels, annotations: annotations, style: style)
    // Where nothing shown was fitted, a shade would tell nothing.
    let isPredicted = result.fittedChannels?.isEmpty ?? false
    let stage = style.string("label.stage.\(isPredicted ? "predicted" : result.stage.rawValue)")
    let main = Panel(
      name: "main", row: 0, heightWeight: 1 - share, x: frame.axis(showsLabels: false), y: frame.eventAxis,
      layers: frame.predicted + content.mainLayers(palette) + frame.separators,
      labels: CornerLabels(style).inside([PanelLabel(role: "label.stage", text: stage)]),
      headers: CornerLabels(style).above)
    let comparison = Panel(
      name: "ratio", row: 1, heightWeight: share, x: frame.axis(showsLabels: nil), y: lower.axis,
      layers: frame.predicted + lower.layers + frame.fullSeparators)
    let notes = notes(on: result, summary, style) + lower.notes
    return [
      Figure(
        kind: "summary", title: "Summary, \(stage)", style: style, panels: [main, comparison],
        legends: [
          Legend(
            panel: "main", order: ["layer.points", "layer.stack", "layer.band"], notes: notes)
        ])
    ]
  }

  private static func notes(on result: YieldsResult, _ summary: SummaryContent, _ style: Style) -> [String] {
    let lacks = result.stage == .prefit && !result.freeParameters.isEmpty
    let predicts = summary.regions.contains(where: \.isPredicted)
    return (lacks ? [style.string("band.note")] : []) + (predicts ? [style.string("summary.predicted.note")] : [])
  }

  /// A narrow page keeps a height that holds labels, legend and both panels.
  private static func atLeastAsHigh(_ style: Style) -> Style {
    let width = style.length("page.width"), least = style.length("summary.height")
    guard width > 0, width * style.number("page.aspect") < least else { return style }
    return style.setting("page.aspect", to: .number(least / width))
  }
}

/// What all of a summary's panels share: the axis of regions, the lines between them, the shade of predicted ones.
struct SummaryFrame {
  let summary: SummaryContent
  let content: YieldsContent
  let style: Style
  let events: Axis

  func axis(showsLabels: Bool?) -> Axis {
    let names = summary.regions.map { Tick(value: $0.middle, label: $0.title) }
    return Axis(
      lower: 0, upper: Double(content.bins.count), growsForLabels: false, ticks: .fixed(names, minor: []),
      namesRanges: true, showsLabels: showsLabels, link: "bins")
  }

  /// Begins below the smallest prediction, so that lines can begin there too.
  var eventAxis: Axis {
    var axis = events
    guard axis.lower == nil else { return axis }
    axis.lower = low
    return axis
  }

  private var low: Double {
    guard events.scale == .log else { return 0 }
    let totals = content.channel.total.yields.filter { $0 > 0 }
    guard let smallest = totals.min(), let largest = totals.max() else { return style.number("summary.low") }
    return max(smallest * style.number("summary.low"), largest * Self.power(-style.number("axis.y.decades")))
  }

  private static func power(_ exponent: Double) -> Double {
    (0..<Int(abs(exponent))).reduce(1) { value, _ in exponent < 0 ? value / 10 : value * 10 }
  }

  private var boundaries: [Int] { summary.regions.dropFirst().map(\.bins.lowerBound) }

  /// From the axis to a little above what stands on both sides: the room for labels and legend stays free.
  var separators: [Layer] {
    boundaries.map { bin in
      let top = [bin - 1, bin].map(height).max() ?? low
      let rise = style.number("summary.separator.rise")
      let end = events.scale == .log ? max(top, low) * (1 + rise) : top + (peak - top) * rise / 10
      return .curve(
        CurveLayer(
          name: "separator.\(bin)", xs: [Double(bin), Double(bin)], ys: [low, max(end, low * 1.01)], stroke: stroke))
    }
  }

  private var peak: Double { content.bins.map(height).max() ?? 0 }

  private func height(_ bin: Int) -> Double {
    let total = content.channel.total, data = content.channel.data.map { $0[bin] } ?? 0
    return max(total.yields[bin] + total.uncertainties[bin], data + data.squareRoot())
  }

  /// Across the whole lower panel.
  var fullSeparators: [Layer] {
    boundaries.map { bin in
      .reference(ReferenceLayer(name: "separator.\(bin)", axis: .x, value: Double(bin), stroke: stroke))
    }
  }

  private var stroke: Stroke { style.dashedStroke("summary.separator") }

  /// A shade behind the regions that were not fitted.
  var predicted: [Layer] {
    summary.regions.filter(\.isPredicted).map { region in
      .span(
        SpanLayer(
          name: "predicted.\(region.name)", axis: .x, from: Double(region.bins.lowerBound),
          to: Double(region.bins.upperBound), fill: .solid(style.color("summary.predicted.color"))))
    }
  }
}
