// Text made safe for XML: no string can leave its element or attribute.

extension OutputBuffer {
  /// Writes characters as the content of an element. Characters that XML cannot hold become U+FFFD.
  public mutating func write(xmlText text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": write("&amp;")
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "\r": write("&#13;")
      default: write(xmlScalar: scalar)
      }
    }
  }

  /// Writes characters as the value of an attribute in double quotes.
  public mutating func write(xmlAttribute text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": write("&amp;")
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "\"": write("&quot;")
      case "\t", "\n", "\r": write("&#\(scalar.value);")
      default: write(xmlScalar: scalar)
      }
    }
  }

  private mutating func write(xmlScalar scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar.isXMLCharacter ? scalar : "\u{FFFD}") ?? .init() { write(byte: byte) }
  }
}

extension Unicode.Scalar {
  /// The `Char` production of XML 1.0, less the C1 controls, which it discourages.
  fileprivate var isXMLCharacter: Bool {
    switch value {
    case 0x9, 0xA, 0xD: true
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
