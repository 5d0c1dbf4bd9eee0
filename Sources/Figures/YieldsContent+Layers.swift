// The figure's layers: stack, band, data; and for the ratio the same against the total.
import Plotting
import Results
import SceneGraph
import Typesetting

extension YieldsContent {
  func mainLayers(_ palette: SamplePalette) -> [Layer] {
    let stack = components.map { component in
      StackLayer.Component(
        name: component.name, values: scaled(component.values), fill: palette[component.name],
        legend: LegendEntry(component.title, value: yield(component.sum)))
    }
    let total = channel.total
    let band = BandLayer(
      name: "total", edges: edges,
      lower: bins.map { max(0, total.yields[$0] - total.uncertainties[$0]) / width($0) },
      upper: bins.map { (total.yields[$0] + total.uncertainties[$0]) / width($0) },
      legend: LegendEntry(style.string("band.title")))
    var layers: [Layer] = [.stack(StackLayer(edges: edges, components: stack)), .band(band)]
    if channel.data != nil {
      layers.append(
        .points(PointsLayer(name: "data", points: dataPoints, legend: dataEntry)))
    }
    return layers
  }

  private var dataEntry: LegendEntry {
    LegendEntry(style.string("data.title"), value: channel.data.flatMap { yield($0.reduce(0, +)) })
  }

  /// A yield for the legend's second column: about three digits, whole numbers as such.
  private func yield(_ value: Double) -> String? {
    guard style.flag("legend.yields") else { return nil }
    let digits = value.rounded() == value || abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
    return NumberText.decimal(value, digits: digits)
  }

  /// Names and roles in the legend's order: data, samples as stacked, turned around or by title, and the band.
  var legendOrder: [String] {
    let stacked = components.reversed()
    let samples: [String] =
      switch style.string("legend.order") {
      case "reversed": components.map(\.name)
      case "name": stacked.sorted { ($0.title, $0.name) < ($1.title, $1.name) }.map(\.name)
      default: stacked.map(\.name)
      }
    return ["layer.points"] + samples + ["layer.stack", "layer.band"]
  }

  var ratioLayers: [Layer] {
    let band = BandLayer(
      name: "total", edges: edges, lower: relative { max(0, 1 - $0) }, upper: relative { 1 + $0 })
    let line = ReferenceLayer(name: "one", value: 1, stroke: style.dashedStroke("ratio.line"))
    return [.band(band), .reference(line), .points(PointsLayer(name: "data", points: ratioPoints))]
  }

  /// The total's relative uncertainty by bin; nothing where there is no prediction.
  private func relative(_ value: (Double) -> Double) -> [Double?] {
    bins.map { relativeUncertainty($0).map(value) }
  }

  func relativeUncertainty(_ bin: Int) -> Double? {
    let total = channel.total.yields[bin]
    return total > 0 ? channel.total.uncertainties[bin] / total : nil
  }

  private func center(_ bin: Int) -> Double { (edges[bin] + edges[bin + 1]) / 2 }

  private var dataPoints: [PointsLayer.DataPoint] {
    (channel.data ?? []).enumerated().compactMap { bin, count in
      guard count > 0 || style.flag("data.zero_bins") else { return nil }
      let interval = intervals[bin]
      return PointsLayer.DataPoint(
        x: center(bin), y: count / width(bin), down: max(0, count - interval.lower) / width(bin),
        up: max(0, interval.upper - count) / width(bin), left: halfWidth(bin), right: halfWidth(bin))
    }
  }

  /// The horizontal bar of a point, where the style has points as wide as their bins.
  private func halfWidth(_ bin: Int) -> Double? {
    style.flag("data.bin_widths") ? (edges[bin + 1] - edges[bin]) / 2 : nil
  }

  /// Data over the total, with the data's bars over the total; bins without a prediction are left out.
  var ratioPoints: [PointsLayer.DataPoint] {
    (channel.data ?? []).enumerated().compactMap { bin, count in
      let total = channel.total.yields[bin]
      guard total > 0, count > 0 || style.flag("data.zero_bins") else { return nil }
      let interval = intervals[bin]
      return PointsLayer.DataPoint(
        x: center(bin), y: count / total, down: max(0, count - interval.lower) / total,
        up: max(0, interval.upper - count) / total, left: halfWidth(bin), right: halfWidth(bin))
    }
  }
}
