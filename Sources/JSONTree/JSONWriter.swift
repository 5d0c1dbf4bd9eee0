// JSON values as text: compact, or laid out for readers.

/// Writes values as UTF-8. The same value gives the same bytes.
public struct JSONWriter {
  /// How lines are broken.
  public enum Layout: Sendable {
    /// No space at all.
    case compact
    /// Two spaces a level; lists of scalars on one line, or on lines that are filled.
    case pretty
    /// As Python's `json.dumps(sort_keys=True, ensure_ascii=False)` writes it: what digests are taken of.
    case canonical
  }

  private static let lineLength = 110

  let layout: Layout
  var bytes: [UInt8] = []
  private var lineStart = 0
  /// The first number that cannot be written.
  private var problem: JSONProblem?
  /// Takes the text piece by piece where nobody needs it whole.
  private var drain: ((UnsafeRawBufferPointer) -> Void)?
  private static let pieceLength = 1 << 16

  private init(_ layout: Layout) { self.layout = layout }

  /// The text of a value; a pretty one ends with a line end. Numbers that are not finite cannot be written.
  public static func write(_ value: JSONValue, layout: Layout = .pretty) throws(JSONProblem) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.append(whole: value)
    if let problem = writer.problem { throw problem }
    return writer.bytes
  }

  /// The same as a block to be parsed: it grows where it is, so that a large text is in memory once.
  static func block(_ value: JSONValue, layout: Layout) throws(JSONProblem) -> InputBytes {
    var block = GrowingBytes()
    let problem = drained(value, layout) { block.append($0) }
    guard let problem else { return block.finished() }
    block.finished().deallocate()
    throw problem
  }

  private mutating func append(whole value: JSONValue) {
    append(value, JSONPath(), level: 0)
    if layout == .pretty { append("\n") }
  }

  /// Writes piece by piece; gives what went wrong.
  private static func drained(
    _ value: JSONValue, _ layout: Layout, to drain: (UnsafeRawBufferPointer) -> Void
  ) -> JSONProblem? {
    withoutActuallyEscaping(drain) { drain in
      var writer = JSONWriter(layout)
      writer.drain = drain
      writer.append(whole: value)
      writer.handOver()
      writer.drain = nil
      return writer.problem
    }
  }

  /// The text that digests are taken of; it spells every number, so that nothing can go wrong.
  public static func canonical(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    canonical(value) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The same, handed over piece by piece.
  public static func canonical(_ value: JSONValue, to drain: (UnsafeRawBufferPointer) -> Void) {
    // It spells every number: nothing can go wrong.
    _ = drained(value, .canonical, to: drain)
  }

  private mutating func handOver() {
    guard let drain else { return }
    bytes.withUnsafeBytes(drain)
    lineStart -= bytes.count
    bytes.removeAll(keepingCapacity: true)
  }

  /// Hands a long enough piece over.
  @inline(__always)
  mutating func finishPiece() { if bytes.count >= Self.pieceLength { handOver() } }

  /// A string in its quotes.
  static func quoted(_ text: String) -> [UInt8] {
    var writer = JSONWriter(.compact)
    writer.appendQuoted(text)
    return writer.bytes
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ value: JSONValue, _ path: @autoclosure () -> JSONPath, level: Int) {
    switch value {
    case .null: append("null")
    case .boolean(let flag): append(flag ? "true" : "false")
    case .number(let number): append(number, path())
    case .string(let text): appendQuoted(text)
    case .array(let elements): append(elements, path(), level)
    case .object(let object): append(object, path(), level)
    case .source(let node): append(node, level)
    }
    finishPiece()
  }

  private mutating func append(_ number: JSONNumber, _ path: @autoclosure () -> JSONPath) {
    if layout == .canonical { return append(Self.pythonText(number)) }
    let text = number.text
    append(text)
    // Of what a number can be spelt like, only inf and nan have letters at their end.
    guard problem == nil, text.utf8.last == UInt8(ascii: "f") || text.utf8.last == UInt8(ascii: "n") else { return }
    let hint = "JSON has no such number: leave the field out or repair what computed it"
    problem = JSONProblem(place: nil, path: path().description, message: "\(text) cannot be written", hint: hint)
  }

  // MARK: Lists and objects

  private mutating func append(_ elements: [JSONValue], _ path: JSONPath, _ level: Int) {
    append("[")
    let isFlat = layout != .pretty || elements.allSatisfy { $0.kind != .array && $0.kind != .object }
    for (position, element) in elements.enumerated() {
      if position > 0 { append(layout == .canonical ? ", " : ",") }
      if !isFlat {
        newLine(level + 1)
      } else if layout == .pretty, position > 0 {
        makeRoom(element, level)
      }
      append(element, path.appending(position), level: level + 1)
    }
    if !isFlat { newLine(level) }
    append("]")
  }

  /// A space, or a new line if the scalar would not fit.
  private mutating func makeRoom(_ element: JSONValue, _ level: Int) {
    switch element {
    case .number(let number): makeRoom(number.text.utf8.count, level)
    case .string(let text): makeRoom(text.utf8.count + 2, level)
    default: makeRoom(5, level)
    }
  }

  mutating func makeRoom(_ length: Int, _ level: Int) {
    if bytes.count - lineStart + length + 2 > Self.lineLength { newLine(level + 1) } else { append(" ") }
  }

  mutating func newLine(_ level: Int) {
    bytes.append(UInt8(ascii: "\n"))
    lineStart = bytes.count
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
  }

  private mutating func append(_ object: JSONObject, _ path: JSONPath, _ level: Int) {
    var object = object
    if layout == .canonical { object.sort() }
    append("{")
    for (position, member) in object.members.enumerated() {
      if position > 0 { append(layout == .canonical ? ", " : ",") }
      if layout == .pretty { newLine(level + 1) }
      appendQuoted(member.key)
      append(layout == .compact ? ":" : ": ")
      append(member.value, path.appending(member.key), level: level + 1)
    }
    if layout == .pretty, object.count > 0 { newLine(level) }
    append("}")
  }

  // MARK: Strings

  mutating func appendQuoted(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0a: append("\\n")
      case 0x0c: append("\\f")
      case 0x0d: append("\\r")
      case 0..<0x20: append(byte < 0x10 ? "\\u000\(String(byte, radix: 16))" : "\\u00\(String(byte, radix: 16))")
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  // MARK: Numbers as Python writes them

  static func pythonText(_ number: JSONNumber) -> String {
    if number.isInteger { return number.text == "-0" ? "0" : number.text }
    let value = number.double
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return value.description
  }
}
