// hfplot derive: functions of the parameters at the best fit.
import ArgumentParser
import HFPlotKit

struct Derive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out functions of the parameters after a fit: values, propagated and profiled uncertainties.",
    discussion: """
      An expression has + - * / ^, comparisons, && || !, ?:, exp log sqrt abs pow min max sin cos tan asin acos atan,
      PI and E, parameters (components as gamma[0]; names with other characters in quotes) and the functions of the
      model's hfplot block. NAME=EXPRESSION gives it a name.

      The propagated uncertainty follows from the covariance of the fit. The profiled one is where -2 ln L, everything
      else fitted with the quantity held, has risen by 1.

      Examples:
        hfplot derive workspace.json 'mu_ttbar / mu_vjets'
        hfplot derive workspace.json 'ratio = mu / theta' 'sum = mu + theta' --save derived.json
        hfplot derive workspace.json 'exp(0.2 * JES)' --no-profile
      """)

  @OptionGroup var workspace: WorkspaceArguments

  @Argument(
    help: ArgumentHelp("Expressions of parameters, each with or without NAME= before it.", valueName: "expression"))
  var expressions: [String]

  @OptionGroup var fit: FitArguments

  @Flag(help: "Leave the profiled uncertainties out: they take some fits each.")
  var noProfile = false

  @Option(help: ArgumentHelp("Write the result as JSON.", valueName: "file"))
  var save: String?

  func run() throws {
    if let save { try KitProblem.wrapping { try OutputFiles.check(save) } }
    let options = try fit.options(), analysis = try workspace.load()
    let own: [(name: String, value: String?)] = noProfile ? [("no-profile", nil)] : []
    var command = analysis.command(verb: "derive", options: fit.canonical + own)
    command.operands = expressions
    let result = try analysis.derive(expressions, options, isProfiled: !noProfile, command: command)
    Terminal.say(DerivedTable(result).text)
    if let save {
      let file = OutputFile(path: save, bytes: try ResultFiles.text(result))
      try KitProblem.wrapping { try OutputFiles.write([file]) }
    }
    if result.header.status.state != .converged { throw ExitCode(1) }
  }
}
