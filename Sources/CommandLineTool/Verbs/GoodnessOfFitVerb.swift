// hfplot gof: how well the model describes the data.
import ArgumentParser
import HFPlotKit

struct GoodnessOfFitVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gof",
    abstract: "Goodness of fit against the saturated model, by the χ² distribution and by toys on request.",
    discussion: """
      Examples:
        hfplot gof workspace.json
        hfplot gof workspace.json --toys 1000 -o gof.pdf --save gof.json
        hfplot gof workspace.json --from gof.json -o gof.png
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments

  @Option(help: ArgumentHelp("Throw toys of the best fit.", valueName: "n"))
  var toys = 0

  @OptionGroup var toyChoice: ToyArguments
  @OptionGroup var saved: SavedTestArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func validate() throws {
    if toys < 0 { throw ValidationError("--toys \(toys): give a number of toys") }
  }

  func run() throws {
    let options = GoodnessOfFitOptions(
      data: fit.data, fixed: try fit.options().fixed, toys: toys, seed: toyChoice.seed,
      maximumFailures: try toyChoice.tolerated())
    let drawing = try ResultDrawing(verb: "gof", workspace: workspace, figure: figure)
    let own = toys > 0 ? [("toys", "\(toys)")] + toyChoice.canonical : []
    let result = try saved.result("gof", of: drawing) {
      try drawing.analysis.goodnessOfFit(
        options, workforce: parallel.workforce("toys", quiet: workspace.quiet),
        command: drawing.command(own + fit.canonical + saved.canonical))
    }
    Terminal.say(GoodnessOfFitTable(result).text)
    try drawing.write(
      result, figures: GoodnessOfFitFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style)
    )
  }
}
