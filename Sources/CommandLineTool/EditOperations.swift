// The operations of `hfplot edit` as options, applied in the order in which they are written.
import ArgumentParser
import HFPlotKit

/// One option an operation. Their order is read from the command line itself: the parser does not keep it.
struct EditOperations: ParsableArguments {
  @Option(help: ArgumentHelp("Rename a channel and its observation.", valueName: "a=b"))
  var renameChannel: [String] = []

  @Option(help: ArgumentHelp("Rename a sample (in all channels, or @ channel=…).", valueName: "a=b"))
  var renameSample: [String] = []

  @Option(
    name: [.customLong("rename-modifier"), .customLong("rename-parameter")],
    help: ArgumentHelp("Rename a modifier with its parameter, its settings and the POI.", valueName: "a=b"))
  var renameModifier: [String] = []

  @Option(help: ArgumentHelp("Rename a measurement.", valueName: "a=b"))
  var renameMeasurement: [String] = []

  @Option(help: ArgumentHelp("Remove channels, e.g. channel=VR*.", valueName: "selector"))
  var removeChannel: [String] = []

  @Option(help: ArgumentHelp("Remove samples, e.g. sample=signal & channel=CR*.", valueName: "selector"))
  var removeSample: [String] = []

  @Option(help: ArgumentHelp("Remove modifiers, e.g. type=staterror.", valueName: "selector"))
  var removeModifier: [String] = []

  @Option(help: ArgumentHelp("Remove a measurement.", valueName: "name"))
  var removeMeasurement: [String] = []

  @Flag(help: "Sort everything by name, as pyhf's sorted() does.")
  var sort = false

  @Option(
    help: ArgumentHelp(
      "Merge bins: by a factor (SR=2), or by the size of each new bin (SR=2+2+1).", valueName: "channel=bins"))
  var rebin: [String] = []

  @Option(help: ArgumentHelp("Make a channel of one bin of each bin; the likelihood stays.", valueName: "channel"))
  var unroll: [String] = []

  @Option(help: ArgumentHelp("Make one sample of several (globs).", valueName: "new=a,b,…"))
  var mergeSamples: [String] = []

  @Option(help: ArgumentHelp("Give empty bins of templates a small content (a repair).", valueName: "value"))
  var fillEmpty: [String] = []

  @Option(help: ArgumentHelp("Set observed counts.", valueName: "channel=n,n,…"))
  var setObservation: [String] = []

  @Option(
    help: ArgumentHelp("Observe what the nominal model expects for MU (1 if left out) of signal.", valueName: "mu"))
  var asimov: [String] = []

  @Option(
    name: [.customLong("symmetrise"), .customLong("symmetrize")],
    help: ArgumentHelp("Make systematics symmetric: one-sided, two-sided, absmean or maximum.", valueName: "method"))
  var symmetrise: [String] = []

  @Option(help: ArgumentHelp("Smooth histosys shapes (353QH twice, yields kept).", valueName: "selector"))
  var smooth: [String] = []

  @Option(help: ArgumentHelp("Split histosys into normsys and shape.", valueName: "selector"))
  var split: [String] = []

  @Option(help: ArgumentHelp("One parameter for each: region, sample or norm-shape.", valueName: "by @ selector"))
  var decorrelate: [String] = []

  @Option(
    help: ArgumentHelp(
      "Put independent parameters in the place of correlated constraints, by name (globs), where that is exact.",
      valueName: "names"))
  var decorrelateConstraints: [String] = []

  @Option(help: ArgumentHelp("Make several parameters one.", valueName: "new=a,b,…"))
  var correlate: [String] = []

  @Option(
    name: [.customLong("normalise"), .customLong("normalize")],
    help: ArgumentHelp(
      "Normalise systematics to the yields in regions (overallNormHistoSys).", valueName: "regions @ selector"))
  var normalise: [String] = []

  @Option(
    help: ArgumentHelp(
      "Make one systematic of several: envelope, quadrature, replicas or hessian.",
      valueName: "new=method @ selector"))
  var combineSystematics: [String] = []

  @Option(help: ArgumentHelp("Operations from a file, at this place of the order.", valueName: "edits.json"))
  var recipe: [String] = []

  private static let spellings = [
    "symmetrize": "symmetrise", "normalize": "normalise", "rename-parameter": "rename-modifier",
  ]

  /// What was asked for, in order: the option and its value.
  static func written(_ arguments: [String], keywords: Set<String>) -> [(keyword: String, value: String?)] {
    var found: [(keyword: String, value: String?)] = []
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      let argument = arguments[index]
      index += 1
      guard argument.hasPrefix("--") else { continue }
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = spellings[String(parts[0])] ?? String(parts[0])
      guard keywords.contains(name) else { continue }
      if name == "sort" {
        found.append((name, nil))
      } else if parts.count == 2 {
        found.append((name, String(parts[1])))
      } else if index < arguments.count {
        found.append((name, arguments[index]))
        index += 1
      }
    }
    return found
  }
}
