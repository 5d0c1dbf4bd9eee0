// The way of every drawing verb: read the model, compute a result (or read it back), draw it, write and report.
import ArgumentParser
import HFPlotKit

/// One run of a drawing verb on a workspace.
struct ResultDrawing {
  let verb: String
  let analysis: Analysis
  let style: HFPlotKit.Style
  let request: FigureRequest
  let isQuiet: Bool
  /// Whether an error of the figure check makes the exit code 1.
  let isStrict: Bool
  private let showsOutline: Bool

  /// Checks the outputs, reads style and workspace, and prints their warnings, before any long work.
  /// - Parameters:
  ///   - kind: the kind of figure in the style, where it is not the verb's name.
  ///   - samples: names of samples that the style may know and the workspace need not.
  init(
    verb: String, kind: String? = nil, workspace: WorkspaceArguments, figure: FigureArguments, samples: [String] = []
  ) throws {
    self.verb = verb
    request = figure.request(verb: verb)
    isQuiet = workspace.quiet
    isStrict = figure.strict
    showsOutline = figure.outline
    try request.check()
    _ = try request.style(kind: kind ?? verb)
    analysis = try workspace.load()
    style = try request.style(kind: kind ?? verb, stamps: analysis.likelihood.stamps)
    if !isQuiet { analysis.warnings(about: style, besides: samples).forEach { Terminal.complain($0) } }
  }

  /// For results of several models, the first of which stands in headers; the models are read already.
  init(verb: String, kind: String, analysis: Analysis, figure: FigureArguments, isQuiet: Bool) throws {
    self.verb = verb
    self.analysis = analysis
    self.isQuiet = isQuiet
    request = figure.request(verb: verb)
    try request.check()
    isStrict = figure.strict
    showsOutline = figure.outline
    style = try request.style(kind: kind, stamps: analysis.likelihood.stamps)
  }

  var annotations: Annotations { Annotations(style) }

  /// The command in canonical form; `options` are the verb's own that change the result or the drawing.
  func command(_ options: [(name: String, value: String?)] = []) -> CanonicalCommand {
    analysis.command(verb: verb, options: options, figure: request)
  }

  /// Draws, writes everything, names the files; exit code 1 where the numbers did not converge.
  func write(_ result: some SavedResult, figures: [Figure]) throws {
    let facts = try Provenance.metadata(of: result, style: style, request: request)
    let figures = figures.map { figure in
      var figure = figure
      figure.metadata = facts
      return figure
    }
    var extra: [OutputFile] = []
    if let save = request.save { extra.append(OutputFile(path: save, bytes: try ResultFiles.text(result))) }
    if showsOutline { Terminal.say(try Drawing.outline(figures)) }
    let drawn = try Drawing.write(figures, request: request, also: extra)
    if !isQuiet { drawn.files.forEach { Terminal.say($0) } }
    let isRefused = FindingsReport(drawn.findings, isQuiet: isQuiet).isRefused(strictly: isStrict)
    let status = result.header.status
    if status.state != .converged {
      let messages = ([status.state.rawValue] + status.messages).joined(separator: "\n  ")
      Terminal.complain("warning: the numbers are not to be trusted: \(messages)")
      throw ExitCode(1)
    }
    if isRefused { throw ExitCode(1) }
  }
}
