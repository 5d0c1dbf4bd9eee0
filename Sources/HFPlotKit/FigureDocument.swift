// Figures as documents: what --emit writes and draw reads, to be edited in any language in between.
import JSONTree
import Plotting
import Results
import Styles

/// Reads and writes figures before any layout: `{"schema_version": 1, "kind": "figure", "style": …, "pages": […]}`.
public enum FigureDocument {
  /// What `kind` says in files of this result.
  public static let kind = "figure"

  private struct Content: Codable {
    var schemaVersion: Int
    var kind: String
    var hfplot: String
    var pages: FigurePages

    init(_ figures: [Figure]) {
      (schemaVersion, kind, hfplot) = (ResultSchema.version, FigureDocument.kind, HFPlotVersion.current)
      pages = FigurePages(figures)
    }

    private enum Key: String, CodingKey {
      case schemaVersion = "schema_version"
      case kind, hfplot
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Key.self)
      schemaVersion = try fields.decode(Int.self, forKey: .schemaVersion)
      kind = try fields.decode(String.self, forKey: .kind)
      hfplot = try fields.decodeIfPresent(String.self, forKey: .hfplot) ?? ""
      pages = try FigurePages(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode(schemaVersion, forKey: .schemaVersion)
      try fields.encode(kind, forKey: .kind)
      try fields.encode(hfplot, forKey: .hfplot)
      try pages.encode(to: encoder)
    }
  }

  /// The document's text, with all pages.
  public static func text(_ figures: [Figure]) throws(KitProblem) -> [UInt8] {
    try KitProblem.wrapping { try JSONTreeEncoder().encode(Content(figures)) }
  }

  /// The pages of a document.
  /// - Throws: a problem with line, column and path.
  public static func figures(_ document: JSONDocument) throws(KitProblem) -> [Figure] {
    let content = try KitProblem.wrapping { try JSONTreeDecoder().decode(Content.self, from: document) }
    guard !content.pages.figures.isEmpty else {
      throw KitProblem("\(document.root.place): pages: the document has no page", hint: "give at least one figure")
    }
    return content.pages.figures
  }

  /// The figures of a file: the pages of a figure document, with the request's layers over their own style, or the
  /// figures of a saved result in the request's style.
  public static func figures(from path: String, request: FigureRequest) throws(KitProblem) -> [Figure] {
    let (document, kind) = try ResultFiles.document(path)
    guard kind == Self.kind else { return try ResultFigures.figures(from: path, request: request) }
    let layers = try request.layers()
    return try KitProblem.wrapping {
      try figures(document).map { figure in
        var figure = figure
        if request.width != nil { (figure.width, figure.height) = (nil, nil) }
        figure.style = try figure.style.overlaid(with: layers)
        return figure
      }
    }
  }
}
