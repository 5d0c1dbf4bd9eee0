// Writing lists and objects of a document from where they stand: their tokens are copied, nothing is taken apart.

extension JSONWriter {
  mutating func append(_ node: JSONNode, _ level: Int) {
    let word = node.word
    switch word.kind {
    case .null: append("null")
    case .true: append("true")
    case .false: append("false")
    case .integer, .real: append(number: word, of: node)
    case .string: append(plain: node.storage.token(word))
    case .escapedString: appendQuoted(node.string ?? "")
    case .array: append(list: node, level)
    case .object: append(object: node, level)
    }
  }

  private mutating func append(number word: TapeWord, of node: JSONNode) {
    guard layout == .canonical else { return bytes.append(contentsOf: node.storage.token(word)) }
    append(Self.pythonText(JSONNumber(token: node.numberToken ?? "")))
  }

  /// A text without anything that would have to be escaped.
  private mutating func append(plain token: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: token)
    bytes.append(UInt8(ascii: "\""))
  }

  // MARK: Lists

  private mutating func append(list node: JSONNode, _ level: Int) {
    let isFlat = layout != .pretty || node.elements.allSatisfy { $0.word.kind != .array && $0.word.kind != .object }
    bytes.append(UInt8(ascii: "["))
    for (position, element) in node.elements.enumerated() {
      if position > 0 { append(layout == .canonical ? ", " : ",") }
      if !isFlat {
        newLine(level + 1)
      } else if layout == .pretty, position > 0 {
        makeRoom(Self.length(of: element), level)
      }
      append(element, level + 1)
      finishPiece()
    }
    if !isFlat { newLine(level) }
    bytes.append(UInt8(ascii: "]"))
  }

  /// What a scalar takes on its line.
  private static func length(of scalar: JSONNode) -> Int {
    switch scalar.word.kind {
    case .integer, .real: scalar.word.length
    case .string: scalar.word.length + 2
    case .escapedString: (scalar.string ?? "").utf8.count + 2
    default: 5
    }
  }

  // MARK: Objects

  private mutating func append(object node: JSONNode, _ level: Int) {
    guard let members = plainMembers(of: node) else {
      return append(.object(JSONValue.source(node).object ?? JSONObject()), JSONPath(), level: level)
    }
    bytes.append(UInt8(ascii: "{"))
    for (position, member) in members.enumerated() {
      if position > 0 { append(layout == .canonical ? ", " : ",") }
      if layout == .pretty { newLine(level + 1) }
      append(plain: Self.key(of: member))
      append(layout == .compact ? ":" : ": ")
      append(member, level + 1)
      finishPiece()
    }
    if layout == .pretty, !members.isEmpty { newLine(level) }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Objects with more members are looked through with an index.
  private static let mostMembers = 16

  /// The members' values in the order in which they are written; nil where a key has escapes or stands twice.
  private func plainMembers(of node: JSONNode) -> [JSONNode]? {
    guard node.count <= Self.mostMembers else { return nil }
    var members: [JSONNode] = []
    members.reserveCapacity(node.count)
    for member in node.members {
      guard member.keyNode.word.kind == .string else { return nil }
      let key = Self.key(of: member.value)
      if members.contains(where: { Self.key(of: $0).elementsEqual(key) }) { return nil }
      members.append(member.value)
    }
    if layout == .canonical { members.sort { Self.key(of: $0).lexicographicallyPrecedes(Self.key(of: $1)) } }
    return members
  }

  private static func key(of value: JSONNode) -> UnsafeBufferPointer<UInt8> {
    value.storage.token(value.storage.word(value.index - 1))
  }
}
