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
  /// Whether the places have names of ranges, which several of them share.
  var sharesNames = false
  /// Whether it is a grid of cells that say a kind and no number, e.g. of modifiers.
  var isGrid = false

  /// Series over the same places come together; data points join the bins that they lie in.
  static func groups(_ panel: FigureData.Panel) -> [HEPDataGroup] {
    let isTurned = panel.y.hasNames && !panel.x.hasNames
    var groups: [HEPDataGroup] = []
    // Bins first: they are what points are matched with.
    let ordered = panel.series.filter { isBinned($0, isTurned) } + panel.series.filter { !isBinned($0, isTurned) }
    let sharesNames = !isTurned && panel.x.namesRanges && panel.series.contains(where: sharesNames)
    let isGrid = { (series: FigureData.Series) in series.type == "box" && panel.x.hasNames && panel.y.hasNames }
    let cells = panel.series.filter { isGrid($0) && isResult($0, panel) }
    if !cells.isEmpty {
      groups.append(
        HEPDataGroup(
          series: cells, base: cells.flatMap(\.rows), isTurned: false, sharesNames: sharesNames, isGrid: true))
    }
    for series in ordered where !isGrid(series) && isResult(series, panel) {
      if let position = groups.firstIndex(where: { $0.takes(series) }) {
        groups[position].series.append(series)
      } else {
        groups.append(
          HEPDataGroup(series: [series], base: series.rows, isTurned: isTurned, sharesNames: sharesNames))
      }
    }
    return groups
  }

  /// Whether a series shows numbers, and not what helps to read them: lines and spans at fixed values, lines down to an
  /// axis, grounds behind several names, columns without a scale.
  private static func isResult(_ series: FigureData.Series, _ panel: FigureData.Panel) -> Bool {
    guard !series.rows.isEmpty, series.type != "reference", series.type != "span" else { return false }
    if panel.y.hasNames, !panel.x.hasNames, panel.x.hasNoScale { return false }
    if panel.x.hasNames || panel.y.hasNames {
      let isNamed = series.rows.allSatisfy { row in
        (!panel.x.hasNames || row.x.name != nil) && (!panel.y.hasNames || row.y.name != nil)
      }
      return isNamed
    }
    let (xs, ys) = (Set(series.rows.compactMap(\.x.value)), Set(series.rows.compactMap(\.y.value)))
    let isStroke = series.rows.count == 2 && (xs.count == 1 || ys.count == 1)
    return !(isStroke && (series.type == "curve" || series.type == "line"))
  }

  /// Whether several places of a series have one name.
  private static func sharesNames(_ series: FigureData.Series) -> Bool {
    var places: [String: Double] = [:]
    return series.rows.contains { row in
      guard let name = row.x.name?.plain else { return false }
      defer { places[name] = middle(row.x) }
      return places[name].map { $0 != middle(row.x) } ?? false
    }
  }

  private static func middle(_ place: FigureData.Quantity) -> Double {
    place.value ?? ((place.lower ?? 0) + (place.upper ?? 0)) / 2
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
    guard !isGrid, base.allSatisfy({ $0.z == nil && $0.piece == nil }) else { return false }
    guard other.rows.allSatisfy({ $0.z == nil && $0.piece == nil }) else { return false }
    if other.rows.count == base.count, zip(other.rows, base).allSatisfy({ agree(place($0), place($1)) }) {
      return true
    }
    guard other.type == "points" || isTurned else { return false }
    let bins = other.rows.map(bin)
    return bins.allSatisfy { $0 != nil } && Set(bins.compactMap { $0 }).count == bins.count
  }

  /// Names where places have names of their own, numbers elsewhere.
  private func agree(_ left: FigureData.Quantity, _ right: FigureData.Quantity) -> Bool {
    if !sharesNames, let name = left.name, let other = right.name { return name == other }
    return left == right
  }

  /// Which row of the base a row belongs to.
  private func bin(_ row: FigureData.Row) -> Int? {
    let own = place(row)
    return base.firstIndex { candidate in
      let place = self.place(candidate)
      if !sharesNames, let name = own.name, let other = place.name { return name == other }
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
    if sharesNames { independent.append(.init(name: isGrid ? "column" : "bin", values: numbersWithinNames)) }
    if isGrid { return grid(named: name, page, independent + [variable(panel.y, base.map { value($0.y) })]) }
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

  /// One row a cell, with the words of its legend.
  private func grid(
    named name: String, _ page: FigureData.Page, _ independent: [HEPDataTable.Variable]
  ) -> HEPDataTable {
    let kinds = series.flatMap { series in
      series.rows.map { _ in HEPDataTable.Value.text(Self.title(series.title, or: series.name)) }
    }
    return HEPDataTable(
      name: name, description: page.description, independent: independent,
      dependent: [.init(name: "kind", values: kinds)])
  }

  /// From 1 in each range that has a name, in the order of the places.
  private var numbersWithinNames: [HEPDataTable.Value] {
    var places: [String: Set<Double>] = [:]
    for row in base { places[place(row).name?.plain ?? "", default: []].insert(Self.middle(place(row))) }
    let ordered = places.mapValues { $0.sorted() }
    return base.map { row in
      let number = ordered[place(row).name?.plain ?? ""]?.firstIndex(of: Self.middle(place(row))) ?? 0
      return .number(Double(number + 1))
    }
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
    let isAligned =
      series.rows.count == base.count && zip(series.rows, base).allSatisfy { agree(place($0), place($1)) }
    for (index, row) in series.rows.enumerated() {
      guard let bin = isAligned ? index : bin(row) else { continue }
      let number = number(row)
      if let end = series.type == "box" ? Self.barEnd(number) : nil {
        values[bin] = .number(end)
        continue
      }
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

  /// Where a bar that begins at zero ends.
  private static func barEnd(_ number: FigureData.Quantity) -> Double? {
    guard let low = number.lower, let high = number.upper, low == 0 || high == 0 else { return nil }
    return low == 0 ? high : low
  }

  private func label(_ series: FigureData.Series) -> String {
    switch series.type {
    case "points", "stack": "uncertainty"
    default: series.title.plain.isEmpty ? series.name : series.title.plain
    }
  }
}
