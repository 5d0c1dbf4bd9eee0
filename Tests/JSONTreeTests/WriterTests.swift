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
}
