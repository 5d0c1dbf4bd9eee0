// Impacts by group: the total and its parts as bars, with the line that says how well they close.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct GroupImpacts {
  /// One bar.
  struct Row {
    enum Kind { case total, statistical, systematic, group, part, rest, remainder, sum }
    var kind: Kind
    var title: String
    /// Name of the group that its colour is of.
    var group: String?
    /// By parameter of interest.
    var shifts: [ImpactShift]

    func size(_ poi: Int) -> Double { abs(shifts[poi].symmetrised) }
  }

  let result: ImpactsResult
  let words: ImpactsWords
  let style: Style
  let rows: [Row]

  init(_ result: ImpactsResult, words: ImpactsWords, style: Style) {
    (self.result, self.words, self.style) = (result, words, style)
    let pois = result.pois
    func row(_ kind: Row.Kind, _ key: String, _ size: (PoiImpacts) -> ImpactShift) -> Row {
      Row(kind: kind, title: style.string("impacts.grouped.\(key)"), shifts: pois.map(size))
    }
    let systematic = row(.systematic, "systematic") { poi in
      let part = poi.statistical.symmetrised
      return ImpactShift(symmetric: max(poi.total * poi.total - part * part, 0).squareRoot())
    }
    rows =
      [
        row(.total, "total") { poi in
          poi.minos.flatMap { minos in minos.up.flatMap { up in minos.down.map { ImpactShift(up: up, down: $0) } } }
            ?? ImpactShift(symmetric: poi.total)
        },
        row(.statistical, "statistical") { $0.statistical }, systematic,
      ] + Self.groups(pois, words, style)
      + [row(.sum, "sum") { ImpactShift(symmetric: $0.closure.quadratureSum) }]
  }

  /// In the order of the first parameter of interest; groups that only others have follow.
  private static func groups(_ pois: [PoiImpacts], _ words: ImpactsWords, _ style: Style) -> [Row] {
    var names: [String] = []
    for poi in pois { for group in poi.groups ?? [] where !names.contains(group.name) { names.append(group.name) } }
    let rows = names.compactMap { name -> Row? in
      let found = pois.map { poi in poi.groups?.first { $0.name == name } }
      guard let group = found.lazy.compactMap({ $0 }).first else { return nil }
      let shifts = found.map { $0?.impact ?? ImpactShift(symmetric: 0) }
      switch group.role {
      case .rest: return Row(kind: .rest, title: style.string("impacts.grouped.rest"), shifts: shifts)
      case .remainder: return Row(kind: .remainder, title: style.string("impacts.grouped.remainder"), shifts: shifts)
      case nil:
        let title = words.title(ofGroup: name)
        guard group.parent != nil else { return Row(kind: .group, title: title, group: name, shifts: shifts) }
        return Row(
          kind: .part, title: words.filled("impacts.grouped.part", ["title": title]), group: group.parent,
          shifts: shifts)
      }
    }
    return rows.filter { $0.kind != .rest && $0.kind != .remainder } + rows.filter { $0.kind == .rest }
      + rows.filter { $0.kind == .remainder }
  }

  // MARK: Bars

  /// From the downward to the upward shift.
  var bars: Figure {
    figure(rows) { index in
      let reach = rows.map { $0.shifts[index].size }.max() ?? 0
      let zero = ReferenceLayer(name: "zero", axis: .x, value: 0, stroke: style.dashedStroke("impacts.zero"))
      let boxes = rows.enumerated().map { place, row in
        box(row, place, from: row.shifts[index].down ?? 0, to: row.shifts[index].up ?? 0)
      }
      return (boxes + [.reference(zero)], -reach, reach, words.axis(result.pois[index]))
    }
  }

  // MARK: Waterfall

  /// What each part adds to the variance, from the statistical part to the sum; what is left over leads to the total.
  var waterfall: Figure {
    let kinds: [Row.Kind] = [.statistical, .group, .rest, .sum, .remainder, .total]
    let shown = kinds.flatMap { kind in rows.filter { $0.kind == kind } }
    return figure(shown, hasRelativeAxis: false) { index in
      let total = result.pois[index].total, unit = total > 0 ? total * total / 100 : 1
      var layers: [Layer] = [], level = 0.0, reach = 0.0
      for (place, row) in shown.enumerated() {
        let own = row.kind == .total ? total : row.shifts[index].symmetrised, variance = own * abs(own) / unit
        let isWhole = row.kind == .total || row.kind == .sum
        let end = isWhole ? variance : level + variance
        layers.append(box(row, place, from: isWhole ? 0 : level, to: end))
        if place + 1 < shown.count { layers.append(connector(end, after: place)) }
        (level, reach) = (end, max(reach, end))
      }
      return (layers, 0, reach, words.varianceAxis(result.pois[index]))
    }
  }

  private func connector(_ value: Double, after place: Int) -> Layer {
    let half = style.number("impacts.grouped.height") / 2
    let line = BoxLayer.Box(x0: value, x1: value, y0: Double(place) + half, y1: Double(place + 1) - half)
    return .box(
      BoxLayer(
        name: "step \(place)", role: "layer.connector", boxes: [line], stroke: style.stroke("impacts.grouped.connector")
      ))
  }

  // MARK: Parts

  func box(_ row: Row, _ place: Int, from: Double, to: Double) -> Layer {
    let half = style.number(row.kind == .part ? "impacts.grouped.part_height" : "impacts.grouped.height") / 2
    let isOpen = row.kind == .remainder || row.kind == .sum
    return .box(
      BoxLayer(
        name: "\(row.kind) \(place)", role: "layer.impact",
        boxes: [BoxLayer.Box(x0: from, x1: to, y0: Double(place) - half, y1: Double(place) + half)],
        fill: isOpen ? nil : fill(row), stroke: style.stroke("impacts.grouped.outline")))
  }

  private func fill(_ row: Row) -> Paint {
    switch row.kind {
    case .total: return .solid(style.color("impacts.grouped.colors.total"))
    case .statistical: return .solid(style.color("impacts.grouped.colors.statistical"))
    case .systematic: return .solid(style.color("impacts.grouped.colors.systematic"))
    case .rest, .remainder, .sum: return palette[nil]
    case .group, .part: return palette[row.group]
    }
  }

  private var palette: ImpactsPalette {
    ImpactsPalette(rows.filter { $0.kind == .group }.compactMap(\.group), style: style)
  }

  private typealias Column = (layers: [Layer], lower: Double, upper: Double, title: String)

  /// A panel a parameter of interest, the numbers beside it.
  private func figure(_ rows: [Row], hasRelativeAxis: Bool = true, _ column: (Int) -> Column) -> Figure {
    let margin = 1 + style.number("impacts.margin")
    let panels = result.pois.indices.map { index -> Panel in
      let poi = result.pois[index], content = column(index)
      let lower = content.lower * margin, upper = content.upper > 0 ? content.upper * margin : 1
      let top: Axis? =
        hasRelativeAxis && poi.total > 0
        ? Axis(
          title: words.relativeAxis(poi), lower: lower / poi.total, upper: upper / poi.total, growsForLabels: false)
        : nil
      return Panel(
        name: result.pois.count == 1 ? "groups" : "groups \(poi.name)", column: index,
        x: Axis(title: content.title, lower: lower, upper: upper, growsForLabels: false),
        y: rowAxis(rows.map(\.title), showsLabels: index == 0), top: top,
        right: rowAxis(rows.map { text($0, index) }, showsLabels: true), layers: zebra(rows.count) + content.layers)
    }
    return Figure(
      kind: "impacts", title: words.title, style: style, headers: words.headers, panels: panels,
      legends: [Legend(position: .hidden)])
  }

  func rowAxis(_ categories: [String], showsLabels: Bool) -> Axis {
    Axis(
      scale: .category, growsForLabels: false, categories: categories,
      pitch: RowHeight(style, key: "impacts.grouped.row_height").points,
      longestLabel: style.number("impacts.names.width"),
      isReversed: true, showsLabels: showsLabels)
  }

  func zebra(_ count: Int) -> [Layer] {
    (0..<count).filter { !$0.isMultiple(of: 2) }.map { row in
      .span(
        SpanLayer(
          name: "zebra \(row)", role: "layer.zebra", axis: .y, from: Double(row) - 0.5, to: Double(row) + 0.5,
          fill: .solid(style.color("impacts.zebra.color"))))
    }
  }

  /// Both sides with three digits of the total; for the sum how far it misses the total.
  func text(_ row: Row, _ index: Int) -> String {
    let poi = result.pois[index], shift = row.shifts[index]
    guard poi.total > 0 else { return style.string("impacts.grouped.unknown") }
    let decimals = NumberText.decimals(of: poi.total, significant: style.integer("impacts.grouped.digits"))
    func text(_ number: Double, decimals: Int) -> String {
      let digits = NumberText.fixed(number, decimals)
      return "$\(digits.hasPrefix("-") ? "" : "+")\(digits)$"
    }
    switch row.kind {
    case .remainder: return text(shift.up ?? 0, decimals: decimals)
    case .sum:
      let difference = text(100 * poi.closure.relativeDifference, decimals: 1)
      let sum = NumberText.decimal(shift.up ?? 0, digits: decimals)
      return words.filled("impacts.grouped.closure", ["sum": sum, "difference": difference])
    default:
      let up = text(shift.up ?? 0, decimals: decimals), down = text(shift.down ?? 0, decimals: decimals)
      return words.filled("impacts.grouped.value", ["up": up, "down": down])
    }
  }
}
