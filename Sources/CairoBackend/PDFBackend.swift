// Scenes as the pages of a PDF: embedded subset fonts, searchable text, exact page size, deterministic bytes.
import CCairo
import SceneGraph

/// Writes PDF 1.4.
public struct PDFBackend: PagedBackend {
  /// PDF of one or several pages.
  public let format = FileFormat(name: "pdf", fileExtension: "pdf")
  /// Creation date as `YYYY-MM-DDThh:mm:ssZ`; without one the file carries none, so that equal figures are equal files.
  public var creationDate: String?

  /// Every part by its name; those with a default may be left out.
  public init(creationDate: String? = nil) { self.creationDate = creationDate }

  /// A document of one page; throws where Cairo or a font fails.
  public func render(_ scene: Scene) throws(RenderError) -> [UInt8] { try render(pages: [scene]) }

  /// A document of these pages, in order; throws where Cairo or a font fails.
  public func render(pages: [Scene]) throws(RenderError) -> [UInt8] {
    guard let first = pages.first else { throw RenderError(format: format, message: "there is no page to draw") }
    let sink = ByteSink()
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write, sink.pointer, first.size.width, first.size.height)
    else { throw RenderError(format: format, message: "Cairo cannot create a PDF") }
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    setMetadata(of: surface, first)
    try draw(pages, on: surface)
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw RenderError(format: format, message: String(cString: cairo_status_to_string(status)))
    }
    return try PDFAmendment(sink.bytes).adding(
      alternativeTexts: pages.map(\.alternativeText), metadata: first.metadata, date: creationDate, format: format)
  }

  private func setMetadata(of surface: OpaquePointer, _ scene: Scene) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "hfplot")
    // An empty date takes away the current time, which Cairo would write. A date of ours is added afterwards: Cairo
    // 1.16 leaves out the `D:` that dates begin with.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, "")
  }

  private func draw(_ pages: [Scene], on surface: OpaquePointer) throws(RenderError) {
    let canvas = Canvas(surface: surface)
    disableHinting(canvas)
    for page in pages {
      cairo_pdf_surface_set_size(surface, page.size.width, page.size.height)
      let painter = EmbeddedGlyphs(try FontFaces(page.fonts, format: format))
      var target = CairoSurface(canvas: canvas, glyphs: painter)
      if let background = page.background {
        canvas.fill(Path(Rect(x: 0, y: 0, width: page.size.width, height: page.size.height)), with: .solid(background))
      }
      // Behind the background: Cairo forgets all that an opaque full page covers, an open tag included.
      cairo_tag_begin(canvas.context, "Figure", "")
      try target.draw(page.root)
      cairo_tag_end(canvas.context, "Figure")
      cairo_show_page(canvas.context)
    }
    if let failure = canvas.failure { throw RenderError(format: format, message: failure) }
  }

  private func disableHinting(_ canvas: Canvas) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(canvas.context, options)
    cairo_font_options_destroy(options)
  }
}
