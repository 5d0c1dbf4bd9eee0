// The panels of a page of the ranking: rank and group, impacts, pulls.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct RankingPanels {
  let rows: [ImpactsRanking.Row]
  let ranking: ImpactsRanking
  let words: ImpactsWords
  let style: Style

  static let legendOrder = [
    "up", "down", "prefit", "pull", "prefit width", "at bound", "failed", "channels", "layer.box",
  ]

  // MARK: Shared

  /// A category a row, the first on top.
  func rowAxis(showsLabels: Bool) -> Axis {
    Axis(
      scale: .category, growsForLabels: false, categories: rows.map(\.title),
      pitch: RowHeight(style, key: "impacts.row.height").points,
      longestLabel: style.number("impacts.names.width"), isReversed: true, showsLabels: showsLabels)
  }

  var zebra: [Layer] {
    rows.indices.filter { !$0.isMultiple(of: 2) }.map { row in
      .span(
        SpanLayer(
          name: "zebra \(row)", role: "layer.zebra", axis: .y, from: Double(row) - 0.5, to: Double(row) + 0.5,
          fill: .solid(style.color("impacts.zebra.color"))))
    }
  }

  private func background(_ row: Int) -> Color {
    style.color(row.isMultiple(of: 2) ? "page.background" : "impacts.zebra.color")
  }

  // MARK: Ranks

  /// A chip in the colour of the row's group with its number.
  var ranks: Panel {
    let half = style.number("impacts.rank.height") / 2
    let colors = ImpactsPalette(ranking.groups, style: style)
    let chips = ranking.groups.compactMap { group -> Layer? in
      let boxes = rows.indices.filter { rows[$0].group == group }.map { row in
        BoxLayer.Box(x0: 0, x1: 1, y0: Double(row) - half, y1: Double(row) + half)
      }
      guard !boxes.isEmpty else { return nil }
      return .box(
        BoxLayer(
          name: group ?? "rest", boxes: boxes, fill: colors[group],
          legend: LegendEntry(words.title(ofGroup: group))))
    }
    let numbers = rows.enumerated().map { place, row -> Layer in
      .text(
        TextLayer(
          name: "rank \(row.rank)", role: "layer.rank", text: "\(row.rank)",
          position: Position(x: 0.5, y: Double(place)), alignment: .center, size: style.length("impacts.rank.size")))
    }
    return Panel(
      name: "ranks", fixedWidth: style.length("impacts.rank.width"),
      x: Axis(lower: 0, upper: 1, growsForLabels: false, ticks: .none), y: rowAxis(showsLabels: true),
      layers: zebra + chips + numbers)
  }

  // MARK: Impacts

  /// Boxes of one parameter of interest: above the middle of a row for the upward shift, below for the downward one.
  func impacts(_ index: Int, column: Int) -> Panel {
    let poi = ranking.pois[index], reach = reach(index)
    let sigma = poi.uncertainty
    let top: Axis? =
      sigma > 0
      ? Axis(
        title: words.relativeAxis(poi), lower: -reach / sigma, upper: reach / sigma, growsForLabels: false) : nil
    let zero = ReferenceLayer(name: "zero", axis: .x, value: 0, stroke: style.dashedStroke("impacts.zero"))
    return Panel(
      name: ranking.pois.count == 1 ? "impacts" : "impacts \(poi.name)", column: column,
      widthWeight: style.number("impacts.widths.impacts"),
      x: Axis(title: words.axis(poi), lower: -reach, upper: reach, growsForLabels: false),
      y: rowAxis(showsLabels: false),
      top: top, layers: zebra + [.reference(zero)] + boxes(index) + marks(index))
  }

  /// The largest shift of the page with some room; pages of effects next to nothing keep an axis that shows them so.
  private func reach(_ index: Int) -> Double {
    let sizes = rows.compactMap { $0.impacts[index] }.map { max($0.postfit?.size ?? 0, $0.prefit?.size ?? 0) }
    let sigma = ranking.pois[index].uncertainty
    let largest = max(sizes.max() ?? 0, style.number("impacts.least") * sigma)
    return (largest > 0 ? largest : 1) * (1 + style.number("impacts.margin"))
  }

  private func boxes(_ index: Int) -> [Layer] {
    let half = style.number("impacts.box.height") / 2, outline = style.number("impacts.prefit.height") / 2
    let up = boxes(index, \.postfit, \.up, half: -half), down = boxes(index, \.postfit, \.down, half: half)
    let prefit = boxes(index, \.prefit, \.up, half: -outline) + boxes(index, \.prefit, \.down, half: outline)
    var layers: [Layer] = []
    for (name, boxes) in [("up", up), ("down", down)] where !boxes.isEmpty {
      layers.append(
        .box(
          BoxLayer(
            name: name, role: "layer.impact", boxes: boxes, fill: .solid(style.color("impacts.\(name).color")),
            legend: entry(index, "impacts.\(name).title"))))
    }
    if !prefit.isEmpty {
      layers.append(
        .box(
          BoxLayer(
            name: "prefit", role: "layer.impact", boxes: prefit, stroke: style.stroke("impacts.prefit"),
            legend: entry(index, "impacts.prefit.title"))))
    }
    return layers
  }

  /// Columns share their legend.
  private func entry(_ index: Int, _ key: String) -> LegendEntry? {
    index == 0 ? LegendEntry(style.string(key)) : nil
  }

  private func boxes(
    _ index: Int, _ stage: KeyPath<ParameterImpact, ImpactShift?>, _ side: KeyPath<ImpactShift, Double?>, half: Double
  ) -> [BoxLayer.Box] {
    rows.enumerated().compactMap { place, row in
      guard let size = row.impacts[index]?[keyPath: stage]?[keyPath: side], size != 0 else { return nil }
      return BoxLayer.Box(x0: 0, x1: size, y0: Double(place), y1: Double(place) + half)
    }
  }

  /// Shifts that ended at a bound, and rows that lack a fit.
  private func marks(_ index: Int) -> [Layer] {
    let bound = rows.enumerated().filter { $0.element.impacts[index]?.atBound == true }.map { place, row in
      let shift = row.impacts[index]?.postfit ?? row.impacts[index]?.prefit
      let sides = [shift?.up ?? 0, shift?.down ?? 0]
      return PointsLayer.DataPoint(x: sides.max { abs($0) < abs($1) } ?? 0, y: Double(place))
    }
    let failed = rows.enumerated().filter { $0.element.impacts[index]?.hasFailed == true }.map { place, _ in
      PointsLayer.DataPoint(x: 0, y: Double(place))
    }
    return [("at bound", "impacts.bound", bound), ("failed", "impacts.failed", failed)].filter { !$0.2.isEmpty }.map {
      .points(
        PointsLayer(
          name: $0.0, role: "layer.mark", points: $0.2, marker: style.marker($0.1),
          legend: entry(index, "\($0.1).title")))
    }
  }

  // MARK: Pulls

  /// Constrained parameters in units of their pre-fit width; the values of free ones in words.
  func pulls(column: Int) -> Panel {
    let points = rows.enumerated().compactMap { place, row -> PointsLayer.DataPoint? in
      guard let pull = row.parameter.pull else { return nil }
      let width = row.parameter.pullUncertainty ?? 0
      return PointsLayer.DataPoint(x: pull, y: Double(place), left: width, right: width)
    }
    let reach = points.map { (abs($0.x) + max(1, $0.right ?? 0)).rounded(.up) }.max() ?? 0
    let ends = max(reach, style.number("impacts.pulls.reach"))
    let lines = [-1.0, 0, 1].map { value -> Layer in
      .reference(
        ReferenceLayer(
          name: "pull \(Int(value))", axis: .x, value: value, stroke: style.dashedStroke("impacts.pulls.line")))
    }
    return Panel(
      name: "pulls", column: column, widthWeight: style.number("impacts.widths.pulls"), fixedWidth: widthOfValues,
      x: Axis(
        title: points.isEmpty ? "" : style.string("impacts.pulls.axis"), lower: -ends, upper: ends,
        growsForLabels: false, ticks: points.isEmpty ? .none : .automatic),
      y: rowAxis(showsLabels: false), layers: zebra + (points.isEmpty ? [] : lines + pullLayers(points)) + values)
  }

  private func pullLayers(_ points: [PointsLayer.DataPoint]) -> [Layer] {
    let thin = style.stroke("impacts.pulls.prefit"), thick = style.stroke("impacts.pulls.postfit")
    let widths = points.map { PointsLayer.DataPoint(x: $0.x, y: $0.y, left: 1, right: 1) }
    // The line has no marker of its own: a dot that it covers.
    let dot = Marker(.circle, size: thin.width, fill: thin.color)
    let marker = style.marker("impacts.pulls")
    return [
      .points(
        PointsLayer(
          name: "prefit width", role: "layer.pull", points: widths, marker: dot, stroke: thin,
          legend: LegendEntry(style.string("impacts.pulls.prefit.title")))),
      .points(
        PointsLayer(
          name: "pull", role: "layer.pull", points: points,
          marker: Marker(
            marker.symbol, size: marker.size, fill: marker.fill, stroke: style.stroke("impacts.pulls.outline")),
          stroke: thick, legend: LegendEntry(style.string("impacts.pulls.postfit.title")))),
    ]
  }

  private func value(of parameter: ParameterImpact) -> String {
    parameter.uncertainty.map { NumberText.measurement(parameter.value, up: $0, down: $0) }
      ?? NumberText.general(parameter.value)
  }

  /// What the longest value needs, where the pulls' share of the page beside the longest names would not hold it.
  private var widthOfValues: Double? {
    let free = rows.filter { $0.parameter.pull == nil }.map { words.width(value(of: $0.parameter), size: valueSize) }
    let title = words.width(style.string("impacts.pulls.axis"), size: style.length("axis.title.size"))
    let needed = max(free.max() ?? 0, free.count < rows.count ? title : 0) + valueSize
    let names = style.length("page.width") * style.number("impacts.names.width")
    let gaps = 2 * style.length("page.margin") + 2 * style.length("panels.distance") + style.length("axis.labels.size")
    let room = style.length("page.width") - names - gaps - style.length("impacts.rank.width") - stripWidth
    let weights = (impacts: style.number("impacts.widths.impacts"), pulls: style.number("impacts.widths.pulls"))
    let share = room * weights.pulls / (weights.pulls + weights.impacts * Double(ranking.pois.count))
    return needed > share ? needed : nil
  }

  private var valueSize: Double { max(style.length("impacts.values.size"), style.length("text.minimum")) }

  /// Values of parameters without a constraint, on their row's own ground: never on the axis of pulls.
  private var values: [Layer] {
    rows.enumerated().filter { $0.element.parameter.pull == nil }.flatMap { place, row -> [Layer] in
      let y = Double(place)
      return [
        .span(
          SpanLayer(
            name: "ground \(row.rank)", role: "layer.zebra", axis: .y, from: y - 0.5, to: y + 0.5,
            fill: .solid(background(place)))),
        .text(
          TextLayer(
            name: "value \(row.rank)", role: "layer.value", text: value(of: row.parameter),
            position: Position(x: 0.5, y: y, xSpace: .frame), alignment: .center,
            size: style.length("impacts.values.size"))),
      ]
    }
  }
}
