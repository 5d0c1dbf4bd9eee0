// What surrounds the contours of an exclusion: the forbidden side, other results, the map of limits.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ExclusionContent {
  // MARK: The forbidden side

  /// The line with its name on the side that is forbidden.
  var forbidden: [Layer] {
    guard let boundary = result.forbidden else { return [] }
    let points = points(of: boundary)
    let text = style.optionalString("exclusion.forbidden.label") ?? Self.expression(boundary.text)
    return [
      .line(
        LineLayer(
          name: "forbidden", xs: points.map(\.x), ys: points.map(\.y),
          stroke: style.dashedStroke("exclusion.forbidden"), label: text,
          place: style.number("exclusion.forbidden.place"), side: boundary.y > 0 ? .below : .above,
          gap: style.length("exclusion.forbidden.gap"), size: style.length("exclusion.forbidden.size"),
          color: style.color("exclusion.forbidden.color")))
    ]
  }

  /// What numbers keep clear of.
  var boundaryPieces: [ContourLayer.Piece] {
    guard let boundary = result.forbidden else { return [] }
    let points = points(of: boundary)
    return [.init(xs: points.map(\.x), ys: points.map(\.y), isClosed: false)]
  }

  /// Enough of the line to cross the frame however far an axis grows.
  private func points(of line: ExclusionBoundary) -> [Point] {
    let (x, y) = (extent(0), extent(1))
    guard abs(line.y) > 1e-12 else {
      let place = -line.constant / line.x
      return [Point(x: place, y: y.low - (y.high - y.low)), Point(x: place, y: y.high + 9 * (y.high - y.low))]
    }
    let steps = 240, width = x.high - x.low
    return (0...steps).map { step in
      let place = x.low - width + 3 * width * Double(step) / Double(steps)
      return Point(x: place, y: -(line.x * place + line.constant) / line.y)
    }
  }

  // MARK: Other results

  var shades: [Layer] {
    result.overlays.enumerated().filter(\.element.isShaded).map { index, overlay in
      layer(overlay, index, fill: .solid(color("exclusion.overlay.fill", index)), stroke: nil)
    }
  }

  var overlays: [Layer] {
    result.overlays.enumerated().filter { !$0.element.isShaded && !$0.element.isMarked }.map { index, overlay in
      var stroke = Stroke(
        color: color("exclusion.overlay.colors", index), width: style.length("exclusion.overlay.width"),
        dash: style.numbers("exclusion.overlay.dash"))
      stroke.join = .round
      return layer(overlay, index, fill: nil, stroke: stroke)
    }
  }

  /// Open symbols round the points of the grid.
  var marks: [Layer] {
    let marked = result.overlays.filter(\.isMarked), shapes = style.strings("exclusion.marks.shapes")
    return marked.enumerated().map { index, overlay in
      let stroke = Stroke(color: color("exclusion.marks.colors", index), width: style.length("exclusion.marks.width"))
      let shape = shapes.isEmpty ? nil : Marker.Symbol(rawValue: shapes[index % shapes.count])
      let points = overlay.paths.flatMap(\.points).map { PointsLayer.DataPoint(x: $0[0], y: $0[1]) }
      return .points(
        PointsLayer(
          name: "marks.\(index)", role: "layer.overlay", points: points,
          marker: Marker(shape ?? .circle, size: style.length("exclusion.marks.size"), fill: nil, stroke: stroke),
          legend: LegendEntry(Label.given(overlay.name))))
    }
  }

  /// Where they stand.
  var markSymbols: NumbersLayer.Symbols? {
    let points = result.overlays.filter(\.isMarked).flatMap { $0.paths.flatMap(\.points) }
    guard !points.isEmpty else { return nil }
    return .init(
      xs: points.map { $0[0] }, ys: points.map { $0[1] },
      reach: 0.5 * (style.length("exclusion.marks.size") + style.length("exclusion.marks.width")))
  }

  private func layer(_ overlay: ExclusionOverlay, _ index: Int, fill: Paint?, stroke: Stroke?) -> Layer {
    let pieces = overlay.paths.map { path in
      ContourLayer.Piece(
        xs: path.points.map { $0[0] }, ys: path.points.map { $0[1] }, isClosed: path.closed || overlay.isShaded)
    }
    return .contour(
      ContourLayer(
        name: "overlay.\(index)", role: "layer.overlay", pieces: pieces, fill: fill, stroke: stroke,
        hasLine: stroke != nil, legend: LegendEntry(Label.given(overlay.name))))
  }

  private func color(_ path: String, _ index: Int) -> Color {
    let colors = style.colors(path)
    return colors.isEmpty ? style.color("colors.ink") : colors[index % colors.count]
  }

  // MARK: The map

  /// Nested regions, each in its colour, and a layer without cells that carries the colour bar.
  var map: [Layer] {
    guard style.flag("exclusion.map.show"), let map = result.contours.map, let low = map.levels.first,
      let high = map.levels.last, low > 0, high > low
    else { return [] }
    let colors = style.colors("exclusion.map.colors"), count = map.regions.count
    let regions = map.regions.enumerated().map { index, rings in
      Layer.contour(
        ContourLayer(
          name: "map.\(index)", role: "layer.map",
          pieces: rings.map { .init(xs: $0.map { $0[0] }, ys: $0.map { $0[1] }, isClosed: true) },
          fill: .solid(Self.mix(colors, (Double(index) + 0.5) / Double(max(count, 1)))), hasLine: false))
    }
    let (x, y) = (extent(0), extent(1))
    let bar = HeatMapLayer(
      name: "map", xEdges: [x.low, x.high], yEdges: [y.low, y.high], values: [[nil]], colors: colors,
      lower: log10(low), upper: log10(high),
      colorBar: Axis(title: words(style.string("exclusion.map.\(map.quantity)")), ticks: Self.decades(low, high)))
    return regions + [.heatMap(bar)]
  }

  private static func mix(_ colors: [Color], _ share: Double) -> Color {
    guard colors.count > 1 else { return colors.first ?? .white }
    let place = min(max(share, 0), 1) * Double(colors.count - 1), index = min(Int(place), colors.count - 2)
    let part = place - Double(index), a = colors[index], b = colors[index + 1]
    return Color(
      red: a.red + (b.red - a.red) * part, green: a.green + (b.green - a.green) * part,
      blue: a.blue + (b.blue - a.blue) * part)
  }

  /// Labelled powers of ten and, where there are few of them, twice and five times these; short ticks in between.
  private static func decades(_ low: Double, _ high: Double) -> Ticks {
    let exponents = Int(floor(log10(low)))...Int(ceil(log10(high)))
    func inside(_ digits: [Double]) -> [Double] {
      exponents.flatMap { exponent in digits.map { $0 * pow(10, Double(exponent)) } }.filter { $0 >= low && $0 <= high }
    }
    let tens = inside([1]), labelled = tens.count >= 3 ? tens : inside([1, 2, 5])
    func label(_ value: Double) -> String {
      tens.count >= 3 ? NumberText.powerOfTen(Int(log10(value).rounded())) : NumberText.general(value, digits: 3)
    }
    return .fixed(
      labelled.map { Tick(value: log10($0), label: label($0)) },
      minor: inside([1, 2, 3, 4, 5, 6, 7, 8, 9]).filter { !labelled.contains($0) }.map { log10($0) })
  }
}
