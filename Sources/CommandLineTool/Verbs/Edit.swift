// hfplot edit: changes a workspace and says what changed.
import ArgumentParser
import HFPlotKit

struct Edit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Edit a workspace: rename, remove, rebin, merge, symmetrise, smooth, split, decorrelate and more.",
    discussion: """
      Operations are applied in the order in which they are written. Where one
      takes a selector, it follows an @: --smooth takes only a selector, but
        --symmetrise 'one-sided @ name=JES* & channel=SR*'
      Selectors compare channel, sample, type and name with globs or /regular
      expressions/, joined by &, |, ! and parentheses.
      What no operation touches stays as it is written, to the digit; the new
      workspace is read and checked before it is written. Where the new model is
      only nearly the old one, the report says so.

      A recipe is a list of operations in a file, each as on the command line or
      with fields:
        [{"rename-channel": "A=B"},
         {"combine-systematics": {
            "name": "PDF", "method": "hessian", "where": "name=PDF_*",
            "scale": 0.608, "weights": {"SR*": 1, "CR*": 0.5}}},
         "sort"]
      Fields beyond the command line: combine-systematics has scale, weights (by
      channel), sign (of a quadrature: largest, the sign of the bin's largest
      source, or positive) and divisor (of replicas: N-1 or N); normalise has
      form: overall (normsys and shape) or histosys; decorrelate by region has
      groups of regions that share a parameter: {"SR": ["SR*"], "rest": ["*"]}.

      Examples:
        hfplot edit ws.json --rename-channel SR=A --rebin A=2 -o new.json
        hfplot edit ws.json --merge-samples 'other=diboson,Z*' --dry-run
        hfplot edit ws.json --symmetrise 'two-sided @ name=JES*' -o new.json
        hfplot edit ws.json --smooth 'name=JES*' --split 'name=JES*' -o new.json
        hfplot edit ws.json --decorrelate 'region @ name=JES*' -o new.json
        hfplot edit ws.json --normalise 'CR* @ name=JES*' -o new.json
        hfplot edit ws.json --combine-systematics 'PDF=envelope @ name=PDF_*' \\
          --save report.json -o new.json
        hfplot edit ws.json --asimov 0 -o expected.json
        hfplot edit bkg.json --patch patchset.json#C1N2_700_250 -o full.json
        hfplot edit ws.json --recipe edits.json --in-place
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup(title: "Operations") var operations: EditOperations
  @OptionGroup var output: WorkspaceOutput

  @Flag(help: "Write over the input.")
  var inPlace = false

  func run() throws {
    let target = inPlace ? workspace.workspace : nil
    try output.check(inputs: [workspace.workspace], inPlace: target)
    let request = try workspace.request()
    let kinds = WorkspaceEditing.kinds(
      measurement: request.measurement, poi: request.poi, interpolation: request.interpolation)
    let arguments = OptionalValues.madeExplicit(Array(CommandLine.arguments.dropFirst()))
    let written = EditOperations.written(arguments, keywords: Set(kinds.map(\.keyword) + ["recipe"]))
    let steps = try steps(written, kinds: kinds)
    guard !steps.isEmpty || workspace.patch != nil else {
      throw KitProblem("there is nothing to do", hint: "name an operation, e.g. --sort; hfplot edit --help lists them")
    }
    let edited = try WorkspaceEditing.edit(request, steps: steps, options: canonical(written))
    try output.finish(edited, inPlace: target, isQuiet: workspace.quiet)
  }

  private func steps(_ written: [(keyword: String, value: String?)], kinds: [EditKind]) throws -> [EditStep] {
    try written.flatMap { keyword, value -> [EditStep] in
      if keyword == "recipe" {
        return try WorkspaceEditing.recipe(value ?? "", kinds: kinds)
      }
      return try kinds.filter { $0.keyword == keyword }.map { kind in
        try KitProblem.wrapping { try kind.step(value ?? "") }
      }
    }
  }

  private func canonical(_ written: [(keyword: String, value: String?)]) -> [(name: String, value: String?)] {
    var options: [(name: String, value: String?)] = []
    if let patch = workspace.patch { options.append(("patch", Provenance.baseName(patch))) }
    if let measurement = workspace.measurement { options.append(("measurement", measurement)) }
    if let poi = workspace.poi { options.append(("poi", poi)) }
    if !workspace.interpolation.isEmpty {
      options.append(("interpolation", workspace.interpolation.joined(separator: ",")))
    }
    return options
      + written.map { ($0.keyword, $0.keyword == "recipe" ? $0.value.map(Provenance.baseName) : $0.value) }
  }
}
