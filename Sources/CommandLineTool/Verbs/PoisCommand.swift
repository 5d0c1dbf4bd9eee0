// hfplot pois: a parameter of interest in several fits, or in single channels and their combination.
import ArgumentParser
import HFPlotKit

struct PoisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pois",
    abstract: "Compare a parameter of interest between fits or channels, with its statistical and systematic part.",
    discussion: """
      Files are workspaces, which are fitted here, or what hfplot fit, impacts and pois saved; NAME=FILE names a row.
      The statistical part is the interval with all constrained parameters held at the best fit, free normalisations
      floating; the systematic part is what the total has beyond it in quadrature. A saved fit knows its total only.

      Examples:
        hfplot pois workspace.json --by-channel -o pois.pdf
        hfplot pois workspace.json --by-channel --channel 'SR*' --with 'CR*'
        hfplot pois workspace.json --fit '2 jets=SR_2j,CR*' --fit '3 jets=SR_3j,CR*'
        hfplot pois 'Run 2=run2.json' 'Run 3=run3.json' 'Combination=both.json' --pois mu
        hfplot pois full=fit.json fixed=fit-fixed.json -o comparison.png
        hfplot pois background.json --patch patchset.json#950,550 --by-channel
      """)

  @Argument(help: ArgumentHelp("Workspaces or saved results, with names for their rows.", valueName: "[name=]file"))
  var files: [String]

  @Flag(help: "Fit each channel by itself, then all of them; for one workspace.")
  var byChannel = false

  @Option(
    help: ArgumentHelp("With --by-channel: only channels that match this pattern; repeatable.", valueName: "pattern"))
  var channel: [String] = []

  @Option(
    help: ArgumentHelp(
      "Add the channels that match this pattern, e.g. control regions, to each channel's own fit; repeatable.",
      valueName: "pattern"))
  var with: [String] = []

  @Option(
    name: .customLong("fit"),
    help: ArgumentHelp("Fit these channels by themselves, as one row; repeatable.", valueName: "name=pattern,…"))
  var parts: [String] = []

  @Flag(help: "Leave out the fit of all channels.")
  var noCombined = false

  @Option(help: ArgumentHelp("Parameters of interest instead of the measurement's, a page each.", valueName: "names"))
  var pois: String?

  @Option(help: ArgumentHelp("The measurement to use (default: the first).", valueName: "name"))
  var measurement: String?

  @Option(
    help: ArgumentHelp(
      "Apply a JSON patch, or the entry NAME of a patchset, to every workspace.", valueName: "file[#name]"))
  var patch: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Interpolation codes of every workspace, e.g. normsys=code1.", valueName: "type=code"))
  var interpolation: [String] = []

  @OptionGroup var fit: FitArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  @Flag(name: .shortAndLong, help: "Print no warnings, no table and no list of files written.")
  var quiet = false

  func validate() throws {
    if !byChannel, !channel.isEmpty || !with.isEmpty {
      throw ValidationError("--channel and --with choose channels for --by-channel: add it")
    }
    if byChannel || !parts.isEmpty, files.count > 1 {
      throw ValidationError("--by-channel and --fit divide one workspace: give one file")
    }
    if noCombined, !byChannel, parts.isEmpty {
      throw ValidationError("--no-combined leaves nothing without --by-channel or --fit")
    }
  }

  func run() throws {
    let request = figure.request(verb: "pois")
    try request.check()
    let style = try request.style(kind: "pois")
    let result = try result(request)
    guard !result.rows.isEmpty else {
      throw KitProblem(
        "there is no parameter of interest to show", hint: "name one with --pois, or choose channels it acts on")
    }
    try write(result, style, request)
    if !quiet { Terminal.say(PoisTable(result).text) }
    guard result.header.status.state == .converged else {
      Terminal.complain("warning: the numbers are not to be trusted: \(result.header.status.state.rawValue)")
      throw ExitCode(1)
    }
  }

  // MARK: Numbers

  private func result(_ request: FigureRequest) throws -> PoisResult {
    var rows: [PoisResult.Row] = [], headers: [ResultHeader] = [], messages: [String] = []
    for text in files {
      switch try PoiFile(text) {
      case .rows(let own, let header):
        guard !byChannel, parts.isEmpty else {
          throw KitProblem("\(text) is a saved result: --by-channel and --fit need a workspace")
        }
        rows += own.filter { names?.contains($0.poi) ?? true }
        headers.append(header)
      case .workspace(let file):
        let made = try fitted(file, request)
        rows += made.rows
        messages += made.header.status.messages
        headers.append(made.header)
      }
    }
    guard var header = headers.first(where: { $0.status.state != .converged }) ?? headers.first else {
      throw KitProblem("no file is given")
    }
    header.kind = PoisResult.kind
    header.command = command(request)
    header.status.messages = messages
    return PoisResult(header: header, rows: rows)
  }

  private func fitted(_ file: ComparedFile, _ request: FigureRequest) throws -> PoisResult {
    let codes = try Interpolation(settings: interpolation.flatMap { $0.split(separator: ",").map(String.init) })
    let analysis = try Analysis(
      WorkspaceRequest(path: file.path, patch: patch, measurement: measurement, interpolation: codes))
    if !quiet { analysis.warnings.forEach { Terminal.complain($0) } }
    var options = try fit.options()
    options.pois = names
    let divided = byChannel || !parts.isEmpty
    let combined = divided ? (noCombined ? nil : "Combined") : file.name
    return try analysis.poiSummary(
      try divisions(analysis), combined: combined, options, workforce: parallel.workforce("fits", quiet: quiet))
  }

  private var names: [String]? { pois?.split(separator: ",").map(String.init) }

  /// The channels of each row that is a part.
  private func divisions(_ analysis: Analysis) throws -> [PoiPart] {
    let all = analysis.likelihood.channels.map(\.name)
    func chosen(_ patterns: [String], _ option: String) throws -> [String] {
      try analysis.chosen(patterns, .channel, option: option) ?? []
    }
    var list: [PoiPart] = []
    if byChannel {
      let added = try chosen(with, "--with")
      let own = channel.isEmpty ? all.filter { !added.contains($0) } : try chosen(channel, "--channel")
      list += own.map { name in PoiPart(name: name, channels: all.filter { $0 == name || added.contains($0) }) }
    }
    for text in parts {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw KitProblem("--fit \(text): is not of the form NAME=PATTERN,…", hint: "e.g. --fit '2 jets=SR_2j,CR*'")
      }
      let globs = text[text.index(after: equals)...].split(separator: ",").map(String.init)
      list.append(PoiPart(name: String(text[..<equals]), channels: try chosen(globs, "--fit")))
    }
    return list
  }

  // MARK: Output

  private func write(_ result: PoisResult, _ style: HFPlotKit.Style, _ request: FigureRequest) throws {
    let facts = try Provenance.metadata(of: result, style: style, request: request)
    let figures = PoisFigure.figures(from: result, annotations: Annotations(style), style: style).map { figure in
      var figure = figure
      figure.metadata = facts
      return figure
    }
    if figure.outline { Terminal.say(try Drawing.outline(figures)) }
    let saved = try request.save.map { [OutputFile(path: $0, bytes: try ResultFiles.text(result))] } ?? []
    let drawn = try Drawing.write(figures, request: request, also: saved)
    if !quiet { drawn.files.forEach { Terminal.say($0) } }
    if FindingsReport(drawn.findings, isQuiet: quiet).isRefused(strictly: figure.strict) { throw ExitCode(1) }
  }

  private func command(_ request: FigureRequest) -> String {
    var options = fit.canonical
    if byChannel { options.append(("by-channel", nil)) }
    options += channel.map { ("channel", $0) } + with.map { ("with", $0) } + parts.map { ("fit", $0) }
    if noCombined { options.append(("no-combined", nil)) }
    if let pois { options.append(("pois", pois)) }
    if let measurement { options.append(("measurement", measurement)) }
    if let patch { options.append(("patch", Provenance.baseName(patch))) }
    options += interpolation.map { ("interpolation", $0) }
    options += request.settings.map { ("set", $0) }
    let inputs = files.map { text -> CanonicalCommand.Input in
      let file = ComparedFile(text), base = Provenance.baseName(file.path)
      return .init(role: "workspace", file: text.contains("=") ? "\(file.name)=\(base)" : base, sha256: "")
    }
    return CanonicalCommand(verb: "pois", inputs: inputs, options: options).text
  }
}
