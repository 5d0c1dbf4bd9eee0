// What prefit and postfit share: the channels, the axis, and the way from yields to files.
import ArgumentParser
import HFPlotKit

/// Options of the verbs that draw yields.
struct YieldsArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Draw this channel only; repeatable (default: all, a page each).", valueName: "name"))
  var channel: [String] = []

  @Flag(help: "A logarithmic axis of events.")
  var log = false

  @Flag(help: "Divide by the bins' widths.")
  var perUnit = false
}

/// Draws yields as figures.
struct YieldsDrawing {
  let verb: String
  let analysis: Analysis
  let style: HFPlotKit.Style
  let yields: YieldsArguments
  let figure: FigureArguments

  init(
    verb: String, workspace: WorkspaceArguments, yields: YieldsArguments, figure: FigureArguments
  ) throws {
    self.verb = verb
    self.yields = yields
    self.figure = figure
    let request = figure.request(verb: verb)
    try request.check()
    style = try request.style(kind: verb)
    analysis = try workspace.load()
    if !workspace.quiet { analysis.warnings(about: style).forEach { Terminal.complain($0) } }
  }

  func options(data: FitOptions.Data) -> YieldsOptions {
    YieldsOptions(
      channels: yields.channel.isEmpty ? nil : yields.channel, annotations: Annotations(style), data: data)
  }

  var command: CanonicalCommand {
    var options: [(name: String, value: String?)] = yields.channel.map { ("channel", $0) }
    if yields.log { options.append(("log", nil)) }
    if yields.perUnit { options.append(("per-unit", nil)) }
    options += figure.settings.map { ("set", $0) }
    return CanonicalCommand(
      verb: verb,
      inputs: [.init(role: "workspace", file: analysis.file.name, sha256: analysis.file.sha256)]
        + figure.style.map {
          .init(role: "style", file: $0.split(separator: "/").last.map(String.init) ?? $0, sha256: "")
        },
      options: options)
  }

  func write(_ result: YieldsResult, quiet: Bool) throws {
    let request = figure.request(verb: verb)
    let choices = YieldsFigureOptions(isLogarithmic: yields.log ? true : nil, isPerUnit: yields.perUnit)
    var figures = YieldsFigure.figures(
      from: result, annotations: Annotations(style), style: style, options: choices)
    for index in figures.indices {
      figures[index].metadata = [
        Metadatum(key: "command", value: command.text), Metadatum(key: "version", value: HFPlotVersion.current),
        Metadatum(key: "workspace.sha256", value: result.header.workspace.sha256),
      ]
    }
    var extra: [OutputFile] = []
    if let save = request.save { extra.append(OutputFile(path: save, bytes: try ResultFiles.text(result))) }
    let written = try Drawing.write(figures, request: request, also: extra)
    if !quiet { written.forEach { Terminal.say($0) } }
    if result.header.status.state != .converged { throw ExitCode(1) }
  }
}
