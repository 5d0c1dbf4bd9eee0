// The looks that all panels of a pull figure share: axis, markers of each fit, sizes.
import Plotting
import Results
import SceneGraph
import Styles

struct PullLook {
  let style: Style
  let naming: ParameterNaming
  let options: PullsFigureOptions
  let fitCount: Int

  /// Whether columns stand beside each other on the page: their labels and frames of the least width.
  func haveRoom(_ columns: [[PullLine]]) -> Bool {
    let size = max(style.length("axis.labels.size"), style.length("text.minimum"))
    let needed = columns.reduce(0.0) { sum, lines in
      let labels = lines.map { line in
        switch line {
        case .heading(let title): naming.width(title, size: size)
        case .row(let row): naming.width(row.title, size: size)
        }
      }
      return sum + (labels.max() ?? 0) + style.length("pulls.frame")
    }
    return needed <= style.length("page.width") - 2 * style.length("page.margin")
  }

  /// The pull axis, the same in all columns and on all pages.
  func axis(for content: PullContent) -> Axis {
    let reach = content.rows.flatMap { $0.pulls.compactMap { $0 } }.reduce(style.number("pulls.reach")) { reach, pull in
      max(reach, abs(pull.value - (pull.down ?? 0)), abs(pull.value + (pull.up ?? 0)))
    }
    let step = style.number("pulls.step"), end = (reach / step).rounded(.up) * step
    return Axis(title: style.string("pulls.titles.\(options.definition.rawValue)"), lower: -end, upper: end)
  }

  /// Whether pages may not be as high as wide: there free parameters do not go below the others, but on their own page.
  var isFlat: Bool { style.number("page.most_aspect") < 1 }

  /// Height of a line in points.
  var row: Double { RowHeight(style, key: "pulls.row").points }

  func color(fit: Int) -> Color {
    let colors = style.colors("pulls.fits.colors")
    return colors.isEmpty ? style.color("colors.ink") : colors[fit % colors.count]
  }

  func marker(fit: Int, color: Color) -> Marker {
    let shapes = style.strings("pulls.fits.shapes").compactMap(Marker.Symbol.init)
    let shape = shapes.isEmpty ? .circle : shapes[fit % shapes.count]
    return Marker(shape, size: style.length("pulls.fits.size"), fill: color)
  }

  /// A frame around the points of parameters that the first fit left at a bound.
  func boundMarks(_ points: [PointsLayer.DataPoint]) -> [Layer] {
    guard !points.isEmpty else { return [] }
    var marker = style.marker("pulls.bound")
    marker.fill = nil
    marker.stroke = Stroke(color: style.color("pulls.bound.color"), width: style.lineWidth("pulls.bound.width"))
    return [
      .points(
        PointsLayer(
          name: "at bound", role: "layer.mark", points: points, marker: marker,
          legend: LegendEntry(style.string("pulls.bound.title"))))
    ]
  }

  func bar(_ color: Color) -> Stroke { Stroke(color: color, width: style.lineWidth("data.line.width")) }

  /// Where in its row a fit stands: the fits of a row are spread about its middle.
  func shift(fit: Int) -> Double {
    guard fitCount > 1 else { return 0 }
    return style.number("pulls.fits.spread") * (Double(fit) / Double(fitCount - 1) - 0.5)
  }

  func label(fit: Int) -> String {
    options.labels.indices.contains(fit) ? options.labels[fit] : style.string("pulls.fits.title")
  }

  /// Fits and outliers before the bands.
  var legendOrder: [String] {
    (0..<fitCount).map { "fit.\($0 + 1)" } + ["outliers", "at bound", "one_sigma", "two_sigma"]
  }

  /// What the figure says below its legend: the outliers by name, and where a definition has no value.
  func notes(on content: PullContent) -> [String] {
    let outliers = fitCount == 1 ? content.rows.filter(\.isOutlier) : []
    let lacks = options.definition == .compatibility && content.rows.contains { $0.pulls.contains { $0 == nil } }
    return (outliers.isEmpty ? [] : [outlierNote(outliers)]) + (lacks ? [style.string("pulls.undefined")] : [])
  }

  private func outlierNote(_ outliers: [PullRow]) -> String {
    let threshold = PullThreshold(style), listed = style.integer("pulls.outlier.listed")
    let note = Template(style.string("pulls.outlier.note")).filled([
      "most": NumberWords.short(threshold.pull), "least": NumberWords.short(threshold.constraint),
    ])
    let names = sorted(outliers, threshold).prefix(listed).map { row in
      let pull = row.pulls.first.flatMap { $0 }
      return pull.map { "\(row.title) \(PullColumn.text(of: $0))" } ?? row.title
    }
    let more = Template(style.string("pulls.outlier.more")).filled(["count": "\(outliers.count - names.count)"])
    return note + ": " + names.joined(separator: ", ") + (outliers.count > names.count ? ", " + more : "")
  }

  /// Large pulls first, then the strongest constraints.
  private func sorted(_ outliers: [PullRow], _ threshold: PullThreshold) -> [PullRow] {
    func size(_ row: PullRow) -> Double { abs(row.pulls.first.flatMap { $0 }?.value ?? 0) }
    func rank(_ row: PullRow) -> (Int, Double) {
      size(row) > threshold.pull ? (0, -size(row)) : (1, row.ratio ?? 1)
    }
    return outliers.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element), rank(right.element))
      return a != b ? a < b : left.offset < right.offset
    }.map(\.element)
  }
}
