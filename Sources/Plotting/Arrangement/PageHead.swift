// The head of a page: lines across all panels, and a legend that stands there.

import SceneGraph
import Typesetting

/// Measured lines and legend above all panels.
struct PageHead {
  fileprivate struct Line {
    var header: PanelHeader
    var label: Label
    var color: Color
    /// Below the upper edge of the head.
    var baseline: Double
  }
  fileprivate var lines: [Line] = []
  private var legend: LegendBlock?
  private var legendTop = 0.0
  private(set) var height = 0.0
  private let look: Look

  /// Sets the lines within `width`: those of the left and of the right side share lines where they fit beside each other.
  init(
    _ headers: [PanelHeader], legend keys: [LegendKey], _ spec: Legend?, width: Double, look: Look,
    labels: LabelSource, style: (LegendKey) -> TextLook
  ) throws(FigureProblem) {
    self.look = look
    var rights = headers.filter { $0.side == .right && !$0.text.isEmpty }
    for header in headers where header.side == .left && !header.text.isEmpty {
      let own = try Self.measured(header, width, look, labels)
      var row = own.map { [$0] }
      if let right = rights.first {
        let other = try Self.measured(right, width, look, labels)
        if row.count == 1, other.count == 1, own[0].label.width + other[0].label.width + look.label.gap * 2 <= width {
          row[0].append(other[0])
          rights.removeFirst()
        }
      }
      row.forEach { add($0) }
    }
    for header in rights { try Self.measured(header, width, look, labels).forEach { add([$0]) } }
    if let last = lines.last { height = last.baseline + last.label.size * 0.25 }
    guard let spec, !keys.isEmpty else {
      height += lines.isEmpty ? 0 : look.label.gap
      return
    }
    try addLegend(keys, spec, width, labels, style)
  }

  private static func measured(
    _ header: PanelHeader, _ width: Double, _ look: Look, _ labels: LabelSource
  ) throws(FigureProblem) -> [Line] {
    let style = look.label.text(header.role)
    let paragraph = try Paragraph(header.text, size: style.size, fitting: width, labels)
    return paragraph.lines.map { Line(header: header, label: $0, color: style.color, baseline: 0) }
  }

  /// One line of the page, as tall as its tallest part.
  private mutating func add(_ row: [Line]) {
    let ascent = row.map { max($0.label.ascent, $0.label.size * 0.75) }.max() ?? 0
    let step = row.map { $0.label.size * look.label.lineSpacing }.max() ?? 0
    let last = lines.last.map { $0.baseline + lines.lastDescent }
    let baseline = last.map { max($0 + ascent + look.label.gap * 0.3, (lines.last?.baseline ?? 0) + step) } ?? ascent
    lines += row.map { line in
      var line = line
      line.baseline = baseline
      return line
    }
  }

  private mutating func addLegend(
    _ keys: [LegendKey], _ spec: Legend, _ width: Double, _ labels: LabelSource, _ style: (LegendKey) -> TextLook
  ) throws(FigureProblem) {
    var best: LegendBlock?
    for columns in spec.columns.map({ [max(1, $0)] }) ?? Array(1...max(1, keys.count)) {
      let block = try LegendBlock(
        keys, legend: spec, columns: columns, width: width, look: look, labels: labels, style: style)
      let isWhole = block.size.width <= width && !block.hasBrokenTitles
      if best == nil || isWhole && block.size.height < (best?.size.height ?? .infinity) { best = block }
    }
    legend = best
    legendTop = lines.isEmpty ? 0 : height + look.legend.gap * 0.5
    height = legendTop + (best?.size.height ?? 0) + look.legend.gap * 0.5
  }

  /// The lines and the legend, with the head's upper left corner at `origin`.
  func nodes(at origin: Point, width: Double, names: ElementNames) -> [Node] {
    var nodes = lines.enumerated().map { index, line -> Node in
      let isLeft = line.header.side == .left
      let text = line.label.text(
        at: Point(x: isLeft ? origin.x : origin.x + width, y: origin.y + line.baseline),
        alignment: isLeft ? .left : .right, color: line.color)
      return .group(Group(role: line.header.role, name: names("head.\(index)"), children: [.text(text)]))
    }
    if let legend {
      let at = Point(x: origin.x, y: origin.y + legendTop)
      nodes.append(.group(Group(role: "legend", name: names("legend"), children: legend.nodes(at: at, names: names))))
    }
    return nodes
  }
}

extension [PageHead.Line] {
  /// How far the last line reaches below its baseline.
  fileprivate var lastDescent: Double {
    guard let baseline = last?.baseline else { return 0 }
    return filter { $0.baseline == baseline }.map { Swift.max($0.label.descent, $0.label.size * 0.22) }.max() ?? 0
  }
}
