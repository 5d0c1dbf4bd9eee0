// hfplot edit: changes a workspace and says what changed.
import ArgumentParser
import HFPlotKit

struct Edit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Edit a workspace: rename, remove, rebin, merge, symmetrise, smooth, split, decorrelate and more.",
    discussion: """
      Operations are applied in the order in which they are written. Where one takes a selector, it follows an @:
      --smooth 'name=JES*', --symmetrise 'one-sided @ name=JES* & channel=SR*'. Selectors compare channel, sample, type
      and name with globs or /regular expressions/, joined by &, |, ! and parentheses.
      What no operation touches stays as it is written, to the digit; the new workspace is read and checked before it is
      written. Where the new model is only nearly the old one, the report says so.

      A recipe is a list of operations in a file, each as on the command line or with fields:
        [{"rename-channel": "A=B"},
         {"combine-systematics": {"name": "PDF", "method": "hessian", "where": "name=PDF_*", "scale": 0.608,
                                  "weights": {"SR*": 1, "CR*": 0.5}}},
         "sort"]
      Fields beyond the command line: combine-systematics has scale, weights (by channel), sign (largest, positive; of a
      quadrature) and divisor (N-1, N; of replicas); normalise has form (overall, histosys).

      Examples:
        hfplot edit ws.json --rename-channel SR=signal_region --rebin signal_region=2 -o new.json
        hfplot edit ws.json --merge-samples 'other=diboson,Z*' --remove-sample sample=signal --dry-run
        hfplot edit ws.json --symmetrise 'two-sided @ name=JES*' --smooth 'name=JES*' --split 'name=JES*' -o new.json
        hfplot edit ws.json --decorrelate 'region @ name=JES*' --save report.json -o new.json
        hfplot edit ws.json --combine-systematics 'PDF=envelope @ name=PDF_*' -o new.json
        hfplot edit ws.json --asimov 0 -o expected.json
        hfplot edit bkg.json --patch patchset.json#C1N2_700_250 --sort -o patched.json
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
    let kinds = WorkspaceEditing.kinds(measurement: workspace.measurement)
    let arguments = OptionalValues.madeExplicit(Array(CommandLine.arguments.dropFirst()))
    let written = EditOperations.written(arguments, keywords: Set(kinds.map(\.keyword) + ["recipe"]))
    let steps = try steps(written, kinds: kinds)
    guard !steps.isEmpty || workspace.patch != nil else {
      throw KitProblem("there is nothing to do", hint: "name an operation, e.g. --sort; hfplot edit --help lists them")
    }
    let request = WorkspaceRequest(
      path: workspace.workspace, patch: workspace.patch, verifyDigest: workspace.verifyDigest)
    let edited = try WorkspaceEditing.edit(request, steps: steps, options: canonical(written))
    try output.finish(edited, inPlace: target, isQuiet: workspace.quiet)
  }

  private func steps(_ written: [(keyword: String, value: String?)], kinds: [EditKind]) throws -> [EditStep] {
    try written.flatMap { keyword, value -> [EditStep] in
      if keyword == "recipe" {
        return try WorkspaceEditing.recipe(value ?? "", measurement: workspace.measurement)
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
    return options
      + written.map { ($0.keyword, $0.keyword == "recipe" ? $0.value.map(Provenance.baseName) : $0.value) }
  }
}
