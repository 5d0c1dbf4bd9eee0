// A parsed JSON text: its bytes and a flat tape of what stands where.

/// An immutable document; nodes keep it alive.
public struct JSONDocument: Sendable {
  let storage: JSONStorage

  /// Reads and parses the file at `path`; `name` is what problems call it (default: the path).
  public init(contentsOf path: String, name: String? = nil) throws(JSONProblem) {
    storage = try JSONStorage.parse(InputFile.open(path), file: name ?? path, origins: [])
  }

  /// Parses UTF-8 bytes; `file` is what problems call them.
  public init(_ bytes: some Collection<UInt8>, file: String) throws(JSONProblem) {
    storage = try JSONStorage.parse(InputBytes(bytes), file: file, origins: [])
  }

  /// Parses a text; `file` is what problems call it.
  public init(text: String, file: String) throws(JSONProblem) {
    try self.init(text.utf8, file: file)
  }

  /// Writes a value and reads the text; the text is in memory once.
  public init(written value: JSONValue, layout: JSONWriter.Layout = .pretty, file: String) throws(JSONProblem) {
    storage = try JSONStorage.parse(JSONWriter.block(value, layout: layout), file: file, origins: [])
  }

  init(composed bytes: [UInt8], file: String, origins: [JSONOrigin]) throws(JSONProblem) {
    storage = try JSONStorage.parse(InputBytes(bytes), file: file, origins: origins)
  }

  /// What problems call the document.
  public var file: String { storage.file }

  /// The outermost value.
  public var root: JSONNode { JSONNode(storage: storage, index: 0) }

  /// The number of bytes of the text.
  public var byteCount: Int { storage.count }

  /// Calls `body` with the text as it was read.
  public func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R { body(storage.text) }
}
