// The layers of a template's page: nominal, variations and data; below them the variations over the nominal.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct TemplateContent {
  /// A line of the page.
  struct Line {
    var name: String
    var title: String
    var yields: [Double]
    var stroke: Stroke
    var isListed = true
  }

  let template: TemplatesResult.Template
  /// Axes as the figures of yields have them.
  let axes: YieldsContent
  let style: Style
  /// In the order of the legend.
  let lines: [Line]
  private let naming: ParameterNaming
  private let annotations: Annotations

  init(
    _ template: TemplatesResult.Template, result: TemplatesResult, naming: ParameterNaming, annotations: Annotations,
    style: Style, options: YieldsFigureOptions
  ) {
    (self.template, self.naming, self.annotations, self.style) = (template, naming, annotations, style)
    let total = ChannelYields.Total(
      yields: template.nominal, uncertainties: template.statistical, sum: 0, sumUncertainty: 0)
    axes = YieldsContent(
      ChannelYields(
        name: template.channel, binEdges: template.binEdges, unit: template.unit, samples: [], total: total,
        data: template.data), annotations: annotations, style: style, options: options)
    lines = Self.lines(template, result, style)
  }

  // MARK: Words

  var parameterTitle: String { naming.title(template.parameter) }

  /// The sample or group that is shown; nil for the total.
  var partTitle: String? {
    guard template.samples != nil else { return nil }
    return annotations.samples[template.part]?.title ?? Label.escaped(template.part)
  }

  var notes: [String] {
    guard template.family == nil, !template.oneSidedBins.isEmpty, template.nominal.count > 1 else { return same }
    return same + [
      Template(style.string("templates.one_sided.note")).filled([
        "count": "\(template.oneSidedBins.count)", "bins": "\(template.nominal.count)",
      ])
    ]
  }

  /// Codes that have no line, since theirs would lie on the model's own.
  private var same: [String] {
    let codes = (template.codes ?? []).filter { !Self.differs($0, from: template) }
    guard !codes.isEmpty else { return [] }
    let names = codes.map { Self.codeTitle($0.interpolation, template, style) }
    return [Template(style.string("templates.codes.same")).filled(["codes": names.joined(separator: ", ")])]
  }

  var legendOrder: [String] {
    ["data", "nominal", "statistical"] + lines.map(\.name) + ["one-sided"]
  }

  /// `+4.9 %`, the change of the sum.
  private func norm(_ yields: [Double]) -> String? {
    template.normEffect(yields).map { effect in
      let number = NumberText.fixed(100 * effect, style.integer("templates.decimals"))
      let isDown = number.hasPrefix("-")
      return Template(style.string("templates.effect")).filled(["value": "$\(isDown ? "" : "+")\(number)$"])
    }
  }

  // MARK: Layers

  private func step(_ line: Line, _ values: [Double], edges: [Double], legend: LegendEntry? = nil) -> Layer {
    .step(
      StepLayer(name: line.name, edges: edges, values: values, stroke: line.stroke, legend: legend))
  }

  var mainLayers: [Layer] {
    let nominal = Line(
      name: "nominal", title: style.string("templates.nominal.title"), yields: template.nominal,
      stroke: style.dashedStroke("templates.nominal"))
    let steps = (lines.reversed() + [nominal]).map { line in
      let value = line.name == "nominal" ? nil : norm(line.yields)
      return step(
        line, axes.scaled(line.yields), edges: axes.edges,
        legend: line.isListed ? LegendEntry(line.title, value: value) : nil)
    }
    return statistics + steps + data
  }

  private var statistics: [Layer] {
    guard template.statistical.contains(where: { $0 > 0 }) else { return [] }
    let ends = [-1.0, 1].map { sign in
      axes.scaled(axes.bins.map { max(0, template.nominal[$0] + sign * template.statistical[$0]) })
    }
    return [
      .band(
        BandLayer(
          name: "statistical", edges: axes.edges, lower: ends[0], upper: ends[1],
          legend: LegendEntry(style.string("templates.statistical.title"))))
    ]
  }

  private var data: [Layer] {
    guard let counts = template.data else { return [] }
    let points = counts.enumerated().map { bin, count in point(bin, count) { $0 / axes.width(bin) } }
    return [.points(PointsLayer(name: "data", points: points, legend: LegendEntry(style.string("data.title"))))]
  }

  /// A count with its interval, on the scale of the axis.
  private func point(_ bin: Int, _ count: Double, _ scale: (Double) -> Double) -> PointsLayer.DataPoint {
    guard let interval = axes.intervals[bin] else { return PointsLayer.DataPoint(x: middle(bin), y: scale(count)) }
    return PointsLayer.DataPoint(
      x: middle(bin), y: scale(count), down: max(0, scale(count) - scale(interval.lower)),
      up: max(0, scale(interval.upper) - scale(count)))
  }

  private func middle(_ bin: Int, part: Double = 0.5) -> Double {
    axes.edges[bin] + (axes.edges[bin + 1] - axes.edges[bin]) * part
  }

  // MARK: Lower panel

  var effectAxis: Axis {
    Axis(
      title: style.string("templates.axis"), titleAlignment: .center, lower: -reach, upper: reach,
      growsForLabels: false)
  }

  /// In per cent, by bin.
  private func effects(_ yields: [Double]) -> [Double?] { template.effects(yields).map { $0.map { 100 * $0 } } }

  /// The smallest of the style's ranges that holds nearly all bins of all lines, or all where that is not much more.
  private var reach: Double {
    let shown = lines.map(\.yields) + [template.data].compactMap { $0 }
    let margin = 1 + style.number("headroom.margin")
    let sizes = shown.flatMap { effects($0).compactMap { $0.map { abs($0) * margin } } }
    let needed = Int((style.number("templates.contained") * Double(sizes.count)).rounded(.up))
    let ranges = style.numbers("templates.ranges")
    func range(holding count: Int) -> Double? { ranges.first { reach in sizes.count { $0 <= reach } >= count } }
    let most = range(holding: needed) ?? ranges.last ?? 100
    guard let all = range(holding: sizes.count), all <= most * style.number("templates.generous") else { return most }
    return all
  }

  var effectLayers: [Layer] {
    let zero = ReferenceLayer(name: "nominal", value: 0, stroke: style.dashedStroke("templates.nominal"))
    return effectBand + [.reference(zero)] + lines.reversed().flatMap(effectSteps) + oneSided + effectData + arrows
  }

  private var effectBand: [Layer] {
    guard template.statistical.contains(where: { $0 > 0 }) else { return [] }
    let sizes = axes.bins.map { bin -> Double? in
      template.nominal[bin] > 0 ? 100 * template.statistical[bin] / template.nominal[bin] : nil
    }
    return [
      .band(
        BandLayer(
          name: "statistical", edges: axes.edges, lower: sizes.map { $0.map { -$0 } }, upper: sizes))
    ]
  }

  /// Bins without anything expected leave gaps; beyond the axis, where an arrow says so, a line runs along its end.
  private func effectSteps(_ line: Line) -> [Layer] {
    let values = effects(line.yields)
    var runs: [[Int]] = []
    for bin in values.indices where values[bin] != nil {
      if let last = runs.last?.last, last == bin - 1 { runs[runs.count - 1].append(bin) } else { runs.append([bin]) }
    }
    return runs.compactMap { run in
      guard let first = run.first, let last = run.last else { return nil }
      let shown = run.compactMap { values[$0].map { min(max($0, -reach), reach) } }
      return step(line, shown, edges: Array(axes.edges[first...last + 1]))
    }
  }

  /// A mark on the zero line of bins whose variations lie on one side of it.
  private var oneSided: [Layer] {
    guard template.family == nil, !template.oneSidedBins.isEmpty else { return [] }
    let points = template.oneSidedBins.map { PointsLayer.DataPoint(x: middle($0), y: 0) }
    return [
      .points(
        PointsLayer(
          name: "one-sided", role: "layer.mark", points: points, marker: style.marker("templates.one_sided"),
          legend: LegendEntry(style.string("templates.one_sided.title"))))
    ]
  }

  private var effectData: [Layer] {
    guard let counts = template.data else { return [] }
    let points = counts.enumerated().compactMap { bin, count -> PointsLayer.DataPoint? in
      let expected = template.nominal[bin]
      guard expected > 0 else { return nil }
      return point(bin, count) { 100 * ($0 / expected - 1) }
    }
    return [.points(PointsLayer(name: "data", points: points))]
  }

  /// Arrows for the bins of a line that lie beyond the axis, beside each other where two do.
  private var arrows: [Layer] {
    let shown = lines.filter(\.isListed)
    return shown.enumerated().compactMap { place, line in
      let part = Double(place + 1) / Double(shown.count + 1)
      let points = effects(line.yields).enumerated().compactMap { bin, effect -> PointsLayer.DataPoint? in
        guard let effect, abs(effect) > reach else { return nil }
        return PointsLayer.DataPoint(x: middle(bin, part: part), y: effect)
      }
      return points.isEmpty
        ? nil : .points(PointsLayer(name: "beyond \(line.name)", role: "layer.beyond", points: points))
    }
  }
}
