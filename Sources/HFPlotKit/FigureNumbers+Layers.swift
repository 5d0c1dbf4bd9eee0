// The rows of each kind of layer.
import Plotting
import Publishing

extension FigureNumbers {
  private typealias Row = FigureData.Row
  private typealias Quantity = FigureData.Quantity

  /// Nothing for words and arrows, which repeat what other layers show.
  func series(_ layer: Layer) -> [FigureData.Series] {
    switch layer {
    case .stack(let layer): return stack(layer)
    case .step(let layer): return one(layer.name, "step", layer.legend, Self.bins(layer.edges, layer.values))
    case .band(let layer): return one(layer.name, "band", layer.legend, Self.band(layer))
    case .points(let layer): return one(layer.name, "points", layer.legend, layer.points.map(Self.point))
    case .curve(let layer): return one(layer.name, "curve", layer.legend, Self.line(layer.xs, layer.ys))
    case .line(let layer): return one(layer.name, "line", nil, Self.line(layer.xs, layer.ys))
    case .area(let layer): return one(layer.name, "area", layer.legend, Self.area(layer))
    case .contour(let layer): return one(layer.name, "contour", layer.legend, Self.pieces(layer.pieces))
    case .heatMap(let layer): return [map(layer)]
    case .box(let layer): return one(layer.name, "box", layer.legend, layer.boxes.map(Self.box))
    case .span(let layer):
      let range = Quantity(lower: min(layer.from, layer.to), upper: max(layer.from, layer.to))
      return one(layer.name, "span", layer.legend, [Self.along(layer.axis, range)])
    case .reference(let layer):
      return one(layer.name, "reference", layer.legend, [Self.along(layer.axis, Quantity(layer.value))])
    case .text, .arrow, .numbers: return []
    }
  }

  private func one(_ name: String, _ type: String, _ legend: LegendEntry?, _ rows: [Row]) -> [FigureData.Series] {
    [FigureData.Series(layer: name, type: type, name: name, title: self.name(legend?.title ?? ""), rows: rows)]
  }

  /// Its components and their sum.
  private func stack(_ layer: StackLayer) -> [FigureData.Series] {
    var series = layer.components.map { component in
      FigureData.Series(
        layer: layer.name, type: "stack", name: component.name, title: name(component.legend?.title ?? component.name),
        rows: Self.bins(layer.edges, component.values))
    }
    guard let first = layer.components.first, layer.components.count > 1 else { return series }
    let sums = first.values.indices.map { bin in layer.components.reduce(0) { $0 + $1.values[bin] } }
    series.append(
      FigureData.Series(
        layer: layer.name, type: "stack", name: "\(layer.name)/sum", title: TableName("Sum"),
        rows: Self.bins(layer.edges, sums)))
    return series
  }

  private func map(_ layer: HeatMapLayer) -> FigureData.Series {
    var rows: [Row] = []
    for (row, values) in layer.values.enumerated() {
      for (column, value) in values.enumerated() {
        guard let value else { continue }
        rows.append(
          Row(
            x: Quantity(lower: layer.xEdges[column], upper: layer.xEdges[column + 1]),
            y: Quantity(lower: layer.yEdges[row], upper: layer.yEdges[row + 1]), z: value))
      }
    }
    let title = layer.colorBar.map { name($0.title) }
    return FigureData.Series(layer: layer.name, type: "heat_map", name: layer.name, quantity: title, rows: rows)
  }

  // MARK: Rows

  private static func bins(_ edges: [Double], _ values: [Double]) -> [Row] {
    values.indices.map { Row(x: Quantity(lower: edges[$0], upper: edges[$0 + 1]), y: Quantity(values[$0])) }
  }

  private static func band(_ layer: BandLayer) -> [Row] {
    layer.lower.indices.map { bin in
      Row(
        x: Quantity(lower: layer.edges[bin], upper: layer.edges[bin + 1]),
        y: Quantity(lower: layer.lower[bin], upper: layer.upper[bin]))
    }
  }

  private static func point(_ point: PointsLayer.DataPoint) -> Row {
    Row(
      x: bar(point.x, point.left, point.right),
      y: bar(point.y, point.down, point.up))
  }

  private static func bar(_ value: Double, _ down: Double?, _ up: Double?) -> Quantity {
    guard down != nil || up != nil else { return Quantity(value) }
    return Quantity(value, lower: value - (down ?? 0), upper: value + (up ?? 0))
  }

  private static func line(_ xs: [Double], _ ys: [Double]) -> [Row] {
    zip(xs, ys).map { Row(x: Quantity($0), y: Quantity($1)) }
  }

  private static func area(_ layer: AreaLayer) -> [Row] {
    layer.xs.indices.map { index in
      Row(x: Quantity(layer.xs[index]), y: Quantity(lower: layer.lower[index], upper: layer.upper[index]))
    }
  }

  /// The first point of a closed piece comes again at its end.
  private static func pieces(_ pieces: [ContourLayer.Piece]) -> [Row] {
    pieces.enumerated().flatMap { index, piece in
      let points = Array(zip(piece.xs, piece.ys)), drawn = piece.isClosed ? points + points.prefix(1) : points
      return drawn.map { Row(x: Quantity($0.0), y: Quantity($0.1), piece: pieces.count > 1 ? index : nil) }
    }
  }

  private static func box(_ box: BoxLayer.Box) -> Row {
    Row(
      x: Quantity(lower: min(box.x0, box.x1), upper: max(box.x0, box.x1)),
      y: Quantity(lower: min(box.y0, box.y1), upper: max(box.y0, box.y1)))
  }

  private static func along(_ axis: Direction, _ range: Quantity) -> Row {
    axis == .x ? Row(x: range, y: Quantity()) : Row(x: Quantity(), y: range)
  }
}
