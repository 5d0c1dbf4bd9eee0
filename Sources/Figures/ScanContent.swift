// What a scan's panel holds: curves cut at one height, level lines, drop lines, the best fit.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct ScanContent {
  let result: ScanResult
  let text: ProfileText
  let style: Style
  /// Curves end at this height.
  let height: Double

  init(_ result: ScanResult, annotations: Annotations, style: Style) {
    self.result = result
    self.style = style
    text = ProfileText(annotations: annotations, style: style)
    let highest = result.intervals.map(\.delta).max() ?? 1
    height = style.number("scan.height") * highest
  }

  var panel: Panel {
    let range = visibleRange
    return Panel(
      x: Axis(
        title: style.optionalString("axis.x.title") ?? text.title(of: result.parameter), lower: range?.low,
        upper: range?.high),
      y: Axis(
        title: style.optionalString("axis.y.title") ?? style.string("scan.title"),
        lower: style.optionalNumbers("axis.y.range")?.first ?? 0, upper: style.optionalNumbers("axis.y.range")?.last),
      right: levelAxis, layers: levelLines + dropLines + curves + bestFit)
  }

  /// The levels, named at the right end of their lines.
  var levelAxis: Axis {
    Axis(
      ticks: .fixed(
        result.intervals.map { Tick(value: $0.delta, label: text.level($0.cl, "scan.cl")) }, minor: []))
  }

  /// One line of text for each level's interval.
  var intervalLabels: [PanelLabel] {
    result.intervals.enumerated().compactMap { index, interval in
      let words =
        index == 0
        ? text.interval(interval, of: result.parameter, bestFit: result.bestFit)
        : text.range(interval, of: result.parameter, bestFit: result.bestFit)
      return words.map { words in
        let cl = text.level(interval.cl, "scan.cl")
        return PanelLabel(
          role: "label.interval",
          text: ProfileText.filled(style.string("scan.interval"), ["interval": words, "cl": cl]))
      }
    }
  }

  // MARK: Curves

  private var curves: [Layer] {
    let overlays = result.overlays.enumerated().filter { isShown($0.element) }.flatMap { index, overlay in
      self.curve(
        "overlay.\(index)", overlay.points, stroke: stroke(overlay, index), legend: legend(overlay))
    }
    let key = result.header.settings.data == "observed" ? "observed" : "asimov"
    return overlays
      + curve(
        "scan", result.points, stroke: style.stroke("scan.observed"),
        legend: LegendEntry(style.string("scan.\(key).title")))
  }

  /// Groups that hardly contribute would lie under the curve: the table has them.
  private func isShown(_ overlay: ScanOverlay) -> Bool {
    guard overlay.kind == .frozen, let part = result.breakdown.first(where: { $0.name == overlay.name }),
      let ends = result.intervals.first?.segments.first
    else { return true }
    let most = max(part.up ?? 0, part.down ?? 0)
    return most >= style.number("scan.frozen.least") * 0.5 * (ends[1] - ends[0])
  }

  private func legend(_ overlay: ScanOverlay) -> LegendEntry {
    switch overlay.kind {
    case .statistical, .expected, .gaussian: LegendEntry(style.string("scan.\(overlay.kind.rawValue).title"))
    case .frozen:
      LegendEntry(
        ProfileText.filled(style.string("scan.frozen.title"), ["group": Label.escaped(overlay.name)]),
        value: result.breakdown.first { $0.name == overlay.name }.flatMap(ProfileText.contribution))
    case .comparison: LegendEntry(Label.given(overlay.name))
    }
  }

  private func stroke(_ overlay: ScanOverlay, _ index: Int) -> Stroke {
    let section = "scan.\(overlay.kind.rawValue)"
    switch overlay.kind {
    case .statistical, .expected, .gaussian: return style.dashedStroke(section)
    case .frozen, .comparison:
      let colors = style.colors("scan.comparison.colors")
      let place = result.overlays[..<index].count { ($0.kind == .frozen || $0.kind == .comparison) && isShown($0) }
      // A colour that comes again has longer dashes.
      let round = Double(1 + place / max(colors.count, 1))
      return Stroke(
        color: colors.isEmpty ? style.color("colors.ink") : colors[place % colors.count],
        width: style.lineWidth("\(section).width"), dash: style.dashes(section).map { round * $0 })
    }
  }

  /// The pieces of a curve below the height, the first one with the legend's entry.
  private func curve(_ name: String, _ points: [[Double]], stroke: Stroke, legend: LegendEntry) -> [Layer] {
    pieces(points).enumerated().map { index, piece in
      .curve(
        CurveLayer(
          name: index == 0 ? name : "\(name).\(index)", xs: piece.map { $0[0] }, ys: piece.map { $0[1] },
          isSmooth: true, stroke: stroke, legend: index == 0 && !result.overlays.isEmpty ? legend : nil))
    }
  }

  /// Runs of points below the height, ending on it exactly where the curve crosses.
  private func pieces(_ points: [[Double]]) -> [[[Double]]] {
    var pieces: [[[Double]]] = [], run: [[Double]] = []
    for (index, point) in points.enumerated() {
      let isInside = point[1] <= height, wasInside = index > 0 && points[index - 1][1] <= height
      if index > 0, isInside != wasInside { run.append(cut(points[index - 1], point)) }
      if isInside {
        run.append(point)
      } else if !run.isEmpty {
        pieces.append(run)
        run = []
      }
    }
    return (pieces + [run]).map(Self.distinct).filter { $0.count > 1 }
  }

  private static func distinct(_ points: [[Double]]) -> [[Double]] {
    points.enumerated().filter { $0 == 0 || $1[0] > points[$0 - 1][0] }.map(\.element)
  }

  /// On √Δ, which is nearly straight.
  private func cut(_ a: [Double], _ b: [Double]) -> [Double] {
    let (low, high) = (a[1].squareRoot(), b[1].squareRoot())
    let share = (height.squareRoot() - low) / (high - low)
    return [a[0] + share * (b[0] - a[0]), height]
  }

  private var visibleRange: (low: Double, high: Double)? {
    if let range = style.optionalNumbers("axis.x.range"), let low = range.first, let high = range.last {
      return (low, high)
    }
    let values = ([result.points] + result.overlays.map(\.points)).flatMap { pieces($0).flatMap { $0.map { $0[0] } } }
    guard let low = values.min(), let high = values.max(), low < high else { return nil }
    return (low, high)
  }

  // MARK: Lines

  private var levelLines: [Layer] {
    result.intervals.enumerated().map { index, interval in
      .reference(
        ReferenceLayer(name: "level.\(index)", value: interval.delta, stroke: style.dashedStroke("scan.levels")))
    }
  }

  private var dropLines: [Layer] {
    result.intervals.enumerated().flatMap { index, interval in
      interval.segments.enumerated().flatMap { segment, ends in
        [0, 1].filter { interval.end(segment, $0) == .crossing }.map { side in
          Layer.curve(
            CurveLayer(
              name: "drop.\(index).\(segment).\(side)", role: "layer.drop", xs: [ends[side], ends[side]],
              ys: [interval.delta, 0], stroke: style.dashedStroke("scan.drops")))
        }
      }
    }
  }

  /// A short line from the axis up to the lowest level.
  private var bestFit: [Layer] {
    guard let top = result.intervals.map(\.delta).min() else { return [] }
    return [
      .curve(
        CurveLayer(
          name: "best_fit", role: "layer.best_fit", xs: [result.bestFit, result.bestFit], ys: [0, top],
          stroke: style.stroke("scan.best_fit")))
    ]
  }

  var legendOrder: [String] { ["scan"] }
}
