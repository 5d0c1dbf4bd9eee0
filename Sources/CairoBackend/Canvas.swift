// A Cairo context that draws the scene's shapes; text is left to whoever knows how its format wants it.
import CCairo
import SceneGraph

/// Owns a context on a surface. Everything drawn goes through a save and restore: no state survives a call.
final class Canvas {
  let context: OpaquePointer

  init(surface: OpaquePointer) {
    context = cairo_create(surface)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING)
  }

  deinit { cairo_destroy(context) }

  /// What went wrong in the context, if anything.
  var failure: String? {
    let status = cairo_status(context)
    return status == CAIRO_STATUS_SUCCESS ? nil : String(cString: cairo_status_to_string(status))
  }

  func trace(_ path: Path) {
    cairo_new_path(context)
    append(path)
  }

  func append(_ path: Path) {
    for segment in path.segments {
      switch segment {
      case .move(let p): cairo_move_to(context, p.x, p.y)
      case .line(let p): cairo_line_to(context, p.x, p.y)
      case .cubic(let a, let b, let c): cairo_curve_to(context, a.x, a.y, b.x, b.y, c.x, c.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  func source(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }

  func fill(_ path: Path, with paint: Paint) {
    switch paint {
    case .solid(let color):
      source(color)
      trace(path)
      cairo_fill(context)
    case .hatch(let hatch): fill(path, with: hatch)
    }
  }

  /// Real lines clipped to the path: the same in every format, at every resolution.
  private func fill(_ path: Path, with hatch: Hatch) {
    if let background = hatch.background { fill(path, with: .solid(background)) }
    guard let bounds = path.bounds else { return }
    cairo_save(context)
    trace(path)
    cairo_clip(context)
    cairo_new_path(context)
    for (from, to) in hatch.lines(over: bounds) {
      cairo_move_to(context, from.x, from.y)
      cairo_line_to(context, to.x, to.y)
    }
    strokeCurrentPath(Stroke(color: hatch.color, width: hatch.lineWidth))
    cairo_restore(context)
  }

  func stroke(_ path: Path, with stroke: Stroke) {
    trace(path)
    strokeCurrentPath(stroke)
  }

  private func strokeCurrentPath(_ stroke: Stroke) {
    source(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), stroke.dashPhase)
    cairo_set_line_cap(context, stroke.cap.cairo)
    cairo_set_line_join(context, stroke.join.cairo)
    cairo_stroke(context)
  }

  func begin(_ group: Group) {
    cairo_save(context)
    if let clip = group.clip {
      trace(clip)
      cairo_clip(context)
      cairo_new_path(context)
    }
    if group.opacity < 1 { cairo_push_group(context) }
  }

  func end(_ group: Group) {
    if group.opacity < 1 {
      cairo_pop_group_to_source(context)
      cairo_paint_with_alpha(context, group.opacity)
    }
    cairo_restore(context)
  }

  /// Runs `body` in the text's own frame: origin at the left end of the baseline, x along it.
  func inFrame(of text: Text, _ body: () -> Void) {
    cairo_save(context)
    cairo_translate(context, text.anchor.x, text.anchor.y)
    if text.rotation != 0 { cairo_rotate(context, -text.rotation * .pi / 180) }
    cairo_translate(context, text.alignmentOffset, 0)
    body()
    cairo_restore(context)
  }
}

extension Stroke.Cap {
  var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    case .square: CAIRO_LINE_CAP_SQUARE
    }
  }
}

extension Stroke.Join {
  var cairo: cairo_line_join_t {
    switch self {
    case .miter: CAIRO_LINE_JOIN_MITER
    case .round: CAIRO_LINE_JOIN_ROUND
    case .bevel: CAIRO_LINE_JOIN_BEVEL
    }
  }
}
