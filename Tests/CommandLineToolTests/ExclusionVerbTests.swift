// The exclusion from the command line: several searches, kept points, damaged results, limits along a line, bad input.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct ExclusionVerbTests {
  let place: Playground

  init() throws {
    place = try Playground()
    try place.write("low.json", Self.background(50, 40))
    try place.write("high.json", Self.background(80, 10))
    try place.write("grid.json", Self.patchSet(Self.grid.map { Self.patch($0.x, $0.y) }))
  }

  // MARK: A small grid

  private static let grid = [100, 200, 300].flatMap { x in [0, 50, 100].map { (x: x, y: $0) } }

  /// Two bins with their background; the signal's strength is called `strength`.
  private static func background(_ first: Int, _ second: Int) -> String {
    """
    {"channels": [{"name": "SR", "samples": [{"name": "background", "data": [\(first), \(second)], "modifiers":
      [{"name": "scale", "type": "normsys", "data": {"hi": 1.05, "lo": 0.96}}]}]}],
     "observations": [{"name": "SR", "data": [\(first + 2), \(second)]}],
     "measurements": [{"name": "m", "config": {"poi": "strength", "parameters":
       [{"name": "strength", "inits": [1], "bounds": [[0, 20]]}]}}],
     "version": "1.0.0"}
    """
  }

  /// Signals move from the first bin into the second with y.
  private static func patch(_ x: Int, _ y: Int) -> String {
    let yield = 4000 / Double(x), share = Double(y) / 125
    return """
      {"metadata": {"name": "s_\(x)_\(y)", "values": [\(x), \(y)]}, "patch": [{"op": "add",
        "path": "/channels/0/samples/-", "value": {"name": "signal", "data": [\(yield * (1 - share)), \(yield * share)],
        "modifiers": [{"name": "strength", "type": "normfactor", "data": null}]}}]}
      """
  }

  private static func patchSet(_ patches: [String]) -> String {
    """
    {"metadata": {"name": "small", "description": "", "labels": ["x", "y"], "digests": {}, "references": {}},
     "patches": [\(patches.joined(separator: ",\n"))], "version": "1.0.0"}
    """
  }

  private func json(_ name: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(place.text(name).utf8)) as? [String: Any])
  }

  private func points(_ name: String) throws -> [[String: Any]] {
    try #require(json(name)["points"] as? [[String: Any]])
  }

  private static let one = ["exclusion", "low.json", "--patchset", "grid.json", "-o", "f.svg"]

  // MARK: Several searches

  @Test(arguments: ["points", "numbers", "none"]) func theBestSearchCountsAtEachPoint(look: String) throws {
    let outcome = try place.run([
      "exclusion", "low=low.json", "high=high.json", "--patchset", "grid.json", "--patchset", "grid.json", "--regions",
      look, "--save", "r.json", "-o", "f.svg", "--strict",
    ])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let best = try points("r.json").compactMap { $0["region"] as? String }
    let counts = ["low", "high"].map { name in best.count { $0 == name } }
    #expect(counts.reduce(0, +) == 9 && counts.allSatisfy { $0 > 0 })
    #expect(outcome.output.contains("the best expected: low \(counts[0]), high \(counts[1])"))
    let regions = try #require(json("r.json")["regions"] as? [[String: Any]])
    #expect(regions.map { ($0["points"] as? [Any])?.count } == [9, 9])
    // Each search alone, joined again.
    for name in ["low", "high"] {
      let alone = try place.run([
        "exclusion", "\(name).json", "--patchset", "grid.json", "--save", "\(name)-r.json", "-o", "f.svg", "-q",
      ])
      #expect(alone.status == 0, "\(alone.errors)")
    }
    let joined = try place.run([
      "exclusion", "--from", "low=low-r.json", "--from", "high=high-r.json", "--save", "j.json", "-o", "f.svg", "-q",
    ])
    #expect(joined.status == 0, "\(joined.errors)")
    #expect(
      try points("j.json").map { $0["cls_observed"] as? Double }
        == points("r.json").map { $0["cls_observed"] as? Double })
    #expect(try points("j.json").compactMap { $0["region"] as? String } == best)
  }

  @Test func everySearchHasItsPatchset() throws {
    let outcome = try place.run(["exclusion", "a=low.json", "b=high.json", "--patchset", "grid.json"])
    #expect(outcome.status == 2 && outcome.errors.contains("2 workspaces and 1 patchsets"), "\(outcome.errors)")
  }

  // MARK: Kept points

  /// A point that is there is not tested again, one that is missing is.
  @Test func aRunGoesOnWhereItEnded() throws {
    let first = try place.run(Self.one + ["--save", "r.json", "-q"]), whole = try place.text("r.json")
    #expect(first.status == 0, "\(first.errors)")
    var kept = try json("r.json"), list = try points("r.json")
    let lost = list.removeLast()
    list[0]["cls_observed"] = 0.123
    kept["points"] = list
    try place.write("r.json", String(decoding: try JSONSerialization.data(withJSONObject: kept), as: UTF8.self))
    let second = try place.run(Self.one + ["--save", "r.json", "-q"])
    #expect(second.status == 0 && second.errors.isEmpty, "\(second.errors)")
    let again = try points("r.json")
    #expect(again.count == 9 && again[0]["cls_observed"] as? Double == 0.123)
    #expect(again[8]["cls_observed"] as? Double == lost["cls_observed"] as? Double)
    // Of other files nothing is taken.
    try place.write("low.json", Self.background(51, 40))
    let other = try place.run(Self.one + ["--save", "r.json"])
    #expect(other.status == 0 && other.errors.contains("their digests differ"), "\(other.errors)")
    #expect(try points("r.json")[0]["cls_observed"] as? Double != 0.123)
    // The same files give the same bytes.
    try place.write("low.json", Self.background(50, 40))
    _ = try place.run(Self.one + ["--save", "r.json", "-q"])
    #expect(try place.text("r.json") == whole)
  }

  /// A saved result is drawn in its own axes again, whatever order its labels have.
  @Test func savedAxesStay() throws {
    _ = try place.run(Self.one + ["--axes", "y,x", "--save", "r.json", "-q"])
    #expect(try place.run(["exclusion", "--from", "r.json", "--save", "s.json", "-o", "f.svg", "-q"]).status == 0)
    let axes = try #require(json("s.json")["axes"] as? [[String: Any]])
    #expect(axes.map { $0["name"] as? String } == ["y", "x"])
    #expect(
      try points("s.json").map { $0["values"] as? [Double] } == points("r.json").map { $0["values"] as? [Double] })
  }

  // MARK: Damaged results

  @Test func aDamagedResultIsRefusedOrReplaced() throws {
    _ = try place.run(Self.one + ["--save", "r.json", "-q"])
    let whole = try place.text("r.json")
    let damaged = [String(whole.prefix(whole.count / 2)), whole.replacing("\"points\"", with: "\"pionts\"")]
    for (index, text) in damaged.enumerated() {
      try place.write("bad.json", text)
      let read = try place.run(["exclusion", "--from", "bad.json", "-o", "never.svg"])
      #expect(read.status == 2 && read.errors.contains("bad.json"), "\(index): \(read.errors)")
      #expect(try !place.contents.contains("never.svg"))
      let resumed = try place.run(Self.one + ["--save", "bad.json"])
      #expect(resumed.status == 0 && resumed.errors.contains("it will be replaced"), "\(index): \(resumed.errors)")
      #expect(try place.text("bad.json").count == whole.count)
    }
    let kind = try place.run([
      "hypotest", "low.json", "--patch", "grid.json#s_100_0", "--save", "h.json", "-q", "-o", "f.svg",
    ])
    #expect(kind.status == 0, "\(kind.errors)")
    let wrong = try place.run(["exclusion", "--from", "h.json", "-o", "never.svg"])
    #expect(wrong.status == 2 && wrong.errors.contains("hypotest"), "\(wrong.errors)")
  }

  @Test func failedPointsSayWhy() throws {
    let empty = #"{"metadata": {"name": "empty", "values": [400, 0]}, "patch": []}"#
    try place.write("grid.json", Self.patchSet(Self.grid.map { Self.patch($0.x, $0.y) } + [empty]))
    let outcome = try place.run(Self.one + ["--save", "r.json"])
    #expect(outcome.status == 1 && outcome.errors.contains("1 of 10 points failed"), "\(outcome.errors)")
    #expect(outcome.output.contains("empty: failed: its patch in grid.json is empty, no signal is added"))
    #expect(try points("r.json")[9]["state"] as? String == "failed")
    // What failed is drawn, and tried again.
    #expect(try place.text("f.svg").contains("failed"))
    #expect(try place.run(["exclusion", "--from", "r.json", "-o", "f.svg", "-q"]).status == 1)
  }

  // MARK: Limits along a line

  @Test func limitsAgainstOneVariable() throws {
    let outcome = try place.run(
      Self.one + [
        "--upper-limits", "--versus", "x", "--at", "y=50", "--save", "r.json", "--save-limits", "l.json", "--strict",
      ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let limits = try json("l.json")
    #expect(try json("r.json")["kind"] as? String == "exclusion" && limits["kind"] as? String == "limits_vs")
    #expect(try json("r.json")["poi"] as? String == "strength" && limits["poi"] as? String == "strength")
    let series = try #require(limits["points"] as? [[String: Any]])
    #expect(series.compactMap { $0["value"] as? Double } == [100, 200, 300])
    let own = try points("r.json").filter { ($0["name"] as? String)?.hasSuffix("_50") == true }
    #expect(
      series.map { $0["observed"] as? Double }
        == own.map { ($0["upper_limit"] as? [String: Any])?["observed"] as? Double })
    #expect(try place.run(["draw", "l.json", "-o", "drawn.svg"]).status == 0)
    // From the kept points the parameter's name is known too.
    let again = try place.run([
      "exclusion", "--from", "r.json", "--versus", "x", "--at", "y=50", "--save-limits", "m.json", "-o", "f.svg", "-q",
    ])
    #expect(try again.status == 0 && json("m.json")["poi"] as? String == "strength", "\(again.errors)")
    // Called what the plane calls its axis.
    let titled = try place.run([
      "exclusion", "--from", "r.json", "--versus", "x", "--at", "y=50", "--set", "exclusion.axes.x=mass of X", "-o",
      "t.svg", "--outline", "-q",
    ])
    #expect(titled.output.contains("mass of X [GeV]"), "\(titled.output)")
    for option in [["--at", "y=50"], ["--save-limits", "l.json"]] {
      let alone = try place.run(Self.one + option)
      #expect(alone.status == 2 && alone.errors.contains("goes with --versus"), "\(alone.errors)")
    }
  }

  // MARK: Other results

  @Test func marksOfAnotherResult() throws {
    try place.write("excluded.csv", "x,y\n100,0\n\n200,50\n")
    let outcome = try place.run(Self.one + ["--marks", "Published=excluded.csv", "--outline", "--save", "r.json"])
    #expect(outcome.status == 0 && outcome.output.contains("marks.0"), "\(outcome.errors)")
    #expect(try place.run(["draw", "r.json", "--outline", "-o", "g.svg"]).output.contains("marks.0"))
    let missing = try place.run(Self.one + ["--marks", "Published=absent.csv"])
    #expect(missing.status == 2 && missing.errors.contains("absent.csv"))
  }

  /// A stripe along the diagonal is told, unless the coordinates were chosen.
  @Test func stripesAreTold() throws {
    let stripe = [100, 200, 300].flatMap { x in [10, 20, 30].map { (x: x, y: x - $0) } }
    let patches = stripe.map { place in
      Self.patch(place.x, place.x - place.y).replacing(
        "[\(place.x), \(place.x - place.y)]", with: "[\(place.x), \(place.y)]")
    }
    try place.write("grid.json", Self.patchSet(patches))
    #expect(try place.run(Self.one).output.contains("--plane x,x-y interpolates along it"))
    #expect(try !place.run(Self.one + ["--plane", "x,x-y"]).output.contains("stripe"))
    #expect(try !place.run(Self.one + ["--axes", "x,x-y"]).output.contains("stripe"))
  }
}
