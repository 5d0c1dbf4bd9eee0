// hfplot scan: the profile of one parameter with its intervals.
import ArgumentParser
import HFPlotKit

struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scan the profile likelihood of a parameter: −2Δln L, intervals at any level, comparisons.",
    discussion: """
      Every point is a fit of all other parameters. Intervals are found by root finding; several segments are possible.
      --breakdown holds each group of parameters (the style's groups, or else modifier types) at the best fit in turn.

      Examples:
        hfplot scan workspace.json
        hfplot scan workspace.json --parameter theta --stat-only --expected
        hfplot scan workspace.json --cl 1sigma,2sigma,3sigma --range 0:4 -o scan.pdf -o scan.tex
        hfplot scan workspace.json --channels '2 jets=SR_2j,CR*' --channels '3 jets=SR_3j,CR*'
        hfplot scan workspace.json --save a.json; hfplot scan other.json --compare "First analysis=a.json"
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var profile: ProfileArguments

  @Option(help: ArgumentHelp("The parameter to scan (default: the parameter of interest).", valueName: "name"))
  var parameter: String?

  @Option(
    help: ArgumentHelp(
      "Ends of the scan (default: beyond the largest level, within the bounds).", valueName: "low:high"))
  var range: String?

  @Flag(help: "Add the parabola of the Hessian.")
  var parabola = false

  @Flag(help: "Add a curve with each group of parameters held, and print what each group contributes.")
  var breakdown = false

  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func run() throws {
    var options = ProfileScanOptions(
      fit: try fit.options(), levels: try profile.levels(), range: try parsedRange(),
      isStatisticalShown: profile.statOnly, expected: profile.expectedData, isParabolaShown: parabola,
      isBrokenDown: breakdown)
    let drawing = try ResultDrawing(verb: "scan", workspace: workspace, figure: figure)
    options.annotations = drawing.annotations
    let parts = try profile.parts(of: drawing.analysis)
    let workforce = parallel.workforce("scan", quiet: workspace.quiet)
    var result = try drawing.analysis.scan(
      parameter, options, workforce: workforce, command: drawing.command(canonical))
    try drawing.analysis.overlay(parts, on: &result, options, workforce: workforce)
    try result.compare(profile.comparedFiles)
    Terminal.say(IntervalTable(result).text)
    let figures = ScanFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style)
    try drawing.write(result, figures: figures)
  }

  private var canonical: [(name: String, value: String?)] {
    (parameter.map { [("parameter", $0)] } ?? []) + fit.canonical + profile.canonical
      + (range.map { [("range", $0)] } ?? []) + (parabola ? [("parabola", nil)] : [])
      + (breakdown ? [("breakdown", nil)] : [])
  }

  private func parsedRange() throws -> ClosedRange<Double>? {
    guard let range else { return nil }
    let ends = range.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low < high else {
      throw KitProblem("--range \(range): is not of the form LOW:HIGH", hint: "e.g. --range 0:4 or --range=-2:2")
    }
    return low...high
  }
}
