// JSON Pointer (RFC 6901): a path written as /channels/0/name.

/// The reference tokens of a pointer, unescaped.
public struct JSONPointer: Sendable, Equatable, CustomStringConvertible {
  /// Keys and positions from the root, unescaped.
  public var tokens: [String]

  /// Every part by its name.
  public init(tokens: [String]) { self.tokens = tokens }

  /// Nil if the text is no pointer: not empty and without slash at its beginning, or with a `~` that is no escape.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  private static func unescaped(_ part: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in part {
      switch (isEscape, byte) {
      case (true, UInt8(ascii: "0")): bytes.append(UInt8(ascii: "~"))
      case (true, UInt8(ascii: "1")): bytes.append(UInt8(ascii: "/"))
      case (true, _): return nil
      case (false, UInt8(ascii: "~")): break
      case (false, _): bytes.append(byte)
      }
      isEscape = !isEscape && byte == UInt8(ascii: "~")
    }
    return isEscape ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// As a person reads it.
  public var description: String {
    tokens.reduce(into: "") { text, token in
      text += "/"
      for byte in token.unicodeScalars {
        switch byte {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(byte)
        }
      }
    }
  }

  /// The position that a token names in a list: digits without a superfluous zero.
  static func position(_ token: String) -> Int? {
    let digits = token.utf8
    guard !digits.isEmpty, digits.count < 10, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.count > 1 && digits.first == UInt8(ascii: "0") ? nil : Int(token)
  }
}

extension JSONNode {
  /// The value that a pointer leads to from here, or nil.
  public func value(at pointer: JSONPointer) -> JSONNode? {
    pointer.tokens.reduce(self as JSONNode?) { node, token in
      guard let node else { return nil }
      return node.kind == .array ? JSONPointer.position(token).flatMap { node[$0] } : node[token]
    }
  }
}
