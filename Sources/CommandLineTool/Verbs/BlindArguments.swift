// The option that keeps data hidden.
import ArgumentParser
import HFPlotKit

/// Which data stay hidden, in figures and in all files.
struct BlindArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Hide the data of bins with s/b>0.1 (or another limit on s/b, s/sqrt(b), s/(s+b), s/sqrt(s+b)), of a range \
      (SR:300-600), or of channels ('SR*'), in the figure and in all files; s/b>0.1 if left out. Repeatable.
      """, valueName: "rule"))
  var blind: [String] = []

  /// The hidden bins of a model.
  func bins(
    _ analysis: Analysis, _ annotations: Annotations, hypotheses: [SignalHypothesis] = []
  ) throws -> [String: BlindedBins] {
    try analysis.blindedBins(
      try blind.map { rule throws(KitProblem) in try BlindingRule(rule) }, annotations: annotations,
      hypotheses: hypotheses)
  }

  /// Says that a fit knows data that the figure hides.
  /// - Parameter canChoose: whether the verb has `--fit-channels`.
  func warn(
    of bins: [String: BlindedBins], fitted: [String]?, data: FitOptions.Data, canChoose: Bool = true
  ) {
    let used = bins.keys.filter { fitted?.contains($0) ?? true }.sorted()
    guard data == .observed, !used.isEmpty else { return }
    Terminal.complain(
      "note: the fit knows the hidden data of \(used.joined(separator: ", "))\n"
        + "  hint: \(canChoose ? "--fit-channels fits others only, " : "")--asimov fits what the model expects")
  }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] { blind.map { ("blind", $0) } }
}
