// hfplot impacts: what moves the parameter of interest, ranked or by group.
import ArgumentParser
import HFPlotKit

struct ImpactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impacts",
    abstract: "Rank parameters, or groups of them, by what they do to a parameter of interest.",
    discussion: """
      Three conventions, never to be mixed; the figure names its own. An impact (np-shift) is what the parameter of
      interest does when another one is held one standard deviation off its best fit. A breakdown (freeze) is what the
      uncertainty loses in quadrature when parameters are held at their best fit. An uncertainty component
      (global-observable) is the answer to one shifted auxiliary measurement: components, and only they, add up.

      Examples:
        hfplot impacts workspace.json
        hfplot impacts workspace.json --style style.json --top 20 -o impacts.pdf -o impacts.png
        hfplot impacts workspace.json --grouped --method global-observable --style style.json
        hfplot impacts workspace.json --grouped --group-by type --waterfall
        hfplot impacts workspace.json --gaussian --sort pull
        hfplot impacts workspace.json --pois mu,theta --asimov 1 --save impacts.json
        hfplot impacts workspace.json --grouped --conventions --width page
        hfplot impacts workspace.json --channels --width page
        hfplot impacts workspace.json --pois mu,theta --summary

      Groups come from the style: "group" of its parameters, or a map of patterns:
        "impacts": {"groups": {"Jets": ["JES*", "/^JER/"], "MC statistics": ["type:staterror"], "Detector": ["Jets"]}}
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var impacts: ImpactsArguments
  @OptionGroup var figure: FigureArguments
  @OptionGroup var parallel: ParallelArguments

  func run() throws {
    let drawing = try ResultDrawing(verb: "impacts", workspace: workspace, figure: figure)
    let options = try impacts.options(fit.options(), style: drawing.style, analysis: drawing.analysis)
    let command = drawing.command(impacts.canonical + fit.canonical)
    if impacts.conventions { return try compare(options, drawing, command) }
    let result = try drawing.analysis.impacts(
      options, workforce: parallel.workforce("impacts", quiet: workspace.quiet), command: command)
    Terminal.say(ImpactsTable(result, top: impacts.top).text)
    let figures = ImpactsFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style, options: impacts.figure)
    try drawing.write(result, figures: figures)
  }

  /// All conventions of the same fit.
  private func compare(_ options: ImpactsOptions, _ drawing: ResultDrawing, _ command: CanonicalCommand) throws {
    let results = try ImpactsResult.Method.allCases.map { method in
      var options = options
      options.method = method
      return try drawing.analysis.impacts(
        options, workforce: parallel.workforce("impacts", quiet: workspace.quiet), command: command)
    }
    Terminal.say(results.map { ImpactsTable($0).text }.joined(separator: "\n"))
    let figures = ImpactsFigure.comparison(of: results, annotations: drawing.annotations, style: drawing.style)
    if let result = ConventionsResult(results) { try drawing.write(result, figures: figures) }
  }
}
