// hfplot style through the real program: what it lists, prints and explains, and that its text can be used again.
import Foundation
import HFPlotKit
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct StyleVerbTests {
  let place: Playground
  init() throws { place = try Playground() }

  static let looks = [
    "alice", "atlas", "belle2", "cms", "dark", "default", "greyscale", "lhcb", "paper", "talk",
  ]

  /// The objects of a JSON text.
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func listNamesTheBuiltInLooks() throws {
    let outcome = try place.run(["style", "list"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").map(String.init) == Self.looks)
  }

  /// What is shown is a style: as a file of one's own it draws what the name draws.
  @Test func aShownLookIsAStyleFile() throws {
    let shown = try place.run(["style", "show", "cms"])
    #expect(shown.status == 0)
    try place.write("mine.json", shown.output)
    for (style, file) in [("cms", "a.svg"), ("mine.json", "b.svg")] {
      let drawn = try place.run(["prefit", "ws.json", "--channel", "SR", "--style", style, "-o", file])
      #expect(drawn.status == 0, "\(drawn.errors)")
    }
    #expect(try drawing("a.svg") == drawing("b.svg"))
  }

  /// A drawing without the words that name the command and the digest of its style.
  private func drawing(_ name: String) throws -> Substring {
    let text = try place.text(name)
    return text[(try #require(text.range(of: "</metadata>"))).upperBound...]
  }

  @Test func anUnknownLookHasASuggestion() throws {
    let outcome = try place.run(["style", "show", "atlsa"])
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(
      outcome.errors.contains("there is no built-in style atlsa") && outcome.errors.contains("did you mean atlas?"))
  }

  /// The default can be laid over itself: no key of it is refused, none changes.
  @Test func theDefaultHoldsEveryKey() throws {
    let shown = try place.run(["style", "default"])
    #expect(shown.status == 0)
    let keys = try object(shown.output)
    for section in ["page", "text", "axis", "legend", "label", "figures"] {
      #expect(keys[section] != nil, "\(section)")
    }
    try place.write("default.json", shown.output)
    let own = try place.run(["prefit", "ws.json", "--channel", "SR", "--style", "default.json", "-o", "a.svg"])
    #expect(own.status == 0, "\(own.errors)")
    #expect(try place.run(["prefit", "ws.json", "--channel", "SR", "-o", "b.svg"]).status == 0)
    #expect(try drawing("a.svg") == drawing("b.svg"))
  }

  /// Every key of the default is in the schema, which forbids all others.
  @Test func theSchemaKnowsEveryKey() throws {
    let outcome = try place.run(["style", "schema"])
    #expect(outcome.status == 0)
    let schema = try object(outcome.output)
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let standard = try object(try place.run(["style", "default"]).output)
    try expectDescribed(standard, by: schema, path: "")
  }

  private func expectDescribed(_ keys: [String: Any], by schema: [String: Any], path: String) throws {
    #expect(schema["additionalProperties"] as? Bool == false, "\(path)")
    let properties = try #require(schema["properties"] as? [String: Any], "\(path)")
    for (key, value) in keys {
      let node = try #require(properties[key] as? [String: Any], "\(path)\(key)")
      guard let inner = value as? [String: Any], node["properties"] != nil,
        node["additionalProperties"] as? Bool == false
      else { continue }
      try expectDescribed(inner, by: node, path: "\(path)\(key).")
    }
  }

  /// Meaning, kind, default, value, and the line of the layer that sets it.
  @Test func aKeyIsExplained() throws {
    try place.write("mine.json", "{\n  \"axis\": {\n    \"title\": { \"size\": \"1.3em\" }\n  }\n}\n")
    let outcome = try place.run(["style", "explain", "axis.title.size", "--style", "cms", "--style", "mine.json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for words in ["axis.title.size\n", "holds    a length", "default  \"1em\"", "\"1.3em\"", "mine.json:3:"] {
      #expect(outcome.output.contains(words), "\(words) in \(outcome.output)")
    }
    let set = try place.run(["style", "explain", "axis.title.size", "--set", "axis.title.size=9"])
    #expect(set.output.contains("value    9"))
  }

  @Test func aSectionExplainsItsKeys() throws {
    let outcome = try place.run(["style", "explain", "legend"])
    #expect(outcome.status == 0)
    for key in ["legend.columns", "legend.placement", "legend.key.width"] {
      #expect(outcome.output.contains("\(key)\n"))
    }
    #expect(!outcome.output.contains("axis.title"))
  }

  @Test func aMisspeltKeyHasASuggestion() throws {
    let asked = try place.run(["style", "explain", "axis.titel.size"])
    #expect(asked.status == 2 && asked.errors.contains("did you mean axis.title.size?"))
    // In a file: with line, column and path; all at once; nothing drawn.
    try place.write(
      "mine.json", "{\n  \"axis\": { \"titel\": { \"size\": 9 } },\n  \"legned\": { \"columns\": 2 }\n}\n")
    let drawn = try place.run(["prefit", "ws.json", "--channel", "SR", "--style", "mine.json", "-o", "a.svg"])
    #expect(drawn.status == 2)
    for words in ["mine.json:2:13", "did you mean title?", "mine.json:3:", "did you mean legend?"] {
      #expect(drawn.errors.contains(words), "\(words) in \(drawn.errors)")
    }
    #expect(try !place.contents.contains("a.svg"))
  }

  /// Use, family, version, path and digest of each font; the files exist.
  @Test func fontsAreNamedWithTheirDigests() throws {
    for (style, family) in [("default", "TeX Gyre Heros"), ("paper", "Latin Modern")] {
      let outcome = try place.run(["style", "fonts", "--style", style])
      #expect(outcome.status == 0 && outcome.output.contains("regular: \(family)"), "\(outcome.output)")
      let lines = outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      let files = lines.filter { $0.hasPrefix("/") }, digests = lines.filter { $0.hasPrefix("sha256 ") }
      #expect(!files.isEmpty && files.count == digests.count && lines.count == 3 * files.count)
      #expect(files.allSatisfy(FileManager.default.fileExists))
      #expect(digests.allSatisfy { $0.count == 7 + 64 })
    }
    let unknown = try place.run(["style", "fonts", "--set", "text.font=No Such Face"])
    #expect(unknown.status == 2 && unknown.errors.contains("No Such Face"), "\(unknown.errors)")
  }
}
