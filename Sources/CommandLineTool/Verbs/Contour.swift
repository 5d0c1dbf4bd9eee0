// hfplot contour: profile likelihood contours of two parameters, or of all pairs of several.
import ArgumentParser
import HFPlotKit

struct Contour: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw profile likelihood contours of two parameters, or a matrix of more.",
    discussion: """
      The curves are followed point by point, each on its level; they end at the parameters' bounds, and islands and
      holes are looked for on a coarse grid. Levels are those of χ² with two degrees of freedom: 68.27 % is 2.2957,
      95 % is 5.9915; --ndof 1 takes those of one (1, 3.84).

      Examples:
        hfplot contour workspace.json --pois mu,theta
        hfplot contour workspace.json --pois mu,theta --cl 1sigma,2sigma --expected --reference mu=1,theta=0
        hfplot contour workspace.json --pois mu,theta,mu_bkg -o matrix.pdf
        hfplot contour workspace.json --pois mu,theta --projections --style cms -o contour.tex
        hfplot contour workspace.json --pois mu,theta --channels '2 jets=SR_2j,CR*' --channels '3 jets=SR_3j,CR*'
        hfplot contour workspace.json --pois mu,theta --grid 40 --save grid.json
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var profile: ProfileArguments

  @Option(help: ArgumentHelp("The parameters: across, up; with more, a matrix of all pairs.", valueName: "names"))
  var pois: String

  @Option(help: ArgumentHelp("Degrees of freedom behind the levels: 2, or 1.", valueName: "n"))
  var ndof: Int = 2

  @Option(
    help: ArgumentHelp(
      "Use marching squares on an N × N grid of fits in place of following the curves.", valueName: "n"))
  var grid: Int?

  @Option(help: ArgumentHelp("Mark a point, e.g. mu=1,theta=0.", valueName: "name=value,…"))
  var reference: String?

  @Flag(help: "Add the scan of each parameter.")
  var projections = false

  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func validate() throws {
    guard ndof == 1 || ndof == 2 else { throw ValidationError("--ndof \(ndof): give 1 or 2") }
  }

  func run() throws {
    let names = pois.split(separator: ",").map(String.init)
    let options = ContourOptions(
      fit: try fit.options(), levels: try profile.levels(), ndof: ndof, gridNodes: grid,
      isStatisticalShown: profile.statOnly, expected: profile.expectedData, reference: try referencePoint())
    if names.count > 2 || projections {
      try drawMatrix(names, options)
    } else {
      try drawPair(names, options)
    }
  }

  private func drawPair(_ names: [String], _ options: ContourOptions) throws {
    let drawing = try ResultDrawing(verb: "contour", workspace: workspace, figure: figure)
    let parts = try profile.parts(of: drawing.analysis)
    var result = try drawing.analysis.contour(
      names, options, workforce: workforce, command: drawing.command(canonical))
    try drawing.analysis.overlay(parts, on: &result, options, workforce: workforce)
    try result.compare(profile.comparedFiles)
    Terminal.say(ContourTable(result).text)
    let figures = ContourFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style)
    try drawing.write(result, figures: figures)
  }

  private func drawMatrix(_ names: [String], _ options: ContourOptions) throws {
    let drawing = try ResultDrawing(
      verb: "contour", kind: ContourMatrixResult.kind, workspace: workspace, figure: figure)
    let parts = try profile.parts(of: drawing.analysis)
    var result = try drawing.analysis.contourMatrix(
      names, options, workforce: workforce, command: drawing.command(canonical))
    try drawing.analysis.overlay(parts, on: &result, options, workforce: workforce)
    try result.compare(profile.comparedFiles)
    result.scans.forEach { Terminal.say(IntervalTable($0).text) }
    result.contours.forEach { Terminal.say(ContourTable($0).text) }
    let figures = ContourMatrixFigure.figures(from: result, annotations: drawing.annotations, style: drawing.style)
    try drawing.write(result, figures: figures)
  }

  private var workforce: Workforce { parallel.workforce("contour", quiet: workspace.quiet) }

  private var canonical: [(name: String, value: String?)] {
    var options: [(name: String, value: String?)] = [("pois", pois)]
    options += fit.canonical + profile.canonical
    if ndof != 2 { options.append(("ndof", "\(ndof)")) }
    if let grid { options.append(("grid", "\(grid)")) }
    if let reference { options.append(("reference", reference)) }
    if projections { options.append(("projections", nil)) }
    return options
  }

  private func referencePoint() throws -> [String: Double] {
    var point: [String: Double] = [:]
    for word in reference?.split(separator: ",") ?? [] {
      guard let equals = word.lastIndex(of: "="), equals != word.startIndex,
        let value = Double(word[word.index(after: equals)...]), value.isFinite
      else {
        throw KitProblem("--reference \(word): is not of the form NAME=VALUE", hint: "e.g. --reference mu=1,theta=0")
      }
      point[String(word[..<equals])] = value
    }
    return point
  }
}
