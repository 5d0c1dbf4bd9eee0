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
      title: title, scale: isLogX ? .log : .linear, lower: edges.first, upper: edges.last, growsForLabels: false,
      ticks: ticks, showsLabels: showsLabels, link: "bins")
  }

  /// Numbers where the edges are known; else a word or a number for each bin, at its centre.
  private var ticks: Ticks {
    if hasEdges { return .automatic }
    let labels = annotation.binLabels ?? (bins.count > 1 ? bins.map { "\($0 + 1)" } : [])
    guard labels.count == bins.count else { return .none }
    return .fixed(bins.map { Tick(value: Double($0) + 0.5, label: labels[$0]) }, minor: [])
  }

  var eventAxis: Axis {
    let range = style.optionalNumbers("axis.y.range")
    return Axis(
      title: style.optionalString("axis.y.title") ?? eventTitle, scale: isLogY ? .log : .linear, lower: range?.first,
      upper: range?.last, including: isLogY ? [] : [0])
  }

  private var eventTitle: String {
    let events = style.string("bins.events"), unit = annotation.unit ?? channel.unit
    if isPerUnit {
      let per = style.number("bins.per"), count = per == 1 ? "" : "\(NumberText.general(per))\\,"
      return "\(events) / \(count)\(unit ?? style.string("bins.unit"))"
    }
    guard hasEdges, let step = uniformWidth else { return events }
    return "\(events) / \(NumberText.decimal(step))\(unit.map { "\\,\($0)" } ?? "")"
  }

  private var uniformWidth: Double? {
    guard bins.count > 1 else { return nil }
    let widths = bins.map { edges[$0 + 1] - edges[$0] }
    return widths.allSatisfy { abs($0 - widths[0]) < 1e-9 * abs(widths[0]) } ? widths[0] : nil
  }
}
