// Models beyond HistFactory from the command line: the side file, --strict-pyhf, derived quantities, the schema.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct ExtensionVerbTests {
  let place: Playground

  init() throws {
    place = try Playground()
    try place.write("side.json", Self.block)
    let workspace = SmallAnalysis.workspace.replacingOccurrences(
      of: "\"version\": \"1.0.0\"", with: "\"hfplot\": \(Self.block), \"version\": \"1.0.0\"")
    try place.write("own.json", workspace)
  }

  static let block = #"""
    {"version": "1", "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 5]}],
     "functions": [{"name": "mu", "expression": "kappa^2"}]}
    """#

  private func json(_ name: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(place.text(name).utf8)) as? [String: Any])
  }

  private func parameter(_ name: String, _ file: String) throws -> [String: Any] {
    let list = try #require(json(file)["parameters"] as? [[String: Any]])
    return try #require(list.first { $0["name"] as? String == name })
  }

  /// The square of the coupling is the strength that the plain model finds.
  @Test(arguments: [["own.json"], ["ws.json", "--extension", "side.json"]])
  func functionsReparametrise(_ arguments: [String]) throws {
    let plain = try place.run(["fit", "ws.json", "--save", "plain.json"])
    let own = try place.run(["fit"] + arguments + ["--poi", "kappa", "--save", "own-fit.json"])
    #expect(plain.status == 0 && own.status == 0 && own.errors.isEmpty, "\(own.errors)")
    let mu = try #require(parameter("mu", "plain.json")["value"] as? Double)
    let kappa = try #require(parameter("kappa", "own-fit.json")["value"] as? Double)
    #expect(abs(kappa * kappa - mu) < 1e-6)
    let values = try ["plain.json", "own-fit.json"].map { try json($0)["twice_nll"] as? Double ?? .nan }
    #expect(abs(values[0] - values[1]) < 1e-9)
  }

  @Test func strictPyhfRefuses() throws {
    let own = try place.run(["fit", "own.json", "--strict-pyhf"])
    #expect(own.status == 2 && own.errors.contains("own.json:") && own.errors.contains("no part of pyhf's format"))
    let side = try place.run(["fit", "ws.json", "--extension", "side.json", "--strict-pyhf"])
    #expect(side.status == 2 && side.errors.contains("leave out --strict-pyhf or --extension"))
    #expect(try place.run(["fit", "ws.json", "--strict-pyhf"]).status == 0)
    let both = try place.run(["fit", "own.json", "--extension", "side.json"])
    #expect(both.status == 2 && both.errors.contains("has an hfplot block already"))
  }

  @Test func problemsOfASideFileHaveItsPlaces() throws {
    try place.write("bad.json", "{\"version\": \"1\",\n \"functions\": [{\"name\": \"mu\", \"expression\": \"norn\"}]}")
    let outcome = try place.run(["fit", "ws.json", "--extension", "bad.json"])
    #expect(outcome.status == 2 && outcome.errors.contains("bad.json:2:45: error: functions[0].expression:"))
    #expect(outcome.errors.contains("did you mean 'norm'?"))
  }

  @Test func derivedQuantities() throws {
    let outcome = try place.run(["derive", "own.json", "mu", "ratio = norm / kappa", "--save", "derived.json"])
    #expect(outcome.status == 0 && outcome.output.contains("ratio = norm / kappa"), "\(outcome.errors)")
    let root = try json("derived.json")
    #expect(root["kind"] as? String == "derived")
    #expect(root["command"] as? String == "hfplot derive own.json mu 'ratio = norm / kappa'")
    #expect((root["quantities"] as? [[String: Any]])?.count == 2)
    let unknown = try place.run(["derive", "ws.json", "2 * nrom"])
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean norm?"), "\(unknown.errors)")
    let broken = try place.run(["derive", "ws.json", "2 * (mu"])
    #expect(broken.status == 2 && broken.errors.contains("at character 8"))
  }

  /// The schema names exactly the keys that are read: an unknown key's problem lists those.
  @Test func schemaIsTheReadersOwn() throws {
    let outcome = try place.run(["schema", "extension"])
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(
      properties.keys.sorted() == [
        "constraints", "correlations", "functions", "modifiers", "parameters", "regularisation", "repairs",
        "shared_gammas", "version",
      ])
    try place.write("odd.json", #"{"version": "1", "zzzzzzzzzz": 1}"#)
    let errors = try place.run(["fit", "ws.json", "--extension", "odd.json"]).errors
    for key in properties.keys { #expect(errors.contains("'\(key)'")) }
  }

  /// A regularised model says so on its figures and keeps it in its results.
  @Test func regularisationIsStamped() throws {
    let block = #"""
      {"version": "1", "regularisation": [{"name": "stat_SR", "parameters": ["stat_SR"], "type": "slope",
        "strength": 2.5}]}
      """#
    try place.write("side.json", block)
    let outcome = try place.run([
      "prefit", "ws.json", "--extension", "side.json", "--channel", "SR", "-o", "out.svg", "--save", "prefit.json",
      "--emit", "figure.json",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.text("figure.json").contains("regularised: slope of"))
    let settings = try #require(json("prefit.json")["settings"] as? [String: Any])
    #expect(settings["stamps"] as? [String] == ["regularised: slope of stat_SR, strength 2.5"])
  }

  // MARK: Clipping

  @Test func clippingIsSaidAndStamped() throws {
    let clipped = try place.run([
      "prefit", "ws.json", "--clip-bin", "1e5", "--clip-sample", "0", "-o", "prefit.svg", "--save", "prefit.json",
    ])
    #expect(clipped.status == 0 && clipped.errors.contains("note: before the fit, clipped: "), "\(clipped.errors)")
    let settings = try #require(json("prefit.json")["settings"] as? [String: Any])
    #expect(
      settings["stamps"] as? [String] == ["clipped: no sample below 0 events", "clipped: no bin below 100000 events"])
    let channels = try #require(json("prefit.json")["channels"] as? [[String: Any]])
    for channel in channels {
      let yields = try #require((channel["total"] as? [String: Any])?["yields"] as? [Double])
      #expect(yields.allSatisfy { $0 == 1e5 })
    }
    let fit = try place.run(["fit", "ws.json", "--clip-sample", "0", "--save", "fit.json"])
    #expect(fit.status == 0 && fit.errors.contains("nothing is clipped"), "\(fit.errors)")
    #expect(try place.run(["fit", "ws.json", "--save", "plain.json"]).status == 0)
    let values = try ["fit.json", "plain.json"].map { try json($0)["twice_nll"] as? Double ?? .nan }
    #expect(values[0] == values[1])
    let refused = try place.run(["fit", "ws.json", "--clip-bin=-1"])
    #expect(refused.status == 2 && refused.errors.contains("--clip-bin -1.0: expected events are at least 0"))
  }

  // MARK: Care

  private static let correlation = #"""
    {"version": "1", "correlations": [{"name": "both", "parameters": ["JES", "lumi"],
      "correlation": [[1, 0.6], [0.6, 1]]}]}
    """#

  @Test func priorBesidePostFitCorrelations() throws {
    try place.write("side.json", Self.correlation)
    let outcome = try place.run([
      "correlation", "ws.json", "--extension", "side.json", "--prior", "-o", "prior.svg", "--data", "prior.csv",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.text("prior.csv").contains("60"))
    #expect(!outcome.output.contains("norm"))
    let plain = try place.run(["correlation", "ws.json", "--prior", "-o", "none.svg"])
    #expect(plain.status == 2 && plain.errors.contains("no constraint of the model holds several parameters"))
  }

  /// A side file's block becomes the workspace's own, and follows.
  @Test func editsTakeTheSideFileAlong() throws {
    try place.write("side.json", Self.correlation)
    let renamed = try place.run([
      "edit", "ws.json", "--extension", "side.json", "--rename-parameter", "JES=jet scale", "-o", "renamed.json",
    ])
    #expect(renamed.status == 0 && renamed.output.contains("parameters of 'both'"), "\(renamed.errors)")
    #expect(try place.run(["fit", "renamed.json", "--save", "a.json"]).status == 0)
    #expect(try place.run(["fit", "ws.json", "--extension", "side.json", "--save", "b.json"]).status == 0)
    let values = try ["a.json", "b.json"].map { try json($0)["twice_nll"] as? Double ?? .nan }
    #expect(abs(values[0] - values[1]) < 1e-9)
    let refused = try place.run([
      "edit", "renamed.json", "--decorrelate-constraints", "both", "-o", "plain.json",
    ])
    #expect(refused.status == 2 && refused.errors.contains("sides of different size"), "\(refused.errors)")
  }

  /// Pruning fits with the block before and after; what it drops leaves the block too.
  @Test func careKnowsTheBlock() throws {
    try place.write("side.json", Self.correlation)
    let pruned = try place.run([
      "prune", "ws.json", "--extension", "side.json", "--norm", "0.025", "-o", "pruned.json",
    ])
    #expect(pruned.status == 0, "\(pruned.errors)")
    let block = try #require(json("pruned.json")["hfplot"] as? [String: Any])
    let names = try #require((block["correlations"] as? [[String: Any]])?.first?["parameters"] as? [String])
    #expect(names == ["JES"])
    #expect(try place.run(["fit", "pruned.json"]).status == 0)
    let check = try place.run(["check", "ws.json", "--extension", "side.json"])
    #expect(check.status < 2 && !check.errors.contains("error"), "\(check.errors)")
  }

  /// Choices of a constraint in one figure.
  @Test func scansOfConstraintsOverlaid() throws {
    try place.write("side.json", #"{"version": "1", "constraints": {"JES": {"type": "normal", "width": 2}}}"#)
    let first = try place.run([
      "scan", "ws.json", "--extension", "side.json", "--parameter", "JES", "--save", "wide.json",
    ])
    #expect(first.status == 0, "\(first.errors)")
    let both = try place.run([
      "scan", "ws.json", "--parameter", "JES", "--compare", "Twice as wide=wide.json", "-o", "both.svg", "--save",
      "both.json",
    ])
    #expect(both.status == 0, "\(both.errors)")
    #expect(try place.text("both.json").contains("Twice as wide"))
  }
}
