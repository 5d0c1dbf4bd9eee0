// A font face as the scene knows it: names, style and the outlines of the glyphs used.

import CHarfBuzz
import SceneGraph

extension FontFace {
  /// The scene's value for this file, with outlines of exactly the glyphs used so far.
  var resource: FontResource {
    let postScript = name(NameID.postScript) ?? id
    var resource = FontResource(
      id: id, path: path, postScriptName: postScript, familyName: familyName, isBold: isBold, isItalic: isItalic,
      unitsPerEm: unitsPerEm)
    for glyph in usedGlyphs { resource.outlines[glyph] = outline(glyph) }
    return resource
  }

  var familyName: String { name(NameID.typographicFamily) ?? name(NameID.family) ?? id }

  /// As the font states it, e.g. `Version 2.004;PS 2.004;…`: the part before the first semicolon, without the word.
  var version: String {
    let stated = name(NameID.version)?.split(separator: ";").first.map(String.init) ?? ""
    return stated.hasPrefix("Version ") ? String(stated.dropFirst(8)) : stated
  }

  /// Entries of OpenType's name table (HarfBuzz imports its constants under different types in different versions).
  private enum NameID {
    static let family: hb_ot_name_id_t = 1
    static let version: hb_ot_name_id_t = 5
    static let postScript: hb_ot_name_id_t = 6
    static let typographicFamily: hb_ot_name_id_t = 16
  }

  private var isBold: Bool { hb_style_get_value(font, HB_STYLE_TAG_WEIGHT) >= 600 }

  /// An entry of the font's name table.
  private func name(_ id: hb_ot_name_id_t) -> String? {
    var capacity: UInt32 = 256
    var buffer = [CChar](repeating: 0, count: Int(capacity))
    let length = hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &capacity, &buffer)
    guard length > 0 else { return nil }
    return String(decoding: buffer.prefix(Int(capacity)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A glyph's outline in font units, y up; quadratic curves come as the same curves in cubic form.
  func outline(_ glyph: UInt32) -> Path {
    if let known = outlineCache[glyph] { return known }
    let sink = OutlineSink()
    hb_font_get_glyph_shape(font, glyph, OutlineSink.functions.pointer, Unmanaged.passUnretained(sink).toOpaque())
    let path = Path(sink.segments)
    outlineCache[glyph] = path
    return path
  }
}

/// HarfBuzz's immutable table of drawing callbacks, shared by all threads.
private final class DrawFunctions: @unchecked Sendable {
  let pointer: OpaquePointer?

  init() {
    pointer = hb_draw_funcs_create()
    hb_draw_funcs_set_move_to_func(
      pointer, { _, data, _, x, y, _ in OutlineSink.from(data)?.move(x, y) }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      pointer, { _, data, _, x, y, _ in OutlineSink.from(data)?.line(x, y) }, nil, nil)
    hb_draw_funcs_set_cubic_to_func(
      pointer, { _, data, _, ax, ay, bx, by, x, y, _ in OutlineSink.from(data)?.cubic(ax, ay, bx, by, x, y) },
      nil, nil)
    hb_draw_funcs_set_close_path_func(pointer, { _, data, _, _ in OutlineSink.from(data)?.close() }, nil, nil)
    hb_draw_funcs_make_immutable(pointer)
  }

  deinit { hb_draw_funcs_destroy(pointer) }
}

/// Receives HarfBuzz's drawing calls. Without a quadratic callback HarfBuzz raises quadratics to cubics itself.
private final class OutlineSink {
  /// Immutable after its making, as HarfBuzz asks of tables that threads share.
  static let functions = DrawFunctions()

  private(set) var segments: [Path.Segment] = []

  static func from(_ data: UnsafeMutableRawPointer?) -> OutlineSink? {
    data.map { Unmanaged<OutlineSink>.fromOpaque($0).takeUnretainedValue() }
  }

  private func point(_ x: Float, _ y: Float) -> Point { Point(x: Double(x), y: Double(y)) }

  func move(_ x: Float, _ y: Float) { segments.append(.move(point(x, y))) }
  func line(_ x: Float, _ y: Float) { segments.append(.line(point(x, y))) }
  func cubic(_ ax: Float, _ ay: Float, _ bx: Float, _ by: Float, _ x: Float, _ y: Float) {
    segments.append(.cubic(point(ax, ay), point(bx, by), point(x, y)))
  }
  func close() { segments.append(.close) }
}
