// What a limit's panel holds: bands, curves, the level, and drop lines where the curves meet it.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct LimitContent {
  let result: LimitResult
  let style: Style
  private let naming: ParameterNaming
  private let isLogarithmic: Bool
  /// The lower end of the axis: curves are cut there.
  private let floor: Double

  init(_ result: LimitResult, annotations: Annotations, style: Style) {
    self.result = result
    self.style = style
    naming = ParameterNaming(annotations: annotations, style: style, names: [result.poi])
    isLogarithmic = style.string("axis.y.scale") == "log"
    floor = style.optionalNumbers("axis.y.range")?.first ?? (isLogarithmic ? style.number("limit.floor") : 0)
  }

  private var level: Double { 1 - result.level }
  private var reach: Double { result.points.last?.poi ?? 1 }

  var panel: Panel {
    let x = style.optionalNumbers("axis.x.range"), y = style.optionalNumbers("axis.y.range")
    return Panel(
      x: Axis(
        title: style.optionalString("axis.x.title") ?? naming.title(result.poi), lower: x?.first ?? 0,
        upper: x?.last ?? reach, growsForLabels: false),
      y: Axis(
        title: style.optionalString("axis.y.title") ?? style.string("limit.title"),
        scale: isLogarithmic ? .log : .linear, lower: floor, upper: y?.last, including: [1]),
      layers: bands + [levelLine] + components + curves + counted + drops)
  }

  /// What the numbers in the legend are: limits at a level.
  var legendTitle: String {
    Template(style.string("limit.legend")).filled([
      "poi": naming.title(result.poi), "cl": NumberText.general(100 * result.level, digits: 4),
    ])
  }

  // MARK: Bands and curves

  private var bands: [Layer] {
    [band("two_sigma", 0, 4), band("one_sigma", 1, 3)]
  }

  private func band(_ name: String, _ low: Int, _ high: Int) -> Layer {
    let area = AreaLayer(
      name: name, xs: xs, lower: ys { $0.clsExpected[low] }, upper: ys { $0.clsExpected[high] }, isSmooth: isSmooth,
      fill: .solid(style.color("limit.\(name).color")),
      legend: LegendEntry(style.string("limit.\(name).title"), value: range(low, high)))
    return .area(area)
  }

  /// Counts fluctuate: a smooth curve through them would pretend to know more.
  private var isSmooth: Bool { result.toys == nil }

  private var xs: [Double] { result.points.map(\.poi) }

  /// Values no lower than half the axis's end: a logarithm has no place for zero.
  private func ys(_ value: (LimitResult.Point) -> Double) -> [Double] {
    result.points.map { isLogarithmic ? max(value($0), 0.5 * floor) : value($0) }
  }

  private var curves: [Layer] {
    curve("expected", value: text(result.expected[2], result.toys?.expectedErrors[2])) { $0.clsExpected[2] }
      + curve("observed", value: text(result.observed, result.toys?.observedError)) { $0.clsObserved }
  }

  /// The observed points of toys with their statistical errors.
  private var counted: [Layer] {
    let points = result.points.compactMap { point -> PointsLayer.DataPoint? in
      guard let errors = point.errors, point.poi > 0, point.clsObserved > floor else { return nil }
      let down = min(errors.clsObserved, point.clsObserved - 0.5 * floor)
      return .init(x: point.poi, y: point.clsObserved, down: down, up: errors.clsObserved)
    }
    guard !points.isEmpty else { return [] }
    return [
      .points(
        PointsLayer(
          name: "counted", points: points, marker: style.marker("limit.counted"),
          stroke: style.stroke("limit.counted")))
    ]
  }

  private var components: [Layer] {
    guard style.flag("limit.components") else { return [] }
    return curve("clsb", value: nil) { $0.clsb } + curve("clb", value: nil) { $0.clb }
  }

  /// In two pieces that meet in the kink that observed curves have at the best fit; the expected one has none.
  private func curve(_ name: String, value: String?, _ height: (LimitResult.Point) -> Double) -> [Layer] {
    let (xs, ys) = (xs, ys(height))
    let kink = name == "expected" ? nil : xs.indices.dropFirst().dropLast().first { xs[$0] == result.bestFit }
    let pieces = kink.map { [0...$0, $0...xs.count - 1] } ?? [0...xs.count - 1]
    return pieces.enumerated().map { index, piece in
      let entry = LegendEntry(style.string("limit.\(name).title"), value: value)
      return .curve(
        CurveLayer(
          name: index == 0 ? name : "\(name).\(index)", xs: Array(xs[piece]), ys: Array(ys[piece]), isSmooth: isSmooth,
          stroke: style.dashedStroke("limit.\(name)"), legend: index == 0 ? entry : nil))
    }
  }

  // MARK: Reading off

  private var levelLine: Layer {
    .reference(ReferenceLayer(name: "level", value: level, stroke: style.dashedStroke("limit.level")))
  }

  private var drops: [Layer] {
    [("expected", result.expected[2]), ("observed", result.observed)].compactMap { name, limit in
      guard let limit, limit < reach else { return nil }
      return .curve(
        CurveLayer(
          name: "drop.\(name)", role: "layer.drop", xs: [limit, limit], ys: [level, floor],
          stroke: style.dashedStroke("limit.drops.\(name)")))
    }
  }

  // MARK: Numbers

  /// Enough decimals to tell the expected band's ends apart.
  private var decimals: Int {
    let values = result.expected.compactMap { $0 } + [result.observed].compactMap { $0 }
    guard let smallest = values.min(), smallest > 0 else { return 2 }
    return max(0, NumberText.pdgDecimals(style.number("limit.precision") * smallest))
  }

  private func text(_ limit: Double?, _ error: Double? = nil) -> String {
    if let limit, let error { return NumberText.measurement(limit, up: error, down: error) }
    return limit.map { NumberText.decimal($0, digits: decimals) } ?? style.string("limit.none")
  }

  private func range(_ low: Int, _ high: Int) -> String {
    "\(text(result.expected[low]))\u{2013}\(text(result.expected[high]))"
  }
}
