// hfplot simplify: a workspace with one background sample, compared with the full one.
import ArgumentParser
import HFPlotKit

struct Simplify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a simplified likelihood: backgrounds as one sample, with post-fit uncertainties.",
    discussion: """
      The background-only fit predicts the sum of the backgrounds in each bin. The
      new workspace has it as one sample, with one parameter that moves all bins
      by their uncertainties, or with --modes one for each principal component of
      their covariance, which keeps the correlations. Signals stay as they are;
      --bare-signal leaves only their normalisation. CLs and limits of both
      likelihoods are printed with their differences.

      By default all channels are fitted and stay: the data are then used twice,
      as in most published simplified likelihoods. With --fit-channels only these
      are fitted and the others stay, which uses the data once.

      Examples:
        hfplot simplify ws.json -o simple.json
        hfplot simplify ws.json --modes all --fit-channels 'CR*' -o simple.json
        hfplot simplify ws.json --modes 3 --keep-channels 'SR*' \\
          --save comparison.json -o simple.json
        hfplot simplify bkg.json --patch patchset.json#C1N2_700_250 --dry-run
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var output: WorkspaceOutput

  @Option(help: ArgumentHelp("Keep correlations by so many principal components, or all.", valueName: "n|all"))
  var modes: String?

  @Option(help: ArgumentHelp("Fit only these channels (pattern); repeatable.", valueName: "pattern"))
  var fitChannels: [String] = []

  @Option(
    help: ArgumentHelp("Channels that stay (default: those not fitted, or all); repeatable.", valueName: "pattern"))
  var keepChannels: [String] = []

  @Option(help: ArgumentHelp("Signal samples (default: what the POI scales); repeatable.", valueName: "pattern"))
  var signal: [String] = []

  @Flag(help: "Drop the signals' systematics.")
  var bareSignal = false

  func validate() throws {
    if let modes, modes != "all", Int(modes).map({ $0 < 1 }) ?? true {
      throw ValidationError("--modes \(modes): give a number of at least 1, or all")
    }
  }

  func run() throws {
    try output.check(inputs: [workspace.workspace])
    let analysis = try workspace.load()
    let options = SimplifyOptions(
      uncertainty: modes.map { .modes(Int($0)) } ?? .total, hasBareSignal: bareSignal, fittedChannels: fitChannels,
      keptChannels: keepChannels, signals: signal)
    let command = analysis.command(verb: "simplify", options: canonical)
    let (text, result) = try analysis.simplified(options, command: command)
    Terminal.say(SimplifyTable(result).text, terminator: "")
    try output.write(text, report: ResultFiles.text(result), isQuiet: workspace.quiet)
    if result.state != .converged { throw ExitCode(1) }
  }

  private var canonical: [(name: String, value: String?)] {
    var options: [(name: String, value: String?)] = modes.map { [("modes", $0)] } ?? []
    options += fitChannels.map { ("fit-channels", $0) } + keepChannels.map { ("keep-channels", $0) }
    options += signal.map { ("signal", $0) }
    if bareSignal { options.append(("bare-signal", nil)) }
    return options
  }
}
