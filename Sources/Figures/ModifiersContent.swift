// What a grid of modifiers shows: rows for parameters, the gammas of all sets together, columns for samples.
import Plotting
import Results
import Styles
import Typesetting

struct ModifiersContent {
  /// A sample of a channel.
  struct Column: Hashable {
    var channel: String
    var sample: String
  }

  /// A parameter set, or all sets of one type that scale single bins.
  struct Row {
    var title: String
    var sets: Set<String>
    /// Largest effect anywhere; what nothing is known of counts as none.
    var size: Double
  }

  /// One cell of the grid.
  struct Cell {
    var types: [String]
    var size: Double?
  }

  let result: ModifiersResult
  let channels: [ModifiersResult.Channel]
  let columns: [Column]
  let rows: [Row]
  let annotations: Annotations
  private let cells: [Column: [String: Cell]]
  private let regions: [String: [String: Double]]

  init(
    _ result: ModifiersResult, channels: [ModifiersResult.Channel], annotations: Annotations, style: Style,
    options: ModifiersFigureOptions
  ) {
    (self.result, self.channels, self.annotations) = (result, channels, annotations)
    columns = channels.flatMap { channel in channel.samples.map { Column(channel: channel.name, sample: $0) } }
    var cells: [Column: [String: Cell]] = [:], regions: [String: [String: Double]] = [:]
    for effect in result.effects {
      cells[Column(channel: effect.channel, sample: effect.sample), default: [:]][effect.parameter] = Cell(
        types: effect.types, size: effect.size)
    }
    for region in result.regions { regions[region.channel, default: [:]][region.parameter] = region.size }
    (self.cells, self.regions) = (cells, regions)
    let naming = ParameterNaming(annotations: annotations, style: style, names: result.parameters.map(\.name))
    let acting = Set(columns.flatMap { cells[$0].map { Array($0.keys) } ?? [] })
    var rows = Self.rows(result.parameters.filter { acting.contains($0.name) }, naming)
    for index in rows.indices { rows[index].size = Self.size(rows[index], result, channels, options) }
    if options.isSizeMap { rows = rows.filter { $0.size > 0 } }
    if options.order == .size || options.top != nil || options.isSizeMap { rows = Self.sorted(rows) }
    self.rows = options.top.map { Array(rows.prefix($0)) } ?? rows
  }

  /// Sets of per-bin factors share a row where there are several of a type, behind all others.
  private static func rows(_ sets: [ModifiersResult.ParameterSet], _ naming: ParameterNaming) -> [Row] {
    let bins = ["staterror", "shapesys", "shapefactor"]
    let single = sets.filter { set in !bins.contains { set.types == [$0] } }
    let plain = single.map { Row(title: naming.wholeTitle($0.name), sets: [$0.name], size: 0) }
    return plain
      + bins.compactMap { type -> [Row]? in
        let members = sets.filter { $0.types == [type] }
        guard members.count > 1 else {
          return members.map { Row(title: naming.wholeTitle($0.name), sets: [$0.name], size: 0) }
        }
        return [Row(title: naming.title(ofGroup: type), sets: Set(members.map(\.name)), size: 0)]
      }.joined()
  }

  private static func size(
    _ row: Row, _ result: ModifiersResult, _ channels: [ModifiersResult.Channel], _ options: ModifiersFigureOptions
  ) -> Double {
    let shown = Set(channels.map(\.name))
    if options.isSizeMap {
      return result.regions.filter { shown.contains($0.channel) && row.sets.contains($0.parameter) }.map(\.size).max()
        ?? 0
    }
    return result.effects.filter { shown.contains($0.channel) && row.sets.contains($0.parameter) }
      .compactMap(\.size).max() ?? 0
  }

  private static func sorted(_ rows: [Row]) -> [Row] {
    rows.indices.sorted { (rows[$1].size, $0) < (rows[$0].size, $1) }.map { rows[$0] }
  }

  func pages(of count: Int) -> [[Row]] {
    guard !rows.isEmpty, !columns.isEmpty else { return [] }
    // As many pages as it takes, all about as long as each other.
    let pages = (rows.count + max(count, 1) - 1) / max(count, 1), share = (rows.count + pages - 1) / pages
    return stride(from: 0, to: rows.count, by: share).map { Array(rows[$0..<min($0 + share, rows.count)]) }
  }

  /// What the sets of a row do together in a column; nil where none acts.
  func cell(_ row: Row, _ column: Column) -> Cell? {
    let found = row.sets.compactMap { cells[column]?[$0] }
    guard let first = found.first else { return nil }
    return Cell(types: first.types, size: found.compactMap(\.size).max())
  }

  func size(_ row: Row, channel: String) -> Double? {
    row.sets.compactMap { regions[channel]?[$0] }.max()
  }

  func title(ofChannel name: String) -> String { annotations.channels[name]?.title ?? Label.escaped(name) }
  func title(ofSample name: String) -> String { annotations.samples[name]?.title ?? Label.escaped(name) }
}
