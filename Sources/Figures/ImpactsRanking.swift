// The rows of the ranking: one a parameter, with its impact on every parameter of interest, in order.
import Results

struct ImpactsRanking {
  struct Row {
    /// From 1, across pages.
    var rank: Int
    var title: String
    /// The group that its chip names; nil where no group lists it.
    var group: String?
    /// What all columns share: pull and value.
    var parameter: ParameterImpact
    /// By parameter of interest; nil for one itself.
    var impacts: [ParameterImpact?]
  }

  let pois: [PoiImpacts]
  let rows: [Row]
  /// Groups of all rows, those of the first rows first, parameters without a group last.
  let groups: [String?]
  /// Channels that any row acts on, where the result says so and they are to be shown.
  let channels: [String]

  init(_ result: ImpactsResult, words: ImpactsWords, options: ImpactsFigureOptions) {
    pois = result.pois
    var order: [String] = [], byName: [String: [ParameterImpact?]] = [:]
    for (column, poi) in result.pois.enumerated() {
      for impact in poi.parameters {
        if byName[impact.name] == nil { order.append(impact.name) }
        byName[impact.name, default: result.pois.map { _ in nil }][column] = impact
      }
    }
    let sorted = order.enumerated().compactMap { place, name -> (key: [Double], impacts: [ParameterImpact?])? in
      guard let impacts = byName[name], let first = impacts.lazy.compactMap({ $0 }).first else { return nil }
      return (Self.key(first, impacts, result.pois, options.order) + [Double(place)], impacts)
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    rows = sorted.prefix(options.top ?? .max).enumerated().compactMap { place, entry in
      entry.impacts.lazy.compactMap { $0 }.first.map { parameter in
        Row(
          rank: place + 1, title: words.title(ofParameter: parameter.name), group: parameter.group,
          parameter: parameter, impacts: entry.impacts)
      }
    }
    var channels: [String] = []
    for row in rows where options.showsChannels {
      for name in row.parameter.channels ?? [] where !channels.contains(name) { channels.append(name) }
    }
    self.channels = channels
    var groups: [String?] = []
    for row in rows where row.group != nil && !groups.contains(row.group) { groups.append(row.group) }
    self.groups = rows.contains { $0.group == nil } ? groups + [nil] : groups
  }

  /// The smallest comes first; ties go by impact.
  private static func key(
    _ parameter: ParameterImpact, _ impacts: [ParameterImpact?], _ pois: [PoiImpacts],
    _ order: ImpactsFigureOptions.Order
  ) -> [Double] {
    let sizes = zip(impacts, pois).map { impact, poi in
      (impact?.size ?? 0) / (poi.uncertainty > 0 ? poi.uncertainty : 1)
    }
    let size = -(sizes.max() ?? 0)
    switch order {
    case .impact: return [size]
    case .pull: return [parameter.pull.map { -abs($0) } ?? 1, size]
    case .constraint: return [parameter.constraintRatio ?? .infinity, size]
    }
  }

  /// Rows by page, at least one page.
  func pages(of count: Int) -> [[Row]] {
    let count = max(1, count)
    guard rows.count > count else { return [rows] }
    return stride(from: 0, to: rows.count, by: count).map { Array(rows[$0..<min($0 + count, rows.count)]) }
  }
}
