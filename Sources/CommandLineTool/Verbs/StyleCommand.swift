// hfplot style: the built-in looks, and every key with its default.
import ArgumentParser
import HFPlotKit

struct StyleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "style", abstract: "List the built-in styles, or print one.",
    subcommands: [List.self, Show.self, Default.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Name the built-in styles.")
    func run() { BuiltInStyles.all.forEach { Terminal.say($0.name) } }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a built-in style.")
    @Argument(help: "Its name.") var name: String
    func run() throws {
      guard let style = BuiltInStyles.all.first(where: { $0.name == name }) else {
        throw KitProblem("there is no built-in style \(name)", hint: "hfplot style list names them")
      }
      Terminal.say("\(style.text)")
    }
  }

  struct Default: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print every key with its default.")
    func run() throws {
      for style in BuiltInStyles.all where style.name == "default" { Terminal.say("\(style.text)") }
    }
  }
}
