// hfplot style: the built-in looks, every key with its default, and what explains both.
import ArgumentParser
import HFPlotKit

struct StyleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "style", abstract: "List and print styles; explain their keys; write their schema; name their fonts.",
    discussion: """
      A style is a JSON file of any of the keys that `hfplot style default` prints. Layers are laid over each other
      in this order: the default, each --style, the figure's own, each --set.

      Examples:
        hfplot style list
        hfplot style default > my-style.json
        hfplot style explain legend.columns --style cms
        hfplot style schema > style.schema.json
        hfplot style fonts --style paper
      """,
    subcommands: [List.self, Show.self, Default.self, Schema.self, Explain.self, Fonts.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Name the built-in styles.")
    func run() { BuiltInStyles.all.forEach { Terminal.say($0.name) } }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a built-in style.")
    @Argument(help: "Its name.") var name: String
    func run() throws {
      guard let style = BuiltInStyles.all.first(where: { $0.name == name }) else {
        let near = BuiltInStyles.nearest(to: name).map { "did you mean \($0)? " } ?? ""
        throw KitProblem("there is no built-in style \(name)", hint: "\(near)hfplot style list names them")
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

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of styles, by which editors complete and check them.",
      discussion: """
        Put the file beside your styles and name it in them:
          { "$schema": "style.schema.json", "text": { "size": 9 } }
        """)
    func run() throws { Terminal.say(StyleSchema.text, terminator: "") }
  }
}

/// The layers that questions about a style are asked of.
struct StyleLayerArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("A style layer: a file, or the name of a built-in look. Repeatable.", valueName: "file|name"))
  var style: [String] = []

  @Option(name: .customLong("set"), help: ArgumentHelp("Set one style key. Repeatable.", valueName: "key=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("For this kind of figure, e.g. prefit.", valueName: "kind"))
  var figure: String = ""

  var sources: [StyleSource] { style.map(StyleSource.named) + settings.map(StyleSource.setting) }
}
