// The lines of text in a panel's corner: experiment, energy, region, stage.

import SceneGraph
import Typesetting

/// Measured lines, ready to be put somewhere.
struct LabelBlock {
  struct Line {
    var role: String
    var label: Label
    var color: Color
    /// Baseline below the block's upper edge.
    var baseline: Double
  }
  var lines: [Line] = []
  var size = Size(width: 0, height: 0)
  /// Whether it stands in the right corner, its lines flush right.
  var isRight = false

  /// - Parameter style: size and colour of a line by its role and name.
  init(
    _ texts: [PanelLabel], width: Double, look: Look, labels: LabelSource, style textLook: (String, String) -> TextLook
  ) throws(FigureProblem) {
    var place = 0.0
    for text in texts where !text.text.isEmpty {
      let style = textLook(text.role, "label.\(lines.count)")
      let paragraph = try Paragraph(text.text, size: style.size, fitting: width, labels)
      for label in paragraph.lines {
        // The line box is at least as tall as capitals, and as tall as the ink where a formula needs it.
        let above = max(labels.capHeight(style.size), label.ascent)
        let pitch = max(style.size * look.label.lineSpacing, label.ascent + lines.lastDescent + style.size * 0.2)
        place += lines.isEmpty ? above : pitch
        lines.append(Line(role: text.role, label: label, color: style.color, baseline: place))
      }
    }
    size = Size(width: lines.map(\.label.width).max() ?? 0, height: place + lines.lastDescent)
  }

  /// Aligned lines with the block's upper left corner at `origin`.
  func nodes(at origin: Point, names: ElementNames) -> [Node] {
    let x = isRight ? origin.x + size.width : origin.x
    return lines.enumerated().map { index, line in
      let text = line.label.text(
        at: Point(x: x, y: origin.y + line.baseline), alignment: isRight ? .right : .left, color: line.color)
      return .group(Group(role: line.role, name: names("label.\(index)"), children: [.text(text)]))
    }
  }
}

extension [LabelBlock.Line] {
  fileprivate var lastDescent: Double { last?.label.descent ?? 0 }
}
