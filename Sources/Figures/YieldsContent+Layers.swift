// The layers of the panel of events: stack, bands, lines, blinded bins, data, cuts.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

extension YieldsContent {
  func mainLayers(_ palette: SamplePalette) -> [Layer] {
    let stack = components.map { component in
      StackLayer.Component(
        name: component.name, values: scaled(component.values), fill: palette[component.name],
        legend: LegendEntry(component.title, value: yield(component.sum, component.uncertainty(in: channel))))
    }
    var layers: [Layer] = [.stack(StackLayer(edges: edges, components: stack))]
    layers += bands + prefitLines
    for line in signalLines {
      let entry = LegendEntry(line.title, value: yield(line.yields.reduce(0, +), line.uncertainty))
      layers += line.layers(edges: edges, values: scaled(line.yields.map { $0 * line.factor }), legend: entry, style)
    }
    layers += blindedLayers
    if channel.data != nil {
      layers.append(.points(PointsLayer(name: "data", points: dataPoints, legend: dataEntry)))
    }
    return layers + cutMarks
  }

  /// The total uncertainty, and over it the part of the bins' own factors where the style shows it.
  private var bands: [Layer] {
    // A band of no width would be a legend's word for nothing.
    let isShown = style.flag("band.statistical.visible") && prediction.statistical?.contains { $0 > 0 } ?? false
    let statistical = isShown ? prediction.statistical : nil
    let title = style.string(statistical == nil ? "band.title" : "band.statistical.total")
    var layers: [Layer] = [.band(band("total", prediction.uncertainties, LegendEntry(title)))]
    if let statistical {
      var inner = band("statistical", statistical, LegendEntry(style.string("band.statistical.title")))
      inner.fill = .hatch(style.hatch("band.statistical"))
      layers.append(.band(inner))
    }
    return layers
  }

  private func band(_ name: String, _ deviations: [Double], _ legend: LegendEntry) -> BandLayer {
    let yields = prediction.yields
    return BandLayer(
      name: name, edges: edges, lower: bins.map { max(0, yields[$0] - deviations[$0]) / width($0) },
      upper: bins.map { (yields[$0] + deviations[$0]) / width($0) }, legend: legend)
  }

  private var prefitLines: [Layer] {
    guard style.flag("prefit_line.visible"), let before = prefitPrediction else { return [] }
    return StepLine.layers(
      name: "prefit", edges: edges, values: scaled(before.yields), stroke: style.dashedStroke("prefit_line"),
      casing: style.number("prefit_line.casing"),
      legend: LegendEntry(style.string("prefit_line.title"), value: yield(before.yields.reduce(0, +), nil)), style)
  }

  private var dataEntry: LegendEntry {
    LegendEntry(style.string("data.title"), value: channel.dataSum.flatMap { yield($0, nil) })
  }

  /// A yield for the legend's second column: rounded to its uncertainty, or to about three digits.
  private func yield(_ value: Double, _ uncertainty: Double?) -> String? {
    guard style.flag("legend.yields") else { return nil }
    if style.flag("legend.yield_uncertainties"), let uncertainty, uncertainty > 0 {
      return NumberText.measurement(value, up: uncertainty, down: uncertainty)
    }
    let digits = value.rounded() == value || abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
    return NumberText.decimal(value, digits: digits)
  }

  /// Names and roles in the legend's order: data, samples as stacked, turned around or by title, lines, and bands.
  var legendOrder: [String] {
    let stacked = components.reversed()
    let samples: [String] =
      switch style.string("legend.order") {
      case "reversed": components.map(\.name)
      case "name": stacked.sorted { ($0.title, $0.name) < ($1.title, $1.name) }.map(\.name)
      default: stacked.map(\.name)
      }
    return ["layer.points"] + samples + ["layer.stack", "layer.step", "layer.band", "layer.blinded"]
  }

  private var dataPoints: [PointsLayer.DataPoint] {
    points { count, bin in count / width(bin) }
  }

  /// The data after a monotone map, with the ends of their intervals; hidden bins are left out, and so are those that
  /// the map does not know.
  func points(_ map: (Double, Int) -> Double?) -> [PointsLayer.DataPoint] {
    (channel.data ?? []).enumerated().compactMap { bin, count in
      guard let count, let interval = intervals[bin], count > 0 || style.flag("data.zero_bins"),
        let y = map(count, bin), let low = map(interval.lower, bin), let high = map(interval.upper, bin)
      else { return nil }
      return PointsLayer.DataPoint(
        x: center(bin), y: y, down: max(0, y - low), up: max(0, high - y), left: reach(bin, to: edges[bin]),
        right: reach(bin, to: edges[bin + 1]))
    }
  }

  /// The horizontal bar of a point, where the style has points as wide as their bins.
  private func reach(_ bin: Int, to edge: Double) -> Double? {
    style.flag("data.bin_widths") ? abs(edge - center(bin)) : nil
  }
}
