// Bins whose data are hidden: a hatch where they would stand, and the words that say why.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

extension YieldsContent {
  var hasBlindedBins: Bool { bins.contains(where: channel.isBlinded) }

  /// Over the stack to a little above the prediction: the room for labels stays free.
  var blindedLayers: [Layer] {
    guard hasBlindedBins else { return [] }
    let total = prediction, rise = style.number(isLogY ? "blinding.log_rise" : "blinding.rise")
    let tops = bins.map { (total.yields[$0] + total.uncertainties[$0]) / width($0) }
    // A tail has to be seen too, and a bin without any prediction.
    let least = (tops.max() ?? 0) * (isLogY ? style.number("blinding.log_least") : rise)
    let heights = tops.map { max($0 * (1 + rise), least) }
    return [
      .band(
        BandLayer(
          name: "blinded", role: "layer.blinded", edges: edges, lower: bins.map { channel.isBlinded($0) ? 0 : nil },
          upper: bins.map { channel.isBlinded($0) ? heights[$0] : nil },
          fill: .hatch(style.hatch("blinding")), legend: LegendEntry(blindedTitle)))
    ]
  }

  /// Across a lower panel.
  var blindedSpans: [Layer] {
    var runs: [Range<Int>] = []
    for bin in bins where channel.isBlinded(bin) {
      if let last = runs.last, last.upperBound == bin {
        runs[runs.count - 1] = last.lowerBound..<bin + 1
      } else {
        runs.append(bin..<bin + 1)
      }
    }
    return runs.map { run in
      .span(
        SpanLayer(
          name: "blinded.\(run.lowerBound)", role: "layer.blinded", axis: .x, from: edges[run.lowerBound],
          to: edges[run.upperBound], fill: .hatch(style.hatch("blinding"))))
    }
  }

  private var blindedTitle: String {
    let words = (channel.blinding ?? []).compactMap(words)
    guard !words.isEmpty else { return style.string("blinding.title") }
    return Template(style.string("blinding.template")).filled(["rules": words.joined(separator: ", ")])
  }

  /// `$S/B$ $> 0.1$`, `300–600`; nothing for whole channels.
  private func words(of rule: String) -> String? {
    if let mark = rule.firstIndex(of: ">"), let kind = LowerKind(reading: String(rule[..<mark])) {
      let limit = rule[rule.index(after: mark)...].drop { $0 == "=" || $0 == " " }
      return style.string("lower.titles.\(kind.name)") + " $> \(limit)$"
    }
    guard let colon = rule.lastIndex(of: ":") else { return nil }
    let range = rule[rule.index(after: colon)...], unit = annotation.unit ?? channel.unit
    let isOpen = range.hasSuffix("-"), ends = isOpen ? range.dropLast() : range
    let text = ends.enumerated().map { $0 > 0 && $1 == "-" ? "–" : String($1) }.joined()
    return (isOpen ? "$\\geq$ " : "") + Label.escaped(text) + (hasEdges ? unit.map { "\\,\($0)" } ?? "" : "")
  }
}
