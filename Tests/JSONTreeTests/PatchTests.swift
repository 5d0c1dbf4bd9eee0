// JSON Patch and JSON Pointer: the examples of RFC 6902 and RFC 6901, and hostile patches.
import JSONTree
import Testing

@Suite struct PatchTests {
  private func document(_ text: String, _ file: String = "d.json") throws -> JSONDocument {
    try JSONDocument(text: text, file: file)
  }

  private func patched(_ text: String, _ patch: String) throws -> JSONValue {
    let operations = try JSONPatch(document(patch, "p.json").root)
    let result = try JSONValue(operations.apply(to: document(text)).root)
    // The same by way of a tree.
    #expect(try operations.apply(to: JSONValue(document(text).root)) == result)
    return result
  }

  /// RFC 6902, appendix A.1–A.7, A.10, A.11, A.14 and A.16.
  @Test(arguments: [
    (#"{"foo": "bar"}"#, #"[{"op": "add", "path": "/baz", "value": "qux"}]"#, #"{"baz": "qux", "foo": "bar"}"#),
    (
      #"{"foo": ["bar", "baz"]}"#, #"[{"op": "add", "path": "/foo/1", "value": "qux"}]"#,
      #"{"foo": ["bar", "qux", "baz"]}"#
    ),
    (#"{"baz": "qux", "foo": "bar"}"#, #"[{"op": "remove", "path": "/baz"}]"#, #"{"foo": "bar"}"#),
    (#"{"foo": ["bar", "qux", "baz"]}"#, #"[{"op": "remove", "path": "/foo/1"}]"#, #"{"foo": ["bar", "baz"]}"#),
    (
      #"{"baz": "qux", "foo": "bar"}"#, #"[{"op": "replace", "path": "/baz", "value": "boo"}]"#,
      #"{"baz": "boo", "foo": "bar"}"#
    ),
    (
      #"{"foo": {"bar": "baz", "waldo": "fred"}, "qux": {"corge": "grault"}}"#,
      #"[{"op": "move", "from": "/foo/waldo", "path": "/qux/thud"}]"#,
      #"{"foo": {"bar": "baz"}, "qux": {"corge": "grault", "thud": "fred"}}"#
    ),
    (
      #"{"foo": ["all", "grass", "cows", "eat"]}"#, #"[{"op": "move", "from": "/foo/1", "path": "/foo/3"}]"#,
      #"{"foo": ["all", "cows", "eat", "grass"]}"#
    ),
    (
      #"{"foo": "bar"}"#, #"[{"op": "add", "path": "/child", "value": {"grandchild": {}}}]"#,
      #"{"foo": "bar", "child": {"grandchild": {}}}"#
    ),
    (
      #"{"foo": "bar"}"#, #"[{"op": "add", "path": "/baz", "value": "qux", "xyz": 123}]"#,
      #"{"foo": "bar", "baz": "qux"}"#
    ),
    (#"{"/": 9, "~1": 10}"#, #"[{"op": "test", "path": "/~01", "value": 10}]"#, #"{"/": 9, "~1": 10}"#),
    (
      #"{"foo": ["bar"]}"#, #"[{"op": "add", "path": "/foo/-", "value": ["abc", "def"]}]"#,
      #"{"foo": ["bar", ["abc", "def"]]}"#
    ),
    (
      #"{"a": 1}"#, #"[{"op": "test", "path": "/a", "value": 1.0}, {"op": "replace", "path": "", "value": [1]}]"#, "[1]"
    ),
    (
      #"{"a": [1]}"#, #"[{"op": "copy", "from": "/a", "path": "/b"}, {"op": "add", "path": "/b/1", "value": 2}]"#,
      #"{"a": [1], "b": [1, 2]}"#
    ),
  ])
  func examples(text: String, patch: String, expected: String) throws {
    #expect(try patched(text, patch) == JSONValue(document(expected).root))
  }

  private func problem(_ text: String, _ patch: String) -> String? {
    do {
      _ = try patched(text, patch)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    // RFC 6902, appendix A.9, A.12 and A.15.
    (
      #"{"baz": "qux"}"#, #"[{"op": "test", "path": "/baz", "value": "bar"}]"#,
      "p.json:1:2: error: [0]: test of '/baz' failed: the value there is another"
    ),
    (
      #"{"foo": "bar"}"#, #"[{"op": "add", "path": "/baz/bat", "value": "qux"}]"#,
      "p.json:1:2: error: [0]: add of '/baz/bat' failed: the object has no key 'baz'"
    ),
    (
      #"{"~1": 10}"#, #"[{"op": "test", "path": "/~01", "value": "10"}]"#,
      "p.json:1:2: error: [0]: test of '/~01' failed: the value there is another"
    ),
    (
      #"{"channels": [1]}"#,
      #"[{"op": "test", "path": "/channels", "value": [1]}, {"op": "remove", "path": "/channels/3"}]"#,
      "p.json:1:53: error: [1]: remove of '/channels/3' failed: there is no position 3 in a list of 1"
    ),
    (
      #"{"channels": [1]}"#, #"[{"op": "add", "path": "/chanels/0", "value": 1}]"#,
      "p.json:1:2: error: [0]: add of '/chanels/0' failed: the object has no key 'chanels' (there is 'channels')"
    ),
    (
      "[1]", #"[{"op": "remove", "path": "/01"}]"#,
      "p.json:1:2: error: [0]: remove of '/01' failed: '01' is no position of a list"
    ),
    (
      "[1]", #"[{"op": "replace", "path": "/0/x", "value": 1}]"#,
      "p.json:1:2: error: [0]: replace of '/0/x' failed: nothing can be replaced in a number"
    ),
    (
      "[1]", #"[{"op": "remove", "path": ""}]"#,
      "p.json:1:2: error: [0]: remove of '' failed: the whole document cannot be removed"
    ),
    (
      #"{"a": {}}"#, #"[{"op": "move", "from": "/a", "path": "/a/b"}]"#,
      "p.json:1:2: error: [0]: move of '/a/b' from '/a' failed: a value cannot be moved into itself"
    ),
  ])
  func failures(text: String, patch: String, expected: String) {
    #expect(problem(text, patch) == expected + "\n  hint: is this the patch for that document?")
  }

  @Test(arguments: [
    (#"{}"#, "p.json:1:1: error: a patch should be a list of operations, not an object"),
    (#"[1]"#, "p.json:1:2: error: [0]: an operation should be an object, not a number"),
    (#"[{"path": ""}]"#, "p.json:1:2: error: [0]: an operation lacks the key 'op'"),
    (#"[{"op": 1, "path": ""}]"#, "p.json:1:9: error: [0].op: op should be a string, not a number"),
    (
      #"[{"op": "remov", "path": ""}]"#,
      "p.json:1:9: error: [0].op: there is no operation 'remov'\n  hint: did you mean 'remove'?"
    ),
    (#"[{"op": "add", "value": 1}]"#, "p.json:1:2: error: [0]: an operation lacks the key 'path'"),
    (#"[{"op": "add", "path": 3, "value": 1}]"#, "p.json:1:24: error: [0].path: path should be a string, not a number"),
    (#"[{"op": "add", "path": "/a"}]"#, "p.json:1:2: error: [0]: add lacks the key 'value'"),
    (#"[{"op": "move", "path": "/a"}]"#, "p.json:1:2: error: [0]: an operation lacks the key 'from'"),
    (
      #"[{"op": "remove", "path": "a"}]"#,
      "p.json:1:27: error: [0].path: 'a' is no JSON pointer\n  hint: write /channels/0/name, with ~0 for ~ and ~1 for /"
    ),
  ])
  func shapes(patch: String, expected: String) {
    #expect(problem("{}", patch) == expected)
  }

  /// RFC 6901, section 5.
  @Test func pointers() throws {
    let text =
      #"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}"#
    let root = try document(text).root
    let expected = ["/": 0, "/a~1b": 1, "/c%d": 2, "/e^f": 3, "/g|h": 4, "/i\\j": 5, "/k\"l": 6, "/ ": 7, "/m~0n": 8]
    for (pointer, value) in expected {
      let parsed = try #require(JSONPointer(pointer))
      #expect(root.value(at: parsed)?.integer == value)
      #expect(parsed.description == pointer)
    }
    #expect(JSONPointer("").flatMap { root.value(at: $0) }?.count == 10)
    #expect(JSONPointer("/foo/1").flatMap { root.value(at: $0) }?.string == "baz")
    #expect(JSONPointer("foo") == nil && JSONPointer("/a~2") == nil && JSONPointer("/a~") == nil)
  }

  @Test func placesSurviveThePatch() throws {
    let base = try document("{\n  \"a\": [1,\n   2, 3],\n  \"b\": 4}")
    let patch = try document(
      #"[{"op": "remove", "path": "/a/0"}, {"op": "add", "path": "/a/0", "value": {"x": 5}}]"#, "p.json")
    let result = try JSONPatch(patch.root).apply(to: base, name: "both")
    #expect(result.root["a"]?[1]?.place == SourcePlace(file: "d.json", line: 3, column: 4))
    #expect(result.root["b"]?.place == SourcePlace(file: "d.json", line: 4, column: 8))
    #expect(result.root["a"]?[0]?["x"]?.place == SourcePlace(file: "p.json", line: 1, column: 81))
    #expect(result.root.place == SourcePlace(file: "both"))
    #expect(result.places(of: [result.root]) == [SourcePlace(file: "both")])
  }

  /// Each copy doubles the document: 60 of them would fill any memory.
  @Test func copiesCannotExplode() {
    let copies = (0..<60).map { "{\"op\": \"copy\", \"from\": \"\", \"path\": \"/k\($0)\"}" }
    let text = problem(#"{"a": [1, 2, 3]}"#, "[\(copies.joined(separator: ","))]")
    #expect(text?.contains("the copies make the document too large") == true)
  }

  @Test func copiesCannotGrowDeep() {
    let path = String(repeating: "/a", count: 500)
    let deep = String(repeating: #"{"a":"#, count: 501) + "1" + String(repeating: "}", count: 501)
    let copies = (0..<50).map { _ in "{\"op\": \"copy\", \"from\": \"\", \"path\": \"\(path)\"}" }
    let text = problem(deep, "[\(copies.joined(separator: ","))]")
    #expect(text?.contains("512 levels") == true)
  }
}
