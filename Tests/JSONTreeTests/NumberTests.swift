// Numbers: every token to the nearest double, every double to the shortest token.
import Foundation
import JSONTree
import Testing

@Suite struct NumberTests {
  /// All in one list, so that each is followed by other bytes as in real files.
  private func expectNearest(_ tokens: [String]) throws {
    let text = "[" + tokens.joined(separator: ",") + "]"
    let root = try JSONDocument(text: text, file: "t.json").root
    for (node, token) in zip(root.elements, tokens) {
      let expected = strtod(token, nil)
      let found = try #require(node.double)
      #expect(found.bitPattern == expected.bitPattern, "\(token)")
    }
  }

  @Test func hardCases() throws {
    try expectNearest([
      "0", "-0", "0.0", "-0.0", "0e10", "1", "-1", "9007199254740992", "9007199254740993", "9007199254740994",
      "9007199254740993.0", "9007199254740992.999999999999999999999", "9007199254740993.00000000000000000001",
      "18446744073709551615", "18446744073709551616", "9999999999999999999", "10000000000000000000",
      "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e308", "1e309", "-1e400",
      "2.2250738585072014e-308", "2.2250738585072011e-308", "2.2250738585072012e-308", "4.9406564584124654e-324",
      "2.4703282292062327e-324", "2.4703282292062328e-324", "2.47032822920623272e-324", "1e-323", "1e-324", "1e-400",
      "123456789012345678e-340", "1e-99999999999999999999", "1e99999999999999999999", "0e99999999999999999999",
      "1e+5", "1E-5", "0.1", "0.2", "0.3", "1e22", "1e23", "8.5e22", "9.5e-22", "5e-20", "3e-5",
      "7.3177701707893310e15", "1448997445238699", "6929495644600919.5", "3.4028234664e38",
      "0.000000000000000000000000000000000000000000000000000000000000123456789012345678",
      "1.00000005960464477550", "0.500000000000000166533453693773481063544750213623046875",
      "0." + String(repeating: "0", count: 330) + "1234567890123456789012345",
      String(repeating: "1", count: 400),
      "1" + String(repeating: "0", count: 30) + "." + String(repeating: "9", count: 30),
    ])
  }

  @Test func shortestFormsOfRandomBits() throws {
    var random = SplitMix(state: 1)
    let values = (0..<100_000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    try expectNearest(values.map(\.description))
    // Through the writer and back.
    let text = try JSONWriter.write(JSONValue(values))
    #expect(try JSONDocument(text, file: "t.json").root.doubles == values)
  }

  @Test func randomDigits() throws {
    var random = SplitMix(state: 2)
    let tokens = (0..<50_000).map { _ in
      let digits = (0..<Int.random(in: 1...22, using: &random)).map { _ in
        Character(UnicodeScalar(UInt8.random(in: 48...57, using: &random)))
      }
      let fraction = String(digits)
      let exponent = Int.random(in: -345...312, using: &random)
      let first = Int.random(in: 0...9, using: &random)
      return "\(Bool.random(using: &random) ? "-" : "")\(first).\(fraction)e\(exponent)"
    }
    try expectNearest(tokens)
  }

  /// Exactly between two doubles, and a little to either side: the rounding that fast methods get wrong.
  @Test func halfwayCases() throws {
    var random = SplitMix(state: 3)
    var tokens: [String] = []
    for _ in 0..<5000 {
      let mantissa = UInt64.random(in: 1 << 52..<1 << 53, using: &random)
      let shift = UInt64.random(in: 1...10, using: &random)
      let half = mantissa << shift + 1 << (shift - 1)
      for offset: Int64 in [-1, 0, 1] { tokens.append("\(Int64(half) + offset)") }
      tokens.append("\(half).0000000000000000000000001")
      tokens.append("\(half - 1).9999999999999999999999999")
    }
    try expectNearest(tokens)
  }

  @Test func numbersKeepTheirClass() {
    #expect(JSONValue(1) != JSONValue(1.0))
    #expect(JSONNumber(1.0).text == "1.0")
    #expect(JSONNumber(1).text == "1")
    #expect(!JSONNumber(1.0).isInteger)
    #expect(JSONNumber(2).integer == 2)
  }

  @Test func onlyListsOfFiniteNumbersAreDoubles() throws {
    func doubles(_ text: String) throws -> [Double]? { try JSONDocument(text: text, file: "t.json").root.doubles }
    #expect(try doubles("[1, 2.5]") == [1, 2.5])
    #expect(try doubles("[]") == [])
    #expect(try doubles("[1, null]") == nil)
    #expect(try doubles("[1, [2]]") == nil)
    #expect(try doubles("[1e400]") == nil)
    #expect(try doubles("{}") == nil)
  }
}
