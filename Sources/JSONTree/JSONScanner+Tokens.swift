// The scanner's strings and numbers, eight bytes at a time.

extension JSONScanner {
  @inline(__always)
  static func word(at place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  // MARK: Numbers

  @inline(__always)
  mutating func scanNumber() throws(ScanFailure) {
    let first = cursor
    var kind = TapeKind.integer
    if cursor.pointee == UInt8(ascii: "-") {
      cursor += 1
      if cursor.pointee == UInt8(ascii: "I") { throw fail(.notANumber, at: first) }
    }
    if cursor.pointee == UInt8(ascii: "0") {
      cursor += 1
      if Self.isDigit(cursor.pointee) { throw fail(.leadingZero) }
    } else {
      try skipDigits()
    }
    if cursor.pointee == UInt8(ascii: ".") {
      kind = .real
      cursor += 1
      try skipDigits()
    }
    if cursor.pointee | 0x20 == UInt8(ascii: "e") {
      kind = .real
      try skipExponent()
    }
    if cursor - first >= TapeWord.lengthLimit { throw fail(.tooLong, at: first) }
    tape.append(TapeWord(kind, offset: first - start, length: cursor - first))
  }

  private mutating func skipExponent() throws(ScanFailure) {
    cursor += 1
    if cursor.pointee == UInt8(ascii: "+") || cursor.pointee == UInt8(ascii: "-") { cursor += 1 }
    try skipDigits()
  }

  @inline(__always)
  private mutating func skipDigits() throws(ScanFailure) {
    let first = cursor
    while true {
      let digits = DigitGroup(Self.word(at: cursor)).count
      cursor += digits
      if digits < 8 { break }
    }
    if cursor == first { throw fail(.missingDigits) }
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  // MARK: Strings

  @inline(__always)
  mutating func scanString() throws(ScanFailure) {
    cursor += 1
    let first = cursor
    var kind = TapeKind.string
    while true {
      let mask = Self.specialBytes(Self.word(at: cursor))
      if mask == 0 {
        cursor += 8
        continue
      }
      cursor += mask.trailingZeroBitCount >> 3
      if cursor.pointee == UInt8(ascii: "\"") { break }
      try skipSpecial(&kind)
    }
    if cursor - first >= TapeWord.lengthLimit { throw fail(.tooLong, at: first - 1) }
    tape.append(TapeWord(kind, offset: first - start, length: cursor - first))
    cursor += 1
  }

  /// Marks, from the lowest byte on, a quote, a backslash, a control character or a byte beyond ASCII.
  @inline(__always)
  private static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5c)
    let zeros = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
    let controls = (word &- (ones &* 0x20)) & ~word
    return (zeros | controls | word) & highs
  }

  @inline(never)
  private mutating func skipSpecial(_ kind: inout TapeKind) throws(ScanFailure) {
    let byte = cursor.pointee
    if byte == UInt8(ascii: "\\") {
      kind = .escapedString
      try skipEscape()
    } else if byte < 0x20 {
      throw fail(.controlCharacter)
    } else {
      try skipMultibyteCharacter()
    }
  }

  private mutating func skipEscape() throws(ScanFailure) {
    switch cursor[1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      cursor += 2
    case UInt8(ascii: "u"): try skipUnicodeEscape()
    default: throw cursor + 1 >= end ? fail(.unexpectedEnd, at: end) : fail(.badEscape)
    }
  }

  private mutating func skipUnicodeEscape() throws(ScanFailure) {
    guard let unit = EscapedText.codeUnit(at: cursor) else { throw badUnicodeEscape() }
    if unit & 0xfc00 == 0xdc00 { throw fail(.loneSurrogate) }
    if unit & 0xfc00 == 0xd800 {
      guard let low = EscapedText.codeUnit(at: cursor + 6), low & 0xfc00 == 0xdc00 else { throw fail(.loneSurrogate) }
      cursor += 6
    }
    cursor += 6
  }

  private func badUnicodeEscape() -> ScanFailure {
    let last = (2..<6).first { EscapedText.hexDigit(cursor[$0]) == nil } ?? 5
    return cursor + last >= end ? fail(.unexpectedEnd, at: end) : fail(.badEscape)
  }

  /// Table 3-7 of the Unicode standard: well-formed UTF-8 byte sequences.
  private mutating func skipMultibyteCharacter() throws(ScanFailure) {
    let lead = cursor.pointee
    let length: Int
    let allowed: ClosedRange<UInt8>
    switch lead {
    case 0xc2...0xdf: (length, allowed) = (2, 0x80...0xbf)
    case 0xe0: (length, allowed) = (3, 0xa0...0xbf)
    case 0xed: (length, allowed) = (3, 0x80...0x9f)
    case 0xe1...0xef: (length, allowed) = (3, 0x80...0xbf)
    case 0xf0: (length, allowed) = (4, 0x90...0xbf)
    case 0xf1...0xf3: (length, allowed) = (4, 0x80...0xbf)
    case 0xf4: (length, allowed) = (4, 0x80...0x8f)
    default: throw fail(.invalidUTF8)
    }
    guard allowed.contains(cursor[1]) else { throw fail(.invalidUTF8) }
    for index in 2..<max(length, 2) where cursor[index] & 0xc0 != 0x80 { throw fail(.invalidUTF8) }
    cursor += length
  }
}
