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

  @Option(
    help: ArgumentHelp("Confidence level, above one half: 0.9 or 90% (default: 0.95).", valueName: "level"),
    transform: ConfidenceLevel.ofLimit)
  var cl = ConfidenceLevel.ofLimits

  @Flag(help: "Draw p0 with lines of significance instead of limits.")
  var p0 = false

  @Option(help: ArgumentHelp("The measurement to use (default: the first).", valueName: "name"))
  var measurement: String?

  @Option(help: ArgumentHelp("The parameter of interest, instead of the measurement's.", valueName: "name"))
  var poi: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Interpolation codes, e.g. normsys=code1,histosys=code0 (default: normsys=code4,histosys=code4p).",
      valueName: "type=code"))
  var interpolation: [String] = []

  @OptionGroup var fit: FitArguments

  @Flag(name: .shortAndLong, help: "Print no warnings and no list of files written.")
  var quiet = false

  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func validate() throws {
    if crossSection, theory == nil { throw ValidationError("--cross-section goes with --theory") }
  }

  func run() throws {
    let curve = try theory.map { try TheoryCurve(contentsOf: $0) } ?? TheoryCurve([])
    let options = LimitSeriesOptions(
      limit: LimitOptions(level: cl.cl, data: fit.data, fixed: try fit.options().fixed), theory: curve,
      isScaled: theory != nil && !crossSection, axis: axis)
    let points = try seriesPoints()
    var figure = figure
    if p0 { figure.settings.append("limits_vs.show=p0") }
    let series = try LimitSeries(points)
    let drawing = try ResultDrawing(
      verb: "limits-vs", kind: LimitsVersusResult.kind, analysis: series.first, figure: figure, isQuiet: quiet)
    let result = try series.run(
      options, workforce: parallel.workforce("limits", quiet: quiet), command: command(points, drawing.request))
    Terminal.say(LimitsVersusTable(result).text)
    try drawing.write(
      result, figures: LimitsVersusFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style))
  }

  private func seriesPoints() throws -> [SeriesPoint] {
    let codes = try Interpolation(settings: interpolation.flatMap { $0.split(separator: ",").map(String.init) })
    return try models.map { try SeriesPoint($0, measurement: measurement, poi: poi, interpolation: codes) }
  }

  /// Names all models, and the theory.
  private func command(_ points: [SeriesPoint], _ request: FigureRequest) -> CanonicalCommand {
    let inputs =
      points.map { CanonicalCommand.Input(role: "workspace", file: $0.text, sha256: "") }
      + (theory.map { [.init(role: "theory", file: Provenance.baseName($0), sha256: "")] } ?? [])
      + request.styles.map { .init(role: "style", file: Provenance.baseName($0), sha256: "") }
    var options: [(name: String, value: String?)] = [("cl", "\(cl.cl)")]
    if crossSection { options.append(("cross-section", nil)) }
    if let axis { options.append(("axis", axis)) }
    if let measurement { options.append(("measurement", measurement)) }
    if let poi { options.append(("poi", poi)) }
    if !interpolation.isEmpty { options.append(("interpolation", interpolation.joined(separator: ","))) }
    options += fit.canonical + request.settings.map { ("set", $0) }
    if let width = request.width { options.append(("width", width)) }
    return CanonicalCommand(verb: "limits-vs", inputs: inputs, options: options)
  }
}
