// Which of several searches is the best at each point of an exclusion: marks with a legend, or numbers with a key.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

extension ExclusionContent {
  private var look: String { result.regions.count > 1 ? style.string("exclusion.regions.show") : "none" }

  private var hasRegionMarks: Bool { look == "points" }

  /// Whether marks or numbers of regions take the place of a point of the grid.
  func hasRegionMark(_ point: ExclusionPoint) -> Bool {
    look != "none" && result.regions.contains { $0.name == point.region }
  }

  /// Names in the order of the regions, as the legend has them.
  var regionLayers: [String] { result.regions.indices.map { "region.\($0)" } }

  /// A colour and a shape a region: shapes tell where colours do not.
  var regionMarks: [Layer] {
    guard hasRegionMarks else { return [] }
    let colors = style.colors("exclusion.regions.colors"), shapes = style.strings("exclusion.regions.shapes")
    return result.regions.enumerated().compactMap { index, region in
      let points = chosen(region).map(mark)
      guard !points.isEmpty, !colors.isEmpty, !shapes.isEmpty else { return nil }
      let marker = Marker(
        Marker.Symbol(rawValue: shapes[index % shapes.count]) ?? .circle,
        size: style.length("exclusion.regions.size"), fill: colors[index % colors.count])
      return .points(
        PointsLayer(
          name: "region.\(index)", role: "layer.region", points: points, marker: marker,
          legend: LegendEntry(title(region))))
    }
  }

  var regionNumbers: [Layer] {
    guard look == "numbers" else { return [] }
    let entries = result.regions.enumerated().flatMap { index, region in
      chosen(region).map { NumbersLayer.Entry(x: $0.values[0], y: $0.values[1], text: "\(index + 1)") }
    }
    return [
      .numbers(
        NumbersLayer(
          name: "regions", entries: entries, avoiding: linePieces, symbols: markSymbols,
          gap: style.length("exclusion.numbers.gap"),
          size: style.length("exclusion.numbers.size"), color: style.color("exclusion.regions.color"),
          marker: style.marker("exclusion.points")))
    ]
  }

  /// What the numbers stand for.
  var regionNotes: [String] {
    guard look == "numbers" else { return [] }
    return result.regions.enumerated().filter { !chosen($0.element).isEmpty }.map { index, region in
      Template(style.string("exclusion.regions.key")).filled(["number": "\(index + 1)", "region": title(region)])
    }
  }

  private func chosen(_ region: ExclusionRegion) -> [ExclusionPoint] {
    result.points.filter { $0.region == region.name && $0.state == .converged && $0.values.count == 2 }
  }

  /// The style's title of a channel of that name, or the name.
  private func title(_ region: ExclusionRegion) -> String {
    if case .object(let channels) = style.value("channels"),
      case .object(let channel)? = channels.first(where: { $0.key == region.name })?.value,
      case .string(let title)? = channel.first(where: { $0.key == "title" })?.value
    {
      return title
    }
    return Label.given(region.name)
  }
}
