// The command: its verbs, and how problems end it.
import ArgumentParser

@main
struct HFPlot: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "hfplot", abstract: "From a HistFactory likelihood to publication figures.")
}
