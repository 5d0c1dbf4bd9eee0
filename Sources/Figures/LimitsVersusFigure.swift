// The figure of limits against a value: observed, expected with bands, theory, and the excluded range; or p₀.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// The recipe. Made of public parts of Plotting; the figure can be changed before it is drawn.
public enum LimitsVersusFigure {
  /// One page.
  public static func figures(
    from result: LimitsVersusResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let content = LimitsVersusContent(result, annotations: annotations, style: style)
    let showsLimits = style.string("limits_vs.show") == "limits"
    let corner = CornerLabels(style)
    var panel = showsLimits ? content.limits : content.discovery
    panel.labels = corner.inside(
      (showsLimits ? content.excluded : []).map { PanelLabel(role: "label.result", text: $0) })
    panel.headers = corner.above
    return [
      Figure(
        kind: LimitsVersusResult.kind, name: result.poi, title: "Limits on \(result.poi)", style: style,
        panels: [panel],
        legends: [
          Legend(
            panel: panel.name, order: ["observed", "expected", "one_sigma", "two_sigma", "theory"],
            title: showsLimits ? content.legendTitle : "")
        ])
    ]
  }
}

struct LimitsVersusContent {
  let result: LimitsVersusResult
  let style: Style
  private let naming: ParameterNaming

  init(_ result: LimitsVersusResult, annotations: Annotations, style: Style) {
    self.result = result
    self.style = style
    naming = ParameterNaming(annotations: annotations, style: style, names: [result.poi])
  }

  private var x: Axis {
    let range = style.optionalNumbers("axis.x.range")
    return Axis(
      title: title,
      scale: style.string("axis.x.scale") == "log" ? .log : .linear, lower: range?.first ?? result.points.first?.value,
      upper: range?.last ?? result.points.last?.value, growsForLabels: false)
  }

  /// - Parameter smallest: what the axis holds in any case, with a little room below.
  private func y(_ title: String, smallest: Double?) -> Axis {
    let range = style.optionalNumbers("axis.y.range"), isLinear = style.string("axis.y.scale") == "linear"
    let end = isLinear ? 0 : smallest.map { style.number("limits_vs.below") * $0 }
    return Axis(
      title: style.optionalString("axis.y.title") ?? title, scale: isLinear ? .linear : .log,
      lower: range?.first ?? end, upper: range?.last)
  }

  var legendTitle: String {
    Template(style.string("limits_vs.legend")).filled(["cl": NumberText.general(100 * result.level, digits: 4)])
  }

  // MARK: Limits

  var limits: Panel {
    let title = style.string(result.isScaled ? "limits_vs.cross_section" : "limits_vs.strength")
    let limits = result.points.flatMap { point -> [Double?] in [point.observed] + point.expected }
    let predictions: [Double] = visibleTheory.map { min($0.prediction, $0.lower ?? $0.prediction) }
    let heights: [Double] = limits.compactMap { $0 } + (result.theory.isEmpty ? [1] : predictions)
    return Panel(
      x: x,
      y: y(Template(title).filled(["poi": naming.title(result.poi)]), smallest: heights.filter { $0 > 0 }.min()),
      layers: [band("two_sigma", 0, 4), band("one_sigma", 1, 3)].compactMap { $0 } + theory
        + [line("expected") { $0.expected[2] }, line("observed") { $0.observed }].compactMap { $0 } + markers)
  }

  private func band(_ name: String, _ low: Int, _ high: Int) -> Layer? {
    let known = result.points.filter { $0.expected[low] != nil && $0.expected[high] != nil }
    guard known.count > 1 else { return nil }
    return .area(
      AreaLayer(
        name: name, xs: known.map(\.value), lower: known.compactMap { $0.expected[low] },
        upper: known.compactMap { $0.expected[high] }, fill: .solid(style.color("limit.\(name).color")),
        legend: LegendEntry(style.string("limit.\(name).title"))))
  }

  private func line(_ name: String, _ limit: (LimitsVersusResult.Point) -> Double?) -> Layer? {
    let known = result.points.filter { limit($0) != nil }
    guard known.count > 1 else { return nil }
    return .curve(
      CurveLayer(
        name: name, xs: known.map(\.value), ys: known.compactMap(limit), stroke: style.dashedStroke("limit.\(name)"),
        legend: LegendEntry(style.string("limit.\(name).title"))))
  }

  /// The models' own places on the observed line, whole at the frame's sides too.
  private var markers: [Layer] {
    guard style.flag("limits_vs.markers") else { return [] }
    let points = result.points.compactMap { point in
      point.observed.map { PointsLayer.DataPoint(x: point.value, y: $0) }
    }
    return [.points(PointsLayer(name: "models", points: points, marker: style.marker("limits_vs")))]
  }

  /// The curve with its uncertainty inside the axis, or a line at a signal strength of 1.
  private var theory: [Layer] {
    let stroke = style.dashedStroke("limits_vs.theory"), title = LegendEntry(style.string("limits_vs.theory.title"))
    guard result.theory.count > 1 else {
      return [.reference(ReferenceLayer(name: "theory", value: 1, stroke: stroke, legend: title))]
    }
    let inside = visibleTheory
    let bounded = inside.filter { ($0.lower ?? 0) > 0 && $0.upper != nil }
    let area = AreaLayer(
      name: "theory.uncertainty", xs: bounded.map(\.value), lower: bounded.compactMap(\.lower),
      upper: bounded.compactMap(\.upper), fill: .solid(style.color("limits_vs.theory.fill")))
    let curve = CurveLayer(
      name: "theory", xs: inside.map(\.value), ys: inside.map(\.prediction), stroke: stroke, legend: title)
    return (bounded.count > 1 ? [.area(area)] : []) + [.curve(curve)]
  }

  /// Predictions over the models' values, those just outside too: the frame cuts them.
  private var visibleTheory: [LimitsVersusResult.Theory] {
    guard let low = result.points.first?.value, let high = result.points.last?.value, !result.theory.isEmpty else {
      return []
    }
    let first = result.theory.lastIndex { $0.value <= low } ?? 0
    let last = result.theory.firstIndex { $0.value >= high } ?? result.theory.count - 1
    return Array(result.theory[first...max(first, last)])
  }

  /// The ranges that are excluded, in words.
  var excluded: [String] {
    [("observed", result.excluded.observed), ("expected", result.excluded.expected)].compactMap { name, ranges in
      guard !ranges.isEmpty else { return nil }
      let list = ranges.map { "\(number($0[0]))\u{2013}\(number($0[1]))" }.joined(separator: ", ")
      return Template(style.string("limits_vs.excluded.\(name)")).filled([
        "ranges": list, "unit": unit,
      ])
    }
  }

  private var title: String {
    style.optionalString("axis.x.title") ?? result.axis ?? style.string("limits_vs.value")
  }

  /// The style's, or what stands in brackets at the end of the axis' title.
  private var unit: String {
    let unit = style.string("limits_vs.unit")
    guard unit.isEmpty, title.hasSuffix("]"), let open = title.lastIndex(of: "[") else { return unit }
    return "\\,\(title[title.index(after: open)...].dropLast())"
  }

  /// As precise as a crossing between two models can be meant.
  private func number(_ value: Double) -> String {
    let steps = zip(result.points, result.points.dropFirst()).map { $1.value - $0.value }
    let precision = style.number("limits_vs.precision") * (steps.min() ?? 1)
    return NumberText.decimal(value, digits: max(0, NumberText.pdgDecimals(precision)), groups: false)
  }

  // MARK: p₀

  var discovery: Panel {
    func curve(_ name: String, _ p: (LimitsVersusResult.Point) -> Double?) -> Layer {
      let known = result.points.filter { p($0) != nil }
      return .curve(
        CurveLayer(
          name: name, xs: known.map(\.value),
          // Through the frame below the floor, even where a p-value is 0.
          ys: known.compactMap(p).map { max($0, .leastNormalMagnitude) },
          stroke: style.dashedStroke("limit.\(name)"), legend: LegendEntry(style.string("limit.\(name).title"))))
    }
    let smallest =
      result.points.flatMap { [$0.discovery?.pValue, $0.expectedDiscovery?.pValue] }.compactMap { $0 }.min()
      ?? style.number("limits_vs.p0.usual")
    let sigmas = zip(Self.tails.indices, Self.tails).filter {
      $0.1 > style.number("limits_vs.below") * smallest || $0.0 == 0
    }
    let lines = sigmas.map { index, tail in
      Layer.reference(
        ReferenceLayer(name: "sigma.\(index + 1)", value: tail, stroke: style.dashedStroke("limits_vs.sigma")))
    }
    var panel = Panel(
      x: x, y: y(style.string("limits_vs.p0.title"), smallest: max(smallest, style.number("limits_vs.p0.floor"))),
      layers: lines + [curve("expected") { $0.expectedDiscovery?.pValue }, curve("observed") { $0.discovery?.pValue }])
    panel.right = Axis(
      scale: panel.y.scale,
      ticks: .fixed(sigmas.map { Tick(value: $1, label: "$\($0 + 1)\\,\\sigma$") }, minor: []))
    return panel
  }

  /// One-sided normal tails at 1σ to 8σ.
  private static let tails = [
    0.15865525393145705, 0.022750131948179207, 0.0013498980316300945, 3.167124183311992e-05, 2.866515718791939e-07,
    9.865876450376981e-10, 1.279812543885835e-12, 6.220960574271785e-16,
  ]
}
