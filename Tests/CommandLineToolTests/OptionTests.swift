// Options that choose the model and the data: what they change in the fit of a small workspace.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct OptionTests {
  let place: Playground
  init() throws { place = try Playground() }

  /// The saved result of `hfplot fit ws.json` with more arguments.
  private func fit(_ arguments: [String], errors: String = "") throws -> Saved {
    let outcome = try place.run(["fit", "ws.json", "--save", "fit.json"] + arguments)
    #expect(outcome.status == 0 && outcome.errors == errors, "\(outcome.errors)")
    return try Saved(place.text("fit.json"))
  }

  /// What the tests read of a result.
  struct Saved {
    let root: [String: Any]
    init(_ text: String) throws {
      root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    func parameter(_ name: String) -> [String: Any]? {
      (root["parameters"] as? [[String: Any]])?.first { $0["name"] as? String == name }
    }
    func value(_ name: String) -> Double { parameter(name)?["value"] as? Double ?? .nan }
    func isFixed(_ name: String) -> Bool { parameter(name)?["fixed"] as? Bool ?? false }
    var workspace: [String: Any] { root["workspace"] as? [String: Any] ?? [:] }
    var pois: [String] { root["pois"] as? [String] ?? [] }
    var twiceNLL: Double { root["twice_nll"] as? Double ?? .nan }
  }

  @Test func asimovWithAndWithoutAValue() throws {
    // Asimov data give their own parameters back.
    let plain = try fit(["--asimov"]), zero = try fit(["--asimov", "0"]), two = try fit(["--asimov", "2.5"])
    #expect(abs(plain.value("mu") - 1) < 1e-6 && abs(plain.value("JES")) < 1e-6)
    #expect(abs(zero.value("mu")) < 1e-6 && abs(two.value("mu") - 2.5) < 1e-6)
    let before = try fit(["--asimov", "--quiet"])
    #expect(before.twiceNLL == plain.twiceNLL)
    // pyhf 0.7.6, -2 logpdf at the nominal point with the data it predicts.
    #expect(abs(plain.twiceNLL - 13.739732379283904) < 1e-9)
  }

  @Test func fixHolds() throws {
    let result = try fit(["--fix", "mu=0", "--fix", "stat_SR=1.01"])
    #expect(result.value("mu") == 0 && result.isFixed("mu") && result.isFixed("stat_SR[0]"))
    #expect(result.value("stat_SR[1]") == 1.01)
    #expect(try fit([]).twiceNLL < result.twiceNLL)
  }

  /// With everything held a fit is one value: pyhf 0.7.6's, -2 logpdf, for its codes.
  @Test(
    arguments: [
      ([], 14.49926336620021), (["--interpolation", "normsys=code1,histosys=code0"], 14.502941772881655),
      (["--interpolation", "histosys=code2"], 14.502200617905117),
    ] as [([String], Double)])
  func interpolation(_ arguments: [String], twiceNLL: Double) throws {
    let point = ["mu=1", "norm=1", "JES=0.5", "lumi=-0.4", "stat_SR=1"].flatMap { ["--fix", $0] }
    #expect(try abs(fit(point + arguments).twiceNLL - twiceNLL) < 1e-11 * twiceNLL)
  }

  @Test func poiIsAnyParameter() throws {
    #expect(try fit([]).pois == ["mu"])
    #expect(try fit(["--poi", "JES"]).pois == ["JES"])
    #expect(try fit(["--poi", "stat_SR[1]"]).pois == ["stat_SR[1]"])
  }

  @Test func measurementBringsItsSettings() throws {
    let result = try fit(["--measurement", "control"])
    #expect(result.pois == ["norm"] && result.value("mu") == 0 && result.isFixed("mu"))
    #expect(result.workspace["measurement"] as? String == "control")
  }

  /// Twice the signal is half the strength, by name as by values; the workspace's digest is that of the file.
  @Test(arguments: ["patchset.json#light", "patchset.json#500,10"]) func patchOfAPatchset(_ patch: String) throws {
    let plain = try fit([]), result = try fit(["--patch", patch, "--verify-digest"])
    #expect(abs(2 * result.value("mu") - plain.value("mu")) < 1e-6)
    #expect(abs(result.twiceNLL - plain.twiceNLL) < 1e-9)
    #expect(result.workspace["patch"] as? String == "patchset.json#light")
    #expect(result.workspace["sha256"] as? String == plain.workspace["sha256"] as? String)
  }

  @Test func aPlainPatch() throws {
    try place.write("patch.json", #"[{"op": "replace", "path": "/channels/0/samples/0/data", "value": [8.0, 18.0]}]"#)
    #expect(try abs(2 * fit(["--patch", "patch.json"]).value("mu") - fit([]).value("mu")) < 1e-6)
  }

  @Test func aWrongDigestIsAWarning() throws {
    try place.write("other.json", SmallAnalysis.patchSet(md5: String(repeating: "0", count: 32)))
    let outcome = try place.run(["fit", "ws.json", "--patch", "other.json#light"])
    #expect(outcome.status == 0 && outcome.errors.contains("warning") && outcome.errors.contains("md5"))
    #expect(try place.run(["fit", "ws.json", "--patch", "other.json#light", "--quiet"]).errors.isEmpty)
  }

  /// A reader that goes away ends the program without a word.
  @Test func aClosedPipe() throws {
    let outcome = try place.shell("hfplot fit ws.json | head -1")
    #expect(outcome.output == "ws.json, measurement search, observed data\n" && outcome.errors.isEmpty)
    let long = try place.shell("for i in 1 2 3; do hfplot fit ws.json; done | true")
    #expect(long.output.isEmpty && long.errors.isEmpty)
  }

  /// A failed run leaves an older file whole.
  @Test func anOlderFileStays() throws {
    try place.write("fit.json", "old")
    #expect(try place.run(["fit", "missing.json", "--save", "fit.json"]).status == 2)
    #expect(try place.text("fit.json") == "old")
  }

  @Test func theSameCommandGivesTheSameBytes() throws {
    let first = try fit([]).root as NSDictionary, second = try fit([]).root as NSDictionary
    #expect(first == second)
    for name in ["a.pdf", "b.pdf"] { #expect(try place.run(["postfit", "ws.json", "-q", "-o", name]).status == 0) }
    let files = try ["a.pdf", "b.pdf"].map { try Data(contentsOf: place.folder.appending(path: $0)) }
    #expect(files[0] == files[1] && files[0].count > 1000)
  }
}
