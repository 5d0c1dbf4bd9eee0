// check, prune and predict as a person runs them: exit codes, files, and refusals.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct CareVerbTests {
  let place: Playground
  init() throws { place = try Playground() }

  private func kind(_ name: String) throws -> String? {
    let root = try JSONSerialization.jsonObject(with: Data(place.text(name).utf8)) as? [String: Any]
    return root?["kind"] as? String
  }

  @Test func aHealthyWorkspaceEndsWithZero() throws {
    let outcome = try place.run(["check", "ws.json", "--save", "check.json", "--figure", "a.svg"])
    #expect(outcome.status == 0 && outcome.output.contains("0 errors, 0 warnings"), "\(outcome.output)")
    #expect(try kind("check.json") == "check")
    #expect(try place.run(["draw", "check.json", "-o", "b.svg"]).status == 0)
  }

  @Test func findingsEndWithOne() throws {
    let name = "\"name\": \"norm\", \"type\": \"normfactor\", \"data\": null}"
    let twice = SmallAnalysis.workspace.replacingOccurrences(of: "{" + name, with: "{" + name + ", {" + name)
      .replacing(
        "\"norm\", \"type\": \"normfactor\", \"data\": null}, {\"name\": \"norm\"",
        with: "\"norm\", \"type\": \"normfactor\", \"data\": null}, {\"name\": \"twin\"")
    try place.write("ill.json", twice)
    let outcome = try place.run(["check", "ill.json"])
    #expect(outcome.status == 1 && outcome.output.contains("norm and twin cannot be told apart"), "\(outcome.output)")
    #expect(try place.run(["check", "ill.json", "--no-fit"]).status == 0)
    #expect(try place.run(["check", "ill.json", "--ignore", "degenerate"]).status == 0)
  }

  @Test func rulesAreKnown() throws {
    let outcome = try place.run(["check", "ws.json", "--ignore", "one-sidd"])
    #expect(outcome.status == 2 && outcome.errors.contains("did you mean one-sided?"))
  }

  @Test func pruningWritesAWorkspaceThatFits() throws {
    let outcome = try place.run([
      "prune", "ws.json", "--where", "name=JES & channel=CR", "-o", "new.json", "--save", "p.json", "--figure", "p.svg",
    ])
    #expect(outcome.status == 0 && outcome.output.contains("7 → 6 modifiers"), "\(outcome.output)\(outcome.errors)")
    #expect(try kind("p.json") == "pruning" && place.run(["fit", "new.json"]).status == 0)
    #expect(try place.text("ws.json") == SmallAnalysis.workspace)
    #expect(try place.run(["draw", "p.json", "-o", "q.svg"]).status == 0)
  }

  @Test func aDryRunWritesNoWorkspace() throws {
    let before = try place.contents
    let outcome = try place.run(["prune", "ws.json", "--norm", "0.05", "--shape", "0.05", "--dry-run"])
    #expect(outcome.status == 0 && outcome.output.contains("dropped"), "\(outcome.errors)")
    #expect(try place.contents == before)
  }

  @Test func inPlaceOnlyWhenAsked() throws {
    let refused = try place.run(["prune", "ws.json", "--where", "name=JES", "-o", "ws.json"])
    #expect(try refused.status == 2 && place.text("ws.json") == SmallAnalysis.workspace)
    #expect(try place.run(["prune", "ws.json", "--where", "name=JES", "--in-place"]).status == 0)
    #expect(try !place.text("ws.json").contains("JES"))
  }

  @Test(arguments: [
    (["--where", "nam=JES", "-o", "new.json"], "did you mean name?"), (["-o", "new.json"], "nothing to go by"),
    (["--norm=-1", "-o", "new.json"], "give a share"),
    (["--where", "name=absent", "-o", "new.json"], "nothing was found"),
    (["--impact", "0.01", "--no-fit", "-o", "new.json"], "needs a fit"), (["--norm", "0.01"], "no output"),
  ])
  func pruningRefuses(_ arguments: [String], _ word: String) throws {
    let outcome = try place.run(["prune", "ws.json"] + arguments)
    #expect(outcome.status == 2 && outcome.errors.contains(word), "\(outcome.errors)")
    #expect(try !place.contents.contains("new.json"))
  }

  @Test func aPredictionOfTheSameModelIsThePostfit() throws {
    #expect(try place.run(["fit", "ws.json", "--save", "fit.json"]).status == 0)
    let outcome = try place.run([
      "predict", "ws.json", "--fit", "fit.json", "--save", "y.json", "-o", "y.csv", "--figure", "y.svg", "--channel",
      "SR",
    ])
    #expect(outcome.status == 0 && outcome.output.contains("matched 6 "), "\(outcome.output)\(outcome.errors)")
    #expect(try kind("y.json") == "yields" && place.contents.contains("y.csv"))
    let wrong = try place.run(["predict", "ws.json", "--fit", "ws.json"])
    #expect(wrong.status == 2 && wrong.errors.contains("is not a result file"))
  }
}
