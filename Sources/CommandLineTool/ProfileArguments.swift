// The options that scans and contours share: levels, and what is laid over the result.
import ArgumentParser
import HFPlotKit

/// Confidence levels and overlays.
struct ProfileArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Confidence levels: 0.6827,0.95 or 68%,95% or 1sigma,2sigma (default: 0.6827,0.95).", valueName: "levels"))
  var cl: String?

  @Flag(help: "Add the statistical-only result: all constrained parameters held at the best fit.")
  var statOnly = false

  @Option(
    help: ArgumentHelp(
      "Add the result expected from Asimov data (nominal parameters) with the parameter of interest at MU (1 if left out).",
      valueName: "mu"))
  var expected: Double?

  @Option(
    help: ArgumentHelp(
      "Lay a saved result of the same parameters over it, with a name for the legend. Repeatable.",
      valueName: "[name=]file"))
  var compare: [String] = []

  @Option(
    help: ArgumentHelp(
      "Lay over it what a fit of these channels alone gives, with a name for the legend. Repeatable.",
      valueName: "[name=]pattern,…"))
  var channels: [String] = []

  /// The choices of channels.
  func parts(of analysis: Analysis) throws -> [PoiPart] {
    try channels.map { try analysis.part($0, option: "--channels") }
  }

  func levels() throws -> [ConfidenceLevel] {
    try cl.map { text in try KitProblem.wrapping { try ConfidenceLevel.list(text) } } ?? ConfidenceLevel.usual
  }

  var expectedData: FitOptions.Data? { expected.map { .asimov(poi: $0) } }
  var comparedFiles: [ComparedFile] { compare.map { ComparedFile($0) } }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] {
    var options: [(name: String, value: String?)] = []
    if let cl { options.append(("cl", cl)) }
    if statOnly { options.append(("stat-only", nil)) }
    if let expected { options.append(("expected", "\(expected)")) }
    return options + channels.map { ("channels", $0) }
      + comparedFiles.map { ("compare", "\($0.name)=\($0.path.split(separator: "/").last ?? "")") }
  }
}

extension ConfidenceLevel {
  /// Reads the one level of an upper limit.
  static func ofLimit(_ text: String) throws -> ConfidenceLevel {
    guard let level = ConfidenceLevel(word: text), level.cl > 0.5 else {
      throw ValidationError("give a level between 0.5 and 1, e.g. 0.95 or 95%")
    }
    return level
  }
}
