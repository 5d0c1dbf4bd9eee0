// Reading documents: kinds, paths and places.
import JSONTree
import Testing

@Suite struct DocumentTests {
  private func document(_ text: String) throws -> JSONDocument { try JSONDocument(text: text, file: "t.json") }

  @Test func allKinds() throws {
    let root = try document(#"{"a": [null, true, false, 1, -2.5e3, "x", {}, []], "b": {"c": 1}}"#).root
    let kinds = root["a"]?.elements.map(\.kind)
    #expect(kinds == [.null, .boolean, .boolean, .number, .number, .string, .object, .array])
    #expect(root["a"]?[4]?.double == -2500)
    #expect(root["a"]?[3]?.integer == 1)
    #expect(root["a"]?[4]?.integer == nil)
    #expect(root["a"]?[4]?.numberToken == "-2.5e3")
    #expect(root["b"]?["c"]?.integer == 1)
    #expect(root.count == 2)
  }

  @Test func escapes() throws {
    let root = try document(#"["\"\\\/\b\f\n\r\tA", "\u00e9\u20ac\ud83d\ude00", "é€😀", "\u0000"]"#).root
    #expect(root.elements.compactMap(\.string) == ["\"\\/\u{8}\u{c}\n\r\tA", "é€😀", "é€😀", "\0"])
  }

  @Test func pathsAndPlaces() throws {
    let text = "{\n  \"chännels\": [1, {\"data\": [1.5,\n 2.5]}],\n  \"é\": \"ö\", \"x\": 7}"
    let root = try document(text).root
    let node = try #require(root["chännels"]?[1]?["data"]?[1])
    #expect(node.path.description == "[\"chännels\"][1].data[1]")
    #expect(node.place == SourcePlace(file: "t.json", line: 3, column: 2))
    #expect(root.value(at: node.path)?.double == 2.5)
    #expect(root["x"]?.place == SourcePlace(file: "t.json", line: 4, column: 18))
  }

  @Test func byteOrderMarkIsNoCharacter() throws {
    let root = try document("\u{feff}[1, 2]").root
    #expect(root[0]?.place == SourcePlace(file: "t.json", line: 1, column: 2))
  }
}
