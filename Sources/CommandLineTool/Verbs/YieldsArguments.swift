// The options of the verbs that draw yields.
import ArgumentParser
import HFPlotKit

/// Channels and the axis of events.
struct YieldsArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Draw this channel only; repeatable (default: all, a page each).", valueName: "name"))
  var channel: [String] = []

  @Flag(help: "A logarithmic axis of events.")
  var log = false

  @Flag(help: "Divide by the bins' widths.")
  var perUnit = false

  func options(_ annotations: Annotations, data: FitOptions.Data) -> YieldsOptions {
    YieldsOptions(channels: channel.isEmpty ? nil : channel, annotations: annotations, data: data)
  }

  var figure: YieldsFigureOptions { YieldsFigureOptions(isLogarithmic: log ? true : nil, isPerUnit: perUnit) }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] {
    channel.map { ("channel", $0) } + (log ? [("log", nil)] : []) + (perUnit ? [("per-unit", nil)] : [])
  }
}
