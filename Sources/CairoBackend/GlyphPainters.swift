// Two ways to draw glyphs: as text of an embedded font (PDF), or as filled outlines (PNG).
import CCairo
import SceneGraph

/// Shows glyphs of embedded fonts, each with the plain characters that it stands for.
final class EmbeddedGlyphs: GlyphPainter {
  private let faces: FontFaces

  init(_ faces: consuming FontFaces) { self.faces = faces }

  func paint(_ run: GlyphRun, on canvas: Canvas) {
    guard let face = faces[run.font] else { return }
    let glyphs = run.glyphs.map { cairo_glyph_t(index: UInt($0.id), x: $0.x, y: $0.y) }
    var text = "", clusters: [cairo_text_cluster_t] = []
    for glyph in run.glyphs {
      if glyph.text.isEmpty, !clusters.isEmpty {
        clusters[clusters.count - 1].num_glyphs += 1
      } else {
        clusters.append(cairo_text_cluster_t(num_bytes: Int32(glyph.text.utf8.count), num_glyphs: 1))
        text += glyph.text
      }
    }
    cairo_set_font_face(canvas.context, face)
    cairo_set_font_size(canvas.context, run.size)
    cairo_show_text_glyphs(
      canvas.context, text, Int32(text.utf8.count), glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
      cairo_text_cluster_flags_t(0))
  }
}

/// Fills outlines: Cairo 1.16 would move glyph masks to whole pixels.
final class OutlinedGlyphs: GlyphPainter {
  private let fonts: [String: FontResource]

  init(_ fonts: [FontResource]) {
    self.fonts = Dictionary(fonts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func paint(_ run: GlyphRun, on canvas: Canvas) {
    guard let font = fonts[run.font] else { return }
    let scale = run.size / font.unitsPerEm
    for glyph in run.glyphs {
      guard let outline = font.outlines[glyph.id], !outline.isEmpty else { continue }
      canvas.trace(outline.mapPoints { Point(x: glyph.x + scale * $0.x, y: glyph.y - scale * $0.y) })
      cairo_fill(canvas.context)
    }
  }
}
