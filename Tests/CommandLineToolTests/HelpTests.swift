// The help of the program and of every verb, as it stands in Tests/Golden/cli.
import ArgumentParser
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

  @Test func version() throws {
    let outcome = try Playground().run(["--version"])
    #expect(outcome.status == 0 && outcome.output == "0.1.0\n")
  }
}
