// Words of the style with gaps to fill: `{title} (cont.)`.

/// A style's sentence.
struct Template {
  let text: String
  init(_ text: String) { self.text = text }

  /// The text with each `{name}` replaced by its value; other braces stay as they are.
  func filled(_ values: [String: String]) -> String {
    var result = "", rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let after = rest.index(after: open)
      if let close = rest[after...].firstIndex(of: "}"), let value = values[String(rest[after..<close])] {
        result += value
        rest = rest[rest.index(after: close)...]
      } else {
        result.append("{")
        rest = rest[after...]
      }
    }
    return result + rest
  }
}
