// The summary of a parameter of interest: a row a fit with its total and statistical interval, numbers beside them.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// The recipe. A page a parameter of interest.
public enum PoisFigure {
  public static func figures(
    from result: PoisResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    result.pois.map { poi in
      let rows = result.rows.filter { $0.poi == poi }
      let naming = ParameterNaming(annotations: annotations, style: style)
      let title = Template(style.string("pois.axis")).filled(["poi": naming.wholeTitle(poi)])
      let content = PoiRows(rows: rows, annotations: annotations, style: style)
      let panel = Panel(
        x: Axis(title: title, lower: content.ends.lower, upper: content.ends.upper, growsForLabels: false),
        y: content.axis(content.names, share: "pois.names.width"),
        right: content.axis(content.numbers, share: "pois.numbers.width"), layers: content.layers)
      return Figure(
        kind: "pois", name: result.pois.count > 1 ? poi : "", title: "Summary of \(poi)", style: style,
        headers: CornerLabels(style).head, panels: [panel],
        legends: [
          Legend(
            panel: panel.name, position: .head, order: ["total", "statistical", "combined"],
            notes: content.notes)
        ])
    }
  }
}

/// The rows of one page.
struct PoiRows {
  let rows: [PoisResult.Row]
  let annotations: Annotations
  let style: Style

  /// - Parameter share: key of the share of the page's width that the labels may take.
  func axis(_ categories: [String], share: String) -> Axis {
    Axis(
      scale: .category, growsForLabels: false, categories: categories,
      pitch: RowHeight(style, key: "pois.row.height").points,
      longestLabel: style.number(share), isReversed: true, showsLabels: true)
  }

  /// Channels by their titles, others as they are called.
  var names: [String] {
    rows.map { row in annotations.channels[row.name]?.title ?? Label.escaped(row.name) }
  }

  // MARK: Numbers

  var numbers: [String] { rows.map { number($0, split: isCompact ? "pois.compact.split" : "pois.split") } }

  var notes: [String] {
    guard rows.contains(where: { $0.statistical != nil }) else { return [] }
    return [style.string("pois.note")] + (isCompact ? [style.string("pois.compact.note")] : [])
  }

  /// Whether the words beside each part would leave the intervals too little of the page.
  private var isCompact: Bool {
    let naming = ParameterNaming(annotations: annotations, style: style)
    let size = max(style.length("axis.labels.size"), style.length("text.minimum"))
    let widths = rows.map { naming.width(Self.withoutLowerSides(number($0, split: "pois.split")), size: size) }
    return (widths.max() ?? 0) > style.number("pois.compact.above") * style.length("page.width")
  }

  /// The side downwards stands below the one upwards and takes no width of its own.
  private static func withoutLowerSides(_ source: String) -> String {
    let parts = source.split(separator: "_", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      text + (part.firstIndex(of: "}").map { String(part[part.index(after: $0)...]) } ?? String(part))
    }
  }

  /// All parts with the decimals of the total.
  private func number(_ row: PoisResult.Row, split: String) -> String {
    guard let total = row.total else { return style.string("pois.unknown") }
    let sizes = [total.up, total.down].compactMap { $0.map { abs($0) } }.filter { $0 > 0 }
    let decimals = sizes.min().map(NumberText.pdgDecimals) ?? 2
    let value = NumberText.fixed(row.value, decimals) + Self.sides(total, decimals)
    guard let statistical = row.statistical, let systematic = row.systematic else {
      return Template(style.string("pois.value")).filled(["total": value])
    }
    return Template(style.string(split)).filled([
      "total": value, "statistical": Self.sides(statistical, decimals),
      "systematic": Self.sides(systematic, decimals), "stat": style.string("pois.stat"),
      "syst": style.string("pois.syst"),
    ])
  }

  private static func sides(_ shift: ImpactShift, _ decimals: Int) -> String {
    let up = NumberText.fixed(abs(shift.up ?? 0), decimals), down = NumberText.fixed(abs(shift.down ?? 0), decimals)
    return up == down ? "\\pm \(up)" : "\\,^{+\(up)}_{-\(down)}"
  }

  // MARK: Layers

  /// Around the intervals, with a margin. Those that would press the narrow ones together are not counted: they are cut
  /// at the frame, and arrows say so. What is not determined has none.
  var ends: (lower: Double, upper: Double) {
    let all = rows.compactMap(Self.interval).sorted { $0.upper - $0.lower < $1.upper - $1.lower }
    let most = style.number("pois.most") * ((all.first { $0.upper > $0.lower }).map { $0.upper - $0.lower } ?? 0)
    var low = all.first?.lower ?? 0, high = all.first?.upper ?? 1
    for interval in all.dropFirst() {
      let (lower, upper) = (min(low, interval.lower), max(high, interval.upper))
      if most == 0 || upper - lower <= most { (low, high) = (lower, upper) }
    }
    let margin = (high > low ? high - low : 1) * style.number("pois.margin")
    return (low - margin, high + margin)
  }

  private static func interval(_ row: PoisResult.Row) -> (lower: Double, upper: Double)? {
    row.total.map { (row.value + ($0.down ?? 0), row.value + ($0.up ?? 0)) }
  }

  var layers: [Layer] {
    combined + reference + [bars("statistical", \.statistical), bars("total", \.total)].compactMap { $0 }
  }

  private var combined: [Layer] {
    guard rows.count > 1, let row = rows.first(where: \.isCombined), let total = row.total else { return [] }
    return [
      .span(
        SpanLayer(
          name: "combined", axis: .x, from: row.value + (total.down ?? 0), to: row.value + (total.up ?? 0),
          fill: .solid(style.color("pois.combined.color")), legend: LegendEntry(style.string("pois.combined.title"))))
    ]
  }

  /// What is expected, where it lies among the intervals.
  private var reference: [Layer] {
    let at = style.number("pois.reference.at")
    guard at > ends.lower, at < ends.upper else { return [] }
    return [
      .reference(ReferenceLayer(name: "reference", axis: .x, value: at, stroke: style.dashedStroke("pois.reference")))
    ]
  }

  /// The total has the marker; the statistical part is a thicker bar below it.
  private func bars(_ name: String, _ part: KeyPath<PoisResult.Row, ImpactShift?>) -> Layer? {
    let isTotal = name == "total", stroke = style.stroke("pois.\(name)")
    let points = rows.enumerated().compactMap { place, row -> PointsLayer.DataPoint? in
      row[keyPath: part].map { shift in
        PointsLayer.DataPoint(
          x: row.value, y: Double(place), left: abs(shift.down ?? 0), right: abs(shift.up ?? 0))
      }
    }
    guard !points.isEmpty else { return nil }
    let dot = Marker(.circle, size: stroke.width, fill: stroke.color)
    return .points(
      PointsLayer(
        name: name, role: "layer.poi", points: points, axis: .x, marker: isTotal ? style.marker("pois.total") : dot,
        stroke: stroke, legend: LegendEntry(style.string("pois.\(name).title"))))
  }
}
