// hfplot postfit: what the model expects after the fit, beside the data.
import ArgumentParser
import HFPlotKit

struct Postfit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit, then draw every channel with its post-fit uncertainty.",
    discussion: """
      With --fit-channels only these are fitted and the others are predicted from them. The options about signals,
      blinding and lower panels are those of prefit; --lower prefit,ratio compares data with both predictions. The
      model's own signal is drawn as it was fitted (--fix holds it), those of --signals as they are nominally.

      Examples:
        hfplot postfit workspace.json
        hfplot postfit workspace.json --style style.json -o postfit.pdf -o postfit.tex
        hfplot postfit workspace.json --from fit.json --channel VR
        hfplot postfit workspace.json --prefit-line --lower prefit,ratio --chi2
        hfplot postfit workspace.json --fit-channels 'CR*' --blind 'SR*'
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var source: FitSourceArguments
  @OptionGroup var yields: YieldsArguments
  @OptionGroup var content: ContentArguments
  @OptionGroup var figure: FigureArguments

  @Option(
    help: ArgumentHelp(
      "Fit only channels that match this pattern, predict the others; repeatable.", valueName: "pattern"))
  var fitChannels: [String] = []

  @Flag(help: "Add the prediction before the fit as a line.")
  var prefitLine = false

  private var fitted: FittedYields { FittedYields(fit: fit, source: source, patterns: fitChannels) }

  func validate() throws { try fitted.validate() }

  func run() throws {
    _ = try fit.options()
    var figure = try content.figure(figure)
    if prefitLine { figure.settings = ["prefit_line.visible=true"] + figure.settings }
    let drawing = try ResultDrawing(
      verb: "postfit", workspace: workspace, figure: figure, samples: content.signalNames)
    let (options, hypotheses) = try content.completed(
      yields.options(drawing.analysis, drawing.annotations, data: fit.data), drawing)
    let command = drawing.command(yields.canonical + content.canonical + fitted.canonical)
    var result = try fitted.result(
      drawing.analysis, options, command: command, isQuiet: workspace.quiet, blinding: content.blinding)
    if !hypotheses.isEmpty { result.hypotheses = hypotheses }
    try content.check(result, drawing.style)
    let figures = YieldsFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style, options: yields.figure)
    try drawing.write(result, figures: figures)
  }
}
