// Scenes as SVG 1.1 files: text as outlines, roles as classes, names as ids.

import SceneGraph

extension FileFormat {
  /// Scalable Vector Graphics 1.1.
  public static let svg = FileFormat(name: "svg", fileExtension: "svg")
}

/// Writes SVG that Chromium, librsvg and Inkscape draw alike. No string of the scene can bring a script: everything
/// is escaped, and links lead only to web, mail, relative or in-page addresses.
public struct SVGBackend: Backend {
  /// How the file is written.
  public struct Options: Sendable, Hashable {
    /// How text is written.
    public enum TextMode: String, Sendable, Hashable, CaseIterable {
      /// Every glyph as an outline: the same look everywhere.
      case outlines
      /// Plain words as `<text>` held to their width, so that they can be searched and edited; formulas as outlines.
      case hybrid
    }
    /// As outlines, or as text with a font's name.
    public var textMode: TextMode
    /// Begins every id, so that several figures fit in one page.
    public var idPrefix: String

    /// Every part by its name; those with a default may be left out.
    public init(textMode: TextMode = .outlines, idPrefix: String = "hfplot") {
      self.textMode = textMode
      self.idPrefix = idPrefix
    }
  }

  /// Always SVG.
  public let format = FileFormat.svg
  /// How words are written.
  public var options: Options

  /// Every part by its name; those with a default may be left out.
  public init(options: Options = Options()) { self.options = options }

  /// One document a scene; throws where a font lacks an outline.
  public func render(_ scene: Scene) throws(RenderError) -> [UInt8] {
    try scene.checkWellFormed(for: format)
    var surface = SVGSurface(scene: scene, options: options)
    try surface.draw(scene.root)
    return document(scene, surface)
  }

  /// The file around the drawing.
  private func document(_ scene: Scene, _ surface: SVGSurface) -> [UInt8] {
    var output = OutputBuffer(capacity: surface.body.bytes.count + surface.definitions.bytes.count + 2048)
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.writeRoot(of: scene, prefix: surface.prefix)
    output.writeDescription(of: scene, prefix: surface.prefix)
    if !surface.definitions.bytes.isEmpty {
      output.write("<defs>\n")
      output.write(surface.definitions)
      output.write("</defs>\n")
    }
    if let background = scene.background {
      output.write("<rect width=\"\(scene.size.width.fixed(3))\" height=\"\(scene.size.height.fixed(3))\"")
      output.write(color: background, as: "fill")
      output.write("/>\n")
    }
    output.write(surface.body)
    output.write("</svg>\n")
    return output.bytes
  }
}

extension OutputBuffer {
  /// The opening `<svg>`: physical size in mm, coordinates in points.
  fileprivate mutating func writeRoot(of scene: Scene, prefix: String) {
    let millimetres = 25.4 / 72
    write("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"")
    write(" width=\"\((scene.size.width * millimetres).fixed(4))mm\"")
    write(" height=\"\((scene.size.height * millimetres).fixed(4))mm\"")
    write(" viewBox=\"0 0 \(scene.size.width.fixed(3)) \(scene.size.height.fixed(3))\" role=\"img\"")
    var labels: [String] = []
    if !scene.title.isEmpty { labels.append(prefix + "title") }
    if !scene.alternativeText.isEmpty { labels.append(prefix + "desc") }
    if !labels.isEmpty { write(" aria-labelledby=\"\(labels.joined(separator: " "))\"") }
    write(">\n")
  }

  /// Title, alternative text and provenance.
  fileprivate mutating func writeDescription(of scene: Scene, prefix: String) {
    for (element, text) in [("title", scene.title), ("desc", scene.alternativeText)] where !text.isEmpty {
      write("<\(element) id=\"\(prefix)\(element)\">")
      write(xmlText: text)
      write("</\(element)>\n")
    }
    guard !scene.metadata.isEmpty else { return }
    write("<metadata>\n<provenance xmlns=\"urn:hfplot:provenance\">\n")
    for datum in scene.metadata {
      write("<fact key=\"")
      write(xmlAttribute: datum.key)
      write("\">")
      write(xmlText: datum.value)
      write("</fact>\n")
    }
    write("</provenance>\n</metadata>\n")
  }
}
