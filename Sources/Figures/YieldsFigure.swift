// The pre- and post-fit figure: stacked samples, total uncertainty, data, and their ratio. A page a channel.
import Plotting
import Results
import Styles

/// What a user may choose about the figure beyond its style.
public struct YieldsFigureOptions: Sendable, Equatable {
  /// A logarithmic axis of events; nil leaves it to the style.
  public var isLogarithmic: Bool?
  /// Yields divided by the width of their bins.
  public var isPerUnit: Bool
  public init(isLogarithmic: Bool? = nil, isPerUnit: Bool = false) {
    self.isLogarithmic = isLogarithmic
    self.isPerUnit = isPerUnit
  }
}

/// The recipe. Each channel's page is made of public parts of Plotting and can be changed before it is drawn.
public enum YieldsFigure {
  /// One figure a channel, in the result's order.
  public static func figures(
    from result: YieldsResult, annotations: Annotations = Annotations(), style: Style,
    options: YieldsFigureOptions = YieldsFigureOptions()
  ) -> [Figure] {
    let palette = SamplePalette(result.channels, annotations: annotations, style: style)
    return result.channels.map { channel in
      let content = YieldsContent(channel, annotations: annotations, style: style, options: options)
      return figure(content, result: result, palette: palette, style: style, options: options)
    }
  }

  private static func figure(
    _ content: YieldsContent, result: YieldsResult, palette: SamplePalette, style: Style, options: YieldsFigureOptions
  ) -> Figure {
    let stage = result.stage == .prefit ? "prefit" : "postfit"
    let isPredicted = result.fittedChannels.map { !$0.contains(content.channel.name) } ?? false
    let notes = result.stage == .prefit && !result.freeParameters.isEmpty ? [style.string("band.note")] : []
    let ratioShare = style.number("panels.ratio.share")
    let main = Panel(
      name: "main", row: 0, heightWeight: 1 - ratioShare,
      x: content.axis(title: "", showsLabels: false), y: content.eventAxis(options),
      layers: content.mainLayers(palette),
      labels: CornerLabels(style).inside([
        PanelLabel(role: "label.region", text: content.title),
        PanelLabel(role: "label.stage", text: style.string("label.stage.\(isPredicted ? "predicted" : stage)")),
      ]),
      headers: CornerLabels(style).above)
    let ratio = Panel(
      name: "ratio", row: 1, heightWeight: ratioShare, x: content.axis(title: content.axisTitle, showsLabels: nil),
      y: content.ratioAxis, layers: content.ratioLayers)
    return Figure(
      kind: stage, name: content.channel.name,
      title: "\(content.channel.name), \(style.string("label.stage.\(stage)"))",
      style: style, panels: [main, ratio],
      legends: [Legend(panel: "main", order: content.legendOrder, notes: notes)])
  }
}
