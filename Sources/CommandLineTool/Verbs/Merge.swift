// hfplot merge: puts the shards of a toy study together.
import ArgumentParser
import HFPlotKit

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Merge the shards of one toy study into the result that the undivided study has.",
    discussion: """
      Examples:
        hfplot merge toys-1.json toys-2.json toys-3.json -o toys.json
        hfplot draw toys.json -o toys.pdf
      """)

  @Argument(help: ArgumentHelp("Results of `hfplot toys --shard`.", valueName: "shard.json"))
  var shards: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the merged result.", valueName: "file"))
  var output: String

  @Flag(name: .shortAndLong, help: "Print nothing but problems.")
  var quiet = false

  func run() throws {
    try KitProblem.wrapping { try OutputFiles.check(output) }
    let parts = try shards.map { (name: $0, result: try ResultFiles.load(ToysResult.self, from: $0, verb: "toys")) }
    let result = try KitProblem.wrapping { try ToysResult(merging: parts) }
    let file = OutputFile(path: output, bytes: try ResultFiles.text(result))
    try KitProblem.wrapping { try OutputFiles.write([file]) }
    guard !quiet else { return }
    Terminal.say(ToysTable(result).text)
    Terminal.say(output)
  }
}
