// A scene as a PNG: outlines for text, the resolution stored, opaque or transparent.
import CCairo
import SceneGraph

/// Writes 8-bit sRGB PNG files.
public struct PNGBackend: Backend {
  /// PNG with an alpha channel.
  public let format = FileFormat(name: "png", fileExtension: "png")
  /// Dots per inch.
  public var dpi: Double
  /// Without the scene's background, with an alpha channel.
  public var isTransparent: Bool

  /// Every part by its name; those with a default may be left out.
  public init(dpi: Double = 300, isTransparent: Bool = false) {
    self.dpi = dpi
    self.isTransparent = isTransparent
  }

  /// Cairo's limit for the sides of an image.
  private static let largestSide = 32_767.0

  /// A picture of the page at the backend's resolution; throws where Cairo or a font fails.
  public func render(_ scene: Scene) throws(RenderError) -> [UInt8] {
    let width = (scene.size.width * dpi / 72).rounded(), height = (scene.size.height * dpi / 72).rounded()
    guard dpi > 0, width >= 1, height >= 1, max(width, height) <= Self.largestSide else {
      throw RenderError(
        format: format, message: "an image of \(width) × \(height) pixels cannot be made",
        hint: "choose another --dpi: sides of 1 to \(Int(Self.largestSide)) pixels are possible")
    }
    let opaque = !isTransparent && scene.background != nil
    guard
      let surface = cairo_image_surface_create(
        opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
    else { throw RenderError(format: format, message: "there is not enough memory for the image") }
    defer { cairo_surface_destroy(surface) }
    try draw(scene, on: surface, background: isTransparent ? nil : scene.background)
    return try file(of: surface, scene)
  }

  private func draw(_ scene: Scene, on surface: OpaquePointer, background: Color?) throws(RenderError) {
    let canvas = Canvas(surface: surface)
    cairo_scale(canvas.context, dpi / 72, dpi / 72)
    if let background {
      canvas.source(background)
      cairo_paint(canvas.context)
    }
    var target = CairoSurface(canvas: canvas, glyphs: OutlinedGlyphs(scene.fonts))
    try target.draw(scene.root)
    if let failure = canvas.failure { throw RenderError(format: format, message: failure) }
  }

  /// Cairo's file with our chunks behind the header.
  private func file(of surface: OpaquePointer, _ scene: Scene) throws(RenderError) -> [UInt8] {
    let sink = ByteSink()
    let status = cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.pointer)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw RenderError(format: format, message: String(cString: cairo_status_to_string(status)))
    }
    // The signature has 8 bytes, the header chunk 25.
    let header = 33
    var chunks = PNGChunk.bytes("sRGB", [0]) + resolution
    var facts = [
      Metadatum(key: "Title", value: scene.title), Metadatum(key: "Description", value: scene.alternativeText),
    ]
    facts += scene.metadata.map { Metadatum(key: "hfplot:\($0.key)", value: $0.value) }
    for fact in facts where !fact.value.isEmpty { chunks += text(fact) }
    return Array(sink.bytes[..<header]) + chunks + Array(sink.bytes[header...])
  }

  /// Pixels per metre.
  private var resolution: [UInt8] {
    let density = PNGChunk.bigEndian(UInt32((dpi / 0.0254).rounded()))
    return PNGChunk.bytes("pHYs", density + density + [1])
  }

  /// International text, not compressed: keyword, two flags, language and translated keyword left empty.
  private func text(_ fact: Metadatum) -> [UInt8] {
    let keyword = fact.key.utf8.filter { $0 >= 32 && $0 < 127 }.prefix(79)
    return PNGChunk.bytes("iTXt", Array(keyword) + [0, 0, 0, 0, 0] + Array(fact.value.utf8))
  }
}
