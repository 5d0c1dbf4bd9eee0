// Yields as tables: regions or bins across, samples down, the total background, the total and the data below.
import Results

/// What a user may choose about tables of yields.
public struct YieldsTableOptions: Sendable, Equatable {
  /// One table a region with its bins across, instead of the regions across.
  public var byBin: Bool
  /// The most columns of numbers beside each other; more make further tables.
  public var mostColumns: Int
  /// Everything in one table, as programs read it.
  public var isSingle: Bool
  /// Every part by its name; those with a default may be left out.
  public init(byBin: Bool = false, mostColumns: Int = 8, isSingle: Bool = false) {
    self.byBin = byBin
    self.mostColumns = mostColumns
    self.isSingle = isSingle
  }
}

/// Builds the tables.
public struct YieldsTables: Sendable {
  /// One a stage, over the same channels.
  private let results: [YieldsResult]
  private let names: TableNames
  private let options: YieldsTableOptions

  /// Every part by its name; those with a default may be left out.
  public init(
    _ results: [YieldsResult], names: TableNames = .raw, options: YieldsTableOptions = YieldsTableOptions()
  ) {
    self.results = results
    self.names = names
    self.options = options
  }

  /// One a group of channels.
  public var tables: [Table] {
    guard let first = results.first else { return [] }
    if options.byBin, options.isSingle {
      let places = first.channels.indices.flatMap { channel in
        first.channels[channel].total.yields.indices.map { Place(channel: channel, bin: $0) }
      }
      return [table(places, caption: caption(of: nil))]
    }
    if options.byBin {
      return first.channels.indices.flatMap { channel in
        let bins = first.channels[channel].total.yields.indices.map { Place(channel: channel, bin: $0) }
        return pieces(bins).map { table($0, caption: caption(of: names.channel(first.channels[channel].name))) }
      }
    }
    return pieces(first.channels.indices.map { Place(channel: $0, bin: nil) }).map {
      table($0, caption: caption(of: nil))
    }
  }

  /// What a column group stands for: a whole channel or one of its bins.
  private struct Place {
    var channel: Int
    var bin: Int?
  }

  private func pieces(_ places: [Place]) -> [[Place]] {
    let most = options.isSingle ? places.count : max(1, options.mostColumns / max(1, results.count))
    return stride(from: 0, to: places.count, by: most).map { Array(places[$0..<min($0 + most, places.count)]) }
  }

  // MARK: Words

  private func caption(of channel: TableName?) -> TableName {
    let stages = results.map { Self.title($0.stage) }.joined(separator: " and ").lowercased()
    let start = stages.prefix(1).uppercased() + stages.dropFirst() + " yields"
    guard let channel else { return TableName(start) }
    return TableName(plain: "\(start), \(channel.plain)", tex: "\(LaTeXEscape.text(start)), \(channel.tex)")
  }

  private static func title(_ stage: YieldsResult.Stage) -> String { stage == .prefit ? "Pre-fit" : "Post-fit" }

  private var notes: [String] {
    let lacks = results.contains { $0.stage == .prefit && !$0.freeParameters.isEmpty }
    let isAsymmetric = results.contains { $0.channels.contains { $0.total.asymmetric != nil } }
    let sides = isAsymmetric ? ["Uncertainties upwards and downwards by the shifts of each parameter to one side."] : []
    return sides + (lacks ? ["Free normalisations have no pre-fit uncertainty."] : [])
  }

  // MARK: Rows

  /// A line of the table and how its number is found in a channel.
  private struct Line {
    var name: TableName
    var isSum = false
    var cell: (ChannelYields, Int?) -> TableCell
  }

  private func table(_ places: [Place], caption: TableName) -> Table {
    let groups = places.compactMap { place -> TableGroup? in
      guard let channel = results.first?.channels[place.channel] else { return nil }
      let title = title(of: channel, bin: place.bin)
      return TableGroup(title, results.count > 1 ? results.map { TableName(Self.title($0.stage)) } : [.empty])
    }
    let rows = lines(for: places).map { line in
      TableRow(
        line.name, places.flatMap { place in results.map { line.cell($0.channels[place.channel], place.bin) } },
        isSum: line.isSum)
    }
    return Table(caption: caption, corner: TableName("Sample"), groups: groups, rows: rows, notes: notes)
  }

  private func title(of channel: ChannelYields, bin: Int?) -> TableName {
    let region = names.channel(channel.name)
    guard let bin else { return region }
    let own = names.bin(bin, of: channel)
    return options.isSingle
      ? TableName(plain: "\(region.plain), \(own.plain)", tex: "\(region.tex), \(own.tex)") : own
  }

  private func lines(for places: [Place]) -> [Line] {
    let channels = places.flatMap { place in results.map { $0.channels[place.channel] } }
    let present = Set(yieldsByName(channels).keys)
    let shown = allNames.filter(present.contains)
    let signals = shown.filter(names.isSignal), backgrounds = shown.filter { !names.isSignal($0) }
    var lines = backgrounds.map(line)
    if !signals.isEmpty {
      lines.append(
        Line(name: TableName("Total background"), isSum: true) { Self.cell($0.background ?? $0.total, $1) })
      lines += signals.map(line)
    }
    lines.append(Line(name: TableName("Total"), isSum: true) { Self.cell($0.total, $1) })
    if channels.contains(where: { $0.data != nil }) {
      lines.append(
        Line(name: TableName("Data"), isSum: true) { channel, bin in
          guard let data = channel.data else { return .empty }
          return (bin.map { data[$0] } ?? channel.dataSum).map { .number($0) } ?? .hidden
        })
    }
    return lines
  }

  /// Samples and groups that have yields, in one order for all tables: the stack's from its top, the others by yield.
  private var allNames: [String] {
    let channels = results.flatMap(\.channels), sums = yieldsByName(channels)
    var names: [String] = [], seen: Set<String> = []
    for name in channels.flatMap({ $0.samples.map { shownName($0.name) } }) where sums[name] != nil {
      if seen.insert(name).inserted { names.append(name) }
    }
    return names.stablySorted { left, right in
      switch (self.names.order(left), self.names.order(right)) {
      case (let a?, let b?): a > b
      case (nil, nil): (sums[left] ?? 0) > (sums[right] ?? 0)
      case (let a, _): a != nil
      }
    }
  }

  /// Sums over channels of what has any yield there.
  private func yieldsByName(_ channels: [ChannelYields]) -> [String: Double] {
    var sums: [String: Double] = [:]
    for sample in channels.flatMap(\.samples) where sample.yields.contains(where: { $0 != 0 }) {
      sums[shownName(sample.name), default: 0] += sample.yields.reduce(0, +)
    }
    return sums
  }

  private func shownName(_ sample: String) -> String { names.group(of: sample) ?? sample }

  private func line(_ name: String) -> Line {
    Line(name: names.sample(name)) { channel, bin in
      if let group = channel.groups?.first(where: { $0.name == name }) { return Self.cell(group.total, bin) }
      guard let sample = channel.samples.first(where: { $0.name == name }) else { return .empty }
      let sum = sample.sum ?? sample.yields.reduce(0, +)
      if let sides = sample.asymmetric { return Self.cell(bin.map { sample.yields[$0] } ?? sum, sides, bin) }
      if let bin { return .measurement(sample.yields[bin], uncertainty: sample.uncertainties[bin]) }
      return sample.sumUncertainty.map { .measurement(sum, uncertainty: $0) } ?? .number(sum)
    }
  }

  private static func cell(_ value: Double, _ sides: ChannelYields.Asymmetric, _ bin: Int?) -> TableCell {
    guard let bin else { return .asymmetric(value, up: sides.sumUp, down: sides.sumDown) }
    return .asymmetric(value, up: sides.up[bin], down: sides.down[bin])
  }

  private static func cell(_ total: ChannelYields.Total, _ bin: Int?) -> TableCell {
    if let sides = total.asymmetric { return cell(bin.map { total.yields[$0] } ?? total.sum, sides, bin) }
    guard let bin else { return .measurement(total.sum, uncertainty: total.sumUncertainty) }
    return .measurement(total.yields[bin], uncertainty: total.uncertainties[bin])
  }
}
