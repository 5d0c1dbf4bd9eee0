// The figure of profile likelihood contours of two parameters.
import Plotting
import Results
import Styles

/// The recipe. Made of public parts of Plotting; the figure can be changed before it is drawn.
public enum ContourFigure {
  /// One page.
  public static func figures(
    from result: ContourResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let content = ContourContent(result, annotations: annotations, style: style)
    let corner = CornerLabels(style)
    var panel = content.panel
    panel.labels = corner.inside()
    panel.headers = corner.above
    return [
      Figure(
        kind: ContourResult.kind, name: result.parameters.joined(separator: "-"),
        title: "Profile likelihood contours of \(result.parameters.joined(separator: " and "))", style: style,
        panels: [panel], legends: [Legend(panel: panel.name, order: content.legendOrder, notes: content.notes)])
    ]
  }
}
