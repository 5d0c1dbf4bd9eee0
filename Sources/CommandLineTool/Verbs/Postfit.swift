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
    let drawing = try ResultDrawing(verb: "postfit", workspace: workspace, figure: figure)
    let result = try from.map { try ResultFiles.fit($0) } ?? drawing.analysis.fit(options)
    let command = drawing.command(yields.canonical + fit.canonical)
    let yields = try drawing.analysis.postfitYields(
      result, self.yields.options(drawing.annotations, data: fit.data), command: command)
    let figures = YieldsFigure.figures(
      from: yields, annotations: drawing.annotations, style: drawing.style, options: self.yields.figure)
    try drawing.write(yields, figures: figures)
  }
}
