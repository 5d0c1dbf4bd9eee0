// The breakdown of the regions' uncertainties as tables: groups or parameters down, regions across, largest first.
import Results

/// Builds the tables.
public struct SystematicsTables: Sendable {
  private let results: [SystematicsResult]
  private let names: TableNames
  private let options: YieldsTableOptions
  private let byParameter: Bool
  private let most: Int

  /// - Parameters:
  ///   - results: one a stage, over the same channels.
  ///   - most: how many parameters are listed.
  public init(
    _ results: [SystematicsResult], names: TableNames = .raw, byParameter: Bool = false, most: Int = 30,
    options: YieldsTableOptions = YieldsTableOptions()
  ) {
    self.results = results
    self.names = names
    self.byParameter = byParameter
    self.most = most
    self.options = options
  }

  /// One a channel or group of channels.
  public var tables: [Table] {
    guard let first = results.first else { return [] }
    let width = options.isSingle ? first.channels.count : max(1, options.mostColumns / max(1, results.count))
    return stride(from: 0, to: first.channels.count, by: width).map { start in
      table(Array(start..<min(start + width, first.channels.count)))
    }
  }

  private func table(_ channels: [Int]) -> Table {
    let stages = results.map { TableName($0.stage == .prefit ? "Pre-fit" : "Post-fit") }
    let groups = channels.map { index in
      TableGroup(names.channel(results[0].channels[index].name), stages.count > 1 ? stages : [.empty])
    }
    let columns = channels.flatMap { index in results.map { $0.channels[index] } }
    var rows = [
      TableRow(TableName("Total yield"), columns.map { .measurement($0.total, uncertainty: $0.uncertainty) }),
      TableRow(
        TableName("Total uncertainty"), columns.map { .effect($0.uncertainty, of: $0.total) }, isSum: true),
    ]
    let present = Set(columns.flatMap { effects($0).map(\.name) })
    for (index, name) in rowNames.filter(present.contains).enumerated() {
      let cells = columns.map { channel -> TableCell in
        guard let effect = effects(channel).first(where: { $0.name == name }) else { return .empty }
        return .effect(effect.size, of: channel.total)
      }
      let title = byParameter ? names.parameter(name) : TableName(Self.words[name] ?? name)
      rows.append(TableRow(title, cells, isSum: index == 0))
    }
    return Table(
      caption: TableName("Effects on the total yields\(stages.count > 1 ? "" : ", \(stages[0].plain.lowercased())")"),
      corner: TableName(byParameter ? "Parameter" : "Source"), groups: groups, rows: rows, notes: notes)
  }

  private var notes: [String] {
    byParameter
      ? ["Each parameter by itself: half the difference of the yields at ±1σ."]
      : ["Groups are correlated with each other after a fit: their squares do not sum to the total's."]
  }

  private func effects(_ channel: SystematicsResult.Channel) -> [SystematicsResult.Effect] {
    byParameter ? channel.parameters : channel.groups
  }

  /// By the largest share of any region's yield, in one order for all tables.
  private var rowNames: [String] {
    let columns = results.flatMap(\.channels)
    var shares: [String: Double] = [:], order: [String] = []
    for channel in columns where channel.total != 0 {
      for effect in effects(channel) {
        if shares[effect.name] == nil { order.append(effect.name) }
        shares[effect.name] = max(shares[effect.name] ?? 0, abs(effect.size / channel.total))
      }
    }
    let sorted = order.stablySorted { (shares[$0] ?? 0) > (shares[$1] ?? 0) }
    return byParameter ? Array(sorted.prefix(most)) : sorted
  }

  /// What modifier types are called.
  private static let words = [
    "histosys": "Shape uncertainties", "normsys": "Normalisation uncertainties", "lumi": "Luminosity",
    "staterror": "MC statistics", "shapesys": "Uncorrelated bins", "normfactor": "Free normalisations",
    "shapefactor": "Free bins",
  ]
}
