// The three kinds of containers of the encoder.

struct SingleTarget: SingleValueEncodingContainer {
  let target: EncodingTarget
  let codingPath: [any CodingKey]

  func encodeNil() { target.content = .finished(.null) }
  func encode(_ value: Bool) { target.content = .finished(.boolean(value)) }
  func encode(_ value: String) { target.content = .finished(.string(value)) }
  func encode(_ value: Double) throws { try target.finish(value, codingPath) }
  func encode(_ value: Float) throws {
    try target.finish(value.isFinite ? Double("\(value)") ?? 0 : Double(value), codingPath)
  }
  func encode<Value: Encodable>(_ value: Value) throws { try target.encode(value, path: codingPath) }

  private func finish(_ value: some BinaryInteger) {
    target.content = .finished(.number(JSONNumber(token: "\(value)")))
  }
  func encode(_ value: Int) { finish(value) }
  func encode(_ value: Int8) { finish(value) }
  func encode(_ value: Int16) { finish(value) }
  func encode(_ value: Int32) { finish(value) }
  func encode(_ value: Int64) { finish(value) }
  func encode(_ value: UInt) { finish(value) }
  func encode(_ value: UInt8) { finish(value) }
  func encode(_ value: UInt16) { finish(value) }
  func encode(_ value: UInt32) { finish(value) }
  func encode(_ value: UInt64) { finish(value) }
}

struct KeyedTarget<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let target: EncodingTarget
  let codingPath: [any CodingKey]

  private func single(_ key: Key) -> SingleTarget {
    SingleTarget(target: target.child(key.stringValue), codingPath: codingPath + [key])
  }

  func encodeNil(forKey key: Key) { single(key).encodeNil() }
  func encode(_ value: Bool, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: String, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: Double, forKey key: Key) throws { try single(key).encode(value) }
  func encode(_ value: Float, forKey key: Key) throws { try single(key).encode(value) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try single(key).encode(value) }
  func encode(_ value: Int, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: Int8, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: Int16, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: Int32, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: Int64, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: UInt, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: UInt8, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: UInt16, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: UInt32, forKey key: Key) { single(key).encode(value) }
  func encode(_ value: UInt64, forKey key: Key) { single(key).encode(value) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested>
  {
    encoder(key.stringValue, key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key.stringValue, key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder(CodingStep.super.stringValue, CodingStep.super) }
  func superEncoder(forKey key: Key) -> any Encoder { encoder(key.stringValue, key) }

  private func encoder(_ name: String, _ key: any CodingKey) -> TargetEncoder {
    TargetEncoder(target: target.child(name), codingPath: codingPath + [key])
  }
}

struct UnkeyedTarget: UnkeyedEncodingContainer {
  let target: EncodingTarget
  let codingPath: [any CodingKey]

  var count: Int { target.elementCount }

  private func next() -> SingleTarget {
    let path = codingPath + [CodingStep(count)]
    return SingleTarget(target: target.nextChild(), codingPath: path)
  }

  func encodeNil() { next().encodeNil() }
  func encode(_ value: Bool) { next().encode(value) }
  func encode(_ value: String) { next().encode(value) }
  func encode(_ value: Double) throws { try next().encode(value) }
  func encode(_ value: Float) throws { try next().encode(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try next().encode(value) }
  func encode(_ value: Int) { next().encode(value) }
  func encode(_ value: Int8) { next().encode(value) }
  func encode(_ value: Int16) { next().encode(value) }
  func encode(_ value: Int32) { next().encode(value) }
  func encode(_ value: Int64) { next().encode(value) }
  func encode(_ value: UInt) { next().encode(value) }
  func encode(_ value: UInt8) { next().encode(value) }
  func encode(_ value: UInt16) { next().encode(value) }
  func encode(_ value: UInt32) { next().encode(value) }
  func encode(_ value: UInt64) { next().encode(value) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    encoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder() }

  private func encoder() -> TargetEncoder {
    let single = next()
    return TargetEncoder(target: single.target, codingPath: single.codingPath)
  }
}
