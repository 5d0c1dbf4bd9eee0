// What a panel of contours holds: regions, lines, contours for comparison, best fit and reference.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct ContourContent {
  let result: ContourResult
  let text: ProfileText
  let style: Style
  private let regions: ContourRegions?

  init(_ result: ContourResult, annotations: Annotations, style: Style) {
    self.result = result
    self.style = style
    text = ProfileText(annotations: annotations, style: style)
    let ends = result.grid.map { [[$0.x.first ?? 0, $0.x.last ?? 0], [$0.y.first ?? 0, $0.y.last ?? 0]] }
    regions = ContourRegions(ends ?? result.bounds)
  }

  var panel: Panel {
    Panel(
      x: axis(0, "axis.x", grows: false), y: axis(1, "axis.y", grows: true),
      layers: fills + lines + overlayLayers + marks)
  }

  /// The axis of a parameter; it ends at a bound where a curve does.
  func axis(_ index: Int, _ section: String, grows: Bool) -> Axis {
    let range = style.optionalNumbers("\(section).range"), extent = extent(index)
    return Axis(
      title: style.optionalString("\(section).title") ?? text.title(of: result.parameters[index]),
      lower: range?.first ?? extent.low, upper: range?.last ?? (grows ? nil : extent.high),
      including: [extent.high, extent.low], growsForLabels: grows)
  }

  /// Ends with a margin, or on the bound that a curve or the best fit touches.
  private func extent(_ axis: Int) -> (low: Double, high: Double) {
    let levels = result.levels + result.overlays.flatMap(\.levels)
    let marks = [result.bestFit] + result.overlays.compactMap(\.bestFit)
    let values = levels.flatMap { $0.paths.flatMap { $0.points.map { $0[axis] } } } + marks.map { $0[axis] }
    guard let low = values.min(), let high = values.max() else { return (0, 1) }
    let margin = style.number("contour.margin") * (high > low ? high - low : max(abs(high), 1))
    let bounds = result.bounds.flatMap { $0.count == 2 ? $0[axis] : nil }
    let ends = (
      low: bounds.map { max($0[0], low - margin) } ?? low - margin,
      high: bounds.map { min($0[1], high + margin) } ?? high + margin
    )
    // A reference may lie on a bound or beyond: there is room around it all the same.
    guard let reference = result.reference?[axis] else { return ends }
    return (min(ends.low, reference - margin), max(ends.high, reference + margin))
  }

  // MARK: The result's own contours

  /// Largest region first, so that smaller ones lie on it.
  private var fills: [Layer] {
    guard style.string("contour.look") == "filled" else { return [] }
    return result.levels.indices.reversed().compactMap { index in
      regions?.pieces(result.levels[index].paths).map { pieces in
        .contour(
          ContourLayer(
            name: "region.\(index)", role: "layer.region", pieces: pieces, fill: .solid(fill(index)), hasLine: false))
      }
    }
  }

  private func fill(_ index: Int) -> Color {
    var color = style.color("contour.fill")
    let opacities = style.numbers("contour.opacity")
    color.alpha = opacities.isEmpty ? 1 : opacities[min(index, opacities.count - 1)]
    return color
  }

  private var lines: [Layer] {
    result.levels.enumerated().map { index, level in
      let stroke = Stroke(
        color: style.color("contour.color"), width: style.lineWidth("contour.width"), dash: dash(index), join: .round)
      return .contour(
        ContourLayer(
          name: "contour.\(index)", pieces: level.paths.map(ContourRegions.piece), stroke: stroke,
          legend: LegendEntry(text.level(level.cl, "contour.cl"))))
    }
  }

  /// Levels differ by their dashes, so that they do without colours.
  private func dash(_ index: Int) -> [Double] {
    style.numbers("contour.dash.\(["first", "second", "third"][min(index, 2)])")
  }

  // MARK: Comparisons

  private var overlayLayers: [Layer] {
    result.overlays.enumerated().flatMap { index, overlay in
      let stroke = overlayStroke(overlay, index)
      let lines = overlay.levels.enumerated().map { level, curves -> Layer in
        var own = stroke
        own.dash = dash(level)
        return .contour(
          ContourLayer(
            name: "overlay.\(index).\(level)", pieces: curves.paths.map(ContourRegions.piece), stroke: own,
            legend: level == 0 ? LegendEntry(title(overlay)) : nil))
      }
      return lines + overlayMark(overlay, index, color: stroke.color)
    }
  }

  private func title(_ overlay: ContourOverlay) -> String {
    switch overlay.kind {
    case .expected, .statistical: style.string("contour.\(overlay.kind.rawValue).title")
    default: Label.given(overlay.name)
    }
  }

  private func overlayStroke(_ overlay: ContourOverlay, _ index: Int) -> Stroke {
    switch overlay.kind {
    case .expected, .statistical: return style.stroke("contour.\(overlay.kind.rawValue)")
    default:
      let colors = style.colors("contour.comparison.colors")
      let place = result.overlays[..<index].count { $0.kind == .comparison }
      let color = colors.isEmpty ? style.color("colors.ink") : colors[place % colors.count]
      return Stroke(color: color, width: style.lineWidth("contour.width"))
    }
  }

  private func overlayMark(_ overlay: ContourOverlay, _ index: Int, color: Color) -> [Layer] {
    guard let point = overlay.bestFit else { return [] }
    return [mark("overlay.\(index).best_fit", point, "contour.best_fit", color: color, title: nil)]
  }

  // MARK: Marks

  private var marks: [Layer] {
    let best = mark(
      "best_fit", result.bestFit, "contour.best_fit", color: style.color("contour.best_fit.color"),
      title: style.string("contour.best_fit.title"))
    guard let reference = result.reference else { return [best] }
    return [
      best,
      mark(
        "reference", reference, "contour.reference", color: style.color("contour.reference.color"),
        title: style.string("contour.reference.title")),
    ]
  }

  private func mark(_ name: String, _ point: [Double], _ section: String, color: Color, title: String?) -> Layer {
    var marker = style.marker(section)
    marker.fill = color
    if [.plus, .cross].contains(marker.symbol) {
      marker.stroke = Stroke(color: color, width: style.lineWidth("contour.best_fit.width"))
    }
    return .points(
      PointsLayer(
        name: name, role: "layer.mark", points: [.init(x: point[0], y: point[1])], marker: marker,
        legend: title.map { LegendEntry($0) }))
  }

  // MARK: Words

  var legendOrder: [String] { ["layer.contour", "layer.mark"] }

  /// The levels in −2 Δ ln L, and the number of parameters that they are for.
  var notes: [String] {
    let levels = result.levels.map { NumberText.fixed($0.delta, 2) }.joined(separator: ",\\,")
    return [
      ProfileText.filled(style.string("contour.note"), ["levels": levels]),
      style.string(result.ndof == 1 ? "contour.ndof.one" : "contour.ndof.two"),
    ]
  }
}
