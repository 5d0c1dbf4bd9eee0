// Where verbs that show a fit take it from: made here, or read back.
import ArgumentParser
import HFPlotKit

/// A saved fit instead of a new one.
struct FitSourceArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Take the fit from a result file instead of fitting.", valueName: "fit.json"))
  var from: String?

  func fit(of analysis: Analysis, _ options: FitOptions, command: CanonicalCommand) throws -> FitResult {
    if let from { return try ResultFiles.fit(from) }
    return try analysis.fit(options, command: command)
  }

  var canonical: [(name: String, value: String?)] { from.map { [("from", Provenance.baseName($0))] } ?? [] }
}
