// Fields of documents that may be left out.

extension KeyedDecodingContainer {
  /// The value of a key, or `fallback` where the key is missing or null.
  func value<Value: Decodable>(_ key: Key, or fallback: @autoclosure () -> Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? fallback()
  }
}
