// hfplot yields: what the model expects and what was observed, as tables.
import ArgumentParser
import HFPlotKit

struct YieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yields",
    abstract: "Print tables of yields before and after the fit, or the effects of systematics on them.",
    discussion: """
      Samples of one group of the style are one row; their uncertainty keeps the correlations between them. Numbers are
      rounded by the rule of the Particle Data Group; CSV has them in full.

      Examples:
        hfplot yields workspace.json
        hfplot yields workspace.json --style style.json --channel 'SR*' -o yields.tex -o yields.csv
        hfplot yields workspace.json --bins --stage postfit --format markdown
        hfplot yields workspace.json --stage prefit --blind
        hfplot yields workspace.json --systematics
        hfplot yields workspace.json --systematics --by parameter --top 20 --from fit.json
        hfplot yields workspace.json --systematics --figure systematics.pdf
        hfplot yields workspace.json --asymmetric -o yields.tex
      """)

  enum Stages: String, ExpressibleByArgument, CaseIterable { case prefit, postfit, both }
  enum Breakdown: String, ExpressibleByArgument, CaseIterable { case group, parameter }

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var source: FitSourceArguments
  @OptionGroup var blinding: BlindArguments

  @Option(help: ArgumentHelp("prefit, postfit, or both side by side.", valueName: "stage"))
  var stage: Stages = .both

  @Option(help: ArgumentHelp("Only channels that match this glob; repeatable.", valueName: "glob"))
  var channel: [String] = []

  @Flag(help: "A table a channel with its bins across.")
  var bins = false

  @Flag(help: "What systematics do to the total yield of each channel, instead of the yields.")
  var systematics = false

  @Option(help: ArgumentHelp("Rows of --systematics: group or parameter.", valueName: "rows"))
  var by: Breakdown = .group

  @Option(help: ArgumentHelp("The most parameters that --systematics lists.", valueName: "n"))
  var top: Int = 30

  @Flag(help: "Different uncertainties upwards and downwards, by the shifts of each parameter to one side.")
  var asymmetric = false

  @Option(
    help: ArgumentHelp(
      "With --systematics: draw the uncertainty of each channel by group; pdf, png, svg or tex. Repeatable.",
      valueName: "file"))
  var figure: [String] = []

  @Option(help: ArgumentHelp("The most columns of numbers; more make further tables.", valueName: "n"))
  var columns: Int = 8

  @Option(help: ArgumentHelp("text, markdown, latex, csv or html, on standard output.", valueName: "format"))
  var format: TableFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the tables; the extension (txt, md, tex, csv, html) picks the format. Repeatable.", valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp("A style layer with titles and groups: a file or a name. Repeatable.", valueName: "file|name"))
  var style: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set one style key, e.g. samples.tt.title=top.", valueName: "key=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("Write the numbers as JSON; with one stage only.", valueName: "file"))
  var save: String?

  func validate() throws {
    if columns < 1 { throw ValidationError("--columns \(columns): give a number of at least 1") }
    if top < 1 { throw ValidationError("--top \(top): give a number of at least 1") }
    if save != nil, stage == .both { throw ValidationError("--save holds one stage: add --stage prefit or postfit") }
    if !figure.isEmpty, !systematics {
      throw ValidationError(
        "--figure draws the breakdown: add --systematics (hfplot prefit, postfit and summary draw yields)")
    }
    if asymmetric, systematics { throw ValidationError("--asymmetric and --systematics: choose one of them") }
    if bins, systematics { throw ValidationError("--bins and --systematics: choose one of them") }
  }

  func run() throws {
    let formats = try output.map { try TableFormat(of: $0) }
    for path in output + [save].compactMap({ $0 }) { try KitProblem.wrapping { try OutputFiles.check(path) } }
    let request = FigureRequest(outputs: figure, styles: style, settings: settings)
    try request.check()
    let style = try request.style(kind: figure.isEmpty ? "yields" : SystematicsResult.kind)
    let analysis = try workspace.load()
    if !workspace.quiet { analysis.warnings(about: style).forEach { Terminal.complain($0) } }
    let made = try numbers(analysis, style)
    func document(_ format: TableFormat) -> String { format.document(made.tables(layout(for: format))) }
    var files = zip(output, formats).map { OutputFile(path: $0, bytes: Array(document($1).utf8)) }
    if let save { files.append(OutputFile(path: save, bytes: made.saved)) }
    try KitProblem.wrapping { try OutputFiles.write(files) }
    if !figure.isEmpty { try draw(made.systematics, style, request) }
    if output.isEmpty || format != nil { print(Terminal.visible(document(format ?? .text)), terminator: "") }
    if !workspace.quiet, format == nil { files.forEach { Terminal.say($0.path) } }
    if let status = made.status, status.state != .converged {
      Terminal.complain(
        "warning: the fit did not converge: \(([status.state.rawValue] + status.messages).joined(separator: "\n  "))")
      throw ExitCode(1)
    }
  }

  /// A page a stage.
  private func draw(_ results: [SystematicsResult], _ style: Style, _ request: FigureRequest) throws {
    let figures = try results.flatMap { result in
      let facts = try Provenance.metadata(of: result, style: style, request: request)
      return SystematicsFigure.figures(from: result, annotations: Annotations(style), style: style).map { figure in
        var figure = figure
        figure.metadata = facts
        figure.name = [result.stage.rawValue, figure.name].filter { !$0.isEmpty }.joined(separator: "-")
        return figure
      }
    }
    guard !figures.isEmpty else { throw KitProblem("no channel expects any events: there is nothing to draw") }
    let drawn = try Drawing.write(figures, request: request)
    _ = FindingsReport(drawn.findings, isQuiet: workspace.quiet)
    if !workspace.quiet { drawn.files.forEach { Terminal.complain($0) } }
  }

  /// What the tables are made of, before it is known how wide they may be.
  private struct Numbers {
    var tables: (YieldsTableOptions) -> [Table]
    var saved: [UInt8]
    var status: ResultStatus?
    var systematics: [SystematicsResult] = []
  }

  /// Programs read everything in one table.
  private func layout(for format: TableFormat) -> YieldsTableOptions {
    YieldsTableOptions(byBin: bins, mostColumns: columns, isSingle: format == .csv)
  }

  private func numbers(_ analysis: Analysis, _ style: Style) throws -> Numbers {
    let names = TableNames(style)
    let chosen = try NamePatterns.chosen(
      channel, among: analysis.likelihood.channels.map(\.name), option: "--channel", kind: "channel")
    let annotations = Annotations(style), hidden = try blinding.bins(analysis, annotations)
    let options = YieldsOptions(
      channels: chosen, annotations: annotations, data: fit.data, isAsymmetric: asymmetric, blinding: hidden)
    if stage != .prefit, source.from == nil, !workspace.quiet {
      blinding.warn(of: hidden, fitted: nil, data: fit.data, canChoose: false)
    }
    let command = analysis.command(verb: "yields", options: canonical)
    let fitted = stage == .prefit ? nil : try source.fit(of: analysis, fit.options(), command: command)
    if systematics {
      let before = stage == .postfit ? nil : try analysis.systematics(nil, options, command: command)
      let results = [before, try fitted.map { try analysis.systematics($0, options, command: command) }].compactMap {
        $0
      }
      let (byParameter, top) = (by == .parameter, top)
      return Numbers(
        tables: {
          SystematicsTables(results, names: names, byParameter: byParameter, most: top, options: $0).tables
        }, saved: try results.last.map { try ResultFiles.text($0) } ?? [], status: fitted?.header.status,
        systematics: results)
    }
    let before = stage == .postfit ? nil : try analysis.prefitYields(options, command: command)
    let results = [before, try fitted.map { try analysis.postfitYields($0, options, command: command) }].compactMap {
      $0
    }
    return Numbers(
      tables: { YieldsTables(results, names: names, options: $0).tables },
      saved: try results.last.map { try ResultFiles.text($0) } ?? [], status: fitted?.header.status)
  }

  private var canonical: [(name: String, value: String?)] {
    var list = fit.canonical + source.canonical + [("stage", stage.rawValue)]
    list += channel.map { ("channel", $0) } + (bins ? [("bins", nil)] : []) + blinding.canonical
    if asymmetric { list.append(("asymmetric", nil)) }
    return list + (systematics ? [("systematics", nil), ("by", by.rawValue)] : [])
  }
}

extension TableFormat: ExpressibleByArgument {
  /// The format that a file's extension means.
  init(of path: String) throws {
    guard let format = TableFormat(fileExtension: PageNames.fileExtension(of: path)) else {
      throw KitProblem(
        "-o \(path): no format of tables has this extension",
        hint: "one of: " + TableFormat.extensions.map { ".\($0)" }.joined(separator: ", "))
    }
    self = format
  }
}
