// Text as a page holds it: nothing in it can be markup.

/// Escapes text for HTML, for content and for attributes in double or single quotes alike.
enum HTMLText {
  /// Scalar by scalar: a combining mark behind a quote would hide it from a comparison of characters.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// `<a href="#anchor">text</a>`.
  static func link(_ text: String, to anchor: String) -> String {
    "<a href=\"#\(escaped(anchor))\">\(escaped(text))</a>"
  }
}
