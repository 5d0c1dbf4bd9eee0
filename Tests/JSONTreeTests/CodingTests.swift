// Encoder and decoder: all kinds of containers, as Swift synthesises them.
import Foundation
import JSONTree
import Testing

@Suite struct CodingTests {
  private enum Shape: Codable, Equatable {
    case point
    case circle(radius: Double)
    case polygon([Double], closed: Bool)
  }

  private enum Color: String, Codable, CodingKeyRepresentable, Hashable { case red, green }

  private struct Inner: Codable, Equatable {
    var small: Int8
    var large: UInt64
    var real: Float
    var shapes: [Shape]
    var nested: [[Int]]
    var names: [String: [String: Bool]]
    var colors: [Color: Int]
    var absent: String?
    var optionals: [Double?]
    var raw: JSONValue
    var color: Color
  }

  private class Base: Codable {
    var a = 1
    init() {}
  }

  private final class Derived: Base {
    var b = [2.5]
    override init() { super.init() }
    private enum Keys: String, CodingKey { case b }
    required init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      b = try fields.decode([Double].self, forKey: .b)
      try super.init(from: fields.superDecoder())
    }
    override func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Keys.self)
      try fields.encode(b, forKey: .b)
      try super.encode(to: fields.superEncoder())
    }
  }

  /// Nested containers by hand, of every kind.
  private struct ByHand: Codable, Equatable {
    enum Keys: String, CodingKey { case list, object }
    var numbers: [Int]
    var name: String
    init(numbers: [Int], name: String) { (self.numbers, self.name) = (numbers, name) }
    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      var list = try fields.nestedUnkeyedContainer(forKey: .list)
      numbers = []
      while !list.isAtEnd {
        if try list.decodeNil() { continue }
        var inner = try list.nestedUnkeyedContainer()
        numbers.append(try inner.decode(Int.self))
      }
      name = try fields.nestedContainer(keyedBy: Keys.self, forKey: .object).decode(String.self, forKey: .object)
    }
    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Keys.self)
      var list = fields.nestedUnkeyedContainer(forKey: .list)
      for number in numbers {
        var inner = list.nestedUnkeyedContainer()
        try inner.encode(number)
        try list.encodeNil()
      }
      var object = fields.nestedContainer(keyedBy: Keys.self, forKey: .object)
      try object.encode(name, forKey: .object)
    }
  }

  private func roundTrip<Value: Codable>(_ value: Value) throws -> (Value, String) {
    let bytes = try JSONTreeEncoder().encode(value, layout: .compact)
    let text = String(decoding: bytes, as: UTF8.self)
    return (try JSONTreeDecoder().decode(Value.self, from: JSONDocument(bytes, file: "t.json")), text)
  }

  private let inner = Inner(
    small: -128, large: .max, real: 0.1, shapes: [.point, .circle(radius: 2), .polygon([1, 2], closed: true)],
    nested: [[1], [], [2, 3]], names: ["b": ["y": true, "x": false], "a": [:]], colors: [.red: 1, .green: 2],
    absent: nil, optionals: [1, nil, 2.5], raw: ["k": [nil, 1, 1.5]], color: .green)

  @Test func synthesised() throws {
    let (read, text) = try roundTrip(inner)
    #expect(read == inner)
    let expected =
      #"{"small":-128,"large":18446744073709551615,"real":0.1,"shapes":[{"point":{}},{"circle":{"radius":2.0}},"#
      + #"{"polygon":{"_0":[1.0,2.0],"closed":true}}],"nested":[[1],[],[2,3]],"#
      + #""names":{"a":{},"b":{"x":false,"y":true}},"colors":{"green":2,"red":1},"optionals":[1.0,null,2.5],"#
      + #""raw":{"k":[null,1,1.5]},"color":"green"}"#
    #expect(text == expected)
  }

  /// Foundation reads what we write, and we read what it writes.
  @Test func agreesWithFoundation() throws {
    var plain = inner
    plain.raw = [:]
    let mirror = try JSONDecoder().decode(Mirror.self, from: Data(JSONTreeEncoder().encode(plain)))
    #expect(mirror.shapes == plain.shapes && mirror.nested == plain.nested && mirror.large == plain.large)
    let bytes = Array(try JSONEncoder().encode(mirror))
    #expect(try JSONTreeDecoder().decode(Mirror.self, from: JSONDocument(bytes, file: "f.json")) == mirror)
  }

  private struct Mirror: Codable, Equatable {
    var small: Int8
    var large: UInt64
    var shapes: [Shape]
    var nested: [[Int]]
    var names: [String: [String: Bool]]
  }

  @Test func superclassesAndContainersByHand() throws {
    let (derived, text) = try roundTrip(Derived())
    #expect(derived.a == 1 && derived.b == [2.5])
    #expect(text == #"{"b":[2.5],"super":{"a":1}}"#)
    let (byHand, handText) = try roundTrip(ByHand(numbers: [1, 2], name: "n"))
    #expect(byHand == ByHand(numbers: [1, 2], name: "n"))
    #expect(handText == #"{"list":[[1],null,[2],null],"object":{"object":"n"}}"#)
  }

  @Test func topLevelScalars() throws {
    #expect(try roundTrip(2.5).0 == 2.5)
    #expect(try roundTrip("é").1 == "\"é\"")
    #expect(try roundTrip([1, 2]).1 == "[1,2]")
    #expect(try roundTrip(true).0)
  }

  private func message<Value: Decodable>(_ type: Value.Type, _ text: String) -> String? {
    do throws(JSONProblem) {
      _ = try JSONTreeDecoder().decode(type, from: JSONDocument(text: text, file: "t.json"))
      return nil
    } catch {
      return error.description
    }
  }

  @Test func decodingProblems() {
    #expect(
      message([Shape].self, #"[{"point": {}}, {"circle": {"radius": "x"}}]"#)
        == "t.json:1:39: error: [1].circle.radius: this should be a number, not a string")
    #expect(
      message([Int8].self, "[1, 128]") == "t.json:1:5: error: [1]: 128 is not a whole number between -128 and 127")
    #expect(message([Int].self, "[3.0, 1e3]") == nil)
    #expect(message([Double].self, "[1, null]") == "t.json:1:5: error: [1]: this should be a number, not null")
    #expect(
      message([Double].self, "[1e999]") == "t.json:1:2: error: [0]: 1e999 is too large for a double-precision number")
    #expect(message([String: Int].self, "[]") == "t.json:1:1: error: this should be an object, not a list")
    #expect(
      message([String: Int].self, #"{"a": 1, "a": 2}"#)
        == "t.json:1:15: error: a: the key 'a' stands twice in one object\n  hint: remove one of them")
    #expect(message(Shape.self, #"{"square": {}}"#)?.hasPrefix("t.json:1:1: error: ") == true)
    #expect(message(ByHand.self, #"{"list": [[]], "object": {}}"#)?.contains("the list ends after 0 elements") == true)
  }

  @Test func whatHasNoOrderIsRefused() {
    #expect(throws: JSONProblem.self) { try JSONTreeEncoder().value(Set([1, 2])) }
    #expect(
      throws: JSONProblem(
        place: nil, path: "[1]", message: "inf cannot be written",
        hint: "JSON has no such number: leave the field out or repair what computed it")
    ) { try JSONTreeEncoder().value(["x": [1.0, .infinity]]["x"]) }
  }
}
