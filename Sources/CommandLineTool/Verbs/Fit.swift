// hfplot fit: the maximum-likelihood fit as a table, and as a result file on request.
import ArgumentParser
import HFPlotKit

struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit a workspace and print best-fit values, uncertainties, pulls and constraints.",
    discussion: """
      Uncertainties come from the inverse of the exact Hessian at the minimum; --minos adds asymmetric intervals.

      Examples:
        hfplot fit workspace.json
        hfplot fit workspace.json --save fit.json
        hfplot fit workspace.json --minos mu,theta
        hfplot fit bkg.json --patch patchset.json#C1N2_700_250 --fix lumi=1
        hfplot fit workspace.json --asimov 1
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments

  @Option(help: ArgumentHelp("MINOS intervals for these parameters, or for all.", valueName: "names|all"))
  var minos: String?

  @Option(help: ArgumentHelp("Write the result as JSON; - is standard output.", valueName: "file"))
  var save: String?

  func run() throws {
    if let save { try KitProblem.wrapping { try OutputFiles.check(save) } }
    let options = try fit.options(minos: minos)
    let analysis = try workspace.load()
    let command = analysis.command(verb: "fit", options: fit.canonical + (minos.map { [("minos", $0)] } ?? []))
    let result = try analysis.fit(options, command: command)
    Terminal.say(FitTable(result).text)
    if let save {
      let file = OutputFile(path: save, bytes: try ResultFiles.text(result))
      try KitProblem.wrapping { try OutputFiles.write([file]) }
    }
    if result.header.status.state != .converged { throw ExitCode(1) }
  }
}
