// Placing labels and legend inside a panel, and growing its y axis where they need room.

import SceneGraph

extension PanelPlan {
  /// Places the label block and the legend; sets the upper end that they need.
  mutating func placeBlocks(_ keys: [LegendKey], _ legendSpec: Legend?) throws(FigureProblem) {
    // What stands at a share of the frame is as high as the last round has made the axis.
    let last = self.plot, obstacles = panel.layers.flatMap { $0.content.obstacles(in: last) }
    grownUpper = nil
    let plot = self.plot
    let placement = Placement(
      frame: frame, lower: plot.y.lowerCoordinate, upper: plot.y.upperCoordinate, mayGrow: mayGrow,
      obstacles: obstacles, gap: look.legend.gap * 0.5)
    let labelRect = try placeLabels(placement)
    let labelUpper = labelRect.map { placement.upperEnd(clearing: $0) ?? placement.upper } ?? placement.upper
    var upper = labelUpper
    if let legendSpec, !keys.isEmpty {
      upper = max(upper, try placeLegend(keys, legendSpec, placement, labelRect, labelUpper))
    }
    if upper > placement.upper { grownUpper = plot.y.scale.inverse(upper) }
    dataShare = upper > placement.lower ? (placement.upper - placement.lower) / (upper - placement.lower) : 1
    blockFrame = frame
  }

  /// Whether the upper end of y may move up.
  private var mayGrow: Bool {
    panel.y.growsForLabels && panel.y.upper == nil && !panel.y.isReversed && panel.y.scale.kind != .category
  }

  /// Moves the blocks along with a frame that has changed a little since they were placed: the axis stays, so that the
  /// frame stays too.
  mutating func followFrame() {
    labelOrigin.y += frame.y - blockFrame.y
    labelOrigin.x += labelBlock?.isRight == true ? frame.maxX - blockFrame.maxX : frame.x - blockFrame.x
    guard let legend, legendPosition != .above, legendPosition != .beside else { return placeOutside() }
    func moved(_ place: Double, _ size: Double, _ old: (Double, Double), _ new: (Double, Double)) -> Double {
      let room = old.1 - old.0 - 2 * inset - size
      let share = room > 0 ? (place - old.0 - inset) / room : 0
      return new.0 + inset + share * max(0, new.1 - new.0 - 2 * inset - size)
    }
    legendOrigin = Point(
      x: moved(legendOrigin.x, legend.size.width, (blockFrame.x, blockFrame.maxX), (frame.x, frame.maxX)),
      y: moved(legendOrigin.y, legend.size.height, (blockFrame.y, blockFrame.maxY), (frame.y, frame.maxY)))
    blockFrame = frame
  }

  /// The height that the frame lacks for its data to keep their share beside labels and legend.
  var missingHeight: Double {
    let share = look.leastDataShare
    if wantsHeight, legendPosition == .automatic { return frame.height * Self.crowdedStep }
    guard dataShare < share, share < 1 else { return 0 }
    return frame.height * ((1 - dataShare) / (1 - share) - 1)
  }

  /// Growth of a frame in which the legend found no place at all.
  private static let crowdedStep = 0.1

  /// What the next round of the arrangement would see of the blocks.
  var blockState: BlockState { BlockState(upper: grownUpper, legend: legend?.size, origin: legendOrigin) }

  struct BlockState: Equatable {
    var upper: Double?
    var legend: Size?
    var origin: Point
  }

  /// Puts the label block into an upper corner; its rectangle, or nil if there is no label.
  private mutating func placeLabels(_ placement: Placement) throws(FigureProblem) -> Rect? {
    var block = try LabelBlock(
      panel.labels, width: frame.width - 2 * inset, look: look, labels: labels,
      style: labelText)
    defer { labelBlock = block }
    guard !block.lines.isEmpty else { return nil }
    let left = Rect(x: frame.x + inset, y: frame.y + inset, width: block.size.width, height: block.size.height)
    var right = left
    right.x = frame.maxX - inset - block.size.width
    block.isRight = look.label.isRight ?? prefersRight(left, right, placement)
    var place = block.isRight ? right : left
    if !mayGrow, look.label.isRight == nil, !placement.isFree(place, upper: placement.upper) {
      place = freePlace(block.size, placement) ?? place
    }
    labelOrigin = Point(x: place.x, y: place.y)
    return place
  }

  /// The highest free place of an axis that cannot grow: at its left, its right, then between.
  private func freePlace(_ size: Size, _ placement: Placement) -> Rect? {
    let room = (x: frame.width - 2 * inset - size.width, y: frame.height - 2 * inset - size.height)
    guard room.x >= 0, room.y >= 0 else { return nil }
    let steps = 24
    for row in 0...steps {
      for share in [0, 1, 0.5, 0.25, 0.75] {
        let rect = Rect(
          x: frame.x + inset + room.x * share, y: frame.y + inset + room.y * Double(row) / Double(steps),
          width: size.width, height: size.height)
        if placement.isFree(rect, upper: placement.upper) { return rect }
      }
    }
    return nil
  }

  /// The left corner is where readers look first; the right one where only that is free.
  private func prefersRight(_ left: Rect, _ right: Rect, _ placement: Placement) -> Bool {
    !mayGrow && placement.upperEnd(clearing: left) == nil && !placement.isFree(left, upper: placement.upper)
      && placement.isFree(right, upper: placement.upper)
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
      let block = try LegendBlock(
        keys, legend: spec, columns: columns, width: width, fillsWidth: legendPosition == .above, look: look,
        labels: labels, style: style.legendText)
      blocks.append((columns, block))
    }
    switch legendPosition {
    case .above, .beside:
      let fitting = blocks.filter { $0.block.size.width <= width && !$0.block.isWrapped }
      legend = (legendPosition == .above ? fitting.last ?? blocks.first : blocks.first)?.block
      (isCrowded, wantsHeight) = (false, false)
      placeOutside()
      return placement.upper
    default:
      let shapes = blocks.map { columns, block in
        LegendShape(
          columns: columns, size: block.size, isWrapped: block.isWrapped, emptyCells: block.emptyCells)
      }
      let search = LegendSearch(
        placement: placement, shapes: shapes, labelBlock: labelRect, labelUpper: labelUpper, inset: inset,
        position: legendPosition)
      guard let best = search.best() else { return placement.upper }
      legend = blocks.first { $0.columns == best.columns }?.block
      isCrowded = best.coversData
      wantsHeight = best.coversData || best.wantsHeight
      legendOrigin = best.origin
      return best.upper
    }
  }

  private mutating func placeOutside() {
    guard let legend else { return }
    if legendPosition == .above {
      let bottom = frame.y - topReach - aboveHeight - look.legend.gap
      legendOrigin = Point(x: frame.x, y: bottom - legend.size.height)
    } else {
      let start = side(.right)?.reach(labelDepth: side(.right)?.labelDepth ?? 0) ?? 0
      legendOrigin = Point(x: frame.maxX + start + look.legend.gap * 2, y: frame.y)
    }
  }
}
