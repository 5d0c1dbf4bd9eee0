// The figure of a profile scan: −2 Δ ln L with its levels, intervals, best fit, and curves for comparison.
import Plotting
import Results
import Styles

/// The recipe. Made of public parts of Plotting; the figure can be changed before it is drawn.
public enum ScanFigure {
  /// One page.
  public static func figures(
    from result: ScanResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let content = ScanContent(result, annotations: annotations, style: style)
    var panel = content.panel
    let corner = CornerLabels(style)
    panel.labels = corner.inside(content.intervalLabels)
    panel.headers = corner.above
    return [
      Figure(
        kind: ScanResult.kind, name: result.parameter, title: "Profile likelihood scan of \(result.parameter)",
        style: style, panels: [panel],
        legends: [
          Legend(
            panel: panel.name, position: result.overlays.isEmpty ? .hidden : nil, order: content.legendOrder)
        ])
    ]
  }
}
