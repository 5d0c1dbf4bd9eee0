// Drawing a planned panel: layers, ticks, frame, labels, legend, back to front.

import SceneGraph

extension PanelPlan {
  /// All of the panel as one group.
  func node(
    labelDepths: [Side: Double], tickLabels: [[AxisSide.PlacedLabel]]
  ) throws(FigureProblem) -> Node {
    var children = try layerNodes()
    children += axisNodes(labelDepths: labelDepths, tickLabels: tickLabels)
    children += headerNodes()
    if let labelBlock, !labelBlock.lines.isEmpty {
      children.append(
        .group(Group(role: "labels", name: names("labels"), children: labelBlock.nodes(at: labelOrigin, names: names))))
    }
    if let legend {
      children.append(
        .group(Group(role: "legend", name: names("legend"), children: legend.nodes(at: legendOrigin, names: names))))
    }
    return .group(Group(role: "panel", name: names(panel.name), children: children))
  }

  private func layerNodes() throws(FigureProblem) -> [Node] {
    var nodes: [Node] = []
    for layer in panel.layers {
      var plot = self.plot
      if style.style.hasRules { plot.look = Look(style.element(layer.role, layer.name)) }
      let drawn = try Self.located(layer, panel) { () throws(FigureProblem) in
        try layer.content.nodes(in: plot, names: names)
      }
      nodes += drawn.map { Self.clipped($0, to: frame, layer) }
    }
    return nodes
  }

  /// Names the layer in a problem.
  private static func located(
    _ layer: Layer, _ panel: Panel, _ body: () throws(FigureProblem) -> [Node]
  ) throws(FigureProblem) -> [Node] {
    do {
      return try body()
    } catch {
      throw FigureProblem(
        path: "panels[\(panel.name)].layers[\(layer.name)]", message: error.message, hint: error.hint)
    }
  }

  /// Points and texts end where they should by themselves; the others are cut at the frame.
  private static func clipped(_ node: Node, to frame: Rect, _ layer: Layer) -> Node {
    switch layer {
    case .points, .text, .arrow: return node
    default:
      guard case .group(var group) = node else { return node }
      group.clip = Path(frame)
      return .group(group)
    }
  }

  private func axisNodes(labelDepths: [Side: Double], tickLabels: [[AxisSide.PlacedLabel]]) -> [Node] {
    var nodes: [Node] = []
    if let bar = colorBarFrame, let layer = colorBarLayer { nodes.append(colorBarNode(bar, layer)) }
    for (index, side) in sides.enumerated() where !isColorBar(side) {
      let marks = TickMarks(frame: frame, look: side.look)
      let children = marks.nodes(
        side.ticks, side.projection, sides: tickSides(side.side), isCategory: isCategory(side.side))
      if !children.isEmpty {
        let role = side.side.role + ".ticks"
        nodes.append(.group(Group(role: role, name: names(role), children: children)))
      }
      nodes += labelNodes(side, tickLabels[index])
    }
    if panel.hasFrame {
      let outline = Node.shape(Shape(path: Path(frame), stroke: style.element("frame", "frame").stroke("frame")))
      nodes.append(.group(Group(role: "frame", name: names("frame"), children: [outline])))
    }
    for (index, side) in sides.enumerated() {
      if isColorBar(side) { nodes += labelNodes(side, tickLabels[index]) }
      nodes += side.titleNodes(
        around: sideFrame(side), labelDepth: labelDepths[side.side] ?? 0, names: names, hasHeader: hasLeftHeader,
        within: min(look.pageMargin, pageEnd)...pageEnd)
    }
    return nodes
  }

  private func labelNodes(_ side: AxisSide, _ labels: [AxisSide.PlacedLabel]) -> [Node] {
    guard !labels.isEmpty else { return [] }
    let role = side.side.role + ".labels"
    return [.group(Group(role: role, name: names(role), children: labels.map { .text($0.text) }))]
  }

  private func isColorBar(_ side: AxisSide) -> Bool { side.side == .right && colorBarFrame != nil }

  /// The frame that a side's text stands around: the colour bar for its own axis.
  func sideFrame(_ side: AxisSide) -> Rect { isColorBar(side) ? colorBarFrame ?? frame : frame }

  /// Where a side's ticks are drawn: mirrored where the opposite side has no axis of its own.
  private func tickSides(_ side: Side) -> [Side] {
    guard look.axis.isMirrored else { return [side] }
    switch side {
    case .bottom: return panel.top == nil ? [.bottom, .top] : [.bottom]
    case .left: return panel.right == nil ? [.left, .right] : [.left]
    case .top, .right: return [side]
    }
  }

  private func isCategory(_ side: Side) -> Bool {
    switch side {
    case .bottom: panel.x.scale.kind == .category || panel.x.namesRanges
    case .left: panel.y.scale.kind == .category
    case .top: panel.top?.scale.kind == .category
    case .right: panel.right?.scale.kind == .category
    }
  }

  private func headerNodes() -> [Node] {
    let bottom = frame.y - topReach - look.axis.labelGap
    return headers.enumerated().map { index, entry in
      let isLeft = entry.header.side == .left
      let lift = max(headers.map(\.label.descent).max() ?? 0, entry.label.size * 0.22)
      let text = entry.label.text(
        at: Point(x: isLeft ? frame.x : frame.maxX, y: bottom - lift), alignment: isLeft ? .left : .right,
        color: entry.color)
      return .group(Group(role: entry.header.role, name: names("header.\(index)"), children: [.text(text)]))
    }
  }

  /// The colour bar; each step reaches to the end and is painted over by the next, so that no seam shows.
  private func colorBarNode(_ bar: Rect, _ layer: HeatMapLayer) -> Node {
    let range = layer.colorRange, steps = look.colorBar.steps
    var children: [Node] = (0..<steps).map { step in
      let share = Double(step) / Double(steps)
      let value = range.lower + (range.upper - range.lower) * (Double(step) + 0.5) / Double(steps)
      let part = Rect(x: bar.x, y: bar.y, width: bar.width, height: bar.height * (1 - share))
      return .shape(Shape(path: Path(part), fill: .solid(layer.color(of: value, look))))
    }
    if let side = side(.right) {
      let marks = TickMarks(frame: bar, look: side.look)
      children += marks.nodes(side.ticks, side.projection, sides: [.right], isCategory: false)
    }
    children.append(.shape(Shape(path: Path(bar), stroke: look.frame)))
    return .group(Group(role: "colorbar", name: names("colorbar"), children: children))
  }
}
