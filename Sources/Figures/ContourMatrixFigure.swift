// The figure of several parameters: contours of every pair below the diagonal, scans on it.
import Plotting
import Results
import Styles

/// The recipe. Made of public parts of Plotting; the figure can be changed before it is drawn.
public enum ContourMatrixFigure {
  /// One page: a panel for each pair of parameters.
  public static func figures(
    from result: ContourMatrixResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let count = result.parameters.count
    var panels: [Panel] = []
    for row in 0..<count {
      for column in 0...row {
        panels.append(
          row == column
            ? scan(result.scans[row], row, annotations, style)
            : contour(
              result.contours[ContourMatrixResult.index(column: column, row: row)], row, column, annotations, style))
      }
    }
    panels[0].headers = CornerLabels(style).above
    panels.append(key(column: count - 1, style))
    return [
      Figure(
        kind: ContourMatrixResult.kind, name: result.parameters.joined(separator: "-"),
        title: "Profile likelihood contours of \(result.parameters.joined(separator: ", "))", style: style,
        panels: panels, legends: [legend(result, annotations, style)])
    ]
  }

  private static func scan(_ result: ScanResult, _ index: Int, _ annotations: Annotations, _ style: Style) -> Panel {
    var panel = ScanContent(result, annotations: annotations, style: style).panel
    panel.name = "scan.\(index)"
    (panel.row, panel.column) = (index, index)
    panel.x.link = "x.\(index)"
    panel.x.lower = nil
    panel.x.upper = nil
    panel.y.link = "scan"
    panel.y.growsForLabels = false
    panel.right = nil
    if index > 0 {
      panel.y.showsLabels = false
      panel.y.title = ""
    }
    return panel
  }

  private static func contour(
    _ result: ContourResult, _ row: Int, _ column: Int, _ annotations: Annotations, _ style: Style
  ) -> Panel {
    var panel = ContourContent(result, annotations: annotations, style: style).panel
    panel.name = "contour.\(column).\(row)"
    (panel.row, panel.column) = (row, column)
    panel.x.link = "x.\(column)"
    panel.y.link = "y.\(row)"
    panel.y.growsForLabels = false
    if column > 0 {
      panel.y.showsLabels = false
      panel.y.title = ""
    }
    return panel
  }

  /// The upper right corner of the page, for the legend and the experiment's words.
  private static func key(column: Int, _ style: Style) -> Panel {
    let nothing = Axis(lower: 0, upper: 1, growsForLabels: false, ticks: .none, showsLabels: false)
    return Panel(
      name: "key", row: 0, column: column, x: nothing, y: nothing, labels: CornerLabels(style).inside(),
      hasFrame: false)
  }

  private static func legend(_ result: ContourMatrixResult, _ annotations: Annotations, _ style: Style) -> Legend {
    let content = ContourContent(result.contours[0], annotations: annotations, style: style)
    return Legend(
      panel: "key", listing: ["contour.0.1"], columns: 1, order: content.legendOrder, notes: content.notes)
  }
}
