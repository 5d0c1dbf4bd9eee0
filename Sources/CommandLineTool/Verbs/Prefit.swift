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
    let drawing = try YieldsDrawing(verb: "prefit", workspace: workspace, yields: yields, figure: figure)
    let result = try drawing.analysis.prefitYields(drawing.options(data: .observed), command: drawing.command)
    try drawing.write(result, quiet: workspace.quiet)
  }
}
