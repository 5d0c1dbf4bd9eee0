// Labels in SVG: outlines of glyphs defined once, or words as text held to their measured width.

import SceneGraph

extension SVGSurface {
  mutating func write(_ text: Text) {
    guard !text.runs.isEmpty || !text.rules.isEmpty else { return }
    body.write("<g transform=\"translate(\(text.anchor.x.fixed(3)) \(text.anchor.y.fixed(3)))")
    if text.rotation != 0 { body.write(" rotate(\((-text.rotation).fixed(3)))") }
    if text.alignmentOffset != 0 { body.write(" translate(\(text.alignmentOffset.fixed(3)) 0)") }
    body.write("\"")
    body.write(color: text.color, as: "fill")
    body.write(" role=\"img\" aria-label=\"")
    body.write(xmlAttribute: text.plain)
    body.write("\">\n")
    for run in text.runs { write(run) }
    for rule in text.rules { write(rule) }
    body.write("</g>\n")
  }

  private mutating func write(_ rule: Rule) {
    body.write("<rect")
    body.write(attribute: "x", rule.frame.x)
    body.write(attribute: "y", rule.frame.y)
    body.write(attribute: "width", rule.frame.width)
    body.write(attribute: "height", rule.frame.height)
    if let color = rule.color { body.write(color: color, as: "fill") }
    body.write("/>\n")
  }

  private mutating func write(_ run: GlyphRun) {
    guard let font = fonts[run.font] else { return }
    if options.textMode == .hybrid, run.isWord, writeWord(run, font) { return }
    writeOutlines(run, font)
  }

  /// Glyphs as uses of their outlines, in a system of font units.
  private mutating func writeOutlines(_ run: GlyphRun, _ font: FontResource) {
    guard let first = run.glyphs.first else { return }
    let scale = run.size / font.unitsPerEm
    let visible = run.glyphs.filter { font.outlines[$0.id]?.isEmpty == false }
    guard !visible.isEmpty, scale > 0 else { return }
    let s = scale.fixed(9)
    body.write("<g transform=\"matrix(\(s) 0 0 -\(s) \(first.x.fixed(3)) \(first.y.fixed(3)))\"")
    if let color = run.color { body.write(color: color, as: "fill") }
    body.write(">")
    for glyph in visible {
      body.write("<use xlink:href=\"#\(glyphIdentifier(glyph.id, font))\"")
      if glyph.x != first.x { body.write(attribute: "x", (glyph.x - first.x) / scale, decimals: 1) }
      if glyph.y != first.y { body.write(attribute: "y", (first.y - glyph.y) / scale, decimals: 1) }
      body.write("/>")
    }
    body.write("</g>\n")
  }

  /// The id of a glyph's outline: the font's place in the scene and the glyph's number.
  private mutating func glyphIdentifier(_ glyph: UInt32, _ font: FontResource) -> String {
    let identifier = "\(prefix)g\(fontNumbers[font.id] ?? 0).\(glyph)"
    if glyphs.insert(identifier).inserted, let outline = font.outlines[glyph] {
      definitions.write("<path id=\"\(identifier)\" d=\"")
      definitions.write(outline, decimals: 1)
      definitions.write("\"/>\n")
    }
    return identifier
  }

  /// A word as text, if its glyphs stand on one baseline; false (and nothing written) otherwise.
  private mutating func writeWord(_ run: GlyphRun, _ font: FontResource) -> Bool {
    guard let first = run.glyphs.first, run.glyphs.allSatisfy({ $0.y == first.y }) else { return false }
    let word = run.glyphs.map(\.text).joined()
    guard !word.isEmpty else { return false }
    body.write("<text xml:space=\"preserve\" font-family=\"")
    body.write(xmlAttribute: FontStack.families(for: font))
    body.write("\"")
    if font.isBold { body.write(" font-weight=\"bold\"") }
    if font.isItalic { body.write(" font-style=\"italic\"") }
    body.write(attribute: "font-size", run.size)
    body.write(attribute: "x", first.x)
    body.write(attribute: "y", first.y)
    if let color = run.color { body.write(color: color, as: "fill") }
    body.write(attribute: "textLength", run.advance)
    body.write(" lengthAdjust=\"spacingAndGlyphs\">")
    body.write(xmlText: word)
    body.write("</text>\n")
    return true
  }
}
