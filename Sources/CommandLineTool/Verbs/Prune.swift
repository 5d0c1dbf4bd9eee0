// hfplot prune: takes out of a workspace what does not matter.
import ArgumentParser
import HFPlotKit

struct Prune: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take out of a workspace what does not matter: by selector, by size, by impact.",
    discussion: """
      By selector alone, every modifier that --where chooses goes; with a size or an impact, --where says which are looked
      at. By size, normalisation and shape of each systematic of each sample are judged by themselves: a normalisation
      goes when both sides change the yield by less than --norm, a shape when no bin changes by --shape or more with the
      yield held; what is left of a histosys becomes a normsys or a shape. With thresholds of 0 only what changes nothing
      goes. --staterror fixes the factors of bins whose relative statistical uncertainty is smaller. By impact, as many
      parameters go as together move the parameter of interest and its uncertainty by less than that share of the
      uncertainty; a fit of the new model confirms it.
      The signal, which --against background leaves out, is what the parameter of interest scales.

      Examples:
        hfplot prune workspace.json --norm 0 --shape 0 -o pruned.json
        hfplot prune workspace.json --where 'name=JES* & channel=CR*' -o pruned.json
        hfplot prune workspace.json --norm 0.005 --shape 0.01 --against total --figure grid.pdf -o pruned.json
        hfplot prune workspace.json --staterror 0.05 --dry-run
        hfplot prune workspace.json --impact 0.01 --save decisions.json -o pruned.json
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var output: WorkspaceOutput
  @OptionGroup var figure: RequestedFigureArguments

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Modifiers by channel, sample, type and name.", valueName: "selector"))
  var selector: String?

  @Option(help: ArgumentHelp("Drop normalisations that change the yield by less.", valueName: "share"))
  var norm: Double?

  @Option(help: ArgumentHelp("Drop shapes that change no bin by so much.", valueName: "share"))
  var shape: Double?

  @Option(help: ArgumentHelp("What sizes are shares of: sample, background or total.", valueName: "yields"))
  var against: PruningResult.Reference = .sample

  @Option(help: ArgumentHelp("Drop statistical uncertainties of bins below this share.", valueName: "share"))
  var staterror: Double?

  @Option(
    help: ArgumentHelp(
      "Drop parameters while the parameter of interest moves by less than this share of its uncertainty.",
      valueName: "share"))
  var impact: Double?

  @Flag(name: .customLong("no-fit"), help: "Do not compare the fits of both models.")
  var skipsFit = false

  @Flag(help: "Write over the input.")
  var inPlace = false

  func validate() throws {
    for (name, value) in [("norm", norm), ("shape", shape), ("staterror", staterror), ("impact", impact)] {
      if let value, !(value >= 0 && value.isFinite) {
        throw ValidationError("--\(name) \(value): give a share such as 0.01")
      }
    }
    if selector == nil, norm == nil, shape == nil, staterror == nil, impact == nil {
      throw ValidationError("there is nothing to go by: give --where, --norm, --shape, --staterror or --impact")
    }
  }

  func run() throws {
    let target = inPlace ? workspace.workspace : nil
    try output.check(inputs: [workspace.workspace], inPlace: target)
    try figure.request().check()
    let selector = try KitProblem.wrapping {
      try self.selector.map { try FieldSelector($0, fields: PruningOptions.fields) }
    }
    let options = PruningOptions(
      selector: selector, norm: norm, shape: shape, against: against, staterror: staterror, impact: impact)
    let fit = skipsFit ? nil : try self.fit.options()
    let pruned = try workspace.load().prune(options, fit: fit, canonical: canonical)
    guard pruned.result.decisions.contains(where: { $0.verdict != .kept }) || output.dryRun else {
      throw KitProblem("nothing was found to prune", hint: "--dry-run --figure FILE shows every decision")
    }
    if !workspace.quiet || output.dryRun { Terminal.say(HFPlotKit.PruningTable(pruned.result).text) }
    if !workspace.quiet { pruned.warnings.forEach { Terminal.complain($0) } }
    try write(pruned, to: output.output ?? target)
  }

  /// A dry run still saves decisions and draws them: these are what it is made for.
  private func write(_ pruned: PrunedWorkspace, to path: String?) throws {
    var files: [OutputFile] = []
    if let path, !output.dryRun { files.append(OutputFile(path: path, bytes: try pruned.text)) }
    if let save = output.save { files.append(OutputFile(path: save, bytes: try ResultFiles.text(pruned.result))) }
    try figure.write(pruned.result, also: files, isQuiet: workspace.quiet) { style in
      PruningFigure.figures(from: pruned.result, annotations: Annotations(style), style: style)
    }
  }

  private var canonical: [(name: String, value: String?)] {
    let numbers = [("norm", norm), ("shape", shape), ("staterror", staterror), ("impact", impact)]
    return fit.canonical + (selector.map { [("where", $0)] } ?? [])
      + numbers.compactMap { name, value in value.map { (name, "\($0)") } }
      + (against == .sample ? [] : [("against", against.rawValue)])
  }
}

extension PruningResult.Reference: ExpressibleByArgument {}
