// The memory behind a document: its bytes and its tape, immutable once parsed.

/// Owns both blocks. Unchecked because of the raw pointers; nothing writes to them after `init`.
final class JSONStorage: @unchecked Sendable {
  /// Zero bytes after the text, so that the scanner may load whole words at its end.
  static let padding = 16

  let file: String
  let bytes: UnsafePointer<UInt8>
  let count: Int
  let tape: UnsafePointer<UInt64>
  /// Where the text was put together from, if it was not read from one file; ascending.
  let origins: [JSONOrigin]

  private init(file: String, text: InputBytes, tape: UnsafePointer<UInt64>, origins: [JSONOrigin]) {
    self.file = file
    bytes = UnsafePointer(text.start)
    count = text.count
    self.tape = tape
    self.origins = origins
  }

  deinit {
    bytes.deallocate()
    tape.deallocate()
  }

  /// Takes `text` over and parses it.
  static func parse(_ text: consuming InputBytes, file: String, origins: [JSONOrigin]) throws(JSONProblem)
    -> JSONStorage
  {
    var scanner = JSONScanner(start: UnsafePointer(text.start), count: text.count)
    do throws(ScanFailure) {
      try scanner.scanDocument()
    } catch {
      let problem = error.problem(in: UnsafeBufferPointer(start: text.start, count: text.count), file: file)
      scanner.tape.deallocate()
      text.deallocate()
      throw problem
    }
    return JSONStorage(file: file, text: text, tape: UnsafePointer(scanner.tape.words), origins: origins)
  }

  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  @inline(__always)
  func word(_ index: Int) -> TapeWord { TapeWord(bits: tape[index]) }

  @inline(__always)
  func token(_ word: TapeWord) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + word.offset, count: word.length)
  }

  /// The index after the value at `index` and everything in it.
  @inline(__always)
  func next(_ index: Int) -> Int {
    let kind = word(index).kind
    return kind == .array || kind == .object ? word(index + 1).end : index + 1
  }

  func place(at offset: Int) -> SourcePlace {
    guard !origins.isEmpty else { return TextPosition(of: offset, in: text).place(in: file) }
    guard let origin = origins.last(where: { $0.start <= offset }), let source = origin.source else {
      return SourcePlace(file: file)
    }
    return source.storage.place(at: origin.sourceStart + offset - origin.start)
  }
}

/// A stretch of a composed text that is a copy from another document, or new (no source).
struct JSONOrigin: Sendable {
  var start: Int
  var source: JSONDocument?
  var sourceStart: Int
}

/// Line and column of a byte, counted from one.
struct TextPosition {
  private(set) var line = 1
  private(set) var column = 1
  private var offset = 0

  init() {}

  init(of offset: Int, in text: UnsafeBufferPointer<UInt8>) { advance(to: offset, in: text) }

  /// Goes on to a later byte.
  mutating func advance(to target: Int, in text: UnsafeBufferPointer<UInt8>) {
    if offset == 0, target >= 3, text.starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
    while offset < min(target, text.count) {
      let byte = text[offset]
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xc0 != 0x80 {
        column += 1
      }
      offset += 1
    }
  }

  func place(in file: String) -> SourcePlace { SourcePlace(file: file, line: line, column: column) }
}
