// The text of a JSON string token that contains escapes.

enum EscapedText {
  /// Decodes a token that the scanner has checked.
  static func decode(_ token: UnsafeBufferPointer<UInt8>) -> String {
    guard let start = token.baseAddress else { return "" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(token.count)
    var index = 0
    while index < token.count {
      if token[index] == UInt8(ascii: "\\") {
        index += appendEscape(at: start + index, to: &bytes)
      } else {
        bytes.append(token[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns how many bytes the escape takes in the token.
  private static func appendEscape(at place: UnsafePointer<UInt8>, to bytes: inout [UInt8]) -> Int {
    switch place[1] {
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0c)
    case UInt8(ascii: "n"): bytes.append(0x0a)
    case UInt8(ascii: "r"): bytes.append(0x0d)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): return appendUnicodeEscape(at: place, to: &bytes)
    default: bytes.append(place[1])
    }
    return 2
  }

  private static func appendUnicodeEscape(at place: UnsafePointer<UInt8>, to bytes: inout [UInt8]) -> Int {
    guard let unit = codeUnit(at: place) else { return 2 }
    var code = unit
    var length = 6
    if unit & 0xfc00 == 0xd800, let low = codeUnit(at: place + 6) {
      code = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff)
      length = 12
    }
    if let scalar = Unicode.Scalar(code) { bytes.append(contentsOf: String(scalar).utf8) }
    return length
  }

  /// The value of `\uXXXX` at `place`, or nil if it is something else.
  static func codeUnit(at place: UnsafePointer<UInt8>) -> UInt32? {
    guard place[0] == UInt8(ascii: "\\"), place[1] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for index in 2..<6 {
      guard let digit = hexDigit(place[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
