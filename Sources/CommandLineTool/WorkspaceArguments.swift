// The options that say which model to read, the same for every verb.
import ArgumentParser
import HFPlotKit

/// Workspace, patch, measurement, parameter of interest, interpolation.
struct WorkspaceArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The workspace (pyhf JSON, or HS3).", valueName: "workspace"))
  var workspace: String

  @Option(
    help: ArgumentHelp(
      "Apply a JSON patch, or the entry NAME (or its values, e.g. 700,250) of a patchset.", valueName: "file[#name]"))
  var patch: String?

  @Option(help: ArgumentHelp("The measurement to use (default: the first).", valueName: "name"))
  var measurement: String?

  @Option(
    help: ArgumentHelp(
      "The parameter of interest, instead of the measurement's; any parameter may be one.", valueName: "name"))
  var poi: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Interpolation codes, e.g. normsys=code1,histosys=code0 (default: normsys=code4,histosys=code4p).",
      valueName: "type=code"))
  var interpolation: [String] = []

  @Option(
    name: .customLong("extension"),
    help: ArgumentHelp("What the model has beyond HistFactory, as in the workspace's hfplot block.", valueName: "file"))
  var sideFile: String?

  @Flag(name: .customLong("strict-pyhf"), help: "Refuse what pyhf does not know: an hfplot block.")
  var isStrictlyPyhf = false

  @Option(
    help: ArgumentHelp(
      "Count a sample's events in a bin as no fewer than VALUE, e.g. 0; figures say so.", valueName: "value"))
  var clipSample: Double?

  @Option(
    help: ArgumentHelp(
      "Count all of a bin's expected events as no fewer than VALUE, e.g. 1e-6; figures say so.", valueName: "value"))
  var clipBin: Double?

  @Flag(help: "Refuse a patchset whose digests do not match the workspace, instead of warning.")
  var verifyDigest = false

  @Flag(name: .shortAndLong, help: "Print no warnings and no list of files written.")
  var quiet = false

  func validate() throws {
    for (option, value) in [("--clip-sample", clipSample), ("--clip-bin", clipBin)] {
      guard let value, !(value >= 0 && value.isFinite) else { continue }
      throw ValidationError("\(option) \(value): expected events are at least 0")
    }
  }

  /// What is to be read.
  func request() throws -> WorkspaceRequest {
    let codes = try Interpolation(settings: interpolation.flatMap { $0.split(separator: ",").map(String.init) })
    return WorkspaceRequest(
      path: workspace, patch: patch, measurement: measurement, poi: poi, interpolation: codes,
      verifyDigest: verifyDigest, sideFile: sideFile, isStrictlyPyhf: isStrictlyPyhf,
      clipping: RateClipping(sample: clipSample, bin: clipBin))
  }

  /// Reads and compiles the model; prints its warnings.
  func load() throws -> Analysis {
    let analysis = try Analysis(request())
    if !quiet { analysis.warnings.forEach { Terminal.complain($0) } }
    return analysis
  }
}
