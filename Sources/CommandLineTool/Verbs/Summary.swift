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
        hfplot summary workspace.json --integrated --fit-channels 'CR*' --fix mu=0 --lower significance
        hfplot summary workspace.json --from fit.json --channel 'SR*' --channel 'VR*' -o summary.pdf
      """)

  enum Stages: String, ExpressibleByArgument, CaseIterable { case prefit, postfit }

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var source: FitSourceArguments

  @Option(help: ArgumentHelp("prefit or postfit.", valueName: "stage"))
  var stage: Stages = .postfit

  @Option(help: ArgumentHelp("The lower panel: ratio, pull or significance.", valueName: "kind"))
  var lower: SummaryComparison = .ratio

  @Flag(help: "One bin a region.")
  var integrated = false

  @Option(help: ArgumentHelp("Only channels that match this glob; repeatable.", valueName: "glob"))
  var channel: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fit only channels that match this glob, predict the others; repeatable.", valueName: "glob"))
  var fitChannels: [String] = []

  @Flag(inversion: .prefixedNo, help: "A logarithmic axis of events (default: the style's).")
  var log: Bool?

  func validate() throws {
    guard !fitChannels.isEmpty else { return }
    if source.from != nil { throw ValidationError("--fit-channels and --from: choose one of them") }
    if stage == .prefit { throw ValidationError("--fit-channels: there is no fit with --stage prefit") }
  }

  func run() throws {
    let drawing = try ResultDrawing(verb: "summary", workspace: workspace, figure: figure)
    let names = drawing.analysis.likelihood.channels.map(\.name)
    let shown = try NamePatterns.chosen(channel, among: names, option: "--channel", kind: "channel")
    let fitted = try NamePatterns.chosen(fitChannels, among: names, option: "--fit-channels", kind: "channel")
    let options = YieldsOptions(channels: shown, annotations: drawing.annotations, data: fit.data)
    let result = try yields(drawing, options, fitted: fitted)
    let figures = SummaryFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style,
      options: SummaryFigureOptions(isIntegrated: integrated, comparison: lower, isLogarithmic: log))
    if fitted != nil, !workspace.quiet {
      result.header.status.messages.forEach { Terminal.complain("note: \($0)") }
    }
    try drawing.write(result, figures: figures)
  }

  private func yields(
    _ drawing: ResultDrawing, _ options: YieldsOptions, fitted: [String]?
  ) throws -> YieldsResult {
    let analysis = drawing.analysis, command = drawing.command(canonical)
    if stage == .prefit { return try analysis.prefitYields(options, command: command) }
    guard let fitted else {
      return try analysis.postfitYields(
        source.fit(of: analysis, fit.options(), command: command), options, command: command)
    }
    let part = try analysis.fit(channels: fitted, fit.options(), command: command)
    var result = try analysis.postfitYields(part, options, command: command)
    result.fittedChannels = fitted
    return result
  }

  private var canonical: [(name: String, value: String?)] {
    var list = fit.canonical + source.canonical + channel.map { ("channel", $0) }
    list += fitChannels.map { ("fit-channels", $0) }
    if stage == .prefit { list.append(("stage", stage.rawValue)) }
    if lower != .ratio { list.append(("lower", lower.rawValue)) }
    if let log { list.append((log ? "log" : "no-log", nil)) }
    return list + (integrated ? [("integrated", nil)] : [])
  }
}

extension SummaryComparison: ExpressibleByArgument {}
