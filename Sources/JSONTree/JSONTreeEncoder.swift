// Swift values to JSON: `Encoder` onto `JSONValue`, members in the order they are encoded.

/// Encodes without Foundation, the same bytes for the same value.
///
/// Dictionaries with names for keys are written sorted; sets and other dictionaries, which have no order, are refused.
public struct JSONTreeEncoder: Sendable {
  /// It has no options.
  public init() {}

  /// The value as JSON; throws where a number is not finite.
  public func value(_ value: some Encodable) throws(JSONProblem) -> JSONValue {
    let target = EncodingTarget()
    do {
      try target.encode(value, path: [])
    } catch let problem as JSONProblem {
      throw problem
    } catch EncodingError.invalidValue(_, let context) {
      throw .encoding(context.debugDescription, at: context.codingPath)
    } catch {
      throw .encoding("\(error)", at: [])
    }
    return target.value
  }

  /// The text of a value.
  public func encode(_ value: some Encodable, layout: JSONWriter.Layout = .pretty) throws(JSONProblem) -> [UInt8] {
    try JSONWriter.write(self.value(value), layout: layout)
  }
}

extension JSONProblem {
  static func encoding(_ message: String, at path: [any CodingKey], hint: String? = nil) -> JSONProblem {
    JSONProblem(place: nil, path: JSONPath(codingPath: path).description, message: message, hint: hint)
  }
}

extension JSONPath {
  init(codingPath: [any CodingKey]) {
    self.init(codingPath.map { key in key.intValue.map { .position($0) } ?? .key(key.stringValue) })
  }
}

/// A position or a name in a path of the coders.
struct CodingStep: CodingKey {
  let stringValue: String
  let intValue: Int?
  init(_ position: Int) { (stringValue, intValue) = ("\(position)", position) }
  init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
  init?(intValue: Int) { self.init(intValue) }
  static let `super` = CodingStep(stringValue: "super")
}

/// A value in the making. A class, because containers that encode in turn share it.
final class EncodingTarget {
  enum Content {
    case none
    case finished(JSONValue)
    case members([(key: String, target: EncodingTarget)])
    case elements([EncodingTarget])
  }
  var content = Content.none

  /// What encodes nothing becomes an empty object, as synthesised for a type without fields.
  var value: JSONValue {
    switch content {
    case .none: .object(JSONObject())
    case .finished(let value): value
    case .members(let members): .object(JSONObject(members.lazy.map { ($0.key, $0.target.value) }))
    case .elements(let elements): .array(elements.map(\.value))
    }
  }

  func encode<Value: Encodable>(_ value: Value, path: [any CodingKey]) throws {
    switch value {
    case let value as JSONValue: content = .finished(value)
    case let value as Double: try finish(value, path)
    case let values as [Double]:
      if let position = values.firstIndex(where: { !$0.isFinite }) {
        throw JSONProblem.nonFinite(values[position], at: path + [CodingStep(position)])
      }
      content = .finished(JSONValue(values))
    case is any HasNoOrder: throw JSONProblem.unordered(at: path)
    default:
      try value.encode(to: TargetEncoder(target: self, codingPath: path))
      if value is any KeyedByName { sortMembers() }
    }
  }

  func finish(_ value: Double, _ path: [any CodingKey]) throws {
    guard value.isFinite else { throw JSONProblem.nonFinite(value, at: path) }
    content = .finished(JSONValue(value))
  }

  private func sortMembers() {
    guard case .members(let members) = content else { return }
    content = .members(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
  }

  func child(_ key: String) -> EncodingTarget {
    let child = EncodingTarget()
    if case .members(var members) = content {
      content = .none
      members.append((key, child))
      content = .members(members)
    } else {
      content = .members([(key, child)])
    }
    return child
  }

  func nextChild() -> EncodingTarget {
    let child = EncodingTarget()
    if case .elements(var elements) = content {
      content = .none
      elements.append(child)
      content = .elements(elements)
    } else {
      content = .elements([child])
    }
    return child
  }

  var elementCount: Int { if case .elements(let elements) = content { elements.count } else { 0 } }
}

extension JSONProblem {
  static func nonFinite(_ value: Double, at path: [any CodingKey]) -> JSONProblem {
    .encoding(
      "\(value) cannot be written", at: path,
      hint: "JSON has no such number: leave the field out or repair what computed it")
  }

  static func unordered(at path: [any CodingKey]) -> JSONProblem {
    .encoding("a set or dictionary has no order to be written in", at: path, hint: "encode a sorted array")
  }
}

/// Dictionaries that become objects.
private protocol KeyedByName {}
extension Dictionary: KeyedByName where Key: CodingKeyRepresentable {}

/// Collections whose order is that of hashes.
private protocol HasNoOrder {}
extension Set: HasNoOrder {}

struct TargetEncoder: Encoder {
  let target: EncodingTarget
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// A second container of the same kind goes on with the first one's members.
  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .members = target.content {} else { target.content = .members([]) }
    return KeyedEncodingContainer(KeyedTarget(target: target, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .elements = target.content {} else { target.content = .elements([]) }
    return UnkeyedTarget(target: target, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleTarget(target: target, codingPath: codingPath)
  }
}
