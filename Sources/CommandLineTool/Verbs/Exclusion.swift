// hfplot exclusion: which signals of a grid are excluded, as contours in the plane of two masses.
import ArgumentParser
import HFPlotKit

struct Exclusion: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Test every signal of a patchset and draw what is excluded in the plane of two masses.",
    discussion: """
      CLs are asymptotic (q̃). Between the points z = Φ⁻¹(1 − CLs) is interpolated; contours end at the rim of the grid
      and at the line of --forbidden. With --save FILE points are kept as they finish, and a run that was interrupted
      goes on where it ended. --theory tests the signal with its cross-section one standard deviation up and down; if the
      model has that uncertainty as a parameter, hold it with --fix.

      Examples:
        hfplot exclusion background.json --patchset signals.json --save exclusion.json
        hfplot exclusion background.json --patchset signals.json --axes m1,m1-m2 --theory 10% -o exclusion.png
        hfplot exclusion background.json --patchset signals.json --forbidden "m2 > m1 - 125" --contours limits.csv
        hfplot exclusion --from harvest_Nominal.json --axes m0,m12 --interpolate linear --min-area 0.01
        hfplot exclusion --from limits.csv --columns m1,m2,cross_section_limit --cross-section sigma.txt --map
        hfplot exclusion --from exclusion.json --axes m1,m1-m2 --numbers cls
      """)

  @OptionGroup var signals: SignalArguments
  @OptionGroup var plane: PlaneArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  @Flag(name: .shortAndLong, help: "Print no table, no warnings and no list of files written.")
  var quiet = false

  func run() throws {
    var request = figure.request(verb: "exclusion")
    request.settings += plane.settings
    try request.check()
    if let file = plane.contours { try ContourFiles.check(file) }
    let style = try request.style(kind: ExclusionResult.kind)
    let overlays = try plane.overlays()
    var result = try signals.from.map { try known($0, request) } ?? tested(request)
    result.overlays = overlays
    result = try KitProblem.wrapping { try result.contoured() }
    if !quiet { Terminal.say(ExclusionTable(result).text) }
    try write(result, style: style, request: request)
  }

  // MARK: Points

  /// CLs that were computed before, perhaps in other axes now.
  private func known(_ path: String, _ request: FigureRequest) throws -> ExclusionResult {
    let command = command([.init(role: "result", file: SignalArguments.baseName(path), sha256: "")], request)
    let columns = signals.columns?.split(separator: ",").map(String.init)
    let labels = try KnownSignals(
      contentsOf: path, columns: columns, prediction: SignalPrediction(mass: nil), command: command.text
    ).labels
    let axes = try plane.axes(labels: labels)
    let grid = try KnownSignals(
      contentsOf: path, columns: columns, prediction: try prediction(labels: labels), command: command.text)
    return ExclusionResult(
      header: grid.header, axes: axes.axes, points: axes.place(grid.points), interpolation: plane.interpolation(axes),
      forbidden: axes.boundary, signals: grid.signals, theory: grid.theory)
  }

  /// All signals of the patchset, those of an earlier run taken over.
  private func tested(_ request: FigureRequest) throws -> ExclusionResult {
    let grid = try KitProblem.wrapping {
      try SignalGrid(
        path: signals.workspace ?? "", patchSet: signals.patchset ?? "", verifyDigest: signals.verifyDigest)
    }
    if !quiet { grid.warnings.forEach { Terminal.complain($0.description) } }
    let labels = grid.signals.labels, axes = try plane.axes(labels: labels)
    let scan = SignalScan(
      grid, measurement: signals.measurement, options: try signals.options(),
      prediction: try prediction(labels: labels))
    let inputs = [
      CanonicalCommand.Input(role: "workspace", file: grid.name, sha256: grid.sha256),
      .init(role: "patchset", file: grid.patchSetName, sha256: grid.patchSetSHA256),
    ]
    let theory = signals.theory.map(SignalArguments.baseName).joined(separator: ", ")
    var result = try scan.result(
      axes: axes, interpolation: plane.interpolation(axes), theory: theory.isEmpty ? nil : theory,
      command: command(inputs, request))
    result.points = axes.place(try points(scan, result, axes, keeping: request.save))
    return result
  }

  private func points(
    _ scan: SignalScan, _ result: ExclusionResult, _ axes: ExclusionAxes, keeping file: String?
  ) throws -> [ExclusionPoint] {
    let workforce = parallel.workforce("exclusion", quiet: quiet)
    guard let file else { return scan.points(workforce: workforce) }
    let earlier = result.earlierPoints(file)
    if let remark = earlier.remark, !quiet { Terminal.complain("warning: \(remark)") }
    let kept = KeptPoints(file, result: result, total: scan.grid.count)
    return scan.points(known: earlier.points, workforce: workforce) { kept.keep(axes.place($0)) }
  }

  private func prediction(labels: [String]) throws -> SignalPrediction {
    let first = plane.axes?.split(separator: ",").first.map(String.init)
    let mass = signals.mass ?? first.flatMap { labels.contains($0) ? $0 : nil } ?? labels.first
    return try SignalPrediction(crossSections: signals.crossSection, theory: signals.theory, mass: mass)
  }

  // MARK: Output

  private func command(_ inputs: [CanonicalCommand.Input], _ request: FigureRequest) -> CanonicalCommand {
    let styles = request.styles.map {
      CanonicalCommand.Input(role: "style", file: SignalArguments.baseName($0), sha256: "")
    }
    let drawing: [(name: String, value: String?)] =
      request.settings.map { ("set", $0) } + (request.width.map { [("width", $0)] } ?? [])
    return CanonicalCommand(
      verb: "exclusion", inputs: inputs + styles, options: signals.canonical + plane.canonical + drawing)
  }

  /// Writes everything; exit code 1 where points failed.
  private func write(_ result: ExclusionResult, style: HFPlotKit.Style, request: FigureRequest) throws {
    let facts = try Provenance.metadata(of: result, style: style, request: request)
    let figures = ExclusionFigure.figures(from: result, style: style).map { figure in
      var figure = figure
      figure.metadata = facts
      return figure
    }
    var extra: [OutputFile] = []
    if let save = request.save { extra.append(OutputFile(path: save, bytes: try ResultFiles.text(result))) }
    if let file = plane.contours { extra += try ContourFiles.files(result, to: file) }
    if figure.outline { Terminal.say(try Drawing.outline(figures)) }
    let drawn = try Drawing.write(figures, request: request, also: extra)
    if !quiet { drawn.files.forEach { Terminal.say($0) } }
    let isRefused = FindingsReport(drawn.findings, isQuiet: quiet).isRefused(strictly: figure.strict)
    let failed = result.points.count { $0.state != .converged }
    if failed > 0 {
      Terminal.complain("warning: \(failed) of \(result.points.count) points failed; the table says why")
    }
    if failed > 0 || isRefused { throw ExitCode(1) }
  }
}
