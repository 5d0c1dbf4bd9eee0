// The figure's axes: bins across, events and their ratio up.
import Plotting
import Typesetting

extension YieldsContent {
  /// `$m$ [GeV]`, `Bin`, or nothing for a single bin.
  var axisTitle: String {
    if let override = style.optionalString("axis.x.title") { return override }
    let unit = annotation.unit.map { " [\($0)]" } ?? ""
    if let observable = annotation.observable { return observable + unit }
    return hasEdges ? unit : bins.count > 1 && annotation.binLabels == nil ? style.string("bins.title") : ""
  }

  func axis(title: String, showsLabels: Bool?) -> Axis {
    Axis(
      title: title, lower: edges.first, upper: edges.last, growsForLabels: false, ticks: ticks,
      showsLabels: showsLabels, link: "bins")
  }

  /// Numbers where the edges are known; else a word or a number for each bin, at its centre.
  private var ticks: Ticks {
    if hasEdges { return .automatic }
    let labels = annotation.binLabels ?? (bins.count > 1 ? bins.map { "\($0 + 1)" } : [])
    guard labels.count == bins.count else { return .none }
    return .fixed(bins.map { Tick(value: Double($0) + 0.5, label: labels[$0]) }, minor: [])
  }

  func eventAxis(_ options: YieldsFigureOptions) -> Axis {
    let isLog = options.isLogarithmic ?? (style.string("axis.y.scale") == "log")
    let range = style.optionalNumbers("axis.y.range")
    return Axis(
      title: style.optionalString("axis.y.title") ?? eventTitle, scale: isLog ? .log : .linear, lower: range?.first,
      upper: range?.last, including: isLog ? [] : [0])
  }

  private var eventTitle: String {
    let events = style.string("bins.events"), unit = annotation.unit ?? channel.unit
    if isPerUnit { return unit.map { "\(events) / \($0)" } ?? "\(events) / \(style.string("bins.unit"))" }
    guard hasEdges, let step = uniformWidth else { return events }
    return "\(events) / \(NumberText.decimal(step))\(unit.map { "\\,\($0)" } ?? "")"
  }

  private var uniformWidth: Double? {
    guard bins.count > 1 else { return nil }
    let widths = bins.map { edges[$0 + 1] - edges[$0] }
    return widths.allSatisfy { abs($0 - widths[0]) < 1e-9 * abs(widths[0]) } ? widths[0] : nil
  }

  var ratioAxis: Axis {
    let reach = ratioReach
    return Axis(
      title: style.string("ratio.title"),
      titleAlignment: Axis.TitleAlignment(rawValue: style.string("ratio.title_align")), lower: max(0, 1 - reach),
      upper: 1 + reach, growsForLabels: false)
  }

  /// The smallest of the style's ranges that holds enough of the points with the inner half of their bars, and of the
  /// band, whose wildest bins (`ratio.most_band`) must not flatten everything else.
  private var ratioReach: Double {
    let points = ratioPoints.map { point in
      abs(point.y - 1) + 0.5 * ((point.y > 1 ? point.up : point.down) ?? 0)
    }
    let band = bins.compactMap { relativeUncertainty($0) }.map { min($0, style.number("ratio.most_band")) }
    let ranges = style.numbers("ratio.ranges")
    return ranges.first { reach in holds(points, reach) && holds(band, reach) } ?? ranges.last ?? 1
  }

  private func holds(_ distances: [Double], _ reach: Double) -> Bool {
    let needed = Int((style.number("ratio.contained") * Double(distances.count)).rounded(.up))
    return distances.count { $0 <= reach } >= needed
  }
}
