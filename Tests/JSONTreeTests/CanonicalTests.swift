// The canonical text that digests are taken of, against Python's json module.
import JSONTree
import Testing

@Suite struct CanonicalTests {
  /// json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False) of Python 3.11.
  @Test func pythonsText() throws {
    let text =
      #"{"b": [1, 1.0, -0, 1e5, 1E-7, 0.1, 123456789012345678901234567890, 1e16, 9007199254740993.0, 5e-324, -0.0, "#
      + #"1e400, 123456.789e3], "a": {"é": "q\"\\\/\b\f\n\r\t\u0001\u007f€😀", "Z": true, "z": null, "_": []}}"#
    let expected =
      #"{"a": {"Z": true, "_": [], "z": null, "é": "q\"\\/\b\f\n\r\t\u0001"# + "\u{7f}" + #"€😀"}, "#
      + #""b": [1, 1.0, 0, 100000.0, 1e-07, 0.1, 123456789012345678901234567890, 1e+16, 9007199254740992.0, 5e-324, "#
      + #"-0.0, Infinity, 123456789.0]}"#
    let value = try JSONValue(JSONDocument(text: text, file: "t.json").root)
    #expect(String(decoding: JSONWriter.canonical(value), as: UTF8.self) == expected)
  }
}
