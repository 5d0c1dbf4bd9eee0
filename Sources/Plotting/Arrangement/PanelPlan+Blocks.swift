// Placing labels and legend inside a panel, and growing its y axis where they need room.

import SceneGraph

extension PanelPlan {
  /// Places the label block and the legend; sets the upper end that they need.
  /// In a last round the axis stays as it is, so that the frames stay too.
  mutating func placeBlocks(_ keys: [LegendKey], _ legendSpec: Legend?, mayGrow: Bool) throws(FigureProblem) {
    if mayGrow { grownUpper = nil }
    let plot = self.plot
    let placement = Placement(
      frame: frame, lower: plot.y.lowerCoordinate, upper: plot.y.upperCoordinate,
      mayGrow: mayGrow && panel.y.growsForLabels && panel.y.upper == nil && !panel.y.isReversed
        && panel.y.scale.kind != .category,
      obstacles: panel.layers.flatMap { $0.content.obstacles(in: plot) }, gap: look.legend.gap * 0.5)
    let labelRect = try placeLabels()
    let labelUpper = labelRect.map { placement.upperEnd(clearing: $0) ?? placement.upper } ?? placement.upper
    var upper = labelUpper
    if let legendSpec, !keys.isEmpty {
      upper = max(upper, try placeLegend(keys, legendSpec, placement, labelRect, labelUpper))
    }
    if upper > placement.upper { grownUpper = plot.y.scale.inverse(upper) }
  }

  /// What the next round of the arrangement would see of the blocks.
  var blockState: BlockState { BlockState(upper: grownUpper, legend: legend?.size, origin: legendOrigin) }

  struct BlockState: Equatable {
    var upper: Double?
    var legend: Size?
    var origin: Point
  }

  /// Puts the label block into the upper left corner; its rectangle, or nil if there is no label.
  private mutating func placeLabels() throws(FigureProblem) -> Rect? {
    let block = try LabelBlock(panel.labels, width: frame.width - 2 * inset, look: look, labels: labels)
    labelBlock = block
    labelOrigin = Point(x: frame.x + inset, y: frame.y + inset)
    guard !block.lines.isEmpty else { return nil }
    return Rect(x: labelOrigin.x, y: labelOrigin.y, width: block.size.width, height: block.size.height)
  }

  /// Chooses columns and place of the legend; the upper end that it needs.
  private mutating func placeLegend(
    _ keys: [LegendKey], _ spec: Legend, _ placement: Placement, _ labelRect: Rect?, _ labelUpper: Double
  ) throws(FigureProblem) -> Double {
    let width = legendPosition == .above ? max(frame.width, pageEnd - frame.x) : frame.width - 2 * inset
    let fixed = spec.columns ?? (look.legend.columns > 0 ? look.legend.columns : nil)
    let most = min(keys.count, legendPosition == .above ? keys.count : look.legend.mostColumns)
    let counts = fixed.map { [max(1, $0)] } ?? Array(1...max(1, most))
    var blocks: [(columns: Int, block: LegendBlock)] = []
    for columns in counts {
      let block = try LegendBlock(keys, legend: spec, columns: columns, width: width, look: look, labels: labels)
      blocks.append((columns, block))
    }
    switch legendPosition {
    case .above, .beside:
      let fitting = blocks.filter { $0.block.size.width <= width }
      legend = (legendPosition == .above ? fitting.last ?? blocks.first : blocks.first)?.block
      placeOutside()
      return placement.upper
    default:
      let search = LegendSearch(
        placement: placement, sizes: blocks.map { ($0.columns, $0.block.size) }, labelBlock: labelRect,
        labelUpper: labelUpper, inset: inset, position: legendPosition)
      guard let best = search.best() else { return placement.upper }
      legend = blocks.first { $0.columns == best.columns }?.block
      legendOrigin = best.origin
      return best.upper
    }
  }

  private mutating func placeOutside() {
    guard let legend else { return }
    if legendPosition == .above {
      let bottom = frame.y - max(aboveHeight, 0) - look.legend.gap
      legendOrigin = Point(x: frame.x, y: bottom - legend.size.height)
    } else {
      let start = side(.right)?.reach(labelDepth: side(.right)?.labelDepth ?? 0) ?? 0
      legendOrigin = Point(x: frame.maxX + start + look.legend.gap * 2, y: frame.y)
    }
  }
}
