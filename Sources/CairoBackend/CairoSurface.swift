// A scene's elements on a Cairo canvas; what differs between formats is only how glyphs are drawn.
import CCairo
import SceneGraph

/// Draws the glyphs of a label whose frame has been set up.
protocol GlyphPainter: AnyObject {
  func paint(_ run: GlyphRun, on canvas: Canvas)
}

struct CairoSurface: Surface {
  let canvas: Canvas
  let glyphs: any GlyphPainter

  mutating func begin(_ group: Group) { canvas.begin(group) }

  mutating func end(_ group: Group) { canvas.end(group) }

  mutating func draw(_ image: Image) { canvas.draw(image) }

  mutating func draw(_ shape: Shape) {
    if let fill = shape.fill { canvas.fill(shape.path, with: fill) }
    if let stroke = shape.stroke { canvas.stroke(shape.path, with: stroke) }
  }

  mutating func draw(_ text: Text) {
    canvas.inFrame(of: text) {
      for run in text.runs {
        canvas.source(run.color ?? text.color)
        glyphs.paint(run, on: canvas)
      }
      for rule in text.rules { canvas.fill(Path(rule.frame), with: .solid(rule.color ?? text.color)) }
    }
  }
}
