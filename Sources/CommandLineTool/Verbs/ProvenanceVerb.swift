// hfplot provenance: where a figure comes from, and whether its inputs are still the same.
import ArgumentParser
import HFPlotKit

struct ProvenanceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "provenance",
    abstract: "Say how a figure was made, and whether its inputs have changed since.",
    discussion: """
      Reads a pdf, png, svg or tex file that hfplot wrote, a saved result, or a figure document. Exit code 1 when an
      input has changed.

      Examples:
        hfplot provenance postfit.pdf
        hfplot provenance figures/postfit-SR.png --in analysis
        hfplot provenance fit.json
      """)

  @Argument(help: ArgumentHelp("The figure or result.", valueName: "file"))
  var figure: String

  @Option(help: ArgumentHelp("The folder with the inputs.", valueName: "folder"))
  var `in` = "."

  func run() throws {
    let origin = try FigureOrigin(path: figure)
    let width = origin.facts.map(\.key.count).max() ?? 0
    for fact in origin.facts {
      Terminal.say(fact.key + String(repeating: " ", count: width - fact.key.count) + "  " + fact.value)
    }
    let inputs = origin.inputs(in: `in`)
    for input in inputs {
      switch input.state {
      case .unchanged: Terminal.say("\(input.file): unchanged")
      case .changed: Terminal.say("\(input.file): has changed since")
      case .missing: Terminal.say("\(input.file): not found in \(`in`)")
      }
    }
    if inputs.contains(where: { $0.state == .changed }) { throw ExitCode(1) }
  }
}
