// Walking through the elements of a list and the members of an object.

/// The elements of a list, in order.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let storage: JSONStorage
  private var index: Int
  private let end: Int

  init(_ node: JSONNode) {
    storage = node.storage
    let isArray = node.word.kind == .array
    index = node.index + TapeWord.header
    end = isArray ? node.storage.word(node.index + 1).end : 0
  }

  /// The next element; nil behind the last.
  public mutating func next() -> JSONNode? {
    guard index < end else { return nil }
    let node = JSONNode(storage: storage, index: index)
    index = storage.next(index)
    return node
  }
}

/// A key of an object with its value.
public struct JSONMember: Sendable {
  /// What stands behind the key.
  public let value: JSONNode

  /// Cheap comparison of the key with a known one.
  public func hasKey(_ key: StaticString) -> Bool {
    let word = value.storage.word(value.index - 1)
    return value.storage.isText(word, key) || (word.kind == .escapedString && self.key == "\(key)")
  }

  /// The key, unescaped.
  public var key: String { keyNode.string ?? "" }

  /// The key as a node, for its place.
  public var keyNode: JSONNode { JSONNode(storage: value.storage, index: value.index - 1) }
}

/// The members of an object, in order; a key that stands twice comes twice.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  private let storage: JSONStorage
  private var index: Int
  private let end: Int

  init(_ node: JSONNode) {
    storage = node.storage
    let isObject = node.word.kind == .object
    index = node.index + TapeWord.header
    end = isObject ? node.storage.word(node.index + 1).end : 0
  }

  /// The next member; nil behind the last.
  public mutating func next() -> JSONMember? {
    guard index < end else { return nil }
    let value = JSONNode(storage: storage, index: index + 1)
    index = storage.next(index + 1)
    return JSONMember(value: value)
  }
}

extension JSONNode {
  /// The elements of a list; nothing for other kinds.
  public var elements: JSONElements { JSONElements(self) }

  /// The members of an object; nothing for other kinds.
  public var members: JSONMembers { JSONMembers(self) }

  /// The first member of that name.
  public subscript(key: String) -> JSONNode? {
    members.first { $0.key == key }?.value
  }

  /// The last member of that name, which is the one that counts where a key stands twice.
  func last(_ key: String) -> JSONNode? {
    var found: JSONNode?
    for member in members where member.key == key { found = member.value }
    return found
  }

  /// Whether it is the same place of the same document.
  func isIdentical(to other: JSONNode) -> Bool { storage === other.storage && index == other.index }

  /// The element at a position of a list.
  public subscript(position: Int) -> JSONNode? {
    guard position >= 0, position < count else { return nil }
    return elements.dropFirst(position).first { _ in true }
  }

  /// The bytes of a string that has no escapes in it; nil for everything else.
  @inline(__always)
  public func withPlainString<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    word.kind == .string ? body(storage.token(word)) : nil
  }

  /// Whether it is a string with this text.
  public func isString(_ text: StaticString) -> Bool {
    storage.isText(word, text) || (word.kind == .escapedString && string == "\(text)")
  }
}
