// hfplot postfit: what the model expects after the fit, beside the data.
import ArgumentParser
import HFPlotKit

struct Postfit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit, then draw every channel with its post-fit uncertainty.",
    discussion: """
      Examples:
        hfplot postfit workspace.json
        hfplot postfit workspace.json --style style.json -o postfit.pdf -o postfit.tex
        hfplot postfit workspace.json --from fit.json --channel VR
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var yields: YieldsArguments
  @OptionGroup var figure: FigureArguments

  @Option(help: ArgumentHelp("Take the fit from a result file, matched by parameter names.", valueName: "fit.json"))
  var from: String?

  func run() throws {
    let options = try fit.options()
    let drawing = try YieldsDrawing(verb: "postfit", workspace: workspace, yields: yields, figure: figure)
    let result = try from.map { try ResultFiles.fit($0) } ?? drawing.analysis.fit(options)
    let yields = try drawing.analysis.postfitYields(result, drawing.options(data: fit.data), command: drawing.command)
    try drawing.write(yields, quiet: workspace.quiet)
  }
}
