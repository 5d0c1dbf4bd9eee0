// hfplot limits-vs: upper limits along a series of models, e.g. against a mass.
import ArgumentParser
import HFPlotKit

struct LimitsVersus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits-vs",
    abstract: "Draw upper limits against a value that each model stands for, with theory and the excluded range.",
    discussion: """
      Each model is VALUE=WORKSPACE, or VALUE=WORKSPACE+PATCH[#NAME]. A theory curve is a table of value, prediction and
      uncertainties; limits on a signal strength are multiplied by it unless --cross-section says that the parameter of
      interest is what it predicts. Crossings are interpolated in the logarithm of limit over prediction.

      Examples:
        hfplot limits-vs 500=m500.json 600=m600.json 700=m700.json --axis "$m$ [GeV]"
        hfplot limits-vs 500=bkg.json+patchset.json#m500 600=bkg.json+patchset.json#m600 --theory xsec.csv
        hfplot limits-vs 500=m500.json 600=m600.json --p0 -o p0.pdf
      """)

  @Argument(help: ArgumentHelp("Models with their values.", valueName: "value=workspace"))
  var models: [String]

  @Option(help: ArgumentHelp("Predictions: value, prediction[, down[, up]] a line.", valueName: "csv"))
  var theory: String?

  @Flag(help: "The parameter of interest is what the theory predicts: do not multiply limits by it.")
  var crossSection = false

  @Option(help: ArgumentHelp("Title of the axis of values, e.g. \"$m$ [GeV]\".", valueName: "label"))
  var axis: String?

  @Option(help: ArgumentHelp("Confidence level, between 0.5 and 1.", valueName: "level"))
  var cl: Double = 0.95

  @Flag(help: "Draw p0 with lines of significance instead of limits.")
  var p0 = false

  @Option(help: ArgumentHelp("The measurement to use (default: the first).", valueName: "name"))
  var measurement: String?

  @Option(help: ArgumentHelp("The parameter of interest, instead of the measurement's.", valueName: "name"))
  var poi: String?

  @OptionGroup var fit: FitArguments

  @Flag(name: .shortAndLong, help: "Print no warnings and no list of files written.")
  var quiet = false

  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func validate() throws {
    guard cl > 0.5, cl < 1 else { throw ValidationError("--cl \(cl): give a level between 0.5 and 1, e.g. 0.95") }
    if crossSection, theory == nil { throw ValidationError("--cross-section goes with --theory") }
  }

  func run() throws {
    let curve = try theory.map { try TheoryCurve(contentsOf: $0) } ?? TheoryCurve([])
    let options = LimitSeriesOptions(
      limit: LimitOptions(level: cl, data: fit.data, fixed: try fit.options().fixed), theory: curve,
      isScaled: theory != nil && !crossSection)
    var points: [SeriesPoint] = []
    for model in models { points.append(try SeriesPoint(model, measurement: measurement, poi: poi)) }
    var figure = figure
    if let axis { figure.settings.append("axis.x.title=\(axis)") }
    if p0 { figure.settings.append("limits_vs.show=p0") }
    let series = try LimitSeries(points)
    let drawing = try ResultDrawing(
      verb: "limits-vs", kind: LimitsVersusResult.kind, analysis: series.first, figure: figure, isQuiet: quiet)
    let result = try series.run(
      options, workforce: parallel.workforce("limits", quiet: quiet), command: drawing.command(canonical))
    Terminal.say(LimitsVersusTable(result).text)
    try drawing.write(
      result, figures: LimitsVersusFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style))
  }

  private var canonical: [(name: String, value: String?)] {
    [("cl", "\(cl)")] + (crossSection ? [("cross-section", nil)] : []) + fit.canonical
  }
}
