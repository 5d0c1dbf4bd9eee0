// hfplot prefit: what the model expects before the fit, beside the data.
import ArgumentParser
import HFPlotKit

struct Prefit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw every channel before the fit: samples, uncertainty, data and their ratio.",
    discussion: """
      Free normalisation factors have no pre-fit uncertainty; the legend says so. A sample is a signal where the style
      says so, else where the parameter of interest scales it. Signals of other patches are drawn at nominal parameters
      and a signal strength of 1. Blinding goes by what the model expects, and hidden data are in no file.

      Examples:
        hfplot prefit workspace.json
        hfplot prefit workspace.json --style style.json --channel SR -o prefit.pdf -o prefit.png
        hfplot prefit workspace.json --log --per-unit --set legend.yields=true --set legend.yield_uncertainties=true
        hfplot prefit workspace.json --blind --signal "overlay x10" --lower "pull,s/sqrt(b)"
        hfplot prefit background.json --signals patchset.json#A,B --blind "SR:300-600" --chi2
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var yields: YieldsArguments
  @OptionGroup var content: ContentArguments
  @OptionGroup var figure: FigureArguments

  func run() throws {
    let drawing = try ResultDrawing(
      verb: "prefit", workspace: workspace, figure: content.figure(figure), samples: content.signalNames)
    let (options, hypotheses) = try content.completed(
      yields.options(drawing.analysis, drawing.annotations, data: .observed), drawing)
    let command = drawing.command(yields.canonical + content.canonical)
    var result = try drawing.analysis.prefitYields(options, command: command)
    if !hypotheses.isEmpty { result.hypotheses = hypotheses }
    try content.check(result, drawing.style)
    let figures = YieldsFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style, options: yields.figure)
    try drawing.write(result, figures: figures)
  }
}
