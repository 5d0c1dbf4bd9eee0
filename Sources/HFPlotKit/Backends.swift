// The table of backends: one line a format.
import CairoBackend
import JSONTree
import SVGBackend
import SceneGraph
import TikZBackend

/// What a format may be told beside the scene.
public struct RenderOptions: Sendable, Equatable {
  /// Resolution of PNG files, in dots per inch.
  public var dpi: Double
  /// Whether PNG leaves the page's background out.
  public var isTransparent: Bool
  /// Whether SVG files have plain words as text instead of outlines.
  public var hasSVGWords = false
  /// `YYYY-MM-DDThh:mm:ssZ`; nil writes no date.
  public var date: String?
  /// Every part by its name; those with a default may be left out.
  public init(dpi: Double = 300, isTransparent: Bool = false, date: String? = nil) {
    self.dpi = dpi
    self.isTransparent = isTransparent
    self.date = date
  }
}

/// The formats that figures are written in.
public enum Backends {
  private static let table: [(fileExtension: String, make: @Sendable (RenderOptions) -> any Backend)] = [
    ("pdf", { PDFBackend(creationDate: $0.date) }),
    ("png", { PNGBackend(dpi: $0.dpi, isTransparent: $0.isTransparent) }),
    ("svg", { SVGBackend(options: .init(textMode: $0.hasSVGWords ? .hybrid : .outlines)) }),
    ("tex", { _ in TikZBackend() }),
  ]

  /// Extensions of all formats, without the dot.
  public static var fileExtensions: [String] { table.map(\.fileExtension) }

  /// The backend for a file, by its extension.
  /// - Parameters:
  ///   - file: its path or name.
  ///   - options: what the format is told.
  ///   - own: backends of the caller's, asked first.
  public static func backend(
    for file: String, options: RenderOptions, own: [any Backend] = []
  ) throws(KitProblem) -> any Backend {
    let wanted = PageNames.fileExtension(of: file)
    if let backend = own.first(where: { $0.format.fileExtension == wanted }) { return backend }
    if let entry = table.first(where: { $0.fileExtension == wanted }) { return entry.make(options) }
    let near = NameSuggestion.nearest(to: wanted, among: fileExtensions).map { "did you mean .\($0)? " } ?? ""
    throw KitProblem(
      "\(file): no format has this extension", hint: near + "use one of: .\(fileExtensions.joined(separator: ", ."))")
  }
}
