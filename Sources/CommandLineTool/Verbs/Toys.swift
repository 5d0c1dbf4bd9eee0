// hfplot toys: the distribution of the test statistic from pseudo-experiments.
import ArgumentParser
import HFPlotKit

struct Toys: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Throw toys of a tested value and of the background: CLs, p-values and pulls beside asymptotics.",
    discussion: """
      Event counts and auxiliary measurements fluctuate about the conditional fits; each toy is fitted twice. Toys are
      numbered: a study can be divided with --shard and put together with `hfplot merge`.

      Examples:
        hfplot toys workspace.json --value 1 -n 10000 --save toys.json
        hfplot toys workspace.json --value 1 -n 100000 --shard 3/16 --save toys-3.json
        hfplot toys workspace.json --statistic q0 -n 5000
        hfplot toys workspace.json --statistic t -n 2000
        hfplot toys workspace.json --from toys.json --set toys.bins=60 -o toys.png
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments

  @Option(help: ArgumentHelp("The tested value; for q0 the signal of the alternative.", valueName: "mu"))
  var value: Double = 1

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("Toys of each hypothesis.", valueName: "n"))
  var number = 1000

  @Option(help: "The test statistic: q̃ and q for upper limits, q0 for discovery, t two-sided.")
  var statistic: TestStatistic = .qtilde

  @Option(help: ArgumentHelp("Throw the third of sixteen parts of the toys, say.", valueName: "3/16"))
  var shard: String?

  @OptionGroup var toys: ToyArguments
  @OptionGroup var saved: SavedTestArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func validate() throws {
    if number < 1 { throw ValidationError("-n \(number): give a number of at least 1") }
  }

  func run() throws {
    let options = ToyOptions(
      value: value, count: number, seed: toys.seed, shard: try parsedShard(), statistic: statistic, data: fit.data,
      fixed: try fit.options().fixed, maximumFailures: try toys.tolerated())
    let drawing = try ResultDrawing(verb: "toys", workspace: workspace, figure: figure)
    let result = try saved.result("toys", of: drawing) {
      try drawing.analysis.toys(
        options, workforce: parallel.workforce("toys", quiet: workspace.quiet), command: drawing.command(canonical))
    }
    Terminal.say(ToysTable(result).text)
    try drawing.write(
      result, figures: StatisticFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style))
  }

  /// Without the shard: merged shards name the command of the whole.
  private var canonical: [(name: String, value: String?)] {
    [("value", "\(value)"), ("number", "\(number)"), ("statistic", statistic.rawValue)] + toys.canonical + fit.canonical
      + saved.canonical
  }

  private func parsedShard() throws -> ToyShard? {
    guard let shard else { return nil }
    let parts = shard.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1, (1...count).contains(index) else {
      throw KitProblem("--shard \(shard): is not of the form I/N", hint: "e.g. --shard 3/16: the third of sixteen")
    }
    return count == 1 ? nil : ToyShard(index: index, count: count)
  }
}
