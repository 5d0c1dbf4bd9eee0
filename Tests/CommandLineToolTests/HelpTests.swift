// The help of the program and of every verb, as it stands in Tests/Golden/cli.
import ArgumentParser
import Foundation
import Testing

@testable import CommandLineTool

@Suite(.enabled(if: Playground.isBuilt)) struct HelpTests {
  static let verbs = HFPlot.configuration.subcommands.map { $0._commandName }

  @Test func ofTheProgram() throws {
    let outcome = try Playground().run(["--help"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    try GoldenTranscript.check(outcome.output, "help")
    #expect(try Playground().run(["help"]).output == outcome.output)
  }

  @Test(arguments: verbs) func ofAVerb(_ verb: String) throws {
    let outcome = try Playground().run([verb, "--help"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.contains("Example") || outcome.output.contains("SUBCOMMANDS"), "no example")
    try GoldenTranscript.check(outcome.output, "help-\(verb)")
  }

  /// The lines of a help that call the program.
  static func examples(in discussion: String) -> [String] {
    discussion.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      $0.hasPrefix("hfplot ") && !$0.hasPrefix("hfplot --")
    }
  }

  /// What the parser says about the words; nil where it takes them.
  private static func problem(_ words: [String]) -> String? {
    do {
      _ = try HFPlot.parseAsRoot(OptionalValues.madeExplicit(words))
      return nil
    } catch { return HFPlot.message(for: error) }
  }

  /// Every example names verbs, options and values that there are, as the shell would hand them over.
  @Test func examplesAreUnderstood() throws {
    let playground = try Playground()
    var count = 0
    for verb in HFPlot.configuration.subcommands {
      let nested = verb.configuration.subcommands.map { $0.configuration.discussion }
      for example in ([verb.configuration.discussion] + nested).flatMap(Self.examples) {
        let echoed = "for word in \(example.dropFirst("hfplot ".count)); do printf '%s\\n' \"$word\"; done"
        let words = try playground.shell(echoed).output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(Self.problem(words.dropLast().map(String.init)) == nil, "\(example)")
        count += 1
      }
    }
    #expect(count > 150)
  }

  /// Those of the whole program run on the analysis that the first of them writes.
  @Test func examplesOfTheProgramRun() throws {
    let playground = try Playground(), examples = Self.examples(in: HFPlot.configuration.discussion)
    #expect(examples.count > 6 && examples[0] == "hfplot example demo")
    for example in examples {
      let outcome = try playground.shell(example)
      #expect(outcome.status == 0, "\(example)\n\(outcome.errors)")
    }
  }

  @Test func version() throws {
    let outcome = try Playground().run(["--version"])
    #expect(outcome.status == 0 && outcome.output == "0.1.0\n")
  }
}
