// hfplot significance: p0 and Z of a signal, observed and expected.
import ArgumentParser
import HFPlotKit

struct SignificanceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "significance",
    abstract: "The significance of a signal over the background-only hypothesis, observed and expected.",
    discussion: """
      q0 with asymptotic formulas; the expected significance is that of Asimov data with the signal --expected-mu.
      --toys counts p0 with pseudo-experiments too.

      Examples:
        hfplot significance workspace.json
        hfplot significance workspace.json --expected-mu 2 --save significance.json
        hfplot significance workspace.json --toys 10000
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments

  @Option(
    name: .customLong("expected-mu"),
    help: ArgumentHelp("Signal of the Asimov data for the expected significance.", valueName: "mu"))
  var expectedSignal: Double = 1

  @Option(help: ArgumentHelp("Count p0 with so many toys as well.", valueName: "n"))
  var toys: Int?

  @OptionGroup var toyChoice: ToyArguments
  @OptionGroup var saved: SavedTestArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func validate() throws {
    if let toys, toys < 1 { throw ValidationError("--toys \(toys): give a number of at least 1") }
  }

  func run() throws {
    let options = TestOptions(data: fit.data, fixed: try fit.options().fixed, expectedSignal: expectedSignal)
    let drawing = try ResultDrawing(verb: "significance", workspace: workspace, figure: figure)
    let effort = try toyChoice.effort(toys), workforce = parallel.workforce("toys", quiet: workspace.quiet)
    let result = try saved.result("significance", of: drawing) {
      try drawing.analysis.significance(
        options, toys: effort, workforce: workforce, command: drawing.command(canonical))
    }
    Terminal.say(SignificanceTable(result).text)
    try drawing.write(
      result, figures: StatisticFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style))
  }

  private var canonical: [(name: String, value: String?)] {
    let own = toys.map { [("toys", "\($0)")] + toyChoice.canonical } ?? []
    return [("expected-mu", "\(expectedSignal)")] + own + fit.canonical + saved.canonical
  }
}
