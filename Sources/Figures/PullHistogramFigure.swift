// The distribution of all pulls beside the standard normal that they should not exceed.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The recipe.
public enum PullHistogramFigure {
  /// One page.
  public static func figures(
    from fit: FitResult, style: Style, options: PullsFigureOptions = PullsFigureOptions()
  ) -> [Figure] {
    let chosen = fit.parameters.filter { !$0.fixed && options.includes($0.name) }
    let pulls = chosen.compactMap { $0.pull(options.definition)?.value }
    guard !pulls.isEmpty else { return [] }
    let width = style.number("pulls.histogram.width")
    let furthest = pulls.reduce(style.number("pulls.reach")) { max($0, abs($1)) }
    let half = Int((furthest / width).rounded(.up))
    let edges = (-half...half).map { Double($0) * width }
    let counts = PullStatistics.counts(pulls, edges: edges)
    let corner = CornerLabels(style)
    let panel = Panel(
      x: Axis(
        title: style.string("pulls.titles.\(options.definition.rawValue)"), lower: edges.first, upper: edges.last),
      y: Axis(title: style.string("pulls.titles.count"), including: [0]),
      layers: [
        .step(
          StepLayer(
            name: "pulls", edges: edges, values: counts.map(Double.init),
            fill: .solid(style.color("pulls.histogram.color")), closesAtEnds: true,
            legend: LegendEntry(style.string("pulls.fits.title")))),
        normal(count: pulls.count, from: edges[0], to: edges[edges.count - 1], binWidth: width, style),
      ],
      labels: corner.inside(summary(pulls, style)), headers: corner.above)
    return [Figure(kind: "pulls", title: "Distribution of pulls", style: style, panels: [panel])]
  }

  /// N(0, 1) times the area of the histogram.
  private static func normal(count: Int, from low: Double, to high: Double, binWidth: Double, _ style: Style) -> Layer {
    let steps = max(2, style.integer("pulls.histogram.points"))
    let xs = (0..<steps).map { low + (high - low) * Double($0) / Double(steps - 1) }
    let ys = xs.map { Double(count) * binWidth * exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot() }
    return .curve(
      CurveLayer(
        name: "normal", xs: xs, ys: ys, stroke: style.stroke("curve"),
        legend: LegendEntry(style.string("pulls.histogram.normal"))))
  }

  private static func summary(_ pulls: [Double], _ style: Style) -> [PanelLabel] {
    guard !pulls.isEmpty else { return [] }
    let values = [
      "mean": NumberText.decimal(PullStatistics.mean(pulls), digits: 2),
      "deviation": NumberText.decimal(PullStatistics.rootMeanSquare(pulls), digits: 2),
    ]
    return style.strings("pulls.histogram.summary").map { PanelLabel(text: Template($0).filled(values)) }
  }
}

/// Sums over pulls.
enum PullStatistics {
  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }

  static func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(max(values.count, 1))).squareRoot()
  }

  /// How many values each bin holds; the last one its upper edge too.
  static func counts(_ values: [Double], edges: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: max(edges.count - 1, 0))
    for value in values {
      guard let bin = counts.indices.first(where: { value >= edges[$0] && value < edges[$0 + 1] }) else {
        if value == edges.last, !counts.isEmpty { counts[counts.count - 1] += 1 }
        continue
      }
      counts[bin] += 1
    }
    return counts
  }
}
