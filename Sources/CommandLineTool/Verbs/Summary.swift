// hfplot summary: all regions in one figure, fitted or predicted from those that were.
import ArgumentParser
import HFPlotKit

struct Summary: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw all regions in one figure, with a ratio, pull or significance below.",
    discussion: """
      With --fit-channels only these are fitted and the others are predicted from them: parameters that the fit does
      not know keep their pre-fit uncertainty, and free ones that act on no fitted channel are held and named.

      Examples:
        hfplot summary workspace.json
        hfplot summary workspace.json --stage prefit --lower pull
        hfplot summary workspace.json --blind "s/sqrt(b)>0.5" --signal "overlay x10" --lower ratio,pull
        hfplot summary workspace.json --integrated --fit-channels 'CR*' --fix mu=0 --lower significance
        hfplot summary workspace.json --from fit.json --channel 'SR*' --channel 'VR*' -o summary.pdf
      """)

  enum Stages: String, ExpressibleByArgument, CaseIterable { case prefit, postfit }

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var content: ContentArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var source: FitSourceArguments

  @Option(help: ArgumentHelp("prefit or postfit.", valueName: "stage"))
  var stage: Stages = .postfit

  @Flag(help: "One bin a region.")
  var integrated = false

  @Option(help: ArgumentHelp("Only channels that match this pattern; repeatable.", valueName: "pattern"))
  var channel: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fit only channels that match this pattern, predict the others; repeatable.", valueName: "pattern"))
  var fitChannels: [String] = []

  @Flag(inversion: .prefixedNo, help: "A logarithmic axis of events (default: the style's).")
  var log: Bool?

  private var fitted: FittedYields { FittedYields(fit: fit, source: source, patterns: fitChannels) }

  func validate() throws {
    try fitted.validate()
    if !fitChannels.isEmpty, stage == .prefit {
      throw ValidationError("--fit-channels: there is no fit with --stage prefit")
    }
  }

  func run() throws {
    let drawing = try ResultDrawing(
      verb: "summary", workspace: workspace, figure: content.figure(figure), samples: content.signalNames)
    let shown = try drawing.analysis.chosen(channel, .channel, option: "--channel")
    let (options, hypotheses) = try content.completed(
      YieldsOptions(channels: shown, annotations: drawing.annotations, data: fit.data), drawing)
    let command = drawing.command(canonical)
    var result =
      stage == .prefit
      ? try drawing.analysis.prefitYields(options, command: command)
      : try fitted.result(
        drawing.analysis, options, command: command, isQuiet: workspace.quiet, blinding: content.blinding)
    if !hypotheses.isEmpty { result.hypotheses = hypotheses }
    try content.check(result, drawing.style)
    let figures = SummaryFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style,
      options: SummaryFigureOptions(isIntegrated: integrated, isLogarithmic: log))
    try drawing.write(result, figures: figures)
  }

  private var canonical: [(name: String, value: String?)] {
    var list = fitted.canonical + channel.map { ("channel", $0) } + content.canonical
    if stage == .prefit { list.append(("stage", stage.rawValue)) }
    if let log { list.append((log ? "log" : "no-log", nil)) }
    return list + (integrated ? [("integrated", nil)] : [])
  }
}
