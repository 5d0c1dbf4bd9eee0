// From layout boxes (y up) to a label (y down): lines below each other, ink measured.

import SceneGraph

/// Collects the boxes of a label's lines.
struct LabelBuilder {
  private(set) var runs: [GlyphRun] = []
  private(set) var rules: [Rule] = []
  private(set) var lines: [Label.Line] = []
  private(set) var ink: Rect?
  private(set) var ascent = 0.0
  private(set) var descent = 0.0
  private var lastDescent = 0.0
  private let lineHeight: Double

  init(lineHeight: Double) { self.lineHeight = lineHeight }

  mutating func add(_ box: MathBox) {
    var y = 0.0
    // Lines keep the font's distance, or more where a fraction needs it.
    if let last = lines.last { y = last.y + max(lineHeight, lastDescent + box.ascent + 0.1 * lineHeight) }
    let firstRun = runs.count, firstRule = rules.count
    for run in box.runs { add(run, y) }
    for rule in box.rules { add(rule, y) }
    if lines.isEmpty { ascent = max(0, box.ascent) }
    descent = max(descent, y + box.descent)
    lastDescent = box.descent
    lines.append(
      Label.Line(y: y, width: box.width, runs: firstRun..<runs.count, rules: firstRule..<rules.count))
  }

  private mutating func add(_ run: BoxRun, _ y: Double) {
    var glyphs: [GlyphRun.Glyph] = []
    glyphs.reserveCapacity(run.glyphs.count)
    for glyph in run.glyphs {
      run.face.markUsed(glyph.id)
      let metrics = run.face.metrics(glyph.id)
      let at = Point(x: run.x + glyph.x, y: y - run.y - glyph.y)
      glyphs.append(.init(id: glyph.id, x: at.x, y: at.y, text: glyph.text))
      if !metrics.isBlank {
        cover(
          Rect(
            x: at.x + metrics.left * run.size, y: at.y - metrics.top * run.size,
            width: (metrics.right - metrics.left) * run.size, height: metrics.height * run.size))
      }
    }
    runs.append(
      GlyphRun(
        font: run.face.id, size: run.size, color: run.color, glyphs: glyphs, advance: run.advance, isWord: run.isWord))
  }

  private mutating func add(_ rule: BoxRule, _ y: Double) {
    let frame = Rect(x: rule.x, y: y - rule.y - rule.height, width: rule.width, height: rule.height)
    rules.append(Rule(frame: frame, color: rule.color))
    cover(frame)
  }

  private mutating func cover(_ rect: Rect) { ink = ink?.union(rect) ?? rect }
}
