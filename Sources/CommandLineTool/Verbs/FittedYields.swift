// Yields after a fit that is made here, read back, or made of some channels only.
import ArgumentParser
import HFPlotKit

/// Where the fit comes from.
struct FittedYields {
  let fit: FitArguments
  let source: FitSourceArguments
  /// Patterns of the channels that are fitted; none for all.
  let patterns: [String]

  func validate() throws {
    if !patterns.isEmpty, source.from != nil {
      throw ValidationError("--fit-channels and --from: choose one of them")
    }
  }

  func result(
    _ analysis: Analysis, _ options: YieldsOptions, command: CanonicalCommand, isQuiet: Bool,
    blinding: BlindArguments
  ) throws -> YieldsResult {
    let fitted = try analysis.chosen(patterns, .channel, option: "--fit-channels")
    if !isQuiet, source.from == nil { blinding.warn(of: options.blinding, fitted: fitted, data: fit.data) }
    guard let fitted else {
      let fit = try source.fit(of: analysis, fit.options(), command: command)
      return try analysis.postfitYields(fit, options, command: command)
    }
    let part = try analysis.fit(channels: fitted, fit.options(), command: command)
    var result = try analysis.postfitYields(part, options, command: command)
    result.fittedChannels = fitted
    if !isQuiet { result.header.status.messages.forEach { Terminal.complain("note: \($0)") } }
    return result
  }

  var canonical: [(name: String, value: String?)] {
    fit.canonical + source.canonical + patterns.map { ("fit-channels", $0) }
  }
}
