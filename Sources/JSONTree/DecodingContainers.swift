// The three kinds of containers of the decoder.

struct SingleSource: SingleValueDecodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]

  func decodeNil() -> Bool { node.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try node.expect(node.boolean, .boolean) }
  func decode(_ type: String.Type) throws -> String { try node.expect(node.string, .string) }
  func decode(_ type: Double.Type) throws -> Double { try node.finite() }
  func decode(_ type: Float.Type) throws -> Float { Float(try node.finite()) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try node.decode(type, path: codingPath) }
  func decode(_ type: Int.Type) throws -> Int { try node.whole() }
  func decode(_ type: Int8.Type) throws -> Int8 { try node.whole() }
  func decode(_ type: Int16.Type) throws -> Int16 { try node.whole() }
  func decode(_ type: Int32.Type) throws -> Int32 { try node.whole() }
  func decode(_ type: Int64.Type) throws -> Int64 { try node.whole() }
  func decode(_ type: UInt.Type) throws -> UInt { try node.whole() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try node.whole() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try node.whole() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try node.whole() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try node.whole() }
}

struct KeyedSource<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey]
  private let values: [String: JSONNode]

  init(_ node: JSONNode, _ codingPath: [any CodingKey]) throws {
    (self.node, self.codingPath) = (node, codingPath)
    guard node.kind == .object else { throw node.mismatch(.object) }
    var values = [String: JSONNode](minimumCapacity: node.count)
    for member in node.members where values.updateValue(member.value, forKey: member.key) != nil {
      throw member.value.problem("the key '\(member.key)' stands twice in one object", hint: "remove one of them")
    }
    self.values = values
  }

  var allKeys: [Key] { node.members.compactMap { Key(stringValue: $0.key) } }
  func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }

  private func value(_ key: any CodingKey) throws -> JSONNode {
    if let value = values[key.stringValue] { return value }
    let name = key.stringValue
    let hint = NameSuggestion.nearest(to: name, among: node.members.map(\.key))
    throw node.problem("the key '\(name)' is missing", hint: hint.map { "is '\($0)' a misspelling of it?" })
  }

  private func single(_ key: Key) throws -> SingleSource {
    SingleSource(node: try value(key), codingPath: codingPath + [key])
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try single(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try single(key).decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try single(key).decode(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try single(key).decode(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try single(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try single(key).decode(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try single(key).decode(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try single(key).decode(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try single(key).decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try single(key).decode(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try single(key).decode(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try single(key).decode(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try single(key).decode(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try single(key).decode(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try single(key).decode(type) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Nested>
  {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try decoder(CodingStep.super) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: any CodingKey) throws -> SourceDecoder {
    SourceDecoder(node: try value(key), codingPath: codingPath + [key])
  }
}

struct UnkeyedSource: UnkeyedDecodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  private var elements: JSONElements
  private var upcoming: JSONNode?
  private(set) var currentIndex = 0

  init(_ node: JSONNode, _ codingPath: [any CodingKey]) throws {
    guard node.kind == .array else { throw node.mismatch(.array) }
    (self.node, self.codingPath) = (node, codingPath)
    elements = node.elements
    upcoming = elements.next()
  }

  var count: Int? { node.count }
  var isAtEnd: Bool { upcoming == nil }

  /// Steps over the element only when decoding it works.
  private mutating func take<Value>(_ read: (SingleSource) throws -> Value) throws -> Value {
    guard let element = upcoming else {
      throw node.problem("the list ends after \(currentIndex) elements", hint: "more are expected here")
    }
    let value = try read(SingleSource(node: element, codingPath: codingPath + [CodingStep(currentIndex)]))
    upcoming = elements.next()
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard upcoming?.isNull == true else { return false }
    return try take { $0.decodeNil() }
  }
  mutating func decode(_ type: Bool.Type) throws -> Bool { try take { try $0.decode(type) } }
  mutating func decode(_ type: String.Type) throws -> String { try take { try $0.decode(type) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try take { try $0.decode(type) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try take { try $0.decode(type) } }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try take { try $0.decode(type) } }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    try superDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try superDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    try take { SourceDecoder(node: $0.node, codingPath: $0.codingPath) }
  }
}
