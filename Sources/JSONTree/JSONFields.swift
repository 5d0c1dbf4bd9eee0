// The members of an object whose keys are known beforehand, found in one walk.

/// Up to sixteen keys that an object may have.
public struct JSONKeys: Sendable {
  /// Names in the order of declaration.
  public let names: [StaticString]

  /// Keys that an object may have.
  public init(_ names: StaticString...) {
    precondition(names.count <= 16, "more than sixteen keys")
    self.names = names
  }

  /// The names as strings.
  public var strings: [String] { names.map { "\($0)" } }
}

/// Where the values of known keys stand; found by position in `JSONKeys`.
public struct JSONFields: Sendable {
  private let storage: JSONStorage
  private var slots = SIMD16<UInt32>(repeating: 0)
  /// Whether a member has an unknown key, or a key stands twice: see `surprises`.
  public private(set) var hasSurprises = false

  fileprivate init(_ node: JSONNode, _ keys: JSONKeys) {
    storage = node.storage
    guard node.word.kind == .object else { return }
    let end = storage.word(node.index + 1).end
    var index = node.index + TapeWord.header
    var expected = 0
    while index < end {
      let slot = Self.slot(of: index, keys, storage, expected)
      if slot >= 0, slots[slot] == 0 {
        slots[slot] = UInt32(truncatingIfNeeded: index + 1)
      } else {
        hasSurprises = true
      }
      expected = slot + 1
      index = storage.next(index + 1)
    }
  }

  /// The position of the key at `index`, tried first where writers usually put it; −1 if it is unknown.
  private static func slot(of index: Int, _ keys: JSONKeys, _ storage: JSONStorage, _ expected: Int) -> Int {
    let word = storage.word(index)
    if expected < keys.names.count, storage.isText(word, keys.names[expected]) { return expected }
    for position in keys.names.indices where storage.isText(word, keys.names[position]) { return position }
    guard word.kind == .escapedString, let key = storage.string(word) else { return -1 }
    return keys.names.firstIndex { "\($0)" == key } ?? -1
  }

  /// The value of the key at that position of the keys, or nil if the object has none.
  public subscript(position: Int) -> JSONNode? {
    let index = slots[position]
    return index == 0 ? nil : JSONNode(storage: storage, index: Int(index))
  }
}

extension JSONNode {
  /// The values of known keys; the first where a key stands twice.
  public func fields(_ keys: JSONKeys) -> JSONFields { JSONFields(self, keys) }

  /// Members whose key is not among `keys`, and members that repeat a key.
  public func surprises(_ keys: JSONKeys) -> (unknown: [JSONMember], repeated: [JSONMember]) {
    let known = Set(keys.strings)
    var seen: Set<String> = []
    var result: (unknown: [JSONMember], repeated: [JSONMember]) = ([], [])
    for member in members {
      if !seen.insert(member.key).inserted {
        result.repeated.append(member)
      } else if !known.contains(member.key) {
        result.unknown.append(member)
      }
    }
    return result
  }
}
