// The options of the verbs that draw yields a page a channel.
import ArgumentParser
import HFPlotKit

/// Channels and the axis of events.
struct YieldsArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw channels that match this pattern only; repeatable (default: all, a page each).", valueName: "pattern"))
  var channel: [String] = []

  @Flag(help: "A logarithmic axis of events.")
  var log = false

  @Flag(help: "Divide by the bins' widths.")
  var perUnit = false

  func options(_ analysis: Analysis, _ annotations: Annotations, data: FitOptions.Data) throws -> YieldsOptions {
    let chosen = try analysis.chosen(channel, .channel, option: "--channel")
    return YieldsOptions(channels: chosen, annotations: annotations, data: data)
  }

  var figure: YieldsFigureOptions { YieldsFigureOptions(isLogarithmic: log ? true : nil, isPerUnit: perUnit) }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] {
    channel.map { ("channel", $0) } + (log ? [("log", nil)] : []) + (perUnit ? [("per-unit", nil)] : [])
  }
}
