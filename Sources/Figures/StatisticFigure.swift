// The figure of a test: the distributions of its statistic under both hypotheses, and where the data lie.
import Plotting
import Results
import Styles
import Typesetting

/// The recipe for toys, hypothesis tests and significances.
public enum StatisticFigure {
  /// Toys of both hypotheses with the asymptotic densities.
  public static func figures(
    from result: ToysResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let words = StatisticWords(result.testStatistic, poi: result.poi, annotations: annotations, style: style)
    let isBounded = (result.bounds.first ?? 0) >= 0
    let tested = result.ensembles.first, alternative = result.ensembles.dropFirst().first
    let histograms = [
      ToyHistogram(
        name: "alternative", values: alternative?.statistics ?? [], section: "toys.alternative",
        title: words.hypothesis(alternative?.value)),
      ToyHistogram(
        name: "tested", values: tested?.statistics ?? [], section: "toys.tested",
        title: words.hypothesis(tested?.value)),
    ]
    let frame = StatisticFrame(
      words: words, isBounded: isBounded, asimovStatistic: result.asymptotic.asimovStatistic,
      observed: result.observedStatistic, histograms: histograms,
      titles: (words.hypothesis(tested?.value), words.hypothesis(alternative?.value)))
    let p = result.probabilities
    let lines =
      result.testStatistic == .q0
      ? [words.line("p0", p.clsb?.value, p.clsb?.error)]
      : [words.line("cls", p.cls?.value, p.cls?.error), words.line("clsb", p.clsb?.value, p.clsb?.error)]
    return [
      frame.figure(kind: ToysResult.kind, style: style, lines: lines, held: held(result.header, annotations, style))
    ]
  }

  /// The asymptotic densities of a test.
  public static func figures(
    from result: HypotestResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let words = StatisticWords(result.testStatistic, poi: result.poi, annotations: annotations, style: style)
    let bounded = (result.bounds.first ?? 0) >= 0
    let frame = StatisticFrame(
      words: words, isBounded: bounded, asimovStatistic: result.asimovStatistic, observed: result.testStatisticValue,
      histograms: [],
      titles: (words.hypothesis(result.poi.value), words.hypothesis(result.testStatistic == .q0 ? nil : 0)))
    let lines =
      result.testStatistic == .q0
      ? [words.line("p0", result.clsb.observed, nil)]
      : [words.line("cls", result.cls?.observed, nil), words.line("clsb", result.clsb.observed, nil)]
    return [
      frame.figure(kind: HypotestResult.kind, style: style, lines: lines, held: held(result.header, annotations, style))
    ]
  }

  /// The densities of q₀ without and with the signal that is expected.
  public static func figures(
    from result: SignificanceResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let words = StatisticWords(
      .q0, poi: TestedParameter(name: result.poi, value: 0), annotations: annotations, style: style)
    let frame = StatisticFrame(
      words: words, isBounded: false, asimovStatistic: result.expected.z * result.expected.z,
      observed: result.observed.z * result.observed.z, histograms: [],
      titles: (words.hypothesis(0), words.hypothesis(result.expectedSignal)))
    let lines = [words.line("p0", result.observed.pValue, nil), words.line("z", result.observed.z, nil)]
    return [
      frame.figure(
        kind: SignificanceResult.kind, style: style, lines: lines, held: held(result.header, annotations, style))
    ]
  }

  private static func held(_ header: ResultHeader, _ annotations: Annotations, _ style: Style) -> [PanelLabel] {
    HeldParameters.labels(header, annotations: annotations, style: style)
  }
}

/// The numbers behind one of these figures.
private struct StatisticFrame {
  let words: StatisticWords
  let isBounded: Bool
  let asimovStatistic: Double
  let observed: Double
  let histograms: [ToyHistogram]
  /// What the hypotheses are called.
  let titles: (tested: String, alternative: String)

  func figure(kind: String, style: Style, lines: [String], held: [PanelLabel]) -> Figure {
    let end = reach(style), step = end / Double(max(1, style.integer("toys.bins")))
    let content = DistributionContent(
      style: style, histograms: histograms, curves: curves(style, start: step), observed: observed,
      title: words.axis, range: 0...end)
    let corner = CornerLabels(style)
    var panel = content.panel
    panel.labels = corner.inside(
      lines.filter { !$0.isEmpty }.map { PanelLabel(role: "label.result", text: $0) } + held)
    panel.headers = corner.above
    return Figure(
      kind: kind, name: words.poi.name, title: "Test statistic for \(words.poi.name)", style: style, panels: [panel],
      legends: [Legend(panel: panel.name, columns: 1)])
  }

  /// As far as the toys' highest thousandth, the Asimov data and the observed value need.
  private func reach(_ style: Style) -> Double {
    let quantiles = histograms.compactMap { histogram -> Double? in
      let sorted = histogram.values.sorted()
      guard !sorted.isEmpty else { return nil }
      return sorted[min(sorted.count - 1, Int(style.number("toys.contained") * Double(sorted.count)))]
    }
    let spread = asimovStatistic + style.number("toys.spread") * max(asimovStatistic, 1).squareRoot()
    let need = quantiles.max() ?? spread
    return style.number("toys.margin") * max(need, observed, style.number("toys.least"))
  }

  private func curves(_ style: Style, start: Double) -> [DensityCurve] {
    [(true, "alternative"), (false, "tested")].map { isAlternative, name in
      let density = AsymptoticDensity(
        statistic: words.statistic, isBounded: isBounded, asimovRoot: asimovStatistic.squareRoot(),
        isAlternative: isAlternative)
      let section = histograms.isEmpty ? "toys.\(name)" : "toys.asymptotic.\(name)"
      let title = isAlternative ? titles.alternative : titles.tested
      return DensityCurve(
        name: "asymptotic.\(name)", section: section,
        title: histograms.isEmpty
          ? title : Template(style.string("toys.asymptotic.title")).filled(["hypothesis": title]),
        start: min(0.5 * start, style.number("toys.start")), density: density.value(at:))
    }
  }
}

/// Words on these figures.
struct StatisticWords {
  let statistic: TestStatistic
  let poi: TestedParameter
  let style: Style
  private let naming: ParameterNaming

  init(_ statistic: TestStatistic, poi: TestedParameter, annotations: Annotations, style: Style) {
    self.statistic = statistic
    self.poi = poi
    self.style = style
    naming = ParameterNaming(annotations: annotations, style: style, names: [poi.name])
  }

  /// `q̃` with the tested value as its index.
  var axis: String { style.string("toys.statistic.\(statistic.rawValue)") }

  /// `μ = 1`.
  func hypothesis(_ value: Double?) -> String {
    guard let value else { return style.string("toys.signal") }
    return Template(style.string("toys.hypothesis")).filled([
      "poi": naming.title(poi.name), "value": NumberText.general(value, digits: 4),
    ])
  }

  /// A number by its template; nothing where it is not known.
  func line(_ key: String, _ value: Double?, _ error: Double?) -> String {
    guard let value else { return "" }
    let number =
      error.map { NumberText.measurement(value, up: $0, down: $0) } ?? NumberText.general(value, digits: 3)
    return Template(style.string("toys.\(key)")).filled(["value": number])
  }
}
