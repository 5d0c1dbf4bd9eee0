// JSON to Swift values: `Decoder` over the nodes of a document, so that every error has its place.

/// Decodes without Foundation. Keys that a type does not know are ignored; a key that stands twice is an error.
public struct JSONTreeDecoder: Sendable {
  /// It has no options.
  public init() {}

  /// The value of the whole document; throws with the place of what does not fit.
  public func decode<Value: Decodable>(_ type: Value.Type, from document: JSONDocument) throws(JSONProblem) -> Value {
    try decode(type, from: document.root)
  }

  /// The value of a part of a document; throws with the place of what does not fit.
  public func decode<Value: Decodable>(_ type: Value.Type, from node: JSONNode) throws(JSONProblem) -> Value {
    do {
      return try node.decode(type, path: [])
    } catch let problem as JSONProblem {
      throw problem
    } catch let error as DecodingError {
      throw error.problem(in: node)
    } catch {
      throw node.problem("\(error)")
    }
  }
}

extension DecodingError {
  /// Errors of types that decode themselves, placed at the value they name.
  fileprivate func problem(in root: JSONNode) -> JSONProblem {
    let (message, context): (String?, Context) =
      switch self {
      case .keyNotFound(let key, let context): ("the key '\(key.stringValue)' is missing", context)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (nil, context)
      @unknown default: (nil, Context(codingPath: [], debugDescription: "\(self)"))
      }
    let node = root.value(at: JSONPath(codingPath: context.codingPath)) ?? root
    if let message { return node.problem(message) }
    // What Swift says of raw values: "Cannot initialize State from invalid String value foo".
    let isRawValue = context.debugDescription.hasPrefix("Cannot initialize")
    guard isRawValue, let text = node.string else { return node.problem(context.debugDescription) }
    return node.problem("'\(text)' is not among the values that may stand here")
  }
}

extension JSONNode {
  func decode<Value: Decodable>(_ type: Value.Type, path: [any CodingKey]) throws -> Value {
    if type == [Double].self, let values = doubles as? Value { return values }
    if type == JSONValue.self, let value = JSONValue(self) as? Value { return value }
    return try Value(from: SourceDecoder(node: self, codingPath: path))
  }

  func mismatch(_ expected: JSONKind) -> JSONProblem {
    problem("this should be \(expected.phrase), not \(kind.phrase)")
  }

  func expect<Value>(_ value: Value?, _ kind: JSONKind) throws -> Value {
    guard let value else { throw mismatch(kind) }
    return value
  }

  func finite() throws -> Double {
    let value = try expect(double, .number)
    guard value.isFinite else { throw problem("\(numberToken ?? "") is too large for a double-precision number") }
    return value
  }

  /// A whole number, even where it is written as 3.0 or 1e3.
  func whole<Value: FixedWidthInteger>() throws -> Value {
    let token = try expect(numberToken, .number)
    if let value = Value(token) { return value }
    if !isInteger, let value = double.flatMap({ Value(exactly: $0) }) { return value }
    throw problem("\(token) is not a whole number between \(Value.min) and \(Value.max)")
  }
}

struct SourceDecoder: Decoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try KeyedSource(node, codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try UnkeyedSource(node, codingPath) }
  func singleValueContainer() -> any SingleValueDecodingContainer { SingleSource(node: node, codingPath: codingPath) }
}
