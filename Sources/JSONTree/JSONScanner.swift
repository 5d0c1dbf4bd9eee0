// One pass over the bytes of a JSON text (RFC 8259) that checks it and writes its tape.

/// Why and where the scan stopped.
struct ScanFailure: Error {
  enum Reason {
    case unexpectedEnd, unexpectedByte, missingComma, missingColon, missingKey, trailingComma, trailingContent
    case notANumber, leadingZero, plusSign, missingDigits, unknownWord, singleQuote, comment
    case controlCharacter, badEscape, loneSurrogate, invalidUTF8, tooDeep, tooLong, tooLarge, empty
  }
  var reason: Reason
  var offset: Int
  /// Where the container stands that is not closed.
  var opening: Int?
}

/// Reads `count` bytes that are followed by at least 16 zero bytes, so that words can be loaded without a check.
struct JSONScanner {
  static let depthLimit = 512

  private struct Level {
    var tapeIndex: Int
    var count: Int
    var isObject: Bool
  }

  let start: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  var cursor: UnsafePointer<UInt8>
  var tape: TapeBuilder
  private var levels: [Level] = []
  private var top = Level(tapeIndex: 0, count: 0, isObject: false)
  private var depth = 0

  init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    end = start + count
    cursor = start
    tape = TapeBuilder(byteCount: count)
  }

  @inline(__always)
  var offset: Int { cursor - start }

  mutating func scanDocument() throws(ScanFailure) {
    guard end - start <= TapeWord.sizeLimit else { throw fail(.tooLarge) }
    skipByteOrderMark()
    skipSpace()
    if cursor == end { throw fail(.empty) }
    while true {
      if try scanValue() { continue }
      if try finishValue() { return }
    }
  }

  /// Scans a scalar or the opening of a container; true if a value must follow inside it.
  @inline(__always)
  private mutating func scanValue() throws(ScanFailure) -> Bool {
    skipSpace()
    switch cursor.pointee {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): try scanNumber()
    case UInt8(ascii: "\""): try scanString()
    case UInt8(ascii: "{"): return try openObject()
    case UInt8(ascii: "["): return try openArray()
    case UInt8(ascii: "n"): try scanWord("null", .null)
    case UInt8(ascii: "t"): try scanWord("true", .true)
    case UInt8(ascii: "f"): try scanWord("false", .false)
    default: throw unexpectedValue()
    }
    return false
  }

  /// What may follow a value: a comma, closing brackets, the end; true at the end of the document.
  @inline(__always)
  private mutating func finishValue() throws(ScanFailure) -> Bool {
    while depth > 0 {
      skipSpace()
      top.count += 1
      let byte = cursor.pointee
      if byte == UInt8(ascii: ",") {
        cursor += 1
        if top.isObject { try scanKey() } else { try checkElementFollows() }
        return false
      }
      guard byte == (top.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { throw missingComma() }
      cursor += 1
      close()
    }
    skipSpace()
    if cursor != end { throw fail(.trailingContent) }
    return true
  }

  @inline(__always)
  mutating func skipSpace() {
    while cursor.pointee <= 0x20 {
      switch cursor.pointee {
      case 0x20, 0x0a, 0x0d, 0x09: cursor += 1
      default: return
      }
    }
  }

  private mutating func skipByteOrderMark() {
    if end - start >= 3, start[0] == 0xef, start[1] == 0xbb, start[2] == 0xbf { cursor += 3 }
  }

  private mutating func open(_ kind: TapeKind) throws(ScanFailure) {
    if depth == Self.depthLimit { throw fail(.tooDeep) }
    levels.append(top)
    depth += 1
    top = Level(tapeIndex: tape.count, count: 0, isObject: kind == .object)
    tape.append(TapeWord(kind, offset: offset, length: 1))
    tape.append(TapeWord(bits: 0))
    cursor += 1
    skipSpace()
  }

  private mutating func close() {
    tape.set(TapeWord(end: tape.count, count: top.count), at: top.tapeIndex + 1)
    depth -= 1
    top = levels.removeLast()
  }

  private mutating func openArray() throws(ScanFailure) -> Bool {
    try open(.array)
    guard cursor.pointee == UInt8(ascii: "]") else { return true }
    cursor += 1
    close()
    return false
  }

  private mutating func openObject() throws(ScanFailure) -> Bool {
    try open(.object)
    if cursor.pointee == UInt8(ascii: "}") {
      cursor += 1
      close()
      return false
    }
    try scanKey()
    return true
  }

  @inline(__always)
  private mutating func scanKey() throws(ScanFailure) {
    skipSpace()
    guard cursor.pointee == UInt8(ascii: "\"") else { throw missingKey() }
    try scanString()
    skipSpace()
    guard cursor.pointee == UInt8(ascii: ":") else { throw fail(.missingColon) }
    cursor += 1
  }

  @inline(__always)
  private mutating func checkElementFollows() throws(ScanFailure) {
    skipSpace()
    if cursor.pointee == UInt8(ascii: "]") { throw fail(.trailingComma) }
  }

  private mutating func scanWord(_ word: StaticString, _ kind: TapeKind) throws(ScanFailure) {
    for index in 0..<word.utf8CodeUnitCount where cursor[index] != word.utf8Start[index] {
      throw cursor + index >= end ? fail(.unexpectedEnd, at: end) : fail(.unknownWord)
    }
    tape.append(TapeWord(kind, offset: offset, length: word.utf8CodeUnitCount))
    cursor += word.utf8CodeUnitCount
  }
}

// MARK: - Failures

extension JSONScanner {
  func fail(_ reason: ScanFailure.Reason) -> ScanFailure { fail(reason, at: cursor) }

  func fail(_ reason: ScanFailure.Reason, at place: UnsafePointer<UInt8>) -> ScanFailure {
    guard place < end || reason == .empty || reason == .tooLarge else {
      return ScanFailure(reason: .unexpectedEnd, offset: end - start, opening: openingOffset)
    }
    return ScanFailure(reason: reason, offset: place - start, opening: nil)
  }

  private var openingOffset: Int? {
    depth > 0 ? TapeWord(bits: tape.words[top.tapeIndex]).offset : nil
  }

  private func missingKey() -> ScanFailure {
    switch cursor.pointee {
    case UInt8(ascii: "}"): fail(.trailingComma)
    case UInt8(ascii: "'"): fail(.singleQuote)
    case UInt8(ascii: "/"), UInt8(ascii: "#"): fail(.comment)
    default: fail(.missingKey)
    }
  }

  private func missingComma() -> ScanFailure {
    let isComment = cursor.pointee == UInt8(ascii: "/") || cursor.pointee == UInt8(ascii: "#")
    return fail(isComment ? .comment : .missingComma)
  }

  private func unexpectedValue() -> ScanFailure {
    switch cursor.pointee {
    case UInt8(ascii: "N"), UInt8(ascii: "I"): fail(.notANumber)
    case UInt8(ascii: "+"): fail(.plusSign)
    case UInt8(ascii: "."): fail(.missingDigits)
    case UInt8(ascii: "'"): fail(.singleQuote)
    case UInt8(ascii: "/"), UInt8(ascii: "#"): fail(.comment)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): fail(.unknownWord)
    default: fail(.unexpectedByte)
    }
  }
}
