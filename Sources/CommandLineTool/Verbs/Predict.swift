// hfplot predict: a fit carried to other regions or to another model.
import ArgumentParser
import HFPlotKit

struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Predict the yields of a workspace by the fit of another one, e.g. validation regions by control regions.",
    discussion: """
      Parameters are matched by name, with their values, uncertainties and correlations. Factors of single bins count as
      the same only where the whole set has the same bins: as many, with the same uncertainties before the fit. What the
      fit does not know is taken as before it; what the workspace lacks is dropped. All of it is listed.
      The pull is (n − ν)/√(ν + σ²).

      Examples:
        hfplot fit control.json --save fit.json
        hfplot predict validation.json --fit fit.json
        hfplot predict validation.json --fit fit.json --figure vr.pdf -o vr.tex --save vr.json
        hfplot predict workspace.json --fit fit.json --channel 'VR*' --summary --figure regions.pdf
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var figure: RequestedFigureArguments

  @Option(help: ArgumentHelp("The fit, saved by fit --save.", valueName: "fit.json"))
  var fit: String

  @Option(help: ArgumentHelp("Only channels that match this pattern; repeatable.", valueName: "pattern"))
  var channel: [String] = []

  @Flag(help: "Draw all regions in one figure with their pulls, instead of a page each.")
  var summary = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the yields as a table; the extension (\(TableFormat.extensions.joined(separator: ", "))) picks the format. "
        + "Repeatable.", valueName: "file"))
  var output: [String] = []

  @Option(help: ArgumentHelp("Write the numbers as JSON.", valueName: "file"))
  var save: String?

  /// The summary compares by pulls unless the user says otherwise.
  private var drawing: RequestedFigureArguments {
    var drawing = figure
    if summary { drawing.settings.insert("lower.kinds=[\"pull\"]", at: 0) }
    return drawing
  }

  func run() throws {
    for path in output + [save].compactMap({ $0 }) { try KitProblem.wrapping { try OutputFiles.check(path) } }
    let formats = try output.map { try TableFormat(of: $0) }
    try drawing.request().check()
    let fitted = try ResultFiles.fit(fit)
    let analysis = try workspace.load()
    let style = try drawing.request().style(kind: kind)
    let chosen = try analysis.chosen(channel, .channel, option: "--channel")
    let command = analysis.command(verb: "predict", options: canonical, figure: drawing.request())
    let result = try analysis.predictedYields(
      by: fitted, YieldsOptions(channels: chosen, annotations: Annotations(style)), command: command)
    let undetermined = result.transfer.map(analysis.undetermined) ?? []
    Terminal.say(PredictionTable(result, undetermined: undetermined).text)
    let tables = YieldsTables([result], names: TableNames(style)).tables
    var files = zip(output, formats).map { OutputFile(path: $0, bytes: Array($1.document(tables).utf8)) }
    if let save { files.append(OutputFile(path: save, bytes: try ResultFiles.text(result))) }
    try drawing.write(result, kind: kind, also: files, isQuiet: workspace.quiet) { figures(result, $0) }
    if result.header.status.state != .converged {
      Terminal.complain("warning: the fit did not converge: \(result.header.status.state.rawValue)")
      throw ExitCode(1)
    }
  }

  private var kind: String { summary ? "summary" : "postfit" }

  private func figures(_ result: YieldsResult, _ style: HFPlotKit.Style) -> [Figure] {
    let annotations = Annotations(style)
    return summary
      ? SummaryFigure.figures(
        from: result, annotations: annotations, style: style)
      : YieldsFigure.figures(from: result, annotations: annotations, style: style)
  }

  private var canonical: [(name: String, value: String?)] {
    [("fit", Provenance.baseName(fit))] + channel.map { ("channel", $0) } + (summary ? [("summary", nil)] : [])
  }
}
