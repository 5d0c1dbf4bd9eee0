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
        hfplot postfit demo/workspace.json --style demo/style.json --channel SR_2j -o postfit.png
        hfplot impacts demo/workspace.json --style demo/style.json --grouped
        hfplot scan demo/workspace.json --stat-only
        hfplot contour demo/workspace.json --pois mu,theta
        hfplot limit demo/workspace.json
        hfplot exclusion demo/background.json --patchset demo/patchset.json

      hfplot --generate-completion-script bash (zsh, fish) prints what completes verbs and options; hfplot help --man
      prints the manual page.
      """,
    version: HFPlotVersion.current,
    subcommands: [
      Fit.self,
      Prefit.self,
      Postfit.self,
      Pulls.self,
      Correlation.self,
      TemplatesCommand.self,
      ModifiersCommand.self,
      YieldsCommand.self,
      Summary.self,
      ImpactsCommand.self,
      PoisCommand.self,
      Scan.self,
      Contour.self,
      Hypotest.self,
      Limit.self,
      LimitsVersus.self,
      SignificanceVerb.self,
      Toys.self,
      Merge.self,
      GoodnessOfFitVerb.self,
      Exclusion.self,
      Derive.self,
      Inspect.self,
      ReportCommand.self,
      Convert.self,
      Build.self,
      Edit.self,
      Combine.self,
      Check.self,
      Prune.self,
      Predict.self,
      Simplify.self,
      Draw.self,
      StyleCommand.self,
      SchemaVerb.self,
      ProvenanceVerb.self,
      GlossaryVerb.self,
      Example.self,
    ])
}
