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

      With several workspaces, or files of --from, each point takes the numbers of the one with the smallest median
      expected CLs; the figure shows which. --versus draws the upper limits against one variable instead of the
      plane; --save keeps the points then too, and --save-limits what the figure shows.

      Examples:
        hfplot exclusion background.json --patchset signals.json --save exclusion.json
        hfplot exclusion background.json --patchset signals.json --axes m1,m1-m2 --theory 10% -o exclusion.png
        hfplot exclusion background.json --patchset signals.json --forbidden "m2 > m1 - 125" --contours limits.csv
        hfplot exclusion --from harvest_Nominal.json --axes m0,m12 --interpolate linear --min-area 0.01
        hfplot exclusion --from limits.csv --columns m1,m2,cross_section_limit --cross-section sigma.txt --map
        hfplot exclusion --from exclusion.json --axes m1,m1-m2 --numbers cls
        hfplot exclusion low=a.json high=b.json --patchset pa.json --patchset pb.json --regions numbers
        hfplot exclusion background.json --patchset signals.json --upper-limits --versus m1 --at m2=100
      """)

  @OptionGroup var signals: SignalArguments
  @OptionGroup var plane: PlaneArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  @Flag(name: .shortAndLong, help: "Print no table, no warnings and no list of files written.")
  var quiet = false

  func run() throws {
    var request = figure.request(verb: "exclusion")
    request.settings = plane.settings + request.settings
    request.settings = plane.limitSettings(try request.style(kind: ExclusionResult.kind)) + request.settings
    try request.check()
    if let file = plane.contours { try ContourFiles.check(file) }
    if let file = plane.saveLimits { try OutputFiles.check(file) }
    let style = try request.style(kind: plane.versus == nil ? ExclusionResult.kind : LimitsVersusResult.kind)
    let overlays = try plane.overlays()
    var result = try signals.from.isEmpty ? tested(request) : known(request)
    result.overlays = overlays
    result = try KitProblem.wrapping { try result.contoured() }
    if !quiet { Terminal.say(ExclusionTable(result).text) }
    let limits = try plane.versus.map { [result] in try slice(of: result, against: $0) }
    let drawn = limits.map { LimitsVersusFigure.figures(from: $0, annotations: Annotations(style), style: style) }
    try write(
      result, limits, figures: drawn ?? ExclusionFigure.figures(from: result, style: style), style: style,
      request: request)
  }

  // MARK: Points

  /// CLs that were computed before, perhaps in other axes now.
  private func known(_ request: FigureRequest) throws -> ExclusionResult {
    let files = signals.from.map { ComparedFile($0) }
    let inputs = files.map { CanonicalCommand.Input(role: "result", file: Provenance.baseName($0.path), sha256: "") }
    let text = command(inputs, request).text, columns = signals.columns?.split(separator: ",").map(String.init)
    let grids = try files.map { file in
      let labels = try KnownSignals(
        contentsOf: file.path, columns: columns, prediction: SignalPrediction(mass: nil), command: text
      ).labels
      return try KnownSignals(
        contentsOf: file.path, columns: columns, prediction: try prediction(labels: labels), command: text)
    }
    guard let first = grids.first else { throw KitProblem("--from: no file is given") }
    let axes = try plane.axes(labels: first.labels, otherwise: first.axes)
    var result = ExclusionResult(
      header: first.header, axes: axes.axes, poi: first.poi, points: axes.place(first.points),
      interpolation: plane.interpolation(axes), forbidden: axes.boundary, signals: first.signals, theory: first.theory,
      regions: first.regions)
    if grids.count > 1 {
      result.regions = zip(files, grids).map { file, grid in
        ExclusionRegion(
          name: file.name, workspace: grid.header.workspace, signals: grid.signals, points: axes.place(grid.points))
      }
      result.points = ExclusionResult.best(of: result.regions)
    }
    return result
  }

  /// All signals of the patchsets, those of an earlier run taken over.
  private func tested(_ request: FigureRequest) throws -> ExclusionResult {
    let files = signals.workspace.map { ComparedFile($0) }, options = try signals.options(), codes = try signals.codes()
    let searches = try zip(files, signals.patchset).map { file, patchSet in
      let grid = try KitProblem.wrapping {
        try SignalGrid(path: file.path, patchSet: patchSet, verifyDigest: signals.verifyDigest)
      }
      if !quiet { grid.warnings.forEach { Terminal.complain($0.description) } }
      return ExclusionStudy.Search(
        name: file.name,
        scan: SignalScan(
          grid, measurement: signals.measurement, interpolation: codes, options: options,
          prediction: try prediction(labels: grid.signals.labels)))
    }
    let axes = try plane.axes(labels: searches.first?.scan.grid.signals.labels ?? [])
    let theory = signals.theory.map(SignalArguments.baseName).joined(separator: ", ")
    let study = try ExclusionStudy(
      searches, axes: axes, interpolation: plane.interpolation(axes), theory: theory.isEmpty ? nil : theory,
      command: command(inputs(searches), request))
    let isQuiet = quiet
    return study.run(workforce: parallel.workforce("exclusion", quiet: quiet), keeping: request.save) { remark in
      if !isQuiet { Terminal.complain("warning: \(remark)") }
    }
  }

  private func inputs(_ searches: [ExclusionStudy.Search]) -> [CanonicalCommand.Input] {
    searches.map { search in
      let grid = search.scan.grid, name = searches.count > 1 ? "\(search.name)=" : ""
      return .init(role: "workspace", file: name + grid.name, sha256: grid.sha256)
    }
      + searches.map { .init(role: "patchset", file: $0.scan.grid.patchSetName, sha256: $0.scan.grid.patchSetSHA256) }
  }

  private func prediction(labels: [String]) throws -> SignalPrediction {
    let first = plane.axes?.split(separator: ",").first.map(String.init)
    let mass = signals.mass ?? first.flatMap { labels.contains($0) ? $0 : nil } ?? labels.first
    return try SignalPrediction(crossSections: signals.crossSection, theory: signals.theory, mass: mass)
  }

  // MARK: Limits along a line of the plane

  private func slice(of result: ExclusionResult, against variable: String) throws -> LimitsVersusResult {
    let labels = Array(Set(result.points.flatMap(\.labels.keys))).sorted()
    let slice = try ExclusionSlice(variable, at: plane.at, labels: labels)
    let prediction = try prediction(labels: labels)
    let poi = signals.poi ?? result.poi ?? Self.usualPOI
    let limits = try slice.limits(of: result, poi: poi, uncertainty: prediction.uncertainty(of:))
    if !quiet { Terminal.say(LimitsVersusTable(limits).text) }
    return limits
  }

  /// Where the numbers do not name it.
  private static let usualPOI = "mu"

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
  private func write(
    _ result: ExclusionResult, _ limits: LimitsVersusResult?, figures: [Figure], style: HFPlotKit.Style,
    request: FigureRequest
  ) throws {
    let facts = try Provenance.metadata(of: result, style: style, request: request)
    let figures = figures.map { figure in
      var figure = figure
      figure.metadata = facts
      return figure
    }
    var extra: [OutputFile] = []
    if let save = request.save { extra.append(OutputFile(path: save, bytes: try ResultFiles.text(result))) }
    if let limits, let file = plane.saveLimits {
      extra.append(OutputFile(path: file, bytes: try ResultFiles.text(limits)))
    }
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
