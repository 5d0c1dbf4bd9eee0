// The summary figure: all regions beside each other with their names, and a lower panel that compares data with them.
import Plotting
import Results
import SceneGraph
import Styles

/// What a user may choose about a summary beyond its style.
public struct SummaryFigureOptions: Sendable, Equatable {
  /// One bin a region instead of the regions' own bins.
  public var isIntegrated: Bool
  /// A logarithmic axis of events; nil leaves it to the style.
  public var isLogarithmic: Bool?
  /// Every part by its name; those with a default may be left out.
  public init(isIntegrated: Bool = false, isLogarithmic: Bool? = nil) {
    self.isIntegrated = isIntegrated
    self.isLogarithmic = isLogarithmic
  }
}

/// The recipe.
public enum SummaryFigure {
  /// One page, or several where the regions are too many for one.
  public static func figures(
    from result: YieldsResult, annotations: Annotations = Annotations(), style: Style,
    options: SummaryFigureOptions = SummaryFigureOptions()
  ) -> [Figure] {
    let style = LowerPanels.style(atLeastAsHigh(style), grownFor: LowerKind.shown(by: style).count)
    let annotations = annotations.marking(signals: result.signals ?? [])
    let summary = SummaryContent(result, annotations: annotations, isIntegrated: options.isIntegrated)
    let yields = YieldsFigureOptions(isLogarithmic: options.isLogarithmic)
    let content = YieldsContent(
      summary.merged, hypotheses: summary.hypotheses, annotations: annotations, style: style, options: yields)
    let frame = SummaryFrame(summary: summary, content: content, style: style, events: content.eventAxis)
    let palette = SamplePalette(result.channels, annotations: annotations, style: style)
    let lower = LowerPanels(content), words = YieldsWords(result: result, style: style)
    let main = Panel(
      name: "main", row: 0, heightWeight: lower.mainShare,
      x: frame.axis(showsLabels: lower.kinds.isEmpty ? nil : false), y: frame.eventAxis,
      layers: frame.predicted + content.mainLayers(palette) + frame.separators,
      labels: CornerLabels(style).inside(
        [PanelLabel(role: "label.stage", text: words.stage)] + words.test(result.goodnessOfFit)),
      headers: CornerLabels(style).above)
    let panels = lower.panels(
      x: { frame.axis(showsLabels: $0 ? nil : false) }, behind: frame.predicted, over: frame.fullSeparators)
    let order = ["layer.points", "layer.stack", "layer.step", "layer.band", "layer.blinded"]
    let predicts = summary.regions.contains(where: \.isPredicted)
    let notes = words.notes(content, lower) + (predicts ? [style.string("summary.predicted.note")] : [])
    return [
      Figure(
        kind: "summary", title: "Summary, \(words.stage)", style: style, panels: [main] + panels,
        legends: [Legend(panel: "main", order: order, notes: notes)])
    ]
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
    let totals = content.prediction.yields.filter { $0 > 0 }
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
    let total = content.prediction, data = (content.channel.data?[bin]).flatMap { $0 } ?? 0
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
