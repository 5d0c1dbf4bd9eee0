// The numbers of a figure as HEPData tables: series over the same bins or points side by side.

extension FigureData {
  /// The tables of a page; names are unique within it.
  public static func hepDataTables(_ page: Page) -> [HEPDataTable] {
    var tables: [HEPDataTable] = []
    for panel in page.panels {
      let groups = HEPDataGroup.groups(panel)
      for (index, group) in groups.enumerated() {
        let parts = [page.name, panel.name] + (groups.count > 1 ? [group.name(index)] : [])
        let name = unique(parts.filter { !$0.isEmpty }.joined(separator: " "), tables.map(\.name))
        tables.append(group.table(named: name, page, panel))
      }
    }
    return tables
  }

  /// At most 64 characters, as HEPData wants it.
  private static func unique(_ name: String, _ taken: [String]) -> String {
    let base = String(name.prefix(58))
    var candidate = String(name.prefix(64)), number = 2
    while taken.contains(candidate) {
      candidate = "\(base) (\(number))"
      number += 1
    }
    return candidate
  }
}

/// Series that share their independent variable.
struct HEPDataGroup {
  var series: [FigureData.Series]
  /// The rows of the series that the others are matched with.
  var base: [FigureData.Row]
  /// Whether names stand along y, and numbers along x.
  let isTurned: Bool

  /// Series over the same places come together; data points join the bins that they lie in.
  static func groups(_ panel: FigureData.Panel) -> [HEPDataGroup] {
    let isTurned = panel.y.hasNames && !panel.x.hasNames
    var groups: [HEPDataGroup] = []
    // Bins first: they are what points are matched with.
    let ordered = panel.series.filter { isBinned($0, isTurned) } + panel.series.filter { !isBinned($0, isTurned) }
    // Lines and spans at fixed values are furniture, not results.
    for series in ordered where !series.rows.isEmpty && series.type != "reference" && series.type != "span" {
      if let position = groups.firstIndex(where: { $0.takes(series) }) {
        groups[position].series.append(series)
      } else {
        groups.append(HEPDataGroup(series: [series], base: series.rows, isTurned: isTurned))
      }
    }
    return groups
  }

  private static func isBinned(_ series: FigureData.Series, _ isTurned: Bool) -> Bool {
    series.rows.allSatisfy { row in
      let place = isTurned ? row.y : row.x
      return row.z == nil && place.value == nil && place.lower != nil
    }
  }

  private func place(_ row: FigureData.Row) -> FigureData.Quantity { isTurned ? row.y : row.x }
  private func number(_ row: FigureData.Row) -> FigureData.Quantity { isTurned ? row.x : row.y }

  private func takes(_ other: FigureData.Series) -> Bool {
    guard base.allSatisfy({ $0.z == nil && $0.piece == nil }) else { return false }
    guard other.rows.allSatisfy({ $0.z == nil && $0.piece == nil }) else { return false }
    if other.rows.count == base.count, zip(other.rows, base).allSatisfy({ place($0) == place($1) }) { return true }
    guard other.type == "points" || isTurned else { return false }
    let bins = other.rows.map(bin)
    return bins.allSatisfy { $0 != nil } && Set(bins.compactMap { $0 }).count == bins.count
  }

  /// Which row of the base a row belongs to.
  private func bin(_ row: FigureData.Row) -> Int? {
    let own = place(row)
    return base.firstIndex { candidate in
      let place = self.place(candidate)
      if let name = own.name, let other = place.name { return name == other }
      guard let value = own.value else { return place == own }
      if let low = place.lower, let high = place.upper, place.value == nil { return low < value && value < high }
      return place.value == value
    }
  }

  func name(_ index: Int) -> String {
    guard let first = series.first else { return "\(index + 1)" }
    return first.title.plain.isEmpty ? first.name : first.title.plain
  }

  // MARK: Table

  func table(named name: String, _ page: FigureData.Page, _ panel: FigureData.Panel) -> HEPDataTable {
    let (across, along) = isTurned ? (panel.y, panel.x) : (panel.x, panel.y)
    var independent = [variable(across, base.map { value(place($0)) })]
    if base.contains(where: { $0.piece != nil }) {
      independent.append(.init(name: "piece", values: base.map { $0.piece.map { .number(Double($0)) } ?? .missing }))
    }
    if base.contains(where: { $0.z != nil }) {
      independent.append(variable(panel.y, base.map { value($0.y) }))
      let map = series.map { series in
        HEPDataTable.Variable(
          name: Self.title(series.quantity ?? series.title, or: series.name),
          values: series.rows.map { $0.z.flatMap { $0.isFinite ? .number($0) : nil } ?? .missing })
      }
      return HEPDataTable(name: name, description: page.description, independent: independent, dependent: map)
    }
    let dependent = withSumsUncertainty.map { column($0, along) }
    return HEPDataTable(name: name, description: page.description, independent: independent, dependent: dependent)
  }

  /// A band around the sum of a stack is the sum's uncertainty and no column of its own.
  private var withSumsUncertainty: [FigureData.Series] {
    var series = series
    guard !isTurned, let sum = series.firstIndex(where: { $0.name.hasSuffix("/sum") }),
      let band = series.firstIndex(where: { $0.type == "band" }), series[band].rows.count == series[sum].rows.count
    else { return series }
    let isAround = zip(series[sum].rows, series[band].rows).allSatisfy { total, ends in
      guard let value = total.y.value, let low = ends.y.lower, let high = ends.y.upper else { return true }
      let slack = 1e-9 * abs(value)
      return low - slack <= value && value <= high + slack
    }
    guard isAround else { return series }
    for (index, ends) in series[band].rows.enumerated() {
      series[sum].rows[index].y.lower = ends.y.lower
      series[sum].rows[index].y.upper = ends.y.upper
    }
    series.remove(at: band)
    return series
  }

  private func variable(_ axis: FigureData.Axis, _ values: [HEPDataTable.Value]) -> HEPDataTable.Variable {
    .init(name: Self.title(axis.title, or: axis.hasNames ? "name" : "x"), unit: axis.unit, values: values)
  }

  private static func title(_ title: TableName, or other: String) -> String { title.tex.isEmpty ? other : title.tex }

  private func value(_ place: FigureData.Quantity) -> HEPDataTable.Value {
    if let name = place.name { return .text(name.tex) }
    if let low = place.lower, let high = place.upper { return .bin(low: low, high: high, value: place.value) }
    return place.value.map { .number($0) } ?? .missing
  }

  /// The numbers of a series at the places of the base; a band without a middle is the middle with its half width.
  private func column(_ series: FigureData.Series, _ axis: FigureData.Axis) -> HEPDataTable.Variable {
    var values = [HEPDataTable.Value](repeating: .missing, count: base.count)
    var errors = [[HEPDataTable.Uncertainty]](repeating: [], count: base.count)
    let isAligned = series.rows.count == base.count && zip(series.rows, base).allSatisfy { place($0) == place($1) }
    for (index, row) in series.rows.enumerated() {
      guard let bin = isAligned ? index : bin(row) else { continue }
      let number = number(row)
      let middle = number.lower.flatMap { low in number.upper.map { low + ($0 - low) / 2 } }
      guard let value = number.value ?? middle, value.isFinite else { continue }
      values[bin] = .number(value)
      guard let low = number.lower, let high = number.upper, low.isFinite, high.isFinite, low < high else { continue }
      errors[bin] = [.init(label: label(series), minus: low - value, plus: high - value)]
    }
    let hasErrors = errors.contains { !$0.isEmpty }
    let quantity = Self.title(axis.title, or: "")
    return HEPDataTable.Variable(
      name: Self.title(series.title, or: series.name), unit: axis.unit,
      qualifiers: quantity.isEmpty ? [] : [("Quantity", quantity)], values: values,
      uncertainties: hasErrors ? errors : [])
  }

  private func label(_ series: FigureData.Series) -> String {
    switch series.type {
    case "points", "stack": "uncertainty"
    default: series.title.plain.isEmpty ? series.name : series.title.plain
    }
  }
}
