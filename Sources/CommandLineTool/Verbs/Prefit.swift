// hfplot prefit: what the model expects before the fit, beside the data.
import ArgumentParser
import HFPlotKit

struct Prefit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw every channel before the fit: samples, uncertainty, data and their ratio.",
    discussion: """
      Free normalisation factors have no pre-fit uncertainty; the legend says so.

      Examples:
        hfplot prefit workspace.json
        hfplot prefit workspace.json --style style.json --channel SR -o prefit.pdf -o prefit.png
        hfplot prefit workspace.json --log --per-unit --set legend.columns=2
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var yields: YieldsArguments
  @OptionGroup var figure: FigureArguments

  func run() throws {
    let drawing = try ResultDrawing(verb: "prefit", workspace: workspace, figure: figure)
    let options = yields.options(drawing.annotations, data: .observed)
    let result = try drawing.analysis.prefitYields(options, command: drawing.command(yields.canonical))
    let figures = YieldsFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style, options: yields.figure)
    try drawing.write(result, figures: figures)
  }
}
