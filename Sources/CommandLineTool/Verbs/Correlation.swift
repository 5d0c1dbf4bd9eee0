// hfplot correlation: how the uncertainties of a fit's parameters depend on each other.
import ArgumentParser
import HFPlotKit

struct Correlation: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the correlation or covariance matrix of a fit.",
    discussion: """
      The lower triangle, with strongly correlated parameters beside each other and a strip for the parameters of
      interest. Numbers stand where the cells can hold them; the largest pairs are listed on standard output.

      Examples:
        hfplot correlation workspace.json --threshold 0.2
        hfplot correlation workspace.json --from fit.json --width page -o correlation.pdf
        hfplot correlation workspace.json --parameters 'mu*' --parameters 'JES_*' --order model
        hfplot correlation workspace.json --covariance --parameters 'mu*'
        hfplot correlation workspace.json --extension tagging.json --prior
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var source: FitSourceArguments

  @Option(
    help: ArgumentHelp(
      "Drop parameters whose largest |ρ| with any other is below this (default: low enough for every name).",
      valueName: "rho"))
  var threshold: Double?

  @Option(help: ArgumentHelp("Only parameters that match this pattern; repeatable.", valueName: "pattern"))
  var parameters: [String] = []

  @Option(help: ArgumentHelp("No parameters that match this pattern; repeatable.", valueName: "pattern"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("Order of the parameters: cluster or model.", valueName: "order"))
  var order: CorrelationFigureOptions.Order = .cluster

  @Option(help: ArgumentHelp("List so many pairs.", valueName: "n"))
  var pairs: Int = 15

  @Flag(help: "Covariances instead of correlations.")
  var covariance = false

  @Flag(
    help: ArgumentHelp(
      "Above the diagonal, correlations before the fit: of parameters that the model constrains together."))
  var prior = false

  func validate() throws {
    if prior, covariance { throw ValidationError("--prior and --covariance: give one of them") }
    guard let threshold else { return }
    guard threshold >= 0, threshold <= 1 else {
      throw ValidationError("--threshold \(threshold): give a number from 0 to 1")
    }
  }

  func run() throws {
    let drawing = try ResultDrawing(verb: "correlation", workspace: workspace, figure: figure)
    // Without a choice of its own, a comparison with the prior is of what has one.
    let showsConstrainedOnly = self.prior && parameters.isEmpty
    let patterns = try drawing.analysis.patterns(
      included: parameters, excluded: exclude, .parameter, option: "--parameters")
    let prior = try priorCorrelation(drawing.analysis)
    let includes: @Sendable (String) -> Bool = { name in
      patterns.contains(name) && (!showsConstrainedOnly || prior?.names.contains(name) == true)
    }
    let result = try source.fit(of: drawing.analysis, fit.options(), command: drawing.command(canonical))
    let options = CorrelationFigureOptions(
      order: order, threshold: threshold, isCovariance: covariance, prior: prior, includes: includes)
    let figures = CorrelationFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style, options: options)
    guard !figures.isEmpty else { throw nothingToShow(result) }
    try drawing.write(result, figures: figures)
    Terminal.say(CorrelationTable(result.correlation, count: pairs, includes: includes).text)
  }

  private func priorCorrelation(_ analysis: Analysis) throws -> CorrelationMatrix? {
    guard prior else { return nil }
    let correlation = analysis.priorCorrelation
    guard correlation.names.isEmpty else { return correlation }
    throw KitProblem(
      "--prior: no constraint of the model holds several parameters together",
      hint: "correlations of an hfplot block do; hfplot schema extension describes it")
  }

  private func nothingToShow(_ fit: FitResult) -> KitProblem {
    guard let largest = CorrelationTable(fit.correlation, count: 1).pairs.first else {
      return KitProblem("the fit has no correlation matrix", hint: "see what hfplot fit says about its minimum")
    }
    return KitProblem(
      "no free parameters are left to show",
      hint: "the largest |ρ| is \(DecimalText.fixed(abs(largest.correlation), decimals: 3)): lower --threshold, or "
        + "choose more --parameters")
  }

  private var canonical: [(name: String, value: String?)] {
    var list = fit.canonical + source.canonical
    if let threshold { list.append(("threshold", "\(threshold)")) }
    list += parameters.map { ("parameters", $0) } + exclude.map { ("exclude", $0) }
    if order != .cluster { list.append(("order", order.rawValue)) }
    return list + (covariance ? [("covariance", nil)] : []) + (prior ? [("prior", nil)] : [])
  }
}

extension CorrelationFigureOptions.Order: ExpressibleByArgument {}
