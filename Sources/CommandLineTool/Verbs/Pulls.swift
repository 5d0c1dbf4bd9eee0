// hfplot pulls: how far the fit pulled each constrained parameter, and how much it constrained it.
import ArgumentParser
import HFPlotKit

struct Pulls: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw pulls and constraints of all parameters, or compare them between fits.",
    discussion: """
      Each constrained parameter is shown as its distance from its auxiliary measurement in units of its pre-fit
      uncertainty, factors of single bins and the luminosity too. Free parameters have a panel of their own.
      Outliers are marked, and listed on standard output.

      Examples:
        hfplot pulls workspace.json
        hfplot pulls workspace.json --minos all --width page -o pulls.pdf
        hfplot pulls workspace.json --definition compatibility --parameters 'JES_*' --parameters 'JER*'
        hfplot pulls workspace.json --from fit.json --compare bonly.json --labels 'S+B fit,B-only fit'
        hfplot pulls workspace.json --map -o map.pdf
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var source: FitSourceArguments

  @Option(help: ArgumentHelp("MINOS intervals for these parameters, or for all.", valueName: "names|all"))
  var minos: String?

  @Option(
    help: ArgumentHelp(
      "What the distance is divided by: constraint (the pre-fit width) or compatibility (√(σ₀² − σ²)).",
      valueName: "definition"))
  var definition: PullDefinition = .constraint

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Lay these saved fits over it; repeatable.", valueName: "fit.json"))
  var compare: [String] = []

  @Option(help: ArgumentHelp("What the fits are called in the legend, with commas between.", valueName: "names"))
  var labels: String?

  @Option(help: ArgumentHelp("Only parameters that match this pattern; repeatable.", valueName: "pattern"))
  var parameters: [String] = []

  @Option(help: ArgumentHelp("No parameters that match this pattern; repeatable.", valueName: "pattern"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("Order within a group: model, name, pull or constraint.", valueName: "order"))
  var order: PullsFigureOptions.Order = .model

  @Flag(name: .customLong("map"), help: "Draw the constraint map instead: pull against constraint.")
  var isMap = false

  @Flag(name: .customLong("histogram"), help: "Draw the distribution of the pulls instead, with N(0, 1).")
  var isHistogram = false

  func validate() throws {
    if isMap, isHistogram { throw ValidationError("--map and --histogram: choose one of them") }
    if isMap || isHistogram, !compare.isEmpty { throw ValidationError("--compare: not with --map or --histogram") }
  }

  func run() throws {
    let drawing = try ResultDrawing(verb: "pulls", workspace: workspace, figure: figure)
    let patterns = try drawing.analysis.patterns(
      included: parameters, excluded: exclude, .parameter, option: "--parameters")
    let others = try compare.map { try ResultFiles.fit($0) }
    let result = try source.fit(of: drawing.analysis, fit.options(minos: minos), command: drawing.command(canonical))
    let options = PullsFigureOptions(
      definition: definition, order: order, labels: legendLabels, includes: patterns.contains)
    let figures = figures(of: [result] + others, drawing, options)
    guard !figures.isEmpty else {
      throw KitProblem(
        "no parameters are left to show", hint: "choose more --parameters, or fewer to --exclude or to --fix")
    }
    try drawing.write(result, figures: figures)
    let threshold = PullTable.Threshold(
      pull: drawing.style.number("pulls.outlier.pull"), constraint: drawing.style.number("pulls.outlier.constraint"))
    Terminal.say(PullTable(result, threshold: threshold, includes: patterns.contains).text)
  }

  private func figures(of fits: [FitResult], _ drawing: ResultDrawing, _ options: PullsFigureOptions) -> [Figure] {
    let (annotations, style) = (drawing.annotations, drawing.style)
    if isMap { return PullMapFigure.figures(from: fits[0], annotations: annotations, style: style, options: options) }
    if isHistogram { return PullHistogramFigure.figures(from: fits[0], style: style, options: options) }
    return PullsFigure.figures(from: fits, annotations: annotations, style: style, options: options)
  }

  private var legendLabels: [String] {
    if let labels { return labels.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard !compare.isEmpty else { return [] }
    return ([source.from ?? workspace.workspace] + compare).map { PageNames.stem($0) }.map(Label.escaped)
  }

  private var canonical: [(name: String, value: String?)] {
    var list = fit.canonical + source.canonical
    if let minos { list.append(("minos", minos)) }
    if definition != .constraint { list.append(("definition", definition.rawValue)) }
    list += compare.map { ("compare", Provenance.baseName($0)) } + (labels.map { [("labels", $0)] } ?? [])
    list += parameters.map { ("parameters", $0) } + exclude.map { ("exclude", $0) }
    if order != .model { list.append(("order", order.rawValue)) }
    return list + (isMap ? [("map", nil)] : []) + (isHistogram ? [("histogram", nil)] : [])
  }
}

extension PullDefinition: ExpressibleByArgument {}
extension PullsFigureOptions.Order: ExpressibleByArgument {}
