// Scans and contours of some channels, and saved ones, laid over those of all channels; limits along a series.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct OverlaidProfileTests {
  let place: Playground
  init() throws { place = try Playground() }

  private func json(_ name: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(place.text(name).utf8)) as? [String: Any])
  }

  private func run(_ line: String) throws -> Outcome {
    let outcome = try place.run(line.split(separator: " ").map(String.init))
    #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    return outcome
  }

  /// The workspace with one channel, written by another hand than the model's `restricted(to:)`.
  private func writeOnly(_ channel: String) throws {
    var workspace = try json("ws.json")
    for key in ["channels", "observations"] {
      let list = try #require(workspace[key] as? [[String: Any]])
      workspace[key] = list.filter { $0["name"] as? String == channel }
    }
    let data = try JSONSerialization.data(withJSONObject: workspace)
    try place.write("\(channel).json", String(decoding: data, as: UTF8.self))
  }

  private func ends(_ holder: Any?) throws -> [Double] {
    let intervals = try #require((holder as? [String: Any])?["intervals"] as? [[String: Any]])
    return intervals.flatMap { ($0["segments"] as? [[Double]] ?? []).flatMap { $0 } }
  }

  /// Intervals of the overlay are those of a workspace that has this channel only.
  @Test func scanOfOneChannel() throws {
    try writeOnly("SR")
    let outcome = try run("scan ws.json --parameter JES --channels Signal=S* --save all.json -o a.svg --strict")
    #expect(outcome.output.contains("Signal: fit of the channels SR"))
    #expect(try place.text("a.svg").contains("Signal"))
    _ = try run("scan SR.json --parameter JES --save own.json -o b.svg")
    let overlay = try #require(json("all.json")["overlays"] as? [[String: Any]]).first
    let (laid, own) = (try ends(overlay), try ends(json("own.json")))
    #expect(laid.count == 4 && own.count == 4)
    for (left, right) in zip(laid, own) { #expect(abs(left - right) < 1e-5, "\(laid) \(own)") }
  }

  /// Contours of one channel, as many points apart as the tracing asks for; in a matrix every panel has them.
  @Test func contoursOfOneChannel() throws {
    let pair = try run("contour ws.json --pois mu,JES --channels SR --save c.json -o c.svg --strict")
    #expect(pair.output.contains("SR: fit of the channels SR"))
    let overlays = try #require(json("c.json")["overlays"] as? [[String: Any]])
    #expect(overlays.count == 1 && overlays[0]["name"] as? String == "SR")
    _ = try run("contour ws.json --pois mu,norm,JES --channels SR --save m.json -o m.svg --strict")
    let matrix = try json("m.json")
    for key in ["scans", "contours"] {
      let parts = try #require(matrix[key] as? [[String: Any]])
      #expect(parts.count == 3 && parts.allSatisfy { ($0["overlays"] as? [Any])?.count == 1 })
    }
  }

  /// A saved matrix with another order of parameters, and one more, lies on this one; its axes are turned.
  @Test func matricesAreCompared() throws {
    _ = try run("contour ws.json --pois JES,norm,mu --save other.json -o o.svg")
    let outcome = try run(
      "contour ws.json --pois mu,norm --projections --compare Other=other.json --save m.json -o m.svg")
    #expect(outcome.output.contains("Other"))
    let contour = try #require((json("m.json")["contours"] as? [[String: Any]])?.first)
    let overlay = try #require((contour["overlays"] as? [[String: Any]])?.first)
    let (own, laid) = (contour["best_fit"] as? [Double] ?? [], overlay["best_fit"] as? [Double] ?? [])
    #expect(own.count == 2 && laid.count == 2 && zip(own, laid).allSatisfy { abs($0 - $1) < 1e-5 }, "\(own) \(laid)")
    let few = try place.run(["contour", "ws.json", "--pois", "mu,lumi,JES", "--compare", "other.json", "-o", "f.svg"])
    #expect(few.status == 2 && few.errors.contains("it shows JES, norm, mu, not mu, lumi, JES"), "\(few.errors)")
  }

  // MARK: Limits along a series

  @Test func aSeriesKnowsItsFiles() throws {
    try place.write("theory.csv", "400, 4\n1000, 0.5\n")
    let outcome = try place.run([
      "limits-vs", "900=ws.json+patchset.json#heavy", "500=ws.json+patchset.json#light", "--theory", "theory.csv",
      "--axis", "$m$ [GeV]", "--interpolation", "histosys=code2", "--save", "r.json", "-o", "a.svg",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let result = try json("r.json")
    let command = "hfplot limits-vs 900=ws.json+patchset.json#heavy 500=ws.json+patchset.json#light --theory theory.csv"
    #expect(
      result["command"] as? String
        == command + " --cl 0.95 --axis '$m$ [GeV]' --interpolation histosys=code2")
    #expect(result["axis"] as? String == "$m$ [GeV]")
    let settings = try #require((result["settings"] as? [String: Any])?["interpolation"] as? [String: String])
    #expect(settings["normsys"] == "code4" && settings["histosys"] == "code2")
    let points = try #require(result["points"] as? [[String: Any]])
    let patches = points.compactMap { ($0["workspace"] as? [String: Any])?["patch"] as? String }
    #expect(patches == ["patchset.json#light", "patchset.json#heavy"])
    let inputs = try #require(result["inputs"] as? [[String: String]])
    #expect(inputs.map { $0["file"] } == ["theory.csv"] && inputs.allSatisfy { $0["sha256"]?.count == 64 })
    // Drawn again from the numbers, it has the title, and the figure knows its inputs.
    #expect(try place.run(["draw", "r.json", "-o", "b.svg"]).status == 0)
    #expect(try place.text("b.svg") == place.text("a.svg"))
    let provenance = try place.run(["provenance", "a.svg"])
    #expect(provenance.status == 0 && provenance.output.contains("theory.csv"), "\(provenance.output)")
  }
}
