// The options of every verb that draws: where to, in which style, how wide.
import ArgumentParser
import HFPlotKit

/// Output files, style layers, size, and what else is kept of a drawing.
struct FigureArguments: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      Write the figure; the extension (pdf, png, svg, tex) picks the format; -.svg is standard output. Repeatable. \
      (default: <verb>.pdf)
      """,
      valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      "A style layer: a file, or the name of a built-in look (atlas, cms, …). Repeatable, later ones win.",
      valueName: "file|name"))
  var style: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set one style key, e.g. legend.columns=2. Repeatable.", valueName: "key=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Width of the figure: 86mm, or \(FigureWidth.names.joined(separator: ", ")).", valueName: "width"))
  var width: String?

  @Option(help: ArgumentHelp("Resolution of PNG files (default: the style's output.dpi, 300).", valueName: "dpi"))
  var dpi: Double?

  @Option(
    help: ArgumentHelp("Write the numbers behind the figure as JSON; - is standard output.", valueName: "file"))
  var save: String?

  @Option(
    help: ArgumentHelp(
      "Write the numbers that the figure draws, all its layers: .csv or .json. Repeatable.", valueName: "file"))
  var data: [String] = []

  @Option(
    name: .customLong("hepdata"),
    help: ArgumentHelp("Write the figure's numbers as a submission to HEPData, into this folder.", valueName: "folder"))
  var hepData: String?

  @Flag(help: "End with exit code 1 where the figure check finds an error.")
  var strict = false

  @Option(
    help: ArgumentHelp("Write the figure, all pages, as a document that can be edited and drawn.", valueName: "file"))
  var emit: String?

  @Flag(help: "Print every element of the figure with the role and the name that select it in a rule of a style.")
  var outline = false

  func request(verb: String) -> FigureRequest {
    // Numbers on standard output are all that was asked for.
    let isNumbers = save.map(OutputFiles.isStandardOutput) == true
    var request = FigureRequest(
      outputs: output.isEmpty && !isNumbers ? ["\(verb).pdf"] : output, styles: style, settings: settings,
      width: width, dpi: dpi, save: save, emit: emit)
    request.data = data
    request.hepData = hepData
    return request
  }
}
