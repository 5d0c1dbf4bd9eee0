// How a figure is to be drawn: output files, style layers, width, resolution.
import JSONTree
import Styles
import Typesetting

/// What the drawing options of the command line say.
public struct FigureRequest: Sendable, Equatable {
  /// Files to write; the extension picks the format.
  public var outputs: [String]
  /// Style layers, names or files, in order.
  public var styles: [String]
  /// Settings `key=value`, in order.
  public var settings: [String]
  /// `86mm`, or one of `FigureWidth.names`.
  public var width: String?
  /// Resolution of PNG files; nil takes the style's `output.dpi`.
  public var dpi: Double?
  /// Where the numbers behind the figure go.
  public var save: String?
  /// Where the figure goes as a document, before any layout.
  public var emit: String?
  /// Where the numbers that the figure draws go, as CSV or JSON.
  public var data: [String] = []
  /// The folder of a HEPData submission.
  public var hepData: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    outputs: [String], styles: [String] = [], settings: [String] = [], width: String? = nil, dpi: Double? = nil,
    save: String? = nil, emit: String? = nil
  ) {
    self.outputs = outputs
    self.styles = styles
    self.settings = settings
    self.width = width
    self.dpi = dpi
    self.save = save
    self.emit = emit
  }

  /// The style for a kind of figure.
  public func style(kind: String) throws(KitProblem) -> Style {
    let layers = try layers()
    return try KitProblem.wrapping { try Style(layers, kind: kind) }
  }

  /// The same with further lines among those of every figure (`label.lines`).
  public func style(kind: String, stamps: [String]) throws(KitProblem) -> Style {
    let style = try style(kind: kind)
    guard !stamps.isEmpty else { return style }
    let known = style.strings("label.lines")
    let lines = known + stamps.map { Label.escaped($0) }.filter { !known.contains($0) }
    let text = try KitProblem.wrapping { try JSONWriter.write(.array(lines.map { .string($0) }), layout: .compact) }
    let layers = try layers() + [.setting("label.lines=" + String(decoding: text, as: UTF8.self))]
    return try KitProblem.wrapping { try Style(layers, kind: kind) }
  }

  /// The layers asked for, in the order in which they speak.
  func layers() throws(KitProblem) -> [StyleSource] {
    let width = try width.map { name throws(KitProblem) in try FigureWidth(name) }
    var sources = width?.look.map { [StyleSource.named($0)] } ?? []
    sources += styles.map(StyleSource.named) + settings.map(StyleSource.setting)
    if let width { sources.append(.setting("page.width=\(width.length)")) }
    return sources
  }

  /// Refuses unknown formats and places that cannot be written, before any long work.
  public func check() throws(KitProblem) {
    for output in outputs {
      _ = try Backends.backend(for: output, options: RenderOptions())
      try KitProblem.wrapping { try OutputFiles.check(output) }
    }
    if let emit { try KitProblem.wrapping { try OutputFiles.check(emit) } }
    if let save { try KitProblem.wrapping { try OutputFiles.check(save) } }
    try FigureDataFiles.check(self)
  }
}
