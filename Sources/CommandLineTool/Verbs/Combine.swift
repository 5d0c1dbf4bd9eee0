// hfplot combine: several workspaces as one.
import ArgumentParser
import HFPlotKit

struct Combine: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Combine workspaces by pyhf's rules, with correlations as you choose.",
    discussion: """
      Parameters of one name become one parameter. --decorrelate gives parameters
      a name of their own in each input (NAME_FILE); --correlate makes parameters
      of different names one, by a map of names to inputs to names:
        {"JES": {"analysisA": "JES_a", "analysisB": "jet_scale"}}
      Inputs are called by their file names without extension. Everything that
      conflicts is listed at once.

      Join rules, as in pyhf: none (no common names), outer (common things must
      be equal; measurements of one name are merged), left-outer and right-outer
      (that side's is taken).

      Examples:
        hfplot combine a.json b.json -o ab.json
        hfplot combine a.json b.json --join outer --decorrelate 'stat*' -o ab.json
        hfplot combine a.json b.json --correlate map.json \\
          --merge-measurements combined -o ab.json
        hfplot combine a.json b.json --dry-run
      """)

  @Argument(help: ArgumentHelp("Two or more workspaces (pyhf JSON).", valueName: "workspace"))
  var workspaces: [String]

  @Option(help: "What happens to common names: none, outer, left-outer or right-outer.")
  var join: WorkspaceJoin.Rule = .none

  @Flag(help: "Put the samples of channels with one name into one channel.")
  var mergeChannels = false

  @Option(help: ArgumentHelp("Which parameters of the inputs are one.", valueName: "map.json"))
  var correlate: String?

  @Option(
    help: ArgumentHelp("Keep parameters apart that the inputs have in common; repeatable.", valueName: "pattern"))
  var decorrelate: [String] = []

  @Option(help: ArgumentHelp("Make one measurement of the first of each input.", valueName: "name"))
  var mergeMeasurements: String?

  @Option(help: ArgumentHelp("The parameter of interest of that measurement.", valueName: "name"))
  var poi: String?

  @OptionGroup var output: WorkspaceOutput

  @Flag(name: .shortAndLong, help: "Print nothing but problems.")
  var quiet = false

  func validate() throws {
    if workspaces.count < 2 { throw ValidationError("give at least two workspaces") }
    if poi != nil, mergeMeasurements == nil {
      throw ValidationError("--poi names that of one measurement: add --merge-measurements NAME")
    }
  }

  func run() throws {
    try output.check(inputs: workspaces)
    let map = try correlate.map { try WorkspaceEditing.correlations($0) }
    let combination = WorkspaceCombination(
      join: WorkspaceJoin(rule: join, mergesChannels: mergeChannels), correlations: map ?? CorrelationMap(),
      decorrelated: decorrelate, measurement: mergeMeasurements, poi: poi)
    let combined = try WorkspaceEditing.combine(workspaces, combination, options: canonical)
    try output.finish(combined, isQuiet: quiet)
  }

  private var canonical: [(name: String, value: String?)] {
    var options: [(name: String, value: String?)] = join == .none ? [] : [("join", join.rawValue)]
    if mergeChannels { options.append(("merge-channels", nil)) }
    if let correlate { options.append(("correlate", Provenance.baseName(correlate))) }
    options += decorrelate.map { ("decorrelate", $0) }
    if let mergeMeasurements { options.append(("merge-measurements", mergeMeasurements)) }
    if let poi { options.append(("poi", poi)) }
    return options
  }
}

extension WorkspaceJoin.Rule: ExpressibleByArgument {}
