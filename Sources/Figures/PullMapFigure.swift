// The constraint map: every constrained parameter as a point, pull across, σ/σ₀ up, the outliers by name.
import Plotting
import Results
import SceneGraph
import Styles

/// The recipe.
public enum PullMapFigure {
  /// One page, or several where the parameters are too many for one.
  public static func figures(
    from fit: FitResult, annotations: Annotations = Annotations(), style: Style,
    options: PullsFigureOptions = PullsFigureOptions()
  ) -> [Figure] {
    let content = PullContent([fit], annotations: annotations, style: style, options: options)
    guard !content.sections.isEmpty else { return [] }
    let look = PullLook(
      style: style, naming: ParameterNaming(annotations: annotations, style: style, names: fit.parameters.map(\.name)),
      options: options, fitCount: 1)
    let threshold = PullThreshold(style)
    let points = content.rows.compactMap { row in
      (row.pulls.first ?? nil).flatMap { pull in row.ratio.map { (row: row, x: pull.value, y: $0) } }
    }
    var axis = look.axis(for: content)
    let furthest = points.map { abs($0.x) }.max() ?? 0
    let reach = max(furthest * style.number("pulls.map.reach"), style.number("pulls.reach"))
    (axis.lower, axis.upper) = (-reach, reach)
    axis.growsForLabels = false
    let lines: [Layer] = [
      line("constraint", .y, threshold.constraint, style), line("low", .x, -threshold.pull, style),
      line("high", .x, threshold.pull, style), line("one", .y, 1, style),
    ]
    let layers =
      lines + [
        layer("parameters", points.filter { !$0.row.isOutlier }, look.color(fit: 0), "", look),
        layer(
          "outliers", points.filter(\.row.isOutlier), style.color("pulls.outlier.color"),
          style.string("pulls.outlier.title"), look),
      ]
    let labels = PullMapLabels(points.map { ($0.row, $0.x, $0.y) }, reach: reach, look: look).layers
    return [
      Figure(
        kind: "pulls", title: "Constraint map", style: style, headers: CornerLabels(style).lines,
        panels: [
          Panel(
            x: axis,
            y: Axis(title: style.string("pulls.titles.ratio"), including: style.numbers("pulls.map.including")),
            layers: layers + labels)
        ],
        legends: [Legend(position: .above, title: CornerLabels(style).line, notes: look.notes(on: content))])
    ]
  }

  private static func line(_ name: String, _ axis: Direction, _ value: Double, _ style: Style) -> Layer {
    .reference(
      ReferenceLayer(name: name, axis: axis, value: value, stroke: style.dashedStroke("ratio.line")))
  }

  private static func layer(
    _ name: String, _ points: [(row: PullRow, x: Double, y: Double)], _ color: Color, _ title: String, _ look: PullLook
  ) -> Layer {
    .points(
      PointsLayer(
        name: name, points: points.map { PointsLayer.DataPoint(x: $0.x, y: $0.y) },
        marker: look.marker(fit: 0, color: color), legend: title.isEmpty || points.isEmpty ? nil : LegendEntry(title)))
  }
}
