// hfplot hypotest: CLs of one value of the parameter of interest.
import ArgumentParser
import HFPlotKit

struct Hypotest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Test one value of the parameter of interest: CLs, CLs+b and CLb, observed and expected.",
    discussion: """
      Asymptotic formulas; `hfplot toys` does the same with pseudo-experiments. Expected values are ordered from −2σ,
      the strongest exclusion, to +2σ. q̃ bounds the parameter of interest at 0.

      Examples:
        hfplot hypotest workspace.json --value 1
        hfplot hypotest workspace.json --value 2 --statistic q --save test.json
        hfplot hypotest workspace.json --statistic q0 -o q0.pdf
        hfplot hypotest workspace.json --from test.json -o test.png
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments

  @Option(help: ArgumentHelp("The tested value; for q0 the signal that is expected.", valueName: "mu"))
  var value: Double = 1

  @Option(help: "The test statistic: q̃ and q for upper limits, q0 for discovery, t two-sided.")
  var statistic: TestStatistic = .qtilde

  @OptionGroup var saved: SavedTestArguments
  @OptionGroup var figure: FigureArguments

  func run() throws {
    let options = TestOptions(
      value: value, statistic: statistic, data: fit.data, fixed: try fit.options().fixed, expectedSignal: value)
    let drawing = try ResultDrawing(verb: "hypotest", workspace: workspace, figure: figure)
    let own: [(name: String, value: String?)] = [("value", "\(value)"), ("statistic", statistic.rawValue)]
    let result = try saved.result("hypotest", of: drawing) {
      try drawing.analysis.hypotest(
        options, command: drawing.command(own + fit.canonical + saved.canonical))
    }
    Terminal.say(HypotestTable(result).text)
    try drawing.write(
      result, figures: StatisticFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style))
  }
}
