// The numbers that a figure draws, whatever kind of figure it is: read from its layers.
import Plotting
import Publishing
import SceneGraph
import Styles
import Typesetting

/// Turns figures into their numbers.
struct FigureNumbers {
  let typesetter: Typesetter

  /// - Parameter descriptions: what each page shows, in words.
  static func data(_ figures: [Figure], descriptions: [String]) throws(KitProblem) -> FigureData {
    let pages = try KitProblem.wrapping {
      try zip(figures, descriptions).map { figure, description in
        try FigureNumbers(typesetter: Arrangement.typesetter(for: figure.style)).page(figure, description)
      }
    }
    return FigureData(pages: pages)
  }

  private func page(_ figure: Figure, _ description: String) -> FigureData.Page {
    let panels = figure.panels.map { panel(Self.titled($0, in: figure)) }.filter { !$0.series.isEmpty }
    return FigureData.Page(name: figure.name, kind: figure.kind, description: description, panels: panels)
  }

  /// A panel whose axis has its title at a linked one below gets that title.
  private static func titled(_ panel: Panel, in figure: Figure) -> Panel {
    var panel = panel
    if panel.x.title.isEmpty, let link = panel.x.link {
      panel.x.title = figure.panels.first { $0.x.link == link && !$0.x.title.isEmpty }?.x.title ?? ""
    }
    if panel.y.title.isEmpty, let link = panel.y.link {
      panel.y.title = figure.panels.first { $0.y.link == link && !$0.y.title.isEmpty }?.y.title ?? ""
    }
    return panel
  }

  private func panel(_ panel: Panel) -> FigureData.Panel {
    let names = (PlaceNames(panel.x, name), PlaceNames(panel.y, name))
    let series = panel.layers.flatMap(series).map { series in
      var series = series
      for index in series.rows.indices {
        series.rows[index].x.name = names.0[series.rows[index].x]
        series.rows[index].y.name = names.1[series.rows[index].y]
      }
      return series
    }
    return FigureData.Panel(
      name: panel.name, x: axis(panel.x, names.0), y: axis(panel.y, names.1), series: series)
  }

  /// A label in plain characters and as LaTeX has it.
  func name(_ source: String) -> TableName {
    guard !source.isEmpty, let label = try? typesetter.label(source, size: 10) else { return TableName(source) }
    return TableName(plain: label.plain, tex: label.tex)
  }

  /// A title `… [unit]` is taken apart.
  private func axis(_ axis: Axis, _ names: PlaceNames) -> FigureData.Axis {
    var title = axis.title, unit: String?
    if title.hasSuffix("]"), let bracket = title.lastIndex(of: "[") {
      unit = name(String(title[title.index(after: bracket)...].dropLast())).plain
      title = String(title[..<bracket])
      while title.hasSuffix(" ") { title.removeLast() }
    }
    return FigureData.Axis(
      title: name(title), unit: unit, isLogarithmic: axis.scale != .linear, hasNames: !names.isEmpty,
      hasNoScale: axis.ticks == .none, namesRanges: !names.isEmpty && axis.namesRanges)
  }
}

/// The names along an axis, by place.
private struct PlaceNames {
  private var names: [Double: TableName] = [:]
  /// Names of ranges, which fill the axis from its lower end; each tick stands in the middle of its own.
  private var ranges: [(range: Range<Double>, name: TableName)] = []

  init(_ axis: Axis, _ name: (String) -> TableName) {
    for (index, category) in axis.categories.enumerated() { names[Double(index)] = name(category) }
    guard axis.categories.isEmpty, case .fixed(let ticks, _) = axis.ticks else { return }
    if axis.namesRanges, var start = axis.lower {
      for tick in ticks where tick.value > start {
        let end = 2 * tick.value - start
        ranges.append((start..<end, name(tick.label ?? "")))
        start = end
      }
      return
    }
    for tick in ticks { if let label = tick.label, Double(label) == nil { names[tick.value] = name(label) } }
  }

  var isEmpty: Bool { names.isEmpty && ranges.isEmpty }

  /// The name of what lies within one place of the axis, or within a range that has a name.
  subscript(_ place: FigureData.Quantity) -> TableName? {
    if let value = place.value { return names[value] ?? range(around: value) ?? nearest(place) }
    return nearest(place)
  }

  private func nearest(_ place: FigureData.Quantity) -> TableName? {
    guard let low = place.lower, let high = place.upper else { return nil }
    let middle = (low + high) / 2
    if let name = names[middle] ?? range(around: middle, whole: low...max(low, high)) { return name }
    let nearest = middle.rounded()
    return nearest - 0.5 <= low && high <= nearest + 0.5 ? names[nearest] : nil
  }

  /// - Parameter whole: what has to lie inside too, but for rounding.
  private func range(around value: Double, whole: ClosedRange<Double>? = nil) -> TableName? {
    ranges.first { candidate in
      guard candidate.range.contains(value) else { return false }
      let slack = 1e-9 * (candidate.range.upperBound - candidate.range.lowerBound)
      guard let whole else { return true }
      return candidate.range.lowerBound - slack <= whole.lowerBound
        && whole.upperBound <= candidate.range.upperBound + slack
    }?.name
  }
}
