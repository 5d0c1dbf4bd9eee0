// Scenes as raw PGF: a .tex file that compiles by itself and by \input in a document, with text set by LaTeX.

import SceneGraph

extension FileFormat {
  /// Drawing commands of PGF, for `\\input` or by themselves.
  public static let tikz = FileFormat(name: "tikz", fileExtension: "tex")
}

/// Writes PGF basic-layer commands. Graphics are those of the other formats; labels are set natively by LaTeX on the
/// same baselines, so that they take the document's fonts. Labels cannot bring TeX code: only known commands of
/// label syntax pass, in their known forms, and anything else is set as the characters it is made of.
public struct TikZBackend: Backend {
  /// How the file is written.
  public struct Options: Sendable, Hashable {
    /// Lines of LaTeX put into the preamble when the file is compiled by itself, after the packages it needs, e.g.
    /// `\usepackage{tgheros}\renewcommand\familydefault{\sfdefault}`. Written as given: not for text from outside.
    public var standalonePreamble: String
    /// Points in one stroked path; longer strokes are split.
    public var pointsPerPath: Int

    /// Every part by its name; those with a default may be left out.
    public init(standalonePreamble: String = "", pointsPerPath: Int = 1000) {
      self.standalonePreamble = standalonePreamble
      self.pointsPerPath = pointsPerPath
    }
  }

  /// Always TikZ.
  public let format = FileFormat.tikz
  /// How the file is written.
  public var options: Options

  /// Every part by its name; those with a default may be left out.
  public init(options: Options = Options()) { self.options = options }

  /// One file a scene; throws where a paint cannot be said.
  public func render(_ scene: Scene) throws(RenderError) -> [UInt8] {
    try scene.checkWellFormed(for: format)
    var surface = TikZSurface(scene: scene, options: options)
    if let background = scene.background { surface.fillPage(background) }
    try surface.draw(scene.root)
    return TikZDocument(scene: scene, options: options, surface: surface).bytes
  }
}
