// hfplot significance: p0 and Z of a signal, observed and expected.
import ArgumentParser
import HFPlotKit

struct SignificanceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "significance",
    abstract: "The significance of a signal over the background-only hypothesis, observed and expected.",
    discussion: """
      q0 with asymptotic formulas; the expected significance is that of Asimov data with the signal --expected-mu.

      Examples:
        hfplot significance workspace.json
        hfplot significance workspace.json --expected-mu 2 --save significance.json
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments

  @Option(
    name: .customLong("expected-mu"),
    help: ArgumentHelp("Signal of the Asimov data for the expected significance.", valueName: "mu"))
  var expectedSignal: Double = 1

  @OptionGroup var figure: FigureArguments

  func run() throws {
    let options = TestOptions(data: fit.data, fixed: try fit.options().fixed, expectedSignal: expectedSignal)
    let drawing = try ResultDrawing(verb: "significance", workspace: workspace, figure: figure)
    let result = try drawing.analysis.significance(
      options, command: drawing.command([("expected-mu", "\(expectedSignal)")] + fit.canonical))
    Terminal.say(SignificanceTable(result).text)
    try drawing.write(
      result, figures: StatisticFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style))
  }
}
