// Layouts of the writer, and the ordered tree that it writes.
import JSONTree
import Testing

@Suite struct WriterTests {
  private func text(_ value: JSONValue, _ layout: JSONWriter.Layout = .pretty) throws -> String {
    String(decoding: try JSONWriter.write(value, layout: layout), as: UTF8.self)
  }

  @Test func layouts() throws {
    let value: JSONValue = ["b": [1, 2.5, "x"], "a": ["c": nil, "d": [[1, 2], [3]]], "e": [], "f": [:]]
    #expect(try text(value, .compact) == #"{"b":[1,2.5,"x"],"a":{"c":null,"d":[[1,2],[3]]},"e":[],"f":{}}"#)
    #expect(
      try text(value) == """
        {
          "b": [1, 2.5, "x"],
          "a": {
            "c": null,
            "d": [
              [1, 2],
              [3]
            ]
          },
          "e": [],
          "f": {}
        }

        """)
  }

  @Test func longListsAreFilled() throws {
    let lines = try text(JSONValue((0..<60).map { Double($0) / 8 })).split(separator: "\n")
    #expect(lines.count > 2)
    #expect(lines.allSatisfy { $0.utf8.count <= 112 })
    #expect(lines.dropLast().allSatisfy { $0.utf8.count > 100 })
  }

  @Test func nonFiniteNumbersAreNamed() {
    let value: JSONValue = ["a": [1, ["b": .init(Double.nan)]]]
    #expect(
      throws: JSONProblem(
        place: nil, path: "a[1].b", message: "nan cannot be written",
        hint: "JSON has no such number: leave the field out or repair what computed it")
    ) { try JSONWriter.write(value) }
    #expect(throws: JSONProblem.self) { try JSONWriter.write(JSONValue(-Double.infinity)) }
    #expect(throws: JSONProblem.self) { try JSONWriter.write(JSONValue(Double.infinity)) }
  }

  @Test func objectsKeepTheirOrder() {
    var object = JSONObject()
    for number in (0..<40).reversed() { object["k\(number)"] = JSONValue(number) }
    #expect(object.keys == (0..<40).reversed().map { "k\($0)" })
    object["k7"] = nil
    object["k39"] = "first"
    object.rename("k38", to: "new")
    #expect(object.count == 39)
    #expect(object.keys.prefix(3) == ["k39", "new", "k37"])
    #expect(object["k39"] == "first" && object["new"] == 38 && object["k38"] == nil && object["k7"] == nil)
    #expect(object["k0"] == 0)
    var sorted = object
    sorted.sort()
    #expect(sorted.keys.first == "k0" && sorted == object)
    #expect(sorted["k11"] == 11)
  }

  @Test func valuesAreChangedInPlace() {
    var value: JSONValue = ["a": 1]
    value["b"] = [1, 2]
    value["a"] = nil
    #expect(value == ["b": [1, 2]])
    #expect(value["b"]?[1]?.integer == 2 && value["b"]?[2] == nil)
  }

  private static let hard = #"""
    {"b": [1, 2.50, -0, 1E5, "x\u00e9\n", true, null, [], {}, [[1.0], {"k": [1]}]], "a": 1, "a": {"z": "last", "é": 2},
     "esc\u0061ped": [], "many": {"17": 1, "1": 2, "2": 3, "3": 4, "4": 5, "5": 6, "6": 7, "7": 8, "8": 9, "9": 10,
      "10": 11, "11": 12, "12": 13, "13": 14, "14": 15, "15": 16, "16": 17}}
    """#

  /// Everything that stands in a document, as values that stand in none.
  private func apart(_ value: JSONValue) -> JSONValue {
    if let elements = value.array { return .array(elements.map(apart)) }
    guard let object = value.object else { return value }
    return .object(JSONObject(object.members.map { ($0.key, apart($0.value)) }))
  }

  /// What is copied from a document is what would be written of its parts: to the byte, in every layout.
  @Test(arguments: [JSONWriter.Layout.compact, .pretty, .canonical])
  func documentsAreWrittenFromWhereTheyStand(_ layout: JSONWriter.Layout) throws {
    let long = "[\((0..<9000).map { "\($0).250" }.joined(separator: ",\n"))]"
    for source in [Self.hard, long] {
      let value = JSONValue(try JSONDocument(text: source, file: "t.json").root)
      #expect(try text(value, layout) == text(apart(value), layout))
      #expect(value == apart(value) && apart(value) == value)
    }
    let document = try JSONDocument(text: Self.hard, file: "t.json")
    let again = try JSONDocument(written: JSONValue(document.root), layout: .pretty, file: "again.json")
    #expect(again.withBytes { String(decoding: $0, as: UTF8.self) } == (try text(JSONValue(document.root))))
  }

  @Test func partsOfADocumentChangeOnACopy() throws {
    let document = try JSONDocument(text: #"{"a": {"b": [1, 2.50]}, "c": 1e3}"#, file: "t.json")
    var value = JSONValue(document.root)
    value["a"]?["n"] = 7
    #expect(try text(value, .compact) == #"{"a":{"b":[1,2.50],"n":7},"c":1e3}"#)
    #expect(value["a"]?.count == 2 && value["a"]?["b"]?.doubles == [1, 2.5] && JSONValue(document.root) != value)
  }
}
