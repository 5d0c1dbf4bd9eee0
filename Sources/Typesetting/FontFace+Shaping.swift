// Shaping of one word by HarfBuzz: kerning, ligatures, marks, whatever the script; cached by word.

import CHarfBuzz

/// A shaped word in em, independent of size.
struct ShapedWord {
  struct Glyph {
    var id: UInt32
    var x: Double
    var y: Double
    var text: String
  }
  var glyphs: [Glyph]
  var advance: Double
  var top: Double
  var bottom: Double
  /// How far the ink of the last glyph reaches beyond the advance (never negative).
  var overhang: Double

  var hasMissingGlyph: Bool { glyphs.contains { $0.id == 0 } }
}

struct WordKey: Hashable {
  var text: String
  var ligatures: Bool
}

extension FontFace {
  func shape(_ text: String, ligatures: Bool = true) -> ShapedWord {
    let key = WordKey(text: text, ligatures: ligatures)
    if let known = wordCache[key] { return known }
    let word = shapeAnew(text, ligatures: ligatures)
    if wordCache.count >= 4096 { wordCache.removeAll() }
    wordCache[key] = word
    return word
  }

  private func shapeAnew(_ text: String, ligatures: Bool) -> ShapedWord {
    guard let buffer = hb_buffer_create() else { return ShapedWord.empty }
    defer { hb_buffer_destroy(buffer) }
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
      }
    }
    // The language is fixed so that the environment's locale never chooses glyphs.
    hb_buffer_set_language(buffer, hb_language_from_string("en", -1))
    hb_buffer_guess_segment_properties(buffer)
    var features = ["liga", "clig", "dlig"].map { Self.feature($0, value: 0) }
    hb_shape(font, buffer, &features, ligatures ? 0 : UInt32(features.count))
    return collect(buffer, bytes)
  }

  private func collect(_ buffer: OpaquePointer, _ bytes: [UInt8]) -> ShapedWord {
    var count: UInt32 = 0
    let infos = UnsafeBufferPointer(start: hb_buffer_get_glyph_infos(buffer, &count), count: Int(count))
    let positions = UnsafeBufferPointer(start: hb_buffer_get_glyph_positions(buffer, &count), count: Int(count))
    var word = ShapedWord.empty
    for index in infos.indices {
      let glyph = infos[index].codepoint, metrics = metrics(glyph)
      let x = word.advance + em(positions[index].x_offset), y = em(positions[index].y_offset)
      let text = clusterText(infos, index, bytes)
      word.glyphs.append(.init(id: glyph, x: x, y: y, text: text))
      word.top = max(word.top, metrics.top + y)
      word.bottom = min(word.bottom, metrics.bottom + y)
      word.advance += em(positions[index].x_advance)
      word.overhang = max(0, x + metrics.right - word.advance)
    }
    return word
  }

  /// The characters of a cluster go to its first glyph; clusters fall in right-to-left text.
  private func clusterText(_ infos: UnsafeBufferPointer<hb_glyph_info_t>, _ index: Int, _ bytes: [UInt8]) -> String {
    let cluster = infos[index].cluster
    if index > 0, infos[index - 1].cluster == cluster { return "" }
    let end = infos.lazy.map(\.cluster).filter { $0 > cluster }.min() ?? UInt32(bytes.count)
    return String(decoding: bytes[Int(cluster)..<Int(end)], as: UTF8.self)
  }

  static func feature(_ tag: String, value: UInt32) -> hb_feature_t {
    hb_feature_t(tag: hb_tag_from_string(tag, -1), value: value, start: 0, end: .max)
  }
}

extension ShapedWord {
  static let empty = ShapedWord(glyphs: [], advance: 0, top: 0, bottom: 0, overhang: 0)
}
