// Data minus prediction in units of what is expected: as pulls, or as significances.
import Plotting
import Results
import SceneGraph
import Styles

struct DeviationPanel {
  let kind: LowerKind
  let content: YieldsContent

  private var style: Style { content.style }

  /// By bin; nothing without data or prediction.
  var values: [(bin: Int, value: Double)] {
    let total = content.prediction
    return (content.channel.data ?? []).enumerated().compactMap { bin, count in
      guard let count else { return nil }
      let (expected, uncertainty) = (total.yields[bin], total.uncertainties[bin])
      let value =
        kind == .pull
        ? CountDifference.pull(count, expected: expected, uncertainty: uncertainty)
        : CountDifference.significance(count, expected: expected, uncertainty: uncertainty)
      return value.map { (bin, $0) }
    }
  }

  func axis(title: String) -> Axis {
    let step = style.number("pulls.step")
    let reach = values.reduce(style.number("lower.reach")) { max($0, abs($1.value)) }
    let end = (reach / step).rounded(.up) * step
    return Axis(
      title: title, titleAlignment: Axis.TitleAlignment(rawValue: style.string("ratio.title_align")), lower: -end,
      upper: end, growsForLabels: false)
  }

  var layers: [Layer] {
    if kind == .pull {
      let points = values.map { PointsLayer.DataPoint(x: content.center($0.bin), y: $0.value) }
      return bands + [zero, .points(PointsLayer(name: "pull", points: points))]
    }
    return [.box(BoxLayer(name: "significance", boxes: bars, fill: .solid(style.color("lower.bar.color")))), zero]
  }

  private var bars: [BoxLayer.Box] {
    let share = style.number("lower.bar.width")
    return values.map { bin, value in
      let middle = content.center(bin), edges = content.edges
      return BoxLayer.Box(
        x0: middle - (middle - edges[bin]) * share, x1: middle + (edges[bin + 1] - middle) * share, y0: 0, y1: value)
    }
  }

  private var bands: [Layer] {
    [("two_sigma", 2.0, "pulls.bands.two"), ("one_sigma", 1.0, "pulls.bands.one")].map { name, reach, color in
      .span(SpanLayer(name: name, axis: .y, from: -reach, to: reach, fill: .solid(style.color(color))))
    }
  }

  private var zero: Layer {
    .reference(ReferenceLayer(name: "zero", value: 0, stroke: style.dashedStroke("pulls.zero")))
  }
}
