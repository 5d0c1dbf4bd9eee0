// A value in a document: a cursor that reads it where it stands.

/// The six kinds of JSON values.
public enum JSONKind: String, Sendable {
  case null, boolean, number, string, array, object

  /// The kind with its article, for messages.
  public var phrase: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// One value of a `JSONDocument`. Cheap to copy; accessors give nil where the kind is another.
public struct JSONNode: Sendable {
  let storage: JSONStorage
  let index: Int

  @inline(__always)
  var word: TapeWord { storage.word(index) }

  /// Which of the six kinds of value it is.
  public var kind: JSONKind {
    switch word.kind {
    case .null: .null
    case .true, .false: .boolean
    case .integer, .real: .number
    case .string, .escapedString: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether it is `null`.
  public var isNull: Bool { word.kind == .null }

  /// Its truth value; nil of another kind.
  public var boolean: Bool? {
    switch word.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// Whether it is a number written without fraction and exponent.
  public var isInteger: Bool { word.kind == .integer }

  /// The nearest double, infinite where the number is larger than any.
  public var double: Double? {
    let word = word
    guard word.kind == .integer || word.kind == .real else { return nil }
    return DecimalParser.with { $0.double(storage.bytes + word.offset, count: word.length) }
  }

  /// A number written without fraction and exponent that fits.
  public var integer: Int? {
    isInteger ? numberToken.flatMap { Int($0) } : nil
  }

  /// The number as it is written.
  public var numberToken: String? {
    let word = word
    guard word.kind == .integer || word.kind == .real else { return nil }
    return String(decoding: storage.token(word), as: UTF8.self)
  }

  /// Its text, unescaped; nil of another kind.
  public var string: String? { storage.string(word) }

  /// Elements of a list, members of an object; 0 for the rest.
  public var count: Int {
    let kind = word.kind
    return kind == .array || kind == .object ? storage.word(index + 1).count : 0
  }

  /// A list of finite numbers as doubles; nil for everything else.
  public var doubles: [Double]? {
    guard word.kind == .array else { return nil }
    let first = index + TapeWord.header
    let content = storage.word(index + 1)
    // A container among the elements would take more words than one.
    guard content.end - first == content.count else { return nil }
    var isComplete = true
    let result = [Double](unsafeUninitializedCapacity: content.count) { buffer, filled in
      DecimalParser.with { parser in
        while filled < content.count {
          let word = storage.word(first + filled)
          guard word.kind == .integer || word.kind == .real else { break }
          let value = parser.double(storage.bytes + word.offset, count: word.length)
          guard value.isFinite else { break }
          buffer.initializeElement(at: filled, to: value)
          filled += 1
        }
      }
      isComplete = filled == content.count
    }
    return isComplete ? result : nil
  }

  /// Where the value begins in the text.
  public var place: SourcePlace { storage.place(at: startOffset) }

  /// The document that holds the value.
  public var document: JSONDocument { JSONDocument(storage: storage) }

  /// Offset after the value's last byte.
  var endOffset: Int {
    switch word.kind {
    case .array, .object: storage.word(index + 2).offset
    case .string, .escapedString: word.offset + word.length + 1
    default: word.offset + word.length
    }
  }

  /// Offset of the value's first byte in the document's text, a string's quote included.
  public var startOffset: Int {
    let word = word
    return word.kind == .string || word.kind == .escapedString ? word.offset - 1 : word.offset
  }
}

extension JSONDocument {
  init(storage: JSONStorage) { self.storage = storage }
}

extension JSONStorage {
  func string(_ word: TapeWord) -> String? {
    switch word.kind {
    case .string: String(decoding: token(word), as: UTF8.self)
    case .escapedString: EscapedText.decode(token(word))
    default: nil
    }
  }

  /// Whether a key's or string's text is `text`.
  @inline(__always)
  func isText(_ word: TapeWord, _ text: StaticString) -> Bool {
    word.length == text.utf8CodeUnitCount && word.kind == .string
      && Self.bytesEqual(bytes + word.offset, text.utf8Start, word.length)
  }

  @inline(__always)
  private static func bytesEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for index in 0..<count where left[index] != right[index] { return false }
    return true
  }
}
