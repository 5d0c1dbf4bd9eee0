// The correlation matrix of a fit: a strip for the parameters of interest and the lower triangle of all others.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// The recipe.
public enum CorrelationFigure {
  /// One page, or several where the parameters are too many for one.
  public static func figures(
    from fit: FitResult, annotations: Annotations = Annotations(), style: Style,
    options: CorrelationFigureOptions = CorrelationFigureOptions()
  ) -> [Figure] {
    let grid = grid(
      fit, ParameterNaming(annotations: annotations, style: style, names: fit.parameters.map(\.name)), style, options)
    guard !grid.rows.isEmpty else { return [] }
    // Both triangles full: words go above, and no lines around half of a block.
    let notes = grid.content.hasPrior ? [] : grid.outlines + CorrelationNotes(grid: grid, style: style).layers
    let panel = Panel(
      x: Axis(title: grid.axisTitle, scale: .category, growsForLabels: false, categories: grid.columnLabels),
      y: Axis(scale: .category, growsForLabels: false, categories: grid.rowLabels, isReversed: true),
      layers: [grid.cells] + grid.diagonal + notes,
      hasSquareCells: true)
    return [
      Figure(
        kind: "correlation", title: grid.title, style: style,
        headers: grid.content.hasPrior ? CornerLabels(style).head : CornerLabels(style).lines, panels: [panel],
        legends: [])
    ]
  }

  /// At the threshold asked for, or the smallest one at which every row has its name.
  private static func grid(
    _ fit: FitResult, _ naming: ParameterNaming, _ style: Style, _ options: CorrelationFigureOptions
  ) -> CorrelationGrid {
    func grid(_ threshold: Double) -> CorrelationGrid {
      CorrelationGrid(
        content: CorrelationContent(
          fit, options: options, threshold: threshold, block: style.number("correlation.block")),
        naming: naming, style: style)
    }
    if let threshold = options.threshold { return grid(threshold) }
    var best = grid(0)
    for threshold in style.numbers("correlation.thresholds") where !best.namesAll {
      let next = grid(threshold)
      if next.rows.isEmpty { break }
      best = next
    }
    return best
  }
}
