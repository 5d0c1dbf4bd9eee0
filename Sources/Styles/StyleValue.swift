// A value of a style tree: plain JSON, kept in the order of its file.

/// One JSON value; numbers are doubles, objects keep their order.
public indirect enum StyleValue: Sendable, Equatable {
  /// Nothing: the key's built-in behaviour.
  case null
  /// A truth value.
  case flag(Bool)
  /// A number without a unit.
  case number(Double)
  /// A text, or a length with its unit.
  case string(String)
  /// Values in order.
  case list([StyleValue])
  /// Members in order.
  case object([StyleMember])

  /// The value of a key of an object.
  public subscript(key: String) -> StyleValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// What a problem calls it.
  var phrase: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

/// A key with its value.
public struct StyleMember: Sendable, Equatable {
  /// Name of the member.
  public var key: String
  /// What it holds.
  public var value: StyleValue
  /// Every part by its name.
  public init(key: String, value: StyleValue) {
    self.key = key
    self.value = value
  }
}

extension StyleValue {
  /// The same tree with `value` at `path`; objects on the way are made as needed.
  func setting(_ path: ArraySlice<String>, to value: StyleValue) -> StyleValue {
    guard let key = path.first else { return value }
    var members: [StyleMember] = []
    if case .object(let known) = self { members = known }
    let inner = path.dropFirst()
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = members[index].value.setting(inner, to: value)
    } else {
      members.append(StyleMember(key: key, value: StyleValue.object([]).setting(inner, to: value)))
    }
    return .object(members)
  }

  /// Objects merge at every depth; everything else replaces.
  func overlaid(with above: StyleValue) -> StyleValue {
    guard case .object(let low) = self, case .object(let high) = above else { return above }
    var members = low
    for member in high {
      if let index = members.firstIndex(where: { $0.key == member.key }) {
        members[index].value = members[index].value.overlaid(with: member.value)
      } else {
        members.append(member)
      }
    }
    return .object(members)
  }
}

extension StyleValue: Codable {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      self = .object(
        try object.allKeys.map { StyleMember(key: $0.stringValue, value: try object.decode(Self.self, forKey: $0)) })
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      var values: [StyleValue] = []
      while !list.isAtEnd { values.append(try list.decode(Self.self)) }
      self = .list(values)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let flag = try? single.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? single.decode(Double.self) {
      self = .number(number)
    } else {
      self = .string(try single.decode(String.self))
    }
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var object = encoder.container(keyedBy: Key.self)
      for member in members { try object.encode(member.value, forKey: Key(member.key)) }
    case .list(let values):
      var list = encoder.unkeyedContainer()
      for value in values { try list.encode(value) }
    case .null, .flag, .number, .string:
      var single = encoder.singleValueContainer()
      try encodeScalar(into: &single)
    }
  }

  private func encodeScalar(into container: inout any SingleValueEncodingContainer) throws {
    switch self {
    case .flag(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .string(let text): try container.encode(text)
    default: try container.encodeNil()
    }
  }
}
