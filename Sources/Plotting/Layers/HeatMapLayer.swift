// A matrix of values as coloured cells, with numbers where they can be read.

import SceneGraph

/// Values on a grid of cells; nil leaves a cell empty.
public struct HeatMapLayer: Sendable, Equatable, Codable {
  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// One more than columns, ascending.
  public var xEdges: [Double]
  /// One more than rows, ascending.
  public var yEdges: [Double]
  /// Row by row along y, each along x.
  public var values: [[Double?]]
  /// Colours at even steps from the lowest to the highest value; empty takes the style's.
  public var colors: [Color]
  /// Ends of the colour scale; nil takes the values'.
  public var lower: Double?
  /// Value of the last colour; nil takes the largest.
  public var upper: Double?
  /// Label sources written into the cells, as `values`; left out where they do not fit.
  public var texts: [[String?]]
  /// Title and ticks of the colour bar; nil draws none.
  public var colorBar: Axis?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, role: String = "layer.heatmap", xEdges: [Double], yEdges: [Double], values: [[Double?]],
    colors: [Color] = [], lower: Double? = nil, upper: Double? = nil, texts: [[String?]] = [], colorBar: Axis? = nil
  ) {
    self.name = name
    self.role = role
    self.xEdges = xEdges
    self.yEdges = yEdges
    self.values = values
    self.colors = colors
    self.lower = lower
    self.upper = upper
    self.texts = texts
    self.colorBar = colorBar
  }
}

extension HeatMapLayer: LayerContent {
  var complaint: String? {
    if let complaint = Complaint.edges(xEdges) ?? Complaint.edges(yEdges) { return complaint }
    guard values.count == yEdges.count - 1 else { return "has \(values.count) rows for \(yEdges.count - 1) cells" }
    return values.lazy.compactMap { Complaint.optionalCount($0, bins: xEdges.count - 1, of: "a row") }.first
  }

  var extent: Extent {
    Extent(
      x: ValueRange(xEdges, endsAtLower: true, endsAtUpper: true),
      y: ValueRange(yEdges, endsAtLower: true, endsAtUpper: true))
  }

  /// Ends of the colour scale.
  var colorRange: (lower: Double, upper: Double) {
    let found = values.joined().compactMap { $0 }
    let low = lower ?? found.min() ?? 0, high = upper ?? found.max() ?? 1
    return low < high ? (low, high) : (low, low + 1)
  }

  func color(of value: Double, _ look: Look) -> Color {
    let range = colorRange
    return ColorScale(colors.isEmpty ? look.heatMapColors : colors)(
      (value - range.lower) / (range.upper - range.lower))
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    cells(in: plot).map { cell in
      let rows = [yEdges[cell.row], yEdges[cell.row + 1]].map(plot.y.scale.forward)
      return Obstacle(
        left: cell.frame.x, right: cell.frame.maxX, bottom: rows.min() ?? 0, top: rows.max() ?? 0)
    }
  }

  func nodes(in plot: PlotArea, names: ElementNames) throws(FigureProblem) -> [Node] {
    var children: [Node] = []
    for cell in cells(in: plot) {
      let fill = Paint.solid(color(of: cell.value, plot.look))
      children.append(.shape(Shape(path: Path(painted(cell, in: plot)), fill: fill)))
    }
    var written: [Node] = []
    for cell in cells(in: plot) {
      if let text = try text(in: cell, plot) { written.append(.text(text)) }
    }
    if !written.isEmpty { children.append(.group(Group(role: role + ".number", children: written))) }
    return [.group(Group(role: role, name: names(name), children: children))]
  }

  private struct Cell {
    var row: Int
    var column: Int
    var value: Double
    var frame: Rect
  }

  private func cells(in plot: PlotArea) -> [Cell] {
    values.indices.flatMap { row in
      values[row].indices.compactMap { column in
        values[row][column].map { value in
          let xs = [plot.x(xEdges[column]), plot.x(xEdges[column + 1])]
          let ys = [plot.y(yEdges[row]), plot.y(yEdges[row + 1])]
          let left = min(xs[0], xs[1]), top = min(ys[0], ys[1])
          let frame = Rect(x: left, y: top, width: abs(xs[1] - xs[0]), height: abs(ys[1] - ys[0]))
          return Cell(row: row, column: column, value: value, frame: frame)
        }
      }
    }
  }

  /// How far a cell reaches under the neighbours that are painted after it, in points, so that no seam shows.
  private static let overlap = 0.5

  /// A cell's rectangle with what lies under its next column and its next row.
  private func painted(_ cell: Cell, in plot: PlotArea) -> Rect {
    var rect = cell.frame
    if cell.column + 1 < values[cell.row].count, values[cell.row][cell.column + 1] != nil {
      let step = plot.x(xEdges[cell.column + 2]) - plot.x(xEdges[cell.column + 1]), reach = min(abs(step), Self.overlap)
      rect.width += reach
      if step < 0 { rect.x -= reach }
    }
    let next = cell.row + 1
    if next < values.count, cell.column < values[next].count, values[next][cell.column] != nil {
      let step = plot.y(yEdges[next + 1]) - plot.y(yEdges[next]), reach = min(abs(step), Self.overlap)
      rect.height += reach
      if step < 0 { rect.y -= reach }
    }
    return rect
  }

  /// The cell's number, black or white by contrast; nil where it has no room.
  private func text(in cell: Cell, _ plot: PlotArea) throws(FigureProblem) -> Text? {
    guard texts.indices.contains(cell.row), texts[cell.row].indices.contains(cell.column),
      let source = texts[cell.row][cell.column]
    else { return nil }
    let label = try plot.labels(source, plot.look.annotation.size)
    let room = cell.frame.insetBy(plot.look.annotation.size * 0.15)
    guard label.width <= room.width, label.ascent <= room.height else { return nil }
    let ground = color(of: cell.value, plot.look)
    let isDark = ground.contrast(with: .white) > ground.contrast(with: .black)
    return label.text(
      at: Point(x: cell.frame.midX, y: cell.frame.midY + label.ascent / 2), alignment: .center,
      color: isDark ? .white : .black)
  }
}
