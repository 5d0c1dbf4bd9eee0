// The options that say where the signals of an exclusion come from and what theory says of them.
import ArgumentParser
import HFPlotKit

/// The background with its patchset, or a file of known CLs; cross-sections and their uncertainty.
struct SignalArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The background-only workspace (pyhf JSON), or several of them as NAME=FILE; left out with --from.",
      valueName: "workspace"))
  var workspace: [String] = []

  @Option(help: ArgumentHelp("The patchset with the signals; one a workspace, in their order.", valueName: "file"))
  var patchset: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take CLs or limits from a saved exclusion, a CSV or JSON table, or HistFitter's list; several as NAME=FILE.",
      valueName: "file"))
  var from: [String] = []

  @Option(
    help: ArgumentHelp(
      "Names for the columns of --from FILE.csv, e.g. m1,m2,cross_section_limit.", valueName: "names"))
  var columns: String?

  @Option(help: ArgumentHelp("The measurement to use (default: the first).", valueName: "name"))
  var measurement: String?

  @Option(help: ArgumentHelp("The parameter that scales the signal, instead of the measurement's.", valueName: "name"))
  var poi: String?

  @Option(help: ArgumentHelp("Hold a parameter at a value; repeatable.", valueName: "name=value"))
  var fix: [String] = []

  @Flag(help: "Refuse a patchset whose digests do not match the workspace, instead of warning.")
  var verifyDigest = false

  @Option(
    help: ArgumentHelp(
      "Uncertainty of the signal's cross-section: 0.1, 10%, or files of mass, cross-section and uncertainty, added up.",
      valueName: "value|file"))
  var theory: [String] = []

  @Option(
    help: ArgumentHelp("Predicted cross-sections: files of mass and value, added up. Repeatable.", valueName: "file"))
  var crossSection: [String] = []

  @Option(
    help: ArgumentHelp("The label that the predictions depend on (default: that of the x axis).", valueName: "label"))
  var mass: String?

  @Option(
    help: ArgumentHelp(
      "Interpolation codes, e.g. normsys=code1,histosys=code0 (default: normsys=code4,histosys=code4p).",
      valueName: "type=code"))
  var interpolation: [String] = []

  @Flag(help: "Find every point's upper limit too.")
  var upperLimits = false

  func validate() throws {
    if from.isEmpty, workspace.isEmpty || patchset.isEmpty {
      throw ValidationError("give a workspace and --patchset FILE, or --from FILE")
    }
    if !from.isEmpty, !workspace.isEmpty || !patchset.isEmpty {
      throw ValidationError("--from takes the place of the workspace and its patchset")
    }
    if workspace.count != patchset.count {
      throw ValidationError("\(workspace.count) workspaces and \(patchset.count) patchsets: give one for each")
    }
  }

  func codes() throws -> Interpolation {
    try Interpolation(settings: interpolation.flatMap { $0.split(separator: ",").map(String.init) })
  }

  func options() throws -> SignalTestOptions {
    SignalTestOptions(hasLimits: upperLimits, poi: poi, fixed: try FitArguments.fixed(fix))
  }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] {
    var list: [(name: String, value: String?)] = []
    if let columns { list.append(("columns", columns)) }
    if let measurement { list.append(("measurement", measurement)) }
    if let poi { list.append(("poi", poi)) }
    list += fix.map { ("fix", $0) }
    list += theory.map { ("theory", Self.baseName($0)) } + crossSection.map { ("cross-section", Self.baseName($0)) }
    if let mass { list.append(("mass", mass)) }
    if !interpolation.isEmpty { list.append(("interpolation", interpolation.joined(separator: ","))) }
    if upperLimits { list.append(("upper-limits", nil)) }
    return list
  }

  static func baseName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
