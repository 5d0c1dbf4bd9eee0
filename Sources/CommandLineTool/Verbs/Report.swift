// hfplot report: everything about a workspace in one page.
import ArgumentParser
import HFPlotKit

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one page with inventory, checks, fit and all diagnostics figures.",
    discussion: """
      The page needs no network, and no JavaScript for reading: with it, tables can be sorted and filtered. Names on
      figures and in tables lead to each other. As .pdf the report has a page a figure. A part that cannot be made is
      named at the top.

      Parts: \(ReportPart.allCases.map(\.rawValue).joined(separator: ", ")).

      Examples:
        hfplot report workspace.json
        hfplot report workspace.json --style style.json -o report.html -o report.pdf
        hfplot report workspace.json --from fit.json --gaussian --skip check
        hfplot report workspace.json --asimov 1 --blind 'SR*'
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var source: FitSourceArguments
  @OptionGroup var blinding: BlindArguments

  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Write the report: .html or .pdf. Repeatable. (default: report.html)", valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      "A style layer: a file, or the name of a built-in look (atlas, cms, …). Repeatable, later ones win.",
      valueName: "file|name"))
  var style: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set one style key, e.g. legend.columns=2. Repeatable.", valueName: "key=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out a part: \(ReportPart.allCases.map(\.rawValue).joined(separator: ", ")). Repeatable.",
      valueName: "part"))
  var skip: [String] = []

  @Flag(help: "Impacts from the covariance of the best fit instead of refits: fast.")
  var gaussian = false

  @OptionGroup var parallel: ParallelArguments

  private var outputs: [String] { output.isEmpty ? ["report.html"] : output }

  func run() throws {
    let skipped = try ReportPart.named(skip, option: "--skip")
    let options = try fit.options()
    try outputs.forEach(ReportFiles.check)
    let request = FigureRequest(outputs: [], styles: style, settings: settings)
    let annotations = Annotations(try request.style(kind: "postfit"))
    let saved = try source.from.map { try ResultFiles.fit($0) }
    let analysis = try workspace.load()
    if !workspace.quiet {
      analysis.warnings(about: try request.style(kind: "postfit")).forEach { Terminal.complain($0) }
    }
    let hidden = try blinding.bins(analysis, annotations)
    if !workspace.quiet { blinding.warn(of: hidden, fitted: nil, data: fit.data, canChoose: false) }
    let report = try AnalysisReport(
      analysis, fit: saved,
      options: ReportOptions(
        fit: options, blinding: hidden, skipped: skipped,
        isGaussian: gaussian),
      request: request, workforce: parallel.workforce("report", quiet: workspace.quiet),
      command: analysis.command(verb: "report", options: canonical, figure: request))
    try ReportFiles.write(report, to: outputs)
    if !workspace.quiet {
      report.remarks.forEach { Terminal.complain("note: \($0)") }
      outputs.filter { !OutputFiles.isStandardOutput($0) }.forEach { Terminal.say($0) }
    }
    guard report.fit.header.status.state == .converged else {
      Terminal.complain("warning: the fit did not converge: \(report.fit.header.status.state.rawValue)")
      throw ExitCode(1)
    }
  }

  private var canonical: [(name: String, value: String?)] {
    fit.canonical + source.canonical + blinding.canonical + skip.sorted().map { ("skip", $0) }
      + (gaussian ? [("gaussian", nil)] : [])
  }
}
