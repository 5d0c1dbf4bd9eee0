// How a figure is to be drawn: output files, style layers, width, resolution.
import Styles

/// What the drawing options of the command line say.
public struct FigureRequest: Sendable, Equatable {
  public var outputs: [String]
  public var styles: [String]
  public var settings: [String]
  /// `86mm`, or `column`, `page`, `slide`.
  public var width: String?
  public var dpi: Double
  /// Where the numbers behind the figure go.
  public var save: String?

  public init(
    outputs: [String], styles: [String] = [], settings: [String] = [], width: String? = nil, dpi: Double = 300,
    save: String? = nil
  ) {
    self.outputs = outputs
    self.styles = styles
    self.settings = settings
    self.width = width
    self.dpi = dpi
    self.save = save
  }

  /// Names of widths: a column and a page of a journal, a slide.
  private static let widths = ["column": "86mm", "page": "172mm", "slide": "254mm"]

  /// The style for a kind of figure.
  public func style(kind: String) throws(KitProblem) -> Style {
    var sources = styles.map(StyleSource.named) + settings.map(StyleSource.setting)
    if let width { sources.append(.setting("page.width=\(Self.widths[width] ?? width)")) }
    return try KitProblem.wrapping { try Style(sources, kind: kind) }
  }

  /// Refuses unknown formats and places that cannot be written, before any long work.
  public func check() throws(KitProblem) {
    for output in outputs {
      _ = try Backends.backend(for: output, options: RenderOptions(dpi: dpi))
      try KitProblem.wrapping { try OutputFiles.check(output) }
    }
    if let save { try KitProblem.wrapping { try OutputFiles.check(save) } }
  }
}
