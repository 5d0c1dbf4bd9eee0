// A JSON value to build and change: a tree that keeps the order of members and the text of numbers.

/// A mutable JSON value.
public enum JSONValue: Sendable {
  /// Nothing.
  case null
  /// A truth value.
  case boolean(Bool)
  /// A number as it is written.
  case number(JSONNumber)
  /// A text, unescaped.
  case string(String)
  /// Elements in order.
  case array([JSONValue])
  /// Members in order.
  case object(JSONObject)
  /// A list or an object of a document, where it stands: taken apart when its parts are asked for.
  case source(JSONNode)
}

/// A number that remembers whether it is written as an integer: 1 and 1.0 are different.
public struct JSONNumber: Sendable {
  private enum Form: Sendable {
    case integer(Int)
    case real(Double)
    /// A number of a document, as it is written there.
    case token(String)
  }
  private let form: Form

  /// A whole number.
  public init(_ value: Int) { form = .integer(value) }

  /// `value` must be finite to be written.
  public init(_ value: Double) { form = .real(value) }

  init(token: String) { form = .token(token) }

  /// As it is written: a double in the shortest form that reads back the same, with a point or an exponent.
  public var text: String {
    switch form {
    case .integer(let value): value.description
    case .real(let value): value.description
    case .token(let token): token
    }
  }

  /// The nearest number of double precision.
  public var double: Double {
    switch form {
    case .integer(let value): Double(value)
    case .real(let value): value
    case .token(let token): Double(token) ?? .nan
    }
  }

  /// The value of a number without fraction and exponent that fits.
  public var integer: Int? {
    switch form {
    case .integer(let value): value
    case .real: nil
    case .token(let token): Int(token)
    }
  }

  /// Whether it is written without fraction and exponent.
  public var isInteger: Bool {
    switch form {
    case .integer: true
    case .real: false
    case .token(let token): !token.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    }
  }
}

extension JSONNumber: Equatable {
  /// Equal values of the same class, however they are written; integers of any length are compared exactly.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    guard left.isInteger == right.isInteger else { return false }
    return left.isInteger ? left.text == right.text : left.double == right.double
  }
}

/// Members in order; setting a new key appends it.
public struct JSONObject: Sendable {
  /// A key with its value.
  public struct Member: Sendable, Equatable {
    /// The key, unescaped.
    public var key: String
    /// What stands behind it.
    public var value: JSONValue
    /// Every part by its name.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// In the order of the file.
  public private(set) var members: [Member] = []
  /// Kept once there are too many members to look through.
  private var positions: [String: Int] = [:]
  private static let linearLimit = 16

  /// An empty object.
  public init() {}

  /// The last of equal keys stays, at the place of the first.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { self[key] = value }
  }

  /// How many members it has.
  public var count: Int { members.count }
  /// Keys in the order of the file.
  public var keys: [String] { members.map(\.key) }

  /// Setting nil removes the member.
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (nil, let value?): append(Member(key, value))
      case (let position?, nil): remove(at: position)
      case (nil, nil): break
      }
    }
  }

  private func position(of key: String) -> Int? {
    members.count <= Self.linearLimit ? members.firstIndex { $0.key == key } : positions[key]
  }

  private mutating func append(_ member: Member) {
    members.append(member)
    if members.count == Self.linearLimit + 1 {
      index()
    } else if members.count > Self.linearLimit {
      positions[member.key] = members.count - 1
    }
  }

  private mutating func remove(at position: Int) {
    members.remove(at: position)
    positions = [:]
    if members.count > Self.linearLimit { index() }
  }

  private mutating func index() {
    for (position, member) in members.enumerated() { positions[member.key] = position }
  }

  /// Gives a member another key, at its place; nothing happens if there is none of that name.
  public mutating func rename(_ key: String, to newKey: String) {
    guard let position = position(of: key), key != newKey, self[newKey] == nil else { return }
    members[position].key = newKey
    positions = [:]
    if members.count > Self.linearLimit { index() }
  }

  /// Puts the members into the code-point order of their keys.
  public mutating func sort() {
    members.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    positions = [:]
    if members.count > Self.linearLimit { index() }
  }
}

extension JSONObject: Equatable {
  /// Equal whatever the order, as in JSON.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
  }
}
