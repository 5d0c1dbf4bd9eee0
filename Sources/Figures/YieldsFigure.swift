// The pre- and post-fit figure: stacked samples, total uncertainty, data, and panels that compare them. A page a channel.
import Plotting
import Results
import Styles

/// What a user may choose about the figure beyond its style.
public struct YieldsFigureOptions: Sendable, Equatable {
  /// A logarithmic axis of events; nil leaves it to the style.
  public var isLogarithmic: Bool?
  /// Yields divided by the width of their bins.
  public var isPerUnit: Bool
  /// Every part by its name; those with a default may be left out.
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
    let annotations = annotations.marking(signals: result.signals ?? [])
    let style = LowerPanels.style(style, grownFor: LowerKind.shown(by: style).count)
    let palette = SamplePalette(result.channels, annotations: annotations, style: style)
    return result.channels.map { channel in
      let content = YieldsContent(
        channel, hypotheses: result.hypotheses ?? [], annotations: annotations, style: style, options: options)
      return figure(content, result: result, palette: palette)
    }
  }

  private static func figure(
    _ content: YieldsContent, result: YieldsResult, palette: SamplePalette
  ) -> Figure {
    let style = content.style, words = YieldsWords(result: result, style: style)
    let stage = words.stage(ofChannel: content.channel.name), lower = LowerPanels(content)
    let test = result.stage == .prefit ? content.channel.goodnessOfFit : result.goodnessOfFit
    let hasLower = !lower.kinds.isEmpty
    let main = Panel(
      name: "main", row: 0, heightWeight: lower.mainShare,
      x: content.axis(title: hasLower ? "" : content.axisTitle, showsLabels: hasLower ? false : nil),
      y: content.eventAxis, layers: content.mainLayers(palette),
      labels: CornerLabels(style).inside(
        [PanelLabel(role: "label.region", text: content.title), PanelLabel(role: "label.stage", text: stage)]
          + words.test(test)),
      headers: CornerLabels(style).above)
    let panels = lower.panels { isLowest in
      content.axis(title: isLowest ? content.axisTitle : "", showsLabels: isLowest ? nil : false)
    }
    return Figure(
      kind: result.stage.rawValue, name: content.channel.name, title: "\(content.channel.name), \(stage)",
      style: style, panels: [main] + panels,
      legends: [Legend(panel: "main", order: content.legendOrder, notes: words.notes(content, lower))])
  }
}
