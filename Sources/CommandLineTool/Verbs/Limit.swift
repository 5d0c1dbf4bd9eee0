// hfplot limit: upper limits on the parameter of interest.
import ArgumentParser
import HFPlotKit

struct Limit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Set upper limits by CLs, observed and expected, and draw CLs against the parameter of interest.",
    discussion: """
      Each limit is a root of its curve, not read off a grid. --table adds signal events, CLb, p0 and Z, and with --lumi
      the visible cross-section; --latex writes that table for a paper. --toys counts pseudo-experiments at a few values
      around each limit, which small expectations need; the asymptotic limits are printed beside them.

      Examples:
        hfplot limit workspace.json
        hfplot limit workspace.json --cl 0.9 --log -o limit.pdf -o limit.tex
        hfplot limit bkg.json --patch patchset.json#C1N2_700_250 --table --lumi 139 --latex table.tex
        hfplot limit workspace.json --components --save limit.json
        hfplot limit workspace.json --toys 2000 --save toys.json
        hfplot limit workspace.json --from toys.json --log -o limit.png
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments

  @Option(
    help: ArgumentHelp("Confidence level, above one half: 0.9 or 90% (default: 0.95).", valueName: "level"),
    transform: ConfidenceLevel.ofLimit)
  var cl = ConfidenceLevel.ofLimits

  @Option(help: "The test statistic: qtilde or q.")
  var statistic: TestStatistic = .qtilde

  @Flag(help: "A logarithmic CLs axis.")
  var log = false

  @Flag(help: "Draw CLs+b and CLb too.")
  var components = false

  @Flag(help: "Print the upper-limit table: signal events at the limit, CLb, p0, Z.")
  var table = false

  @Option(help: ArgumentHelp("Integrated luminosity, for the visible cross-section in the table.", valueName: "fb⁻¹"))
  var lumi: Double?

  @Option(help: ArgumentHelp("Count the table's signal events in this channel only; repeatable.", valueName: "name"))
  var channel: [String] = []

  @Option(help: ArgumentHelp("Write the upper-limit table as LaTeX.", valueName: "file"))
  var latex: String?

  @Option(help: ArgumentHelp("Use toys: so many of each hypothesis at each value.", valueName: "n"))
  var toys: Int?

  @OptionGroup var toyChoice: ToyArguments
  @OptionGroup var saved: SavedTestArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func validate() throws {
    guard statistic == .qtilde || statistic == .q else {
      throw ValidationError("--statistic \(statistic.rawValue): upper limits take qtilde or q")
    }
    if let toys, toys < 100 { throw ValidationError("--toys \(toys): limits take at least 100") }
    if let lumi, !(lumi > 0) { throw ValidationError("--lumi \(lumi): give a positive number of fb⁻¹") }
  }

  private var wantsTable: Bool { table || latex != nil || lumi != nil }

  func run() throws {
    let options = LimitOptions(
      level: cl.cl, statistic: statistic, data: fit.data, fixed: try fit.options().fixed, wantsTable: wantsTable,
      luminosity: lumi, channels: channel.isEmpty ? nil : channel, toys: try toyChoice.effort(toys))
    if let latex { try KitProblem.wrapping { try OutputFiles.check(latex) } }
    var figure = figure
    if log { figure.settings.append("axis.y.scale=log") }
    if components { figure.settings.append("limit.components=true") }
    let drawing = try ResultDrawing(verb: "limit", workspace: workspace, figure: figure)
    let workforce = parallel.workforce("toys", quiet: workspace.quiet)
    let result = try saved.result("limit", of: drawing) {
      try drawing.analysis.limit(options, workforce: workforce, command: drawing.command(canonical))
    }
    let text = LimitTable(result)
    Terminal.say(text.text)
    if let latex {
      try KitProblem.wrapping { try OutputFiles.write([OutputFile(path: latex, bytes: Array(text.latex.utf8))]) }
      if !workspace.quiet { Terminal.say(latex) }
    }
    try drawing.write(
      result, figures: LimitFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style))
  }

  private var canonical: [(name: String, value: String?)] {
    var options: [(name: String, value: String?)] = [("cl", "\(cl.cl)")]
    if statistic != .qtilde { options.append(("statistic", statistic.rawValue)) }
    if wantsTable { options.append(("table", nil)) }
    if let lumi { options.append(("lumi", "\(lumi)")) }
    if let toys { options += [("toys", "\(toys)")] + toyChoice.canonical }
    return options + channel.map { ("channel", $0) } + fit.canonical + saved.canonical
  }
}
