// A panel on its way to the page: ranges, ticks, frame, and the blocks inside.

import SceneGraph
import Typesetting

/// What is known of a panel during the arrangement.
struct PanelPlan {
  var panel: Panel
  var style: ElementStyle
  var look: Look
  var labels: LabelSource
  var names: ElementNames
  /// Ends in data units before any growth.
  var xEnds: (lower: Double, upper: Double)
  var yEnds: (lower: Double, upper: Double)
  /// The upper end of y that labels and legend need; nil for none beyond the range.
  var grownUpper: Double?
  /// Share of the frame's height that the data keep beside labels and legend.
  var dataShare = 1.0
  /// Whether the legend found no place that is free of data.
  var isCrowded = false
  /// Whether a taller frame would give the legend a place, or a better shape.
  var wantsHeight = false
  var joinsBelow = false
  var joinsAbove = false
  var frame: Rect
  var sides: [AxisSide] = []
  var labelBlock: LabelBlock?
  var labelOrigin = Point(x: 0, y: 0)
  var legend: LegendBlock?
  var legendOrigin = Point(x: 0, y: 0)
  /// The frame that the blocks were placed in.
  var blockFrame = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Legend and headers outside the frame.
  var legendPosition = Legend.Position.automatic
  /// Where the page's right margin begins: a legend above may reach over all columns.
  var pageEnd = 0.0
  var headers: [(header: PanelHeader, label: Label, color: Color)] = []

  var xProjection: Projection {
    let ends = panel.x.isReversed ? (frame.maxX, frame.x) : (frame.x, frame.maxX)
    return Projection(scale: panel.x.scale, lower: xEnds.lower, upper: xEnds.upper, start: ends.0, end: ends.1)
  }

  var yProjection: Projection {
    let ends = panel.y.isReversed ? (frame.y, frame.maxY) : (frame.maxY, frame.y)
    let upper = grownUpper ?? yEnds.upper
    return Projection(scale: panel.y.scale, lower: yEnds.lower, upper: upper, start: ends.0, end: ends.1)
  }

  /// Length of the y axis where its categories have a pitch.
  var categoryLength: Double? {
    panel.y.pitch.map { $0 * (yProjection.upperCoordinate - yProjection.lowerCoordinate) }
  }

  /// The same with rows as close as their labels allow.
  var tightestCategoryLength: Double? {
    guard let pitch = panel.y.pitch, let length = categoryLength, pitch > 0 else { return categoryLength }
    return length * min(1, look.axis.labels.size * look.leastRow / pitch)
  }

  var plot: PlotArea { PlotArea(frame: frame, x: xProjection, y: yProjection, look: look, labels: labels) }

  func side(_ side: Side) -> AxisSide? { sides.first { $0.side == side } }

  // MARK: Measuring

  /// Sets ticks and titles for the present frame and ranges.
  mutating func measure() throws(FigureProblem) {
    var sides = [try side(.bottom, panel.x, xProjection), try side(.left, panel.y, yProjection)]
    if let top = panel.top { sides.append(try side(.top, top, projection(top, along: xProjection))) }
    if let right = panel.right { sides.append(try side(.right, right, projection(right, along: yProjection))) }
    if let bar = try colorBar() { sides.append(bar) }
    self.sides = sides
    headers = []
    for (index, header) in panel.headers.enumerated() where !header.text.isEmpty {
      let style = labelText(header.role, "header.\(index)")
      headers.append((header, try labels(header.text, style.size), style.color))
    }
  }

  /// Size and colour of a line of the label block or a header.
  func labelText(_ role: String, _ name: String) -> TextLook {
    guard style.style.hasRules else { return look.label.text(role) }
    return Look.LabelLook(style.element(role, name)).text(role)
  }

  private func side(_ side: Side, _ axis: Axis, _ projection: Projection) throws(FigureProblem) -> AxisSide {
    var look = self.look
    look.axis = self.style.axis(side, look.axis)
    let finder = TickFinder(
      axis: axis, projection: projection, isVertical: side.isVertical, upperEndIsTaken: side == .left && joinsAbove,
      look: look, labels: labels)
    let style = look.axis.title, ticks = try finder.ticks(), factorJoinsTitle = !side.isVertical || joinsAbove
    let taken = factorJoinsTitle ? ticks.factor.map { $0.width + style.size } ?? 0 : 0
    let title: Paragraph? =
      axis.title.isEmpty ? nil : try Paragraph(axis.title, size: style.size, fitting: projection.length - taken, labels)
    let showsLabels = axis.showsLabels ?? !(side == .bottom && joinsBelow)
    return AxisSide(
      side: side, projection: projection, ticks: ticks, showsLabels: showsLabels,
      title: side == .bottom && joinsBelow ? nil : title,
      titleAlignment: axis.titleAlignment ?? look.axis.titleAlignment, look: look.axis,
      lineHeight: style.size * look.lineSpacing, digitHeight: labels.digitHeight(look.axis.labels.size),
      factorJoinsTitle: factorJoinsTitle)
  }

  /// A second axis: its own ends, or those of the axis it stands opposite to.
  private func projection(_ axis: Axis, along main: Projection) -> Projection {
    Projection(
      scale: axis.scale, lower: axis.lower ?? main.lower, upper: axis.upper ?? main.upper, start: main.start,
      end: main.end)
  }

  /// The heat map's layer that has a colour bar.
  var colorBarLayer: HeatMapLayer? {
    for case .heatMap(let layer) in panel.layers where layer.colorBar != nil { return layer }
    return nil
  }

  private func colorBar() throws(FigureProblem) -> AxisSide? {
    guard panel.right == nil, let layer = colorBarLayer, let axis = layer.colorBar else { return nil }
    let range = layer.colorRange
    let projection = Projection(
      scale: .linear, lower: range.lower, upper: range.upper, start: frame.maxY, end: frame.y)
    return try side(.right, axis, projection)
  }

  /// Where the colour bar stands.
  var colorBarFrame: Rect? {
    guard colorBarLayer != nil, panel.right == nil else { return nil }
    return Rect(x: frame.maxX + look.colorBar.gap, y: frame.y, width: look.colorBar.width, height: frame.height)
  }

  // MARK: Margins

  /// What stands outside the frame, when labels of aligned panels take the given depths.
  func margins(labelDepths: [Side: Double]) -> Margins {
    func reach(_ side: Side) -> Double { self.side(side)?.reach(labelDepth: labelDepths[side] ?? 0) ?? 0 }
    var margins = Margins(left: reach(.left), right: reach(.right), top: reach(.top), bottom: reach(.bottom))
    if colorBarFrame != nil { margins.right += look.colorBar.gap + look.colorBar.width }
    for label in sides.flatMap({ $0.labels(around: frame) }) {
      let box = label.box
      margins.left = max(margins.left, frame.x - box.x)
      if colorBarFrame == nil { margins.right = max(margins.right, box.maxX - frame.maxX) }
      margins.top = max(margins.top, frame.y - box.y)
      margins.bottom = max(margins.bottom, box.maxY - frame.maxY)
    }
    margins.top = max(margins.top, topReach + aboveHeight)
    if let legend, legendPosition == .above { margins.top += legend.size.height + look.legend.gap }
    if let legend, legendPosition == .beside { margins.right += legend.size.width + look.legend.gap * 2 }
    margins.top = max(margins.top, look.frame.width / 2)
    margins.right = max(margins.right, look.frame.width / 2)
    return margins
  }

  /// What a second axis takes above the frame, below any header.
  var topReach: Double { side(.top).map { $0.reach(labelDepth: $0.labelDepth) } ?? 0 }

  /// Height of header lines and factors above the frame and its upper axis.
  var aboveHeight: Double {
    let factors = sides.map { $0.factorHeight(hasHeader: hasLeftHeader) }.max() ?? 0
    let header =
      headers.map { look.axis.labelGap + max($0.label.descent, $0.label.size * 0.22) + $0.label.ascent }.max() ?? 0
    return max(factors, header)
  }

  var hasLeftHeader: Bool { headers.contains { $0.header.side == .left } }

  /// Free space between the frame and blocks inside it: past the ticks.
  var inset: Double {
    max(look.legend.gap, (look.axis.isInward ? look.axis.tickLength : 0) + look.legend.gap * 0.6)
  }
}
