// Every key explained, and the schema of all keys.
import JSONTree
import Testing

@testable import Styles

@Suite struct KeyTests {
  @Test func everyKeyIsExplained() throws {
    let keys = try StyleKeys()
    #expect(StyleKeys.all.count > 100)
    for path in StyleKeys.all {
      let key = try keys.key(path)
      #expect(!key.summary.isEmpty, "\(path)")
      #expect(key.kind != "any value", "\(path): say in KeyKinds what it may hold")
      #expect(key.place == nil)
    }
    for path in KeySummaries.paths { #expect(throws: Never.self, "\(path)") { try keys.key(path) } }
  }

  @Test func theLastLayerThatSetsAKeyIsNamed() throws {
    let keys = try StyleKeys(
      [.named("cms"), .text("{\n  \"text\": {\"size\": 9}\n}", name: "mine.json"), .setting("legend.columns=2")])
    #expect(try keys.key("text.size").place == "mine.json:2:20")
    #expect(try keys.key("legend.columns").place == "--set legend.columns=2")
    #expect(try keys.key("label.experiment.text").place?.hasPrefix("styles/cms.json:") == true)
    #expect(try keys.key("label.experiment.text").value == #""CMS""#)
    #expect(try keys.key("frame.color").place == nil)
  }

  @Test func misspeltKeysAreSuggested() throws {
    let keys = try StyleKeys()
    let problem = #expect(throws: StyleProblem.self) { try keys.key("legend.colums") }
    #expect(problem?.hint == "did you mean legend.columns?")
  }

  @Test func theSchemaKnowsEveryKey() throws {
    let schema = try JSONDocument(text: StyleSchema.text, file: "schema").root
    for path in StyleKeys.all {
      var node: JSONNode? = schema
      for key in path.split(separator: ".") { node = node?["properties"]?[String(key)] }
      #expect(node != nil, "\(path)")
      #expect(node?["default"] != nil || KeyKinds.freeMaps[path] != nil, "\(path)")
    }
    let scale = schema["properties"]?["axis"]?["properties"]?["y"]?["properties"]?["scale"]
    #expect(scale?["enum"]?.elements.compactMap(\.string) == ["auto", "linear", "log"])
    #expect(schema["properties"]?["extends"]?["type"]?.string == "string")
  }

  /// What the schema refers to is there.
  @Test func theSchemasReferencesResolve() throws {
    let schema = try JSONDocument(text: StyleSchema.text, file: "schema").root
    let names = Set(StyleSchema.text.split(separator: "\"").filter { $0.hasPrefix("#/$defs/") })
    #expect(names.count == 3)
    for name in names { #expect(schema["$defs"]?[String(name.dropFirst(8))] != nil, "\(name)") }
  }
}
