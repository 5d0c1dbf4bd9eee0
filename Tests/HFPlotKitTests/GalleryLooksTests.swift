// Every result that the gallery keeps, in every built-in look: fit for publication, and the same as a document.
import Foundation
import HFPlotKit
import JSONTree
import Testing

@Suite struct GalleryLooksTests {
  static let gallery = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../gallery")
    .standardized

  /// Saved results as `folder/file.json`, in order.
  static let results: [String] = {
    let all = FileManager.default.enumerator(at: gallery, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    let files = all.filter { $0.pathExtension == "json" }.map { Array($0.pathComponents.suffix(2)) }
    return files.filter { $0[0] != "analysis" }.map { $0.joined(separator: "/") }.filter { hasFigure($0) }.sorted()
  }()

  /// Styles and inputs are JSON too: results say their kind.
  private static func hasFigure(_ name: String) -> Bool {
    guard let (_, kind) = try? ResultFiles.document(gallery.appending(path: name).path) else { return false }
    return ResultFigures.table.contains { $0.kind == kind }
  }

  private func figures(_ name: String, _ look: String, width: String? = nil) throws -> [Figure] {
    let request = FigureRequest(outputs: [], styles: [look], width: width)
    return try ResultFigures.figures(from: Self.gallery.appending(path: name).path, request: request)
  }

  @Test func theGalleryKeepsMostKinds() throws {
    #expect(Self.results.count >= 20)
  }

  /// The figure check has no error, at the look's own width.
  @Test(arguments: results) func everyLookIsPublishable(name: String) throws {
    for look in BuiltInStyles.all.map(\.name) {
      let errors = try Drawing.findings(of: figures(name, look)).filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(look): \(errors)")
    }
  }

  /// The style for prints without colour leaves none, whatever the figure and its result bring along.
  @Test(arguments: results) func greyscaleIsGrey(name: String) throws {
    for scene in try Drawing.scenes(of: figures(name, "greyscale")) {
      let text = String(decoding: try Backends.backend(for: "a.svg", options: RenderOptions()).render(scene), as: UTF8.self)
      let colors = Set(text.matches(of: /#[0-9a-f]{6}/).map { String($0.output) })
      let coloured = colors.filter { color in
        let parts = [1, 3, 5].map { String(color.dropFirst($0).prefix(2)) }
        return Set(parts).count > 1
      }
      #expect(coloured.isEmpty && !colors.isEmpty, "\(coloured.sorted())")
    }
  }

  /// In a journal's column and on a slide as well.
  @Test(arguments: results) func everyWidthIsPublishable(name: String) throws {
    for width in ["86mm", "slide"] {
      let errors = try Drawing.findings(of: figures(name, "default", width: width)).filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(width): \(errors)")
    }
  }

  /// Written as a document and read back, a figure is drawn to the same bytes.
  @Test(arguments: results) func theDocumentDrawsTheSameBytes(name: String) throws {
    let direct = try figures(name, "cms")
    let text = String(decoding: try FigureDocument.text(direct), as: UTF8.self)
    let read = try FigureDocument.figures(try JSONDocument(text: text, file: "figure.json"))
    #expect(read == direct)
    for backend in try ["a.svg", "a.tex"].map({ try Backends.backend(for: $0, options: RenderOptions()) }) {
      let pictures = try [direct, read].map { try Drawing.scenes(of: $0).map { try backend.render($0) } }
      #expect(pictures[0] == pictures[1] && !pictures[0].isEmpty)
    }
  }
}
