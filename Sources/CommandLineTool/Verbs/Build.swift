// hfplot build: a workspace from histograms.
import ArgumentParser
import HFPlotKit

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build a workspace from histograms: UHI JSON (hist, boost-histogram), CSV or plain JSON.",
    discussion: """
      The configuration names regions, samples, systematics and the measurement. Paths are relative to it; {region},
      {sample} and {systematic} stand for names, globs add up the histograms they find, FILE#NAME chooses one of several.

        {"measurement": {"name": "search", "poi": "mu", "lumi": {"uncertainty": 0.017}},
         "regions": [{"name": "SR", "data": "SR_data.json"}, {"name": "CR", "data": "asimov", "unit": "GeV"}],
         "samples": [{"name": "signal", "nominal": "{region}_signal.json", "regions": "SR", "signal": true},
                     {"name": "ttbar", "nominal": "{region}_ttbar_*.json", "title": "$t\\\\bar{t}$"}],
         "factors": [{"name": "mu", "samples": "signal", "bounds": [0, 5]}],
         "systematics": [
           {"name": "xsec", "type": "normsys", "samples": "ttbar", "up": 1.06, "down": 0.94},
           {"name": "JES", "type": "histosys", "up": "{region}_{sample}_JES.json#up",
            "symmetrise": "one-sided", "smooth": true}],
         "pruning": {"norm": 0.005, "shape": 0.005}}

      Sums of squared weights become a staterror a region; "staterror": false on a sample leaves it out. A systematic is
      symmetrised, smoothed and split ("split": true) in this order, as hfplot edit does it; "edits" is a recipe of
      further steps; pruning comes last. "overflow": "merge" adds what lies outside to the outermost bins. Bin edges and
      titles go into a style layer beside the workspace.

      Examples:
        hfplot build config.json -o workspace.json
        hfplot build config.json -o workspace.json --style-out style.json
      """)

  @Argument(help: ArgumentHelp("The configuration.", valueName: "config"))
  var file: String

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("Write the workspace; - is standard output.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Write the style layer (default: beside the workspace, as <name>-style.json).", valueName: "file"))
  var styleOut: String?

  @Flag(name: .shortAndLong, help: "Print no warnings, no table and no list of files written.")
  var quiet = false

  func run() throws {
    let style = styleOut ?? defaultStyle
    for path in [output, style].compactMap({ $0 }) { try OutputFiles.checkWritable(path) }
    let made = try WorkspaceBuild(configuration: file)
    var files = [OutputFile(path: output, bytes: made.text)]
    if let style { files.append(OutputFile(path: style, bytes: made.style)) }
    try KitProblem.wrapping { try OutputFiles.write(files) }
    guard !quiet else { return }
    made.remarks.forEach { Terminal.complain($0) }
    if !made.pruned.isEmpty { Terminal.say(TemplatePruningTable(made.pruned).text) }
    files.forEach { Terminal.say($0.path) }
  }

  private var defaultStyle: String? {
    guard !OutputFiles.isStandardOutput(output) else { return nil }
    let stem = output.hasSuffix(".json") ? String(output.dropLast(5)) : output
    return "\(stem)-style.json"
  }
}

/// What pruning left out, as lines of text.
struct TemplatePruningTable {
  let rows: [TemplatePruning.Row]
  init(_ rows: [TemplatePruning.Row]) { self.rows = rows }

  var text: String {
    let changed = rows.filter { $0.decision != .kept }
    let head = "pruning: \(rows.count - changed.count) of \(rows.count) systematics are kept whole"
    let lines = changed.map { row in
      "  \(row.channel)/\(row.sample)/\(row.systematic): \(row.decision.rawValue) (rate "
        + "\(DecimalText.short(100 * row.norm, digits: 3)) %, shape \(DecimalText.short(100 * row.shape, digits: 3)) %)"
    }
    return ([head] + lines).joined(separator: "\n")
  }
}
