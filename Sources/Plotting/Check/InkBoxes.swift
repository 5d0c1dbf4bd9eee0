// The boxes of a text's single glyphs and rules on the page: whether two lines set closely really touch.

import SceneGraph

/// Where a text's ink is, glyph by glyph.
struct InkBoxes {
  var boxes: [TextBox] = []

  init(_ text: Text, fonts: [String: FontResource]) {
    let rotation = Rotation(degrees: text.rotation)
    func add(_ rect: Rect) {
      let corners = [(rect.x, rect.y), (rect.maxX, rect.y), (rect.maxX, rect.maxY), (rect.x, rect.maxY)]
      boxes.append(
        TextBox(corners: corners.map { rotation.move(text.anchor, along: $0.0 + text.alignmentOffset, down: $0.1) }))
    }
    for run in text.runs {
      guard let font = fonts[run.font] else { continue }
      let scale = run.size / font.unitsPerEm
      for glyph in run.glyphs {
        guard let outline = font.outlines[glyph.id]?.bounds else { continue }
        add(
          Rect(
            x: glyph.x + outline.x * scale, y: glyph.y - outline.maxY * scale, width: outline.width * scale,
            height: outline.height * scale))
      }
    }
    for rule in text.rules { add(rule.frame) }
  }

  func overlap(_ other: InkBoxes, slack: Double) -> Bool {
    boxes.contains { box in other.boxes.contains { box.overlaps($0, slack: slack) } }
  }
}
