// The options of verbs that draw only when they are asked to: which figure, in which style, how wide.
import ArgumentParser
import HFPlotKit

/// A figure on request; `-o` of such a verb is something else.
struct RequestedFigureArguments: ParsableArguments {
  @Option(
    name: .customLong("figure"),
    help: ArgumentHelp(
      "Draw the result; the extension (pdf, png, svg, tex) picks the format. Repeatable.", valueName: "file"))
  var figures: [String] = []

  @Option(
    help: ArgumentHelp(
      "A style layer of the figure: a file, or the name of a built-in look. Repeatable, later ones win.",
      valueName: "file|name"))
  var style: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set one style key of the figure. Repeatable.", valueName: "key=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("Width of the figure, e.g. 86mm or page.", valueName: "width"))
  var width: String?

  @Option(help: ArgumentHelp("Write the figure, all pages, as a document that can be drawn.", valueName: "file"))
  var emit: String?

  @Option(
    help: ArgumentHelp("Write the numbers that the figure draws as CSV or JSON. Repeatable.", valueName: "file"))
  var data: [String] = []

  @Option(
    name: .customLong("hepdata"),
    help: ArgumentHelp("Write a HEPData submission of the figure into this folder.", valueName: "folder"))
  var hepData: String?

  @Flag(help: "End with exit code 1 where the figure check finds an error.")
  var strict = false

  var isWanted: Bool { !figures.isEmpty || emit != nil || !data.isEmpty || hepData != nil }

  func request() -> FigureRequest {
    var request = FigureRequest(outputs: figures, styles: style, settings: settings, width: width, emit: emit)
    request.data = data
    request.hepData = hepData
    return request
  }

  /// Draws and writes, together with other files; says what was written unless quiet, and what the figure check found.
  /// - Parameters:
  ///   - kind: the kind of figure in the style, where it is not the result's.
  ///   - recipe: the figures; asked for only if one is wanted.
  func write(
    _ result: some SavedResult, kind: String? = nil, also files: [OutputFile], isQuiet: Bool,
    figures recipe: (HFPlotKit.Style) -> [Figure]
  ) throws {
    guard isWanted else {
      try KitProblem.wrapping { try OutputFiles.write(files) }
      if !isQuiet { files.forEach { Terminal.say($0.path) } }
      return
    }
    let request = request(), style = try request.style(kind: kind ?? result.figureKind)
    let facts = try Provenance.metadata(of: result, style: style, request: request)
    let figures = recipe(style).map { figure in
      var figure = figure
      figure.metadata = facts
      return figure
    }
    guard !figures.isEmpty else { throw KitProblem("--figure: there is nothing to draw", hint: "leave it out") }
    let drawn = try Drawing.write(figures, request: request, also: files)
    if !isQuiet { drawn.files.forEach { Terminal.say($0) } }
    if FindingsReport(drawn.findings, isQuiet: isQuiet).isRefused(strictly: strict) { throw ExitCode(1) }
  }
}
