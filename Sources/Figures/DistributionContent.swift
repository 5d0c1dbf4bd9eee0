// A panel of distributions: histograms of toys, curves of asymptotic densities, the observed value as an arrow.
import Plotting
import SceneGraph
import Styles
import Typesetting

/// What toys of one hypothesis are drawn as; `section` is their part of the style.
struct ToyHistogram {
  var name: String
  var values: [Double]
  var section: String
  var title: String
}

/// A density to compare with.
struct DensityCurve {
  var name: String
  var section: String
  var title: String
  /// Where the curve begins; densities may rise without limit at 0.
  var start: Double
  var density: (Double) -> Double
}

struct DistributionContent {
  let style: Style
  let histograms: [ToyHistogram]
  let curves: [DensityCurve]
  let observed: Double
  let title: String
  let isLogarithmic: Bool
  private let lower: Double
  private let upper: Double
  /// Left end of the axis: room for an arrow that would stand on the frame.
  private let axisLower: Double

  /// - Parameter range: where the histograms and curves are drawn; the style may say otherwise.
  init(
    style: Style, histograms: [ToyHistogram], curves: [DensityCurve], observed: Double, title: String,
    range: ClosedRange<Double>
  ) {
    self.style = style
    self.histograms = histograms.filter { !$0.values.isEmpty }
    self.curves = curves
    self.observed = observed
    self.title = title
    isLogarithmic = style.string("axis.y.scale") == "log"
    let asked = style.optionalNumbers("axis.x.range")
    lower = asked?.first ?? range.lowerBound
    upper = asked?.last ?? range.upperBound
    let isAtFrame = abs(observed - lower) < style.number("toys.observed.clearance") * (upper - lower)
    axisLower = isAtFrame ? lower - 2 * style.number("toys.observed.clearance") * (upper - lower) : lower
  }

  var panel: Panel {
    let y = style.optionalNumbers("axis.y.range")
    return Panel(
      x: Axis(
        title: style.optionalString("axis.x.title") ?? title, lower: axisLower, upper: upper, growsForLabels: false),
      y: Axis(
        title: style.optionalString("axis.y.title") ?? style.string("toys.title"),
        scale: isLogarithmic ? .log : .linear, lower: y?.first ?? floor, upper: y?.last, including: ceiling),
      layers: histograms.map(step) + curves.map(curve) + [arrow])
  }

  private var bins: Int { max(1, style.integer("toys.bins")) }
  private var width: Double { (upper - lower) / Double(bins) }

  // MARK: Histograms

  /// Densities by bin; values beyond the end are left out, but count in the norm.
  private func densities(_ values: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: bins)
    for value in values {
      let bin = ((value - lower) / width).rounded(.down)
      if bin >= 0, bin < Double(bins) { counts[Int(bin)] += 1 }
    }
    return counts.map { $0 / (Double(values.count) * width) }
  }

  /// Half of one toy, or three decades below the peak of the curves.
  private var floor: Double {
    guard isLogarithmic else { return 0 }
    let smallest = histograms.map { 0.5 / (Double($0.values.count) * width) }.min()
    return smallest ?? style.number("toys.floor") * (peak ?? 1)
  }

  private var peak: Double? { curves.flatMap { samples($0).map(\.1) }.max() }
  private var ceiling: [Double] { [peak].compactMap { $0 } }

  private func step(_ histogram: ToyHistogram) -> Layer {
    let edges = (0...bins).map { lower + Double($0) * width }
    let heights = densities(histogram.values).map { isLogarithmic ? max($0, 0.5 * floor) : $0 }
    let fill: Paint? =
      style.flag("\(histogram.section).filled") ? .solid(style.color("\(histogram.section).fill")) : nil
    return .step(
      StepLayer(
        name: histogram.name, edges: edges, values: heights, stroke: style.dashedStroke(histogram.section), fill: fill,
        legend: LegendEntry(histogram.title)))
  }

  // MARK: Curves

  private func samples(_ curve: DensityCurve) -> [(Double, Double)] {
    let count = max(2, style.integer("toys.samples")), start = max(curve.start, lower)
    guard upper > start else { return [] }
    // Evenly, and closely after the start: a density may have all of its weight in a small part of the axis.
    let even = (0...count).map { Double($0) / Double(count) }, close = even.dropFirst().dropLast().map { $0 * $0 * $0 }
    return Set(even + close).sorted().map { share in
      let x = start + (upper - start) * share
      return (x, curve.density(x))
    }
  }

  private func curve(_ curve: DensityCurve) -> Layer {
    let points = samples(curve).filter { !isLogarithmic || $0.1 > 0.5 * floor }
    return .curve(
      CurveLayer(
        name: curve.name, xs: points.map(\.0), ys: points.map(\.1), isSmooth: true,
        stroke: style.dashedStroke(curve.section), legend: LegendEntry(curve.title)))
  }

  // MARK: The observed value

  private var arrow: Layer {
    let top = style.number("toys.observed.height")
    return .arrow(
      ArrowLayer(
        name: "observed", from: Position(x: observed, y: top, ySpace: .frame),
        to: Position(x: observed, y: 0, ySpace: .frame), stroke: style.stroke("toys.observed"),
        legend: LegendEntry(
          Template(style.string("toys.observed.title")).filled([
            "value": NumberText.general(observed, digits: 3)
          ]))))
  }
}
