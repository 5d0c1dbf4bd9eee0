// The wording of every syntax problem, and inputs that must never crash.
import Foundation
import JSONTree
import Testing

@Suite struct SyntaxProblemTests {
  private func problem(_ text: String) -> String? { problem(bytes: Array(text.utf8)) }

  private func problem(bytes: [UInt8]) -> String? {
    do throws(JSONProblem) {
      _ = try JSONDocument(bytes, file: "t.json")
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("", "t.json:1:1: error: the file is empty\n  hint: it should hold a JSON object"),
    (" \n", "t.json:2:1: error: the file is empty\n  hint: it should hold a JSON object"),
    (
      "{\"a\": [1,",
      "t.json:1:10: error: the file ends in the middle of a value\n"
        + "  hint: the file seems truncated: '[' of line 1, column 7 is not closed"
    ),
    (
      "[1,\n @]", "t.json:2:2: error: unexpected '@' where a value should stand\n  hint: see whether a value is missing"
    ),
    (
      "[1 2]", "t.json:1:4: error: unexpected '2' after a value\n  hint: a comma or a closing bracket should follow"
    ),
    ("{\"a\" 1}", "t.json:1:6: error: unexpected '1' after a key\n  hint: a colon should follow"),
    (
      "{a: 1}", "t.json:1:2: error: unexpected 'a' where a key should stand\n  hint: keys are written in double quotes"
    ),
    ("[1,]", "t.json:1:4: error: a comma with nothing after it\n  hint: take the comma away"),
    ("{\"a\": 1,}", "t.json:1:9: error: a comma with nothing after it\n  hint: take the comma away"),
    ("[] []", "t.json:1:4: error: unexpected '[' after the end of the document\n  hint: a file holds one value"),
    (
      "[NaN]",
      "t.json:1:2: error: NaN is not a number of JSON\n  hint: repair the histogram or computation that wrote it"
    ),
    (
      "[-Infinity]",
      "t.json:1:2: error: -Infinity is not a number of JSON\n  hint: repair the histogram or computation that wrote it"
    ),
    (
      "[Infinity]",
      "t.json:1:2: error: Infinity is not a number of JSON\n  hint: repair the histogram or computation that wrote it"
    ),
    ("[01]", "t.json:1:3: error: a number that begins with a superfluous zero\n  hint: take the zero away"),
    ("[+1]", "t.json:1:2: error: a number that begins with a plus sign\n  hint: take the sign away"),
    ("[.5]", "t.json:1:2: error: digits are missing in a number\n  hint: write 0.5 for .5 and 1.0 for 1."),
    ("[1.]", "t.json:1:4: error: digits are missing in a number\n  hint: write 0.5 for .5 and 1.0 for 1."),
    ("[1e]", "t.json:1:4: error: digits are missing in a number\n  hint: write 0.5 for .5 and 1.0 for 1."),
    ("[-]", "t.json:1:3: error: digits are missing in a number\n  hint: write 0.5 for .5 and 1.0 for 1."),
    ("[True]", "t.json:1:2: error: an unknown word\n  hint: only true, false and null stand without double quotes"),
    ("[nul]", "t.json:1:2: error: an unknown word\n  hint: only true, false and null stand without double quotes"),
    ("['a']", "t.json:1:2: error: a single quote\n  hint: JSON strings stand in double quotes"),
    ("[1 // one\n]", "t.json:1:4: error: a comment\n  hint: JSON has no comments: take it away"),
    (
      "[\"a\tb\"]",
      "t.json:1:4: error: a control character inside a string\n  hint: write \\n for a line end and \\t for a tabulator"
    ),
    ("[\"\\x\"]", "t.json:1:3: error: an unknown escape inside a string\n  hint: a backslash itself is written \\\\"),
    (
      "[\"\\u12g4\"]",
      "t.json:1:3: error: an unknown escape inside a string\n  hint: a backslash itself is written \\\\"
    ),
    (
      "[\"\\ud800\"]",
      "t.json:1:3: error: half of a surrogate pair in a \\u escape\n  hint: write the character itself, in UTF-8"
    ),
    (
      "[\"\\udc00\"]",
      "t.json:1:3: error: half of a surrogate pair in a \\u escape\n  hint: write the character itself, in UTF-8"
    ),
  ])
  func wording(text: String, expected: String) {
    #expect(problem(text) == expected)
  }

  @Test(arguments: [
    [0xff], [0xc0, 0x80], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe0, 0x80, 0x80],
    [0xf0, 0x80, 0x80, 0x80], [0x80],
  ])
  func invalidUTF8(sequence: [UInt8]) {
    let text = problem(bytes: Array("[\"ab".utf8) + sequence + Array("\"]".utf8))
    #expect(
      text == "t.json:1:5: error: this is not valid UTF-8\n  hint: convert the file to UTF-8 (iconv -t UTF-8)")
  }

  @Test func deepNesting() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(
      problem(deep) == "t.json:1:513: error: more than 512 levels of brackets\n  hint: no document needs so many")
    #expect(problem(String(repeating: "{\"a\":", count: 100_000))?.contains("512 levels") == true)
    #expect(problem(String(repeating: "[", count: 512) + String(repeating: "]", count: 512)) == nil)
  }

  @Test func aStringOf100Megabytes() throws {
    let length = 100_000_000
    let text = [UInt8(ascii: "\"")] + [UInt8](repeating: UInt8(ascii: "x"), count: length) + [UInt8(ascii: "\"")]
    #expect(try JSONDocument(text, file: "t.json").root.string?.utf8.count == length)
    #expect(problem(bytes: Array(text.prefix(1_000_000)))?.contains("ends in the middle") == true)
  }

  @Test func everyTruncationIsToldAndNoneCrashes() throws {
    let text = Array(#"{"é": [1.5e-3, true, null, "a\u00e9\ud83d\ude00😀\n"], "b": {"c": -0, "d": []}} "#.utf8)
    _ = try JSONDocument(text, file: "t.json")
    for count in 0..<text.count - 2 {
      #expect(problem(bytes: Array(text[..<count])) != nil, "cut after \(count) bytes")
    }
  }

  /// Whatever the bytes, a document or a problem; what is read can be written and read again.
  @Test func mutations() throws {
    let seed = Array(#"{"name": "é\n\u00e9", "data": [1.5, -2e10, 0, {"x": [null, true, false]}], "k": ""}"#.utf8)
    var random = SplitMix(state: 42)
    var readable = 0
    for _ in 0..<5000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &random) { random.mutate(&bytes) }
      guard let document = try? JSONDocument(bytes, file: "t.json") else { continue }
      readable += 1
      let value = JSONValue(document.root)
      let again = try JSONDocument(JSONWriter.write(value), file: "t.json")
      #expect(JSONValue(again.root) == value)
    }
    #expect(readable > 100)
  }

  @Test func filesThatCannotBeRead() throws {
    func message(_ path: String) -> String? {
      do throws(JSONProblem) {
        _ = try JSONDocument(contentsOf: path)
        return nil
      } catch {
        return error.description
      }
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let missing = folder + "/none.json"
    #expect(
      message(missing)
        == "\(missing): error: there is no such file\n  hint: check the name and the folder it is looked for in")
    #expect(message(folder) == "\(folder): error: this is a folder, not a file\n  hint: name a file in it")
    let file = folder + "/empty.json"
    FileManager.default.createFile(atPath: file, contents: Data())
    #expect(message(file) == "\(file):1:1: error: the file is empty\n  hint: it should hold a JSON object")
    #expect(
      message(file + "/x")
        == "\(file)/x: error: a part of its path is a file, not a folder\n  hint: check the path")
    FileManager.default.createFile(atPath: file, contents: Data("[1, 2]".utf8))
    #expect(try JSONDocument(contentsOf: file).root.doubles == [1, 2])
    #expect(try JSONDocument(contentsOf: file, name: "x").file == "x")
  }
}
