// hfplot modifiers: which parameter acts on which sample of which channel, by what type and how much.
import ArgumentParser
import HFPlotKit

struct ModifiersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modifiers",
    abstract: "Draw which parameters act where, by modifier type and by the size of their effects.",
    discussion: """
      Parameters down, channels with their samples across: the colour is the type of modifier, and it is paler the less
      the parameter changes any bin. Factors of single bins share a row a type. --sizes draws the largest change of each
      region's total instead.

      Examples:
        hfplot modifiers workspace.json
        hfplot modifiers workspace.json --by-channel --channel 'SR*' -o modifiers.pdf
        hfplot modifiers workspace.json --sizes --top 40
        hfplot modifiers workspace.json --parameter 'JES*' --sample ttbar --order size
        hfplot modifiers workspace.json --stage postfit --from fit.json --sizes
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var source: FitSourceArguments
  @OptionGroup var figure: FigureArguments

  @Option(help: ArgumentHelp("Effects of pre-fit (prefit) or post-fit (postfit) uncertainties.", valueName: "stage"))
  var stage: YieldsResult.Stage = .prefit

  @Option(help: ArgumentHelp("Only parameters that match this pattern; repeatable.", valueName: "pattern"))
  var parameter: [String] = []

  @Option(help: ArgumentHelp("Only channels that match this pattern; repeatable.", valueName: "pattern"))
  var channel: [String] = []

  @Option(help: ArgumentHelp("Only samples that match this pattern; repeatable.", valueName: "pattern"))
  var sample: [String] = []

  @Flag(help: "The map of sizes: the largest change of a bin of each region's total.")
  var sizes = false

  @Flag(help: "A page a channel, with the names of its samples.")
  var byChannel = false

  @Option(help: ArgumentHelp("Order of the parameters: model or size.", valueName: "order"))
  var order: ModifiersFigureOptions.Order = .model

  @Option(help: ArgumentHelp("Show only the N parameters with the largest effects.", valueName: "n"))
  var top: Int?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top \(top): give a number of at least 1") }
    if sizes, byChannel { throw ValidationError("--sizes and --by-channel: choose one of them") }
  }

  func run() throws {
    let drawing = try ResultDrawing(verb: "modifiers", workspace: workspace, figure: figure)
    let analysis = drawing.analysis, command = drawing.command(canonical)
    let options = try options(analysis)
    let fitted = stage == .postfit ? try source.fit(of: analysis, fit.options(), command: command) : nil
    let result = analysis.modifiers(fitted, options, command: command)
    let figures = ModifiersFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style,
      options: ModifiersFigureOptions(isSizeMap: sizes, isByChannel: byChannel, order: order, top: top))
    guard !figures.isEmpty else {
      throw KitProblem(
        "no parameter acts on what was chosen", hint: "choose more with --parameter, --channel or --sample")
    }
    try drawing.write(result, figures: figures)
  }

  private func options(_ analysis: Analysis) throws -> ModifiersOptions {
    ModifiersOptions(
      parameters: try analysis.chosen(parameter, .parameterSet, option: "--parameter"),
      channels: try analysis.chosen(channel, .channel, option: "--channel"),
      samples: try analysis.chosen(sample, .sample, option: "--sample"))
  }

  private var canonical: [(name: String, value: String?)] {
    var list = stage == .postfit ? fit.canonical + source.canonical + [("stage", stage.rawValue)] : []
    list += parameter.map { ("parameter", $0) } + channel.map { ("channel", $0) } + sample.map { ("sample", $0) }
    if order != .model { list.append(("order", order.rawValue)) }
    if let top { list.append(("top", "\(top)")) }
    return list + (sizes ? [("sizes", nil)] : []) + (byChannel ? [("by-channel", nil)] : [])
  }
}

extension ModifiersFigureOptions.Order: ExpressibleByArgument {}
