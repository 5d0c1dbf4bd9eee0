// The cells of a correlation figure: what each row and column stands for, values, numbers and labels that fit.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct CorrelationGrid {
  let content: CorrelationContent
  let naming: ParameterNaming
  let style: Style
  /// Parameters by row and by column; nil leaves a gap between the strip and the triangle.
  let rows: [Int?]
  let columns: [Int?]
  /// Width of a cell in points, before the layout: about.
  let cell: Double
  /// Whether every row has its name.
  let namesAll: Bool

  init(content: CorrelationContent, naming: ParameterNaming, style: Style) {
    self.content = content
    self.naming = naming
    self.style = style
    let gap: [Int?] = content.pois.isEmpty || content.others.isEmpty ? [] : [nil]
    columns = content.pois + gap + content.others
    // A single parameter of interest has nothing to say in a row of its own.
    rows = content.pois.count > 1 || content.others.isEmpty ? columns : content.others
    let size = Self.labelSize(style)
    let labels = content.shown.map { naming.width(naming.title(content.names[$0]), size: size) }
    let names = labels.max() ?? 0, width = style.length("page.width"), bar = style.length("correlation.bar")
    let across = max(width - names - bar, 1) / Double(max(columns.count, 1))
    // A page that may not be so high holds smaller cells.
    let down = max(width * style.number("page.most_aspect") - names - bar, 1) / Double(max(rows.count, 1))
    cell = min(across, down)
    namesAll = cell >= size * style.number("names.row")
  }

  private static func labelSize(_ style: Style) -> Double {
    max(style.length("axis.labels.size"), style.length("text.minimum"))
  }

  var title: String { style.string("correlation.titles.\(content.isCovariance ? "covariance" : "correlation")") }

  var axisTitle: String {
    if content.hasPrior { return style.string("correlation.titles.prior") }
    let count = "\(content.shown.count)"
    if content.threshold > 0 {
      return Template(style.string("correlation.titles.threshold")).filled([
        "count": count, "all": "\(content.names.count)", "threshold": NumberWords.short(content.threshold),
      ])
    }
    return namesAll ? "" : Template(style.string("correlation.titles.thinned")).filled(["count": count])
  }

  // MARK: Labels

  var rowLabels: [String] {
    let named = namedRows
    return rows.enumerated().map { place, row in named.contains(place) ? row.map(title) ?? "" : "" }
  }

  /// Where columns are too narrow for names, only the strip has them: the columns are in the order of the rows.
  var columnLabels: [String] {
    columns.map { column in
      column.flatMap { namesAll || content.pois.contains($0) ? title($0) : nil } ?? ""
    }
  }

  func title(_ index: Int) -> String { naming.title(content.names[index]) }

  /// All rows, or those of the most correlated parameters that have room below each other.
  private var namedRows: Set<Int> {
    if namesAll { return Set(rows.indices) }
    let height = Self.labelSize(style) * style.number("names.row")
    let distance = max(1, Int((height / cell).rounded(.up)))
    let importance = rows.map { $0.map(content.largest) ?? 0 }
    var named: [Int] = []
    for place in rows.indices.sorted(by: { (importance[$0], $1) > (importance[$1], $0) })
    where !named.contains(where: { abs($0 - place) < distance }) && rows[place] != nil {
      named.append(place)
    }
    return Set(named)
  }

  // MARK: Cells

  /// Values below the diagonal, and above it those before the fit; those that round to nothing are left out.
  private var values: [[Double?]] {
    let least = style.number("correlation.least")
    return rows.enumerated().map { place, row in
      columns.enumerated().map { rank, column in
        guard let row, let column else { return nil }
        if rank > place + shift { return content.hasPrior ? prior(row, column, least) : nil }
        if row == column { return content.isCovariance ? content.value(row, row) : nil }
        return abs(content.correlation(row, column)) >= least ? content.value(row, column) : nil
      }
    }
  }

  /// Above the diagonal.
  private func prior(_ row: Int, _ column: Int, _ least: Double) -> Double? {
    let value = content.priorCorrelation(row, column)
    return abs(value) >= least ? 100 * value : nil
  }

  /// How many columns come before the first row's own.
  private var shift: Int { columns.count - rows.count }

  /// The cells of the diagonal, which say nothing in a matrix of correlations.
  var diagonal: [Layer] {
    guard !content.isCovariance else { return [] }
    let boxes = rows.enumerated().compactMap { place, row -> BoxLayer.Box? in
      guard row != nil else { return nil }
      let (x, y) = (Double(place + shift), Double(place))
      return BoxLayer.Box(x0: x - 0.5, x1: x + 0.5, y0: y - 0.5, y1: y + 0.5)
    }
    return [
      .box(BoxLayer(name: "diagonal", boxes: boxes, fill: .solid(style.color("correlation.diagonal"))))
    ]
  }

  var cells: Layer {
    let values = self.values
    let reach = content.isCovariance ? values.joined().compactMap { $0.map { abs($0) } }.max() ?? 1 : 100
    // Cells narrower than a digit are many: nothing is set for them.
    let texts = cell < Self.labelSize(style) / 2 ? [] : values.map { $0.map { $0.map(text) } }
    let size = max(style.length("annotation.size"), style.length("text.minimum"))
    let widest = texts.joined().compactMap { $0.map { naming.width($0, size: size) } }.max() ?? 0
    return .heatMap(
      HeatMapLayer(
        name: "matrix", xEdges: Self.edges(columns.count), yEdges: Self.edges(rows.count), values: values,
        lower: -reach, upper: reach, texts: widest <= cell ? texts : [],
        colorBar: Axis(title: title, titleAlignment: .center)))
  }

  private func text(_ value: Double) -> String {
    content.isCovariance ? NumberText.general(value, digits: 2) : NumberText.decimal(value)
  }

  private static func edges(_ count: Int) -> [Double] { (0...count).map { Double($0) - 0.5 } }

  // MARK: Blocks

  /// The lower left corner of each block, a line around what hangs together.
  var outlines: [Layer] {
    let first = Double(columns.count - content.others.count), offset = Double(rows.count - content.others.count)
    return content.blocks.enumerated().map { index, block in
      let (low, high) = (Double(block.lowerBound) - 0.5, Double(block.upperBound) - 0.5)
      return .curve(
        CurveLayer(
          name: "block.\(index + 1)", xs: [low + first, low + first, high + first],
          ys: [low + offset, high + offset, high + offset], stroke: style.stroke("correlation.outline")))
    }
  }
}
