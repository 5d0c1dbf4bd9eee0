// hfplot glossary: what words mean here, and what other programs call the same.
import ArgumentParser
import HFPlotKit

struct GlossaryVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Say what a word means here; words of other programs are found too.",
    discussion: """
      Examples:
        hfplot glossary
        hfplot glossary impact
        hfplot glossary OverallSys
        hfplot glossary "nuisance parameter"
      """)

  @Argument(help: ArgumentHelp("A word (default: all words).", valueName: "term"))
  var term: [String] = []

  func run() throws {
    guard !term.isEmpty else { return Terminal.say(Glossary.entries.map(\.text).joined(separator: "\n")) }
    let word = term.joined(separator: " "), found = Glossary.find(word)
    guard !found.isEmpty else {
      let near = UnknownNames.nearest(word, Glossary.names).map { "did you mean '\($0)'? " } ?? ""
      throw KitProblem("the glossary does not know '\(word)'", hint: "\(near)hfplot glossary lists all words")
    }
    Terminal.say(found.map(\.text).joined(separator: "\n"))
  }
}
