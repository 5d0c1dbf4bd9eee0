// The figure of an upper limit: CLs against the parameter of interest with the expected bands, and where it is read off.
import Plotting
import Results
import Styles

/// The recipe. Made of public parts of Plotting; the figure can be changed before it is drawn.
public enum LimitFigure {
  /// One page.
  public static func figures(
    from result: LimitResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    guard result.points.count > 1 else { return [] }
    let content = LimitContent(result, annotations: annotations, style: style)
    let corner = CornerLabels(style)
    var panel = content.panel
    panel.labels = corner.inside(
      HeldParameters.labels(result.header, annotations: annotations, style: style))
    panel.headers = corner.above
    return [
      Figure(
        kind: LimitResult.kind, name: result.poi, title: "Upper limit on \(result.poi)", style: style,
        panels: [panel],
        legends: [
          Legend(
            panel: panel.name, columns: 1, order: ["observed", "expected", "one_sigma", "two_sigma"],
            title: content.legendTitle)
        ])
    ]
  }
}
