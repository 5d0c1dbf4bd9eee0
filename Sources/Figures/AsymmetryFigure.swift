// How asymmetrically the yields answer to each parameter: a matrix of nuisance parameters and channels.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// The recipe.
public enum AsymmetryFigure {
  /// A figure for so many channels as have room, none if no parameter has an effect worth showing. The parameters with the largest asymmetric effects
  /// come first; those beyond `asymmetries.rows` are left out.
  public static func figures(
    from result: CheckResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let least = style.number("asymmetries.least")
    let cells = result.asymmetries.filter { max(abs($0.up), abs($0.down)) >= least }
    let ranked = Ranking(cells), shown = ranked.parameters.prefix(style.integer("asymmetries.rows"))
    guard !shown.isEmpty else { return [] }
    let naming = ParameterNaming(annotations: annotations, style: style, names: ranked.parameters)
    let title = Template(style.string("asymmetries.titles.axis")).filled([
      "count": "\(shown.count)", "all": "\(ranked.parameters.count)",
    ])
    let parts = pages(ranked.channels, most: style.integer("asymmetries.columns"))
    return parts.enumerated().map { index, channels in
      let titles = channels.map { annotations.channels[$0]?.title ?? Label.escaped($0) }
      let values = shown.map { name in channels.map { ranked.share(name, $0) } }
      let panel = Panel(
        x: columns(titles, title), y: rows(shown.map { naming.title($0) }, style), layers: [map(values, style)])
      return Figure(
        kind: "asymmetries", name: parts.count > 1 ? "\(index + 1)" : "",
        title: style.string("asymmetries.titles.value"), style: style, headers: CornerLabels(style).head,
        panels: [panel],
        legends: [])
    }
  }

  /// Channels by page, about as many on each.
  private static func pages(_ channels: [String], most: Int) -> [[String]] {
    let count = (channels.count + max(most, 1) - 1) / max(most, 1), size = (channels.count + count - 1) / count
    return stride(from: 0, to: channels.count, by: size).map { Array(channels[$0..<min($0 + size, channels.count)]) }
  }

  /// Names of columns are turned where they would touch.
  private static func columns(_ titles: [String], _ title: String) -> Axis {
    Axis(
      title: title, lower: -0.5, upper: Double(titles.count) - 0.5, growsForLabels: false,
      ticks: .fixed(titles.enumerated().map { Tick(value: Double($0.offset), label: $0.element) }, minor: []),
      namesRanges: true)
  }

  private static func rows(_ titles: [String], _ style: Style) -> Axis {
    Axis(
      scale: .category, growsForLabels: false, categories: titles, pitch: style.length("asymmetries.row"),
      longestLabel: style.number("asymmetries.names"), isReversed: true)
  }

  private static func map(_ values: [[Double?]], _ style: Style) -> Layer {
    func edges(_ count: Int) -> [Double] { (0...count).map { Double($0) - 0.5 } }
    // Either all cells have their numbers or none.
    let room = style.length("page.width") * (1 - style.number("asymmetries.names")) - style.length("correlation.bar")
    let hasRoom = room / Double(values[0].count) >= style.length("asymmetries.cell")
    return .heatMap(
      HeatMapLayer(
        name: "asymmetries", xEdges: edges(values[0].count), yEdges: edges(values.count), values: values, lower: -100,
        upper: 100,
        texts: hasRoom ? values.map { row in row.map { value in value.map { NumberText.decimal($0.rounded()) } } } : [],
        colorBar: Axis(title: style.string("asymmetries.titles.value"), titleAlignment: .center)))
  }

  /// Parameters by the largest part of an effect that has one side, and the channels in the model's order.
  private struct Ranking {
    let parameters: [String]
    let channels: [String]
    private let shares: [String: [String: Double]]

    init(_ cells: [CheckResult.Asymmetry]) {
      var sizes: [String: Double] = [:], order: [String] = [], channels: [String] = []
      var shares: [String: [String: Double]] = [:]
      for cell in cells {
        if sizes[cell.parameter] == nil { order.append(cell.parameter) }
        if !channels.contains(cell.channel) { channels.append(cell.channel) }
        sizes[cell.parameter] = max(sizes[cell.parameter] ?? 0, abs(cell.up + cell.down))
        shares[cell.parameter, default: [:]][cell.channel] = 100 * cell.share
      }
      let positions = Dictionary(uniqueKeysWithValues: zip(order, 0...))
      parameters = order.sorted { left, right in
        let (a, b) = (sizes[left] ?? 0, sizes[right] ?? 0)
        return a != b ? a > b : (positions[left] ?? 0) < (positions[right] ?? 0)
      }
      self.channels = channels.sorted()
      self.shares = shares
    }

    func share(_ parameter: String, _ channel: String) -> Double? { shares[parameter]?[channel] }
  }
}
