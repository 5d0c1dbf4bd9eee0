// The command `hfplot`: its verbs.
import ArgumentParser
import HFPlotKit

struct HFPlot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hfplot",
    abstract: "From a HistFactory likelihood to publication figures.",
    discussion: """
      Examples:
        hfplot example demo
        hfplot fit demo/workspace.json
        hfplot prefit demo/workspace.json --style demo/style.json -o prefit.pdf
        hfplot postfit demo/workspace.json --style demo/style.json --channel SR -o postfit.png
        hfplot impacts demo/workspace.json --style demo/style.json --grouped
        hfplot scan demo/workspace.json --stat-only
        hfplot contour demo/workspace.json --pois mu,theta
      """,
    version: HFPlotVersion.current,
    subcommands: [
      Fit.self,
      Prefit.self,
      Postfit.self,
      Pulls.self,
      ImpactsCommand.self,
      Scan.self,
      Contour.self,
      Inspect.self,
      StyleCommand.self,
      ProvenanceVerb.self,
      Example.self,
    ])
}
