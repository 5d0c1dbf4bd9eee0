// Grouped impacts in several conventions side by side: the same rows, a panel a convention, each with its closure.
import Plotting
import Results
import SceneGraph
import Styles

/// Results of one fit in different conventions.
struct ConventionsComparison {
  /// One a convention.
  let groups: [GroupImpacts]
  let style: Style
  /// The rows of all conventions, where these are only some.
  var shared: [Line]?

  /// Rows that the conventions have in common are the same line of the page.
  struct Line: Equatable {
    var kind: GroupImpacts.Row.Kind
    var title: String
    init(_ row: GroupImpacts.Row) { (kind, title) = (row.kind, row.title) }
  }

  /// In the order of the first convention; rows that only others have stand before its rest.
  var lines: [Line] {
    if let shared { return shared }
    var lines = groups.first?.rows.map { Line($0) } ?? []
    for row in groups.dropFirst().flatMap(\.rows) where !lines.contains(Line(row)) {
      let place = lines.lastIndex { $0.kind == .group || $0.kind == .systematic }
      lines.insert(Line(row), at: place.map { $0 + 1 } ?? lines.count)
    }
    return lines
  }

  /// Conventions page by page, where a page is too narrow for all.
  var columns: [Range<Int>] {
    guard let first = groups.first else { return [] }
    let numbers = groups.flatMap { group in
      group.rows.flatMap { row in group.result.pois.indices.map { group.text(row, $0) } }
    }
    return ImpactsColumns(first.words, style).bars(
      groups.count, names: lines.map(\.title), numbers: numbers, heads: groups.map(\.words.convention))
  }

  /// The page of one parameter of interest, by its place among them.
  func figure(_ poi: Int) -> Figure? {
    guard let first = groups.first else { return nil }
    let lines = lines
    let panels = groups.enumerated().map { column, group in
      panel(group, poi, lines, column: column)
    }
    let name = first.result.pois.count > 1 ? first.result.pois[poi].name : ""
    return Figure(
      kind: "impacts", name: name, title: first.words.title, style: style,
      headers: first.words.headers.dropLast() + first.words.approximation,
      panels: panels, legends: [Legend(position: .hidden)])
  }

  private func panel(_ group: GroupImpacts, _ poi: Int, _ lines: [Line], column: Int) -> Panel {
    let rows = lines.map { line in group.rows.first { Line($0) == line } }
    let reach = (rows.compactMap { $0?.shifts[poi].size }.max() ?? 0) * (1 + style.number("impacts.margin"))
    let bars = rows.enumerated().compactMap { place, row in
      row.map { group.box($0, place, from: $0.shifts[poi].down ?? 0, to: $0.shifts[poi].up ?? 0) }
    }
    let zero = ReferenceLayer(name: "zero", axis: .x, value: 0, stroke: style.dashedStroke("impacts.zero"))
    let texts = rows.map { $0.map { group.text($0, poi) } ?? style.string("impacts.grouped.absent") }
    return Panel(
      name: group.result.method.rawValue, column: column,
      x: Axis(
        title: group.words.axis(group.result.pois[poi]), lower: reach > 0 ? -reach : -1, upper: reach > 0 ? reach : 1,
        growsForLabels: false),
      y: group.rowAxis(lines.map(\.title), showsLabels: column == 0), right: group.rowAxis(texts, showsLabels: true),
      layers: group.zebra(lines.count) + bars + [.reference(zero)],
      headers: [PanelHeader(role: "label.stage", text: group.words.convention, side: .left)])
  }
}

extension ImpactsFigure {
  /// Groups in several conventions side by side, a page a parameter of interest.
  ///
  /// - Parameter results: of the same fit, with groups.
  public static func comparison(
    of results: [ImpactsResult], annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let groups = results.map { result in
      GroupImpacts(result, words: ImpactsWords(result, annotations: annotations, style: style), style: style)
    }
    let comparison = ConventionsComparison(groups: groups, style: style), columns = comparison.columns
    return (results.first?.pois.indices).map { pois in
      pois.flatMap { poi in
        columns.flatMap { columns -> [Figure] in
          let shown = groups[columns], methods = columns.count < groups.count ? shown.map(\.result.method.rawValue) : []
          let part = ConventionsComparison(groups: Array(shown), style: style, shared: comparison.lines)
          return named([part.figure(poi)].compactMap { $0 }, methods)
        }
      }
    } ?? []
  }
}
