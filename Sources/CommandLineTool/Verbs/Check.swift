// hfplot check: what will go wrong with a workspace.
import ArgumentParser
import HFPlotKit

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look through a workspace for what will go wrong.",
    discussion: """
      Looks at bins, templates, yields with every parameter moved by up to three standard deviations (one by one, and
      all together along the steepest way), and at the fit. Each finding names its place, its numbers and a remedy;
      nothing is changed. The exit code is 1 when there are errors or warnings; notes do not count.

      Rules: \(CheckRule.allCases.map(\.rawValue).joined(separator: ", ")).

      Examples:
        hfplot check workspace.json
        hfplot check workspace.json --no-fit --all
        hfplot check workspace.json --ignore one-sided --ignore same-side --save check.json
        hfplot check workspace.json --figure asymmetries.pdf
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var figure: RequestedFigureArguments

  @Option(help: ArgumentHelp("Leave out a rule. Repeatable.", valueName: "rule"))
  var ignore: [String] = []

  @Flag(name: .customLong("no-fit"), help: "Look only at what needs no fit.")
  var skipsFit = false

  @Flag(help: "Show every finding, not only the first ones of each rule.")
  var all = false

  @Option(help: ArgumentHelp("Write the findings as JSON.", valueName: "file"))
  var save: String?

  func run() throws {
    if let save { try KitProblem.wrapping { try OutputFiles.check(save) } }
    try figure.request().check()
    let ignored = try CheckRule.named(ignore, option: "--ignore")
    let options = CheckOptions(ignored: ignored, fit: skipsFit ? nil : try fit.options())
    let analysis = try workspace.load()
    let result = analysis.check(options, command: analysis.command(verb: "check", options: canonical))
    Terminal.say(CheckTable(result, most: all ? nil : CheckTable.usual).text)
    let files = try save.map { [OutputFile(path: $0, bytes: try ResultFiles.text(result))] } ?? []
    try figure.write(result, also: files, isQuiet: workspace.quiet) { style in
      AsymmetryFigure.figures(from: result, annotations: Annotations(style), style: style)
    }
    if result.hasTrouble { throw ExitCode(1) }
  }

  private var canonical: [(name: String, value: String?)] {
    fit.canonical + ignore.sorted().map { ("ignore", $0) } + (skipsFit ? [("no-fit", nil)] : [])
  }
}
