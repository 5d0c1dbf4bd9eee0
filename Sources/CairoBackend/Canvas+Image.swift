// Pixel images: sharp cells, never smoothed.
import CCairo
import SceneGraph

extension Canvas {
  func draw(_ image: Image) {
    guard image.width > 0, image.height > 0, image.rgba.count == 4 * image.width * image.height else { return }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(image.width), Int32(image.height))
    defer { cairo_surface_destroy(surface) }
    guard let pixels = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    cairo_surface_flush(surface)
    for row in 0..<image.height { copy(row, of: image, to: pixels + row * stride) }
    cairo_surface_mark_dirty(surface)
    cairo_save(context)
    cairo_translate(context, image.frame.x, image.frame.y)
    cairo_scale(context, image.frame.width / Double(image.width), image.frame.height / Double(image.height))
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Cairo wants native 32-bit words 0xAARRGGBB with colours multiplied by alpha.
  private func copy(_ row: Int, of image: Image, to target: UnsafeMutablePointer<UInt8>) {
    target.withMemoryRebound(to: UInt32.self, capacity: image.width) { words in
      for column in 0..<image.width {
        let start = 4 * (row * image.width + column), alpha = UInt32(image.rgba[start + 3])
        func part(_ offset: Int) -> UInt32 { (UInt32(image.rgba[start + offset]) * alpha + 127) / 255 }
        words[column] = alpha << 24 | part(0) << 16 | part(1) << 8 | part(2)
      }
    }
  }
}
