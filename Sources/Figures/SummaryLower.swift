// The lower panel of a summary: ratio, pull or significance by bin.
import Plotting
import Results
import SceneGraph
import Styles

/// What the lower panel shows.
public enum SummaryComparison: String, Sendable, Equatable, CaseIterable {
  /// Data over the prediction.
  case ratio
  /// (n − ν) / √(ν + σ²).
  case pull
  /// Asymptotic significance of the difference.
  case significance
}

struct SummaryLower {
  let comparison: SummaryComparison
  let content: YieldsContent
  let style: Style

  var layers: [Layer] {
    switch comparison {
    case .ratio: content.ratioLayers
    case .pull: bands + [zero, .points(PointsLayer(name: "pull", points: pulls))]
    case .significance:
      [.box(BoxLayer(name: "significance", boxes: bars, fill: .solid(style.color("summary.bar"))))] + [zero]
    }
  }

  var axis: Axis {
    guard comparison != .ratio else { return content.ratioAxis }
    let step = style.number("pulls.step")
    let reach = values.reduce(style.number("summary.reach")) { max($0, abs($1.value)) }
    let end = (reach / step).rounded(.up) * step
    return Axis(
      title: style.string("summary.titles.\(comparison.rawValue)"),
      titleAlignment: Axis.TitleAlignment(rawValue: style.string("ratio.title_align")), lower: -end, upper: end,
      growsForLabels: false)
  }

  /// How the quantity is defined, for the legend.
  var notes: [String] {
    comparison == .ratio ? [] : [style.string("summary.notes.\(comparison.rawValue)")].filter { !$0.isEmpty }
  }

  private var values: [(bin: Int, value: Double)] {
    let channel = content.channel
    return (channel.data ?? []).enumerated().compactMap { bin, count in
      let (expected, uncertainty) = (channel.total.yields[bin], channel.total.uncertainties[bin])
      let value =
        comparison == .pull
        ? CountDifference.pull(count, expected: expected, uncertainty: uncertainty)
        : CountDifference.significance(count, expected: expected, uncertainty: uncertainty)
      return value.map { (bin, $0) }
    }
  }

  private var pulls: [PointsLayer.DataPoint] {
    values.map { PointsLayer.DataPoint(x: Double($0.bin) + 0.5, y: $0.value) }
  }

  private var bars: [BoxLayer.Box] {
    let half = style.number("summary.bar_width") / 2
    return values.map { bin, value in
      BoxLayer.Box(x0: Double(bin) + 0.5 - half, x1: Double(bin) + 0.5 + half, y0: 0, y1: value)
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
