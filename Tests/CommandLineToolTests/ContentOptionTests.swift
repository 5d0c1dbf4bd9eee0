// Options about what figures of yields show: what they write, and what they refuse.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct ContentOptionTests {
  let place: Playground
  init() throws { place = try Playground() }

  private func saved(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try place.run(arguments + ["-q", "-o", "f.svg", "--save", "r.json", "--strict"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(place.text("r.json").utf8)) as? [String: Any])
  }

  private func channel(_ name: String, _ result: [String: Any]) -> [String: Any] {
    (result["channels"] as? [[String: Any]])?.first { $0["name"] as? String == name } ?? [:]
  }

  /// s/b is 4/50 and 9/40.
  @Test func blindWithAndWithoutAValue() throws {
    for verb in [["prefit"], ["summary", "--stage", "prefit"]] {
      let plain = channel("SR", try saved(verb + ["--blind", "ws.json"]))
      #expect(
        (plain["data"] as? [Any])?.map { $0 is NSNull } == [false, true]
          && plain["blinding"] as? [String] == ["s/b>0.1"])
      let strict = channel("SR", try saved(verb + ["ws.json", "--blind", "s/b>0.05", "--blind", "CR"]))
      #expect((strict["data"] as? [Any])?.allSatisfy { $0 is NSNull } == true)
    }
  }

  @Test func fitsThatKnowHiddenDataSaySo() throws {
    let warned = try place.run(["postfit", "ws.json", "--blind", "SR", "-o", "f.svg"])
    #expect(warned.status == 0 && warned.errors.contains("note: the fit knows the hidden data of SR"))
    let outcome = try place.run(
      ["postfit", "ws.json", "--blind", "SR", "--fit-channels", "CR", "--fix", "mu=1", "-o", "f.svg"])
    #expect(outcome.status == 0 && !outcome.errors.contains("hidden data"))
  }

  @Test func tablesHideWhatFiguresHide() throws {
    let outcome = try place.run(["yields", "ws.json", "--stage", "prefit", "--bins", "--blind", "SR", "-q"])
    #expect(outcome.status == 0 && outcome.output.contains("blinded"))
    #expect(!outcome.output.contains("57") && !outcome.output.contains("52"), "the data of the two bins")
    #expect(outcome.output.contains("411"))
  }

  @Test(arguments: [
    ["--lower", "pull,s/sqrt(b)", "--lower", "difference"], ["--lower", "none"], ["--signal", "overlay x10"],
    ["--signal", "overlay norm", "--set", "legend.yields=true"], ["--signals", "patchset.json#light,heavy"],
    ["--chi2", "--stat-band"], ["--lower", "prefit,ratio", "--signal", "none"],
  ]) func optionsDraw(arguments: [String]) throws {
    for verb in ["prefit", "postfit", "summary"] {
      let result = try saved([verb, "ws.json"] + arguments)
      #expect((result["hypotheses"] != nil) == arguments.contains("--signals"))
      #expect((result["goodness_of_fit"] != nil) == arguments.contains("--chi2"))
    }
  }

  @Test(arguments: [
    (["--lower", "pul"], "did you mean pull?"), (["--signal", "overlaid"], "is no way to show a signal"),
    (["--signal", "overlay xx"], "neither a factor nor norm"), (["--blind", "s/c>1"], "is no measure of a signal"),
    (["--blind", "XR*"], "matches no channel"), (["--signals", "patchset.json#dark"], "dark"),
    (["--channel", "XR"], "matches no channel"),
  ]) func badOptions(arguments: [String], words: String) throws {
    let before = try place.contents
    let outcome = try place.run(["prefit", "ws.json", "-o", "f.svg", "--save", "r.json"] + arguments)
    #expect(outcome.status == 2 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try place.contents == before)
  }

  @Test func stylesMayNameSignalsOfOtherPatches() throws {
    let title = "samples.light.title=$m = 500$"
    let draw = ["prefit", "ws.json", "--channel", "SR", "-o", "f.tex", "--set", title]
    let known = try place.run(draw + ["--signals", "patchset.json#light"])
    #expect(known.status == 0 && !known.errors.contains("the style names the sample"))
    #expect(try place.text("f.tex").contains("m = 500"))
    let unknown = try place.run(draw)
    #expect(unknown.errors.contains("the style names the sample light"))
  }
}
