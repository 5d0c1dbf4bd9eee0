// A text in the pieces that mutations move about: strings with their quotes, numbers, words, white space, signs.

/// The pieces of any of the languages that are fuzzed; joined they are the text again.
struct Tokens {
  enum Kind { case string, number, word, space, sign }

  private(set) var all: [(kind: Kind, bytes: [UInt8])] = []

  init(_ text: [UInt8]) {
    var rest = text[...]
    while let first = rest.first {
      let kind = Self.kind(first), end = Self.end(of: kind, in: rest)
      all.append((kind, Array(rest[..<end])))
      rest = rest[end...]
    }
  }

  /// Positions of the tokens of some kinds.
  func positions(_ kinds: Kind...) -> [Int] { all.indices.filter { kinds.contains(all[$0].kind) } }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): .number
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "\\"): .word
    case 9, 10, 13, 32: .space
    default: .sign
    }
  }

  private static func end(of kind: Kind, in text: ArraySlice<UInt8>) -> Int {
    let inner = text.dropFirst()
    switch kind {
    case .sign: return inner.startIndex
    case .string: return endOfString(text)
    case .space: return inner.firstIndex { Self.kind($0) != .space } ?? text.endIndex
    case .number: return inner.firstIndex { !"0123456789.eE+-".utf8.contains($0) } ?? text.endIndex
    case .word:
      let letters = inner.firstIndex { Self.kind($0) != .word || $0 == UInt8(ascii: "\\") } ?? text.endIndex
      // A command of one sign, such as `\,`.
      return letters == inner.startIndex && text.first == UInt8(ascii: "\\") ? min(letters + 1, text.endIndex) : letters
    }
  }

  private static func endOfString(_ text: ArraySlice<UInt8>) -> Int {
    var position = text.startIndex + 1
    while position < text.endIndex {
      if text[position] == UInt8(ascii: "\"") { return position + 1 }
      position += text[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return text.endIndex
  }
}
