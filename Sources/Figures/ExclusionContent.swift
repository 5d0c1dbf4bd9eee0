// What the panel of an exclusion holds: axes, layers from back to front, and words.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct ExclusionContent {
  let result: ExclusionResult
  let style: Style

  init(_ result: ExclusionResult, style: Style) {
    self.result = result
    self.style = style
  }

  // MARK: Axes

  /// The axis holds all points with a margin; upwards it may grow for the legend.
  func axis(_ index: Int, _ section: String) -> Axis {
    let range = style.optionalNumbers("\(section).range"), extent = extent(index)
    let isUp = index == 1
    return Axis(
      title: style.optionalString("\(section).title") ?? title(of: result.axes[index]),
      scale: isLog(index, section) ? .log : .linear, lower: range?.first ?? extent.low,
      upper: range?.last ?? (isUp ? nil : extent.high), including: [extent.low, extent.high], growsForLabels: isUp)
  }

  private func isLog(_ index: Int, _ section: String) -> Bool {
    let scale = style.string("\(section).scale")
    return scale == "auto" ? result.axes[index].isLogarithmic : scale == "log"
  }

  func extent(_ index: Int) -> (low: Double, high: Double) {
    let values = result.points.compactMap { $0.values.count == 2 ? $0.values[index] : nil }
    guard let low = values.min(), let high = values.max() else { return (0, 1) }
    guard !result.axes[index].isLogarithmic else {
      let factor = 1 + 2 * style.number("exclusion.margin")
      return (low / factor, high * factor)
    }
    let margin = style.number("exclusion.margin") * (high > low ? high - low : max(abs(high), 1))
    return (low >= 0 ? max(0, low - margin) : low - margin, high + margin)
  }

  /// With the unit.
  private func title(of axis: ExclusionAxis) -> String {
    ExclusionFigure.title(ofAxis: axis.name, style: style) + (axis.unit.map { " [\($0)]" } ?? "")
  }

  /// An expression or inequality of labels with the signs of mathematics.
  static func expression(_ text: String) -> String {
    let signs: [Character: String] = ["-": "$\\,-\\,$", "+": "$\\,+\\,$", "<": " $<$ ", ">": " $>$ "]
    return text.filter { $0 != " " }.map { signs[$0] ?? Label.escaped(String($0)) }.joined()
  }

  // MARK: Layers

  var layers: [Layer] {
    shades + map + band + grid + forbidden + overlays + expected + theory + observed + regionMarks + marks + numbers
      + regionNumbers
  }

  private func piece(_ path: ExclusionContours.Path) -> ContourLayer.Piece {
    .init(xs: path.points.map { $0[0] }, ys: path.points.map { $0[1] }, isClosed: path.closed)
  }

  private func ring(_ points: [[Double]]) -> ContourLayer.Piece {
    .init(xs: points.map { $0[0] }, ys: points.map { $0[1] }, isClosed: true)
  }

  private func stroke(_ section: String) -> Stroke {
    var stroke = style.stroke(section)
    stroke.join = .round
    return stroke
  }

  private func dashed(_ section: String) -> Stroke {
    var stroke = style.dashedStroke(section)
    stroke.join = .round
    return stroke
  }

  private func line(
    _ name: String, _ paths: [ExclusionContours.Path], _ stroke: Stroke, _ title: String? = nil,
    keyLines: ContourLayer.KeyLines? = nil
  ) -> [Layer] {
    guard !paths.isEmpty else { return [] }
    return [
      .contour(
        ContourLayer(
          name: name, pieces: paths.map(piece), stroke: stroke, legend: title.map { LegendEntry($0) },
          keyLines: keyLines))
    ]
  }

  private var hasTheory: Bool {
    !(result.contours.observedTheoryUp.isEmpty && result.contours.observedTheoryDown.isEmpty)
  }

  private var observed: [Layer] {
    let lines = hasTheory ? ContourLayer.KeyLines(edges: dashed("exclusion.theory")) : nil
    return line(
      "observed", result.contours.observed, stroke("exclusion.observed"),
      style.string(hasTheory ? "exclusion.observed.theory" : "exclusion.observed.title"), keyLines: lines)
  }

  private var theory: [Layer] {
    line("observed_theory_up", result.contours.observedTheoryUp, dashed("exclusion.theory"))
      + line("observed_theory_down", result.contours.observedTheoryDown, dashed("exclusion.theory"))
  }

  /// The legend shows the line with its band, if there is one.
  private var expected: [Layer] {
    let title = result.contours.expectedBand.isEmpty ? style.string("exclusion.expected.title") : nil
    return line("expected", result.contours.expected, dashed("exclusion.expected"), title)
  }

  private var band: [Layer] {
    guard !result.contours.expectedBand.isEmpty else { return [] }
    return [
      .contour(
        ContourLayer(
          name: "band", role: "layer.region", pieces: result.contours.expectedBand.map(ring),
          fill: .solid(style.color("exclusion.band.color")), hasLine: false,
          legend: LegendEntry(style.string("exclusion.expected.band")),
          keyLines: .init(middle: dashed("exclusion.expected"))))
    ]
  }

  // MARK: Points

  private var grid: [Layer] {
    let places = result.points.filter { $0.values.count == 2 }
    let fine = places.filter { $0.state == .converged && !hasRegionMark($0) },
      failed = places.filter { $0.state != .converged }
    var layers: [Layer] = [
      .points(PointsLayer(name: "points", points: fine.map(mark), marker: style.marker("exclusion.points")))
    ]
    if !failed.isEmpty {
      var marker = style.marker("exclusion.failed")
      marker.stroke = style.stroke("exclusion.failed")
      layers.append(
        .points(
          PointsLayer(
            name: "failed", points: failed.map(mark), marker: marker,
            legend: LegendEntry(style.string("exclusion.failed.title")))))
    }
    return layers
  }

  func mark(_ point: ExclusionPoint) -> PointsLayer.DataPoint { .init(x: point.values[0], y: point.values[1]) }

  /// Numbers nearest to the contour first: there they tell most.
  private var numbers: [Layer] {
    let shown = result.points.filter { $0.state == .converged && $0.values.count == 2 }
    let entries = shown.compactMap { point in
      number(point).map { value in
        (
          distance: abs(point.clsObserved.map { $0 - (1 - result.interpolation.level) } ?? 0), point: point,
          value: value
        )
      }
    }.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element)
    guard !entries.isEmpty else { return [] }
    return [
      .numbers(
        NumbersLayer(
          name: "numbers",
          entries: entries.map {
            .init(x: $0.point.values[0], y: $0.point.values[1], text: numberText($0.value))
          },
          avoiding: linePieces, symbols: markSymbols,
          gap: style.length("exclusion.numbers.gap"), size: style.length("exclusion.numbers.size"),
          color: style.color("exclusion.numbers.color")))
    ]
  }

  /// CLs that are too small to matter are said to be below the least one that is written.
  private func numberText(_ value: Double) -> String {
    let least = style.number("exclusion.numbers.least")
    guard style.string("exclusion.numbers.show") == "cls", value < least else {
      return NumberText.general(value, digits: style.integer("exclusion.numbers.digits"))
    }
    return "$<$\\,\(NumberText.general(least, digits: style.integer("exclusion.numbers.digits")))"
  }

  /// All lines that texts keep clear of.
  var linePieces: [ContourLayer.Piece] {
    let contours = result.contours
    let lines = contours.observed + contours.expected + contours.observedTheoryUp + contours.observedTheoryDown
    return lines.map(piece) + boundaryPieces
  }

  private func number(_ point: ExclusionPoint) -> Double? {
    switch style.string("exclusion.numbers.show") {
    case "cls": point.clsObserved
    case "upper_limit": point.upperLimit?.observed
    case "cross_section_limit": point.upperLimit?.crossSection
    default: nil
    }
  }

  // MARK: Words

  private var percent: String { NumberText.general(100 * result.interpolation.level, digits: 4) }

  var title: String { words(style.string("exclusion.title")) }

  func words(_ template: String) -> String {
    ProfileText.filled(template, ["cl": percent, "unit": style.string("exclusion.map.unit")])
  }

  var notes: [String] {
    let show = style.string("exclusion.numbers.show")
    guard show != "none", result.points.contains(where: { number($0) != nil }) else { return regionNotes }
    return [words(style.string("exclusion.numbers.\(show)"))] + regionNotes
  }
}
