// One side of a frame: tick labels, common factor and title, measured from the frame outwards.

import SceneGraph
import Typesetting

/// The sides of a frame.
enum Side: Sendable, Equatable {
  case bottom, left, top, right
  var isVertical: Bool { self == .left || self == .right }
  /// The role of the axis in the scene: `axis.x`, `axis.y`, `axis.top`, `axis.right`.
  var role: String {
    switch self {
    case .bottom: "axis.x"
    case .left: "axis.y"
    case .top: "axis.top"
    case .right: "axis.right"
    }
  }
}

/// The text along one side of a frame.
struct AxisSide {
  var side: Side
  var projection: Projection
  var ticks: AxisTicks
  var showsLabels: Bool
  var title: Paragraph?
  var titleAlignment: Axis.TitleAlignment
  var look: Look.AxisLook
  /// Distance of baselines in a title of several lines.
  var lineHeight: Double
  var digitHeight: Double
  /// Whether the common factor stands beside the title rather than beyond the axis' end.
  var factorJoinsTitle: Bool
  /// The near part of the tallest title of the panels aligned with this one: baselines stand on one line.
  var alignedNearPart = 0.0

  // MARK: Depths, from the frame outwards

  /// From the frame to the labels.
  private var labelStart: Double { look.labelGap + (look.isInward ? 0 : look.tickLength) }

  /// How far labels reach outwards from where they start.
  var labelDepth: Double {
    guard showsLabels else { return 0 }
    let labels = ticks.major.compactMap(\.label)
    if side.isVertical { return labels.map(\.width).max() ?? 0 }
    guard ticks.rotation != 0 else { return (labels.map(\.ascent).max() ?? 0) + (labels.map(\.descent).max() ?? 0) }
    let rotation = Rotation(degrees: ticks.rotation)
    return labels.map { $0.width * rotation.sine + ($0.ascent + $0.descent) * rotation.cosine }.max() ?? 0
  }

  private var titleLines: [Label] { title?.lines ?? [] }

  /// Depth of the title from its near to its far edge.
  private var titleDepth: Double {
    guard !titleLines.isEmpty || (factorJoinsTitle && ticks.factor != nil) else { return 0 }
    let all = titleLines + [factorJoinsTitle ? ticks.factor : nil].compactMap { $0 }
    let near = nearPart, far = all.map { side == .bottom ? $0.descent : $0.ascent }.max() ?? 0
    return near + far + Double(max(0, titleLines.count - 1)) * lineHeight
  }

  /// The part of a line of the title between its baseline and the frame: at least that of running text.
  private var nearPart: Double { max(ownNearPart, alignedNearPart) }

  var ownNearPart: Double {
    let all = titleLines + [factorJoinsTitle ? ticks.factor : nil].compactMap { $0 }
    let isBelow = side == .bottom
    return max(all.map { isBelow ? $0.ascent : $0.descent }.max() ?? 0, look.title.size * (isBelow ? 0.7 : 0.2))
  }

  /// Everything outside the frame on this side, when labels of all aligned panels take `labelDepth`.
  func reach(labelDepth: Double) -> Double {
    var reach = labelDepth > 0 ? labelStart + labelDepth : (look.isInward ? 0 : look.tickLength)
    if titleDepth > 0 { reach += look.titleGap + titleDepth }
    return reach
  }

  // MARK: Labels

  /// A tick label where it stands, with the index of its tick.
  struct PlacedLabel {
    var tick: Int
    var text: Text
    var box: Rect { TextBox(text).bounds }
  }

  /// The labels beside a frame.
  func labels(around frame: Rect) -> [PlacedLabel] {
    guard showsLabels else { return [] }
    let ascent = ticks.major.compactMap { $0.label?.ascent }.max() ?? 0
    return ticks.major.enumerated().compactMap { index, tick in
      tick.label.map { label in
        PlacedLabel(tick: index, text: text(label, at: projection(tick.value), frame, ascent))
      }
    }
  }

  private func text(_ label: Label, at place: Double, _ frame: Rect, _ ascent: Double) -> Text {
    let color = look.labels.color
    switch side {
    case .left:
      return label.text(
        at: Point(x: frame.x - labelStart, y: place + digitHeight / 2), alignment: .right, color: color)
    case .right:
      return label.text(
        at: Point(x: frame.maxX + labelStart, y: place + digitHeight / 2), alignment: .left, color: color)
    case .top:
      let descent = ticks.major.compactMap { $0.label?.descent }.max() ?? 0
      return label.text(at: Point(x: place, y: frame.y - labelStart - descent), alignment: .center, color: color)
    case .bottom:
      guard ticks.rotation != 0 else {
        return label.text(
          at: Point(x: place, y: frame.maxY + labelStart + ascent), alignment: .center, color: color)
      }
      // The end of the label stands under its tick; its ascent side faces up and left.
      let rotation = Rotation(degrees: ticks.rotation)
      let drop = label.ascent * rotation.cosine
      let shift = (label.ascent - label.descent) / 2 * rotation.sine
      return label.text(
        at: Point(x: place + shift, y: frame.maxY + labelStart + drop), alignment: .right, rotation: ticks.rotation,
        color: color)
    }
  }

  // MARK: Title and factor

  /// Title and factor, when labels of all aligned panels take `labelDepth`.
  func titleNodes(
    around frame: Rect, labelDepth: Double, names: ElementNames, hasHeader: Bool, within span: ClosedRange<Double>
  ) -> [Node] {
    var nodes: [Node] = []
    let start = (labelDepth > 0 ? labelStart + labelDepth : look.isInward ? 0 : look.tickLength) + look.titleGap
    var inset = 0.0
    if let factor = ticks.factor {
      if factorJoinsTitle {
        nodes.append(factorNode(line(factor, 0, of: 1, start: start, inset: 0, .end, frame), names))
        inset = factor.width + look.title.size
      } else {
        nodes.append(factorNode(beyondEnd(factor, frame, hasHeader: hasHeader), names))
      }
    }
    let texts = titleLines.enumerated().map { index, label in
      var text = line(label, index, of: titleLines.count, start: start, inset: inset, titleAlignment, frame)
      if !side.isVertical { text.anchor.x += shift(of: text, into: span) }
      return text
    }
    if !texts.isEmpty {
      nodes.append(
        .group(Group(role: side.role + ".title", name: names("\(side.role).title"), children: texts.map(Node.text))))
    }
    return nodes
  }

  /// How far a title wider than its panel moves to stay on the page.
  private func shift(of text: Text, into span: ClosedRange<Double>) -> Double {
    let start = text.anchor.x + text.alignmentOffset, end = start + text.width
    if start < span.lowerBound { return min(span.lowerBound - start, max(0, span.upperBound - end)) }
    return -max(0, min(end - span.upperBound, start - span.lowerBound))
  }

  private func factorNode(_ text: Text, _ names: ElementNames) -> Node {
    .group(Group(role: side.role + ".factor", name: names("\(side.role).factor"), children: [.text(text)]))
  }

  /// One line of the title; the first line is the outermost on the left and the innermost below.
  private func line(
    _ label: Label, _ index: Int, of count: Int, start: Double, inset: Double, _ alignment: Axis.TitleAlignment,
    _ frame: Rect
  ) -> Text {
    let steps = side == .bottom ? index : count - 1 - index
    let depth = start + nearPart + Double(steps) * lineHeight
    let isEnd = alignment == .end, color = look.title.color
    let textAlignment: Text.Alignment = isEnd ? .right : .center
    switch side {
    case .bottom, .top:
      // A title in the middle makes way for the factor at the end.
      let middle = inset > 0 ? min(frame.midX, frame.maxX - inset - label.width / 2) : frame.midX
      let x = isEnd ? frame.maxX - inset : middle
      let y = side == .bottom ? frame.maxY + depth : frame.y - depth
      return label.text(at: Point(x: x, y: y), alignment: textAlignment, color: color)
    case .left, .right:
      let y = isEnd ? frame.y + inset : frame.midY
      // Read from the same side on the right: there the first line is the innermost, with its head to the frame.
      let outward = start + (titleDepth - nearPart) - Double(steps) * lineHeight
      let x = side == .left ? frame.x - depth : frame.maxX + outward
      return label.text(at: Point(x: x, y: y), alignment: textAlignment, rotation: 90, color: color)
    }
  }

  /// The factor above the frame; left of the frame where a header stands above.
  private func beyondEnd(_ factor: Label, _ frame: Rect, hasHeader: Bool) -> Text {
    let color = look.labels.color
    let y = frame.y - look.labelGap - factor.descent
    if side == .right { return factor.text(at: Point(x: frame.maxX, y: y), alignment: .left, color: color) }
    guard hasHeader else { return factor.text(at: Point(x: frame.x, y: y), alignment: .left, color: color) }
    return factor.text(
      at: Point(x: frame.x - labelStart, y: y - digitHeight / 2), alignment: .right, color: color)
  }

  /// Height that the factor takes above the frame.
  func factorHeight(hasHeader: Bool) -> Double {
    guard let factor = ticks.factor, !factorJoinsTitle, side.isVertical else { return 0 }
    return look.labelGap + factor.ascent + factor.descent + (hasHeader ? digitHeight / 2 : 0)
  }
}
