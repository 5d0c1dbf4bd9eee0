// The figure of an exclusion: contours in the plane of two masses, with grid, band, forbidden line and other results.
import Plotting
import Results
import Styles

/// The recipe. Made of public parts of Plotting; the figure can be changed before it is drawn.
public enum ExclusionFigure {
  /// One page.
  public static func figures(
    from result: ExclusionResult, style: Style
  ) -> [Figure] {
    let content = ExclusionContent(result, style: style)
    let corner = CornerLabels(style)
    let panel = Panel(
      x: content.axis(0, "axis.x"), y: content.axis(1, "axis.y"), layers: content.layers,
      labels: corner.inside(content.title.isEmpty ? [] : [PanelLabel(role: "label.region", text: content.title)]),
      headers: corner.above)
    return [
      Figure(
        kind: ExclusionResult.kind, name: "exclusion",
        title: "Exclusion in the plane of \(result.axes.map(\.name).joined(separator: " and "))", style: style,
        panels: [panel],
        legends: [
          Legend(
            order: ["observed", "band", "expected", "layer.overlay"] + content.regionLayers + ["failed"],
            notes: content.notes)
        ])
    ]
  }

  /// What a figure calls a label or a sum of labels: the style's title (`exclusion.axes`), or the expression with true
  /// minus signs.
  public static func title(ofAxis name: String, style: Style) -> String {
    if case .object(let titles) = style.value("exclusion.axes"),
      case .string(let title)? = titles.first(where: { $0.key == name })?.value
    {
      return title
    }
    return ExclusionContent.expression(name)
  }
}
