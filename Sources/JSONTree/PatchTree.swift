// A document under change: what is untouched stays a reference to its source.

/// A value of a patched document, opened only as far as a change needs.
enum PatchTree {
  struct Member {
    var key: String
    var value: PatchTree
  }

  case source(JSONNode)
  case array([PatchTree])
  case object([Member])

  /// Why a change is not possible: worded by `JSONPatch`.
  struct Failure: Error { var message: String }

  var kind: JSONKind {
    switch self {
    case .source(let node): node.kind
    case .array: .array
    case .object: .object
    }
  }

  /// Makes elements or members accessible.
  private mutating func open() {
    guard case .source(let node) = self else { return }
    switch node.kind {
    case .array: self = .array(node.elements.map { .source($0) })
    case .object: self = .object(node.members.map { Member(key: $0.key, value: .source($0.value)) })
    default: break
    }
  }

  func value(_ tokens: ArraySlice<String>) throws(Failure) -> PatchTree {
    var current = self
    for token in tokens {
      current.open()
      switch current {
      case .array(let elements): current = elements[try Self.position(token, in: elements.count)]
      case .object(let members): current = members[try Self.position(token, in: members)].value
      case .source: throw Failure(message: "'\(token)' is looked for in \(current.kind.phrase)")
      }
    }
    return current
  }

  /// Changes the value that all but the last token lead to.
  mutating func change(
    _ tokens: ArraySlice<String>, _ edit: (inout PatchTree, String) throws(Failure) -> Void
  ) throws(Failure) {
    guard let token = tokens.first else { return }
    open()
    if tokens.count == 1 { return try edit(&self, token) }
    let rest = tokens.dropFirst()
    switch self {
    case .array(var elements):
      let position = try Self.position(token, in: elements.count)
      self = .array([])
      defer { self = .array(elements) }
      try elements[position].change(rest, edit)
    case .object(var members):
      let position = try Self.position(token, in: members)
      self = .object([])
      defer { self = .object(members) }
      try members[position].value.change(rest, edit)
    case .source: throw Failure(message: "'\(token)' is looked for in \(kind.phrase)")
    }
  }

  mutating func add(_ value: PatchTree, at token: String) throws(Failure) {
    switch self {
    case .array(var elements):
      let position = token == "-" ? elements.count : try Self.position(token, in: elements.count, orEnd: true)
      self = .array([])
      elements.insert(value, at: position)
      self = .array(elements)
    case .object(var members):
      self = .object([])
      if let position = members.firstIndex(where: { $0.key == token }) {
        members[position].value = value
      } else {
        members.append(Member(key: token, value: value))
      }
      self = .object(members)
    case .source: throw Failure(message: "nothing can be added to \(kind.phrase)")
    }
  }

  mutating func remove(at token: String) throws(Failure) {
    switch self {
    case .array(var elements):
      let position = try Self.position(token, in: elements.count)
      self = .array([])
      elements.remove(at: position)
      self = .array(elements)
    case .object(var members):
      let position = try Self.position(token, in: members)
      self = .object([])
      members.remove(at: position)
      self = .object(members)
    case .source: throw Failure(message: "nothing can be removed from \(kind.phrase)")
    }
  }

  mutating func replace(at token: String, with value: PatchTree) throws(Failure) {
    switch self {
    case .array(var elements):
      let position = try Self.position(token, in: elements.count)
      self = .array([])
      elements[position] = value
      self = .array(elements)
    case .object(var members):
      let position = try Self.position(token, in: members)
      self = .object([])
      members[position].value = value
      self = .object(members)
    case .source: throw Failure(message: "nothing can be replaced in \(kind.phrase)")
    }
  }

  private static func position(_ token: String, in count: Int, orEnd: Bool = false) throws(Failure) -> Int {
    guard let position = JSONPointer.position(token) else {
      throw Failure(message: "'\(token)' is no position of a list")
    }
    guard position < count || (orEnd && position == count) else {
      throw Failure(message: "there is no position \(position) in a list of \(count)")
    }
    return position
  }

  private static func position(_ token: String, in members: [Member]) throws(Failure) -> Int {
    if let position = members.firstIndex(where: { $0.key == token }) { return position }
    let nearest = NameSuggestion.nearest(to: token, among: members.map(\.key)).map { " (there is '\($0)')" } ?? ""
    throw Failure(message: "the object has no key '\(token)'\(nearest)")
  }
}

extension PatchTree {
  var jsonValue: JSONValue {
    switch self {
    case .source(let node): JSONValue(node)
    case .array(let elements): .array(elements.map(\.jsonValue))
    case .object(let members): .object(JSONObject(members.lazy.map { ($0.key, $0.value.jsonValue) }))
    }
  }

  /// The value as a document of its own, so that trees do not grow deep by copies; its size is taken off `budget`.
  func copied(_ budget: inout Int) throws(Failure) -> PatchTree {
    var copy = self
    if case .source = self {} else { copy = try materialized() }
    if case .source(let node) = copy { budget -= node.endOffset - node.startOffset }
    if budget < 0 { throw Failure(message: "the copies make the document too large") }
    return copy
  }

  private func materialized() throws(Failure) -> PatchTree {
    do throws(JSONProblem) {
      let origin = JSONOrigin(start: 0, source: nil, sourceStart: 0)
      let document = try JSONDocument(composed: composed().bytes, file: "a copied value", origins: [origin])
      return .source(document.root)
    } catch {
      throw Failure(message: error.message)
    }
  }

  /// The text of the tree: untouched values are copied as they stand, and remembered as copies.
  func composed() -> (bytes: [UInt8], origins: [JSONOrigin]) {
    var bytes: [UInt8] = []
    var origins: [JSONOrigin] = []
    compose(&bytes, &origins)
    return (bytes, origins)
  }

  private func compose(_ bytes: inout [UInt8], _ origins: inout [JSONOrigin]) {
    switch self {
    case .source(let node):
      origins.append(JSONOrigin(start: bytes.count, source: node.document, sourceStart: node.startOffset))
      bytes.append(contentsOf: node.storage.text[node.startOffset..<node.endOffset])
    case .array(let elements):
      origins.append(JSONOrigin(start: bytes.count, source: nil, sourceStart: 0))
      bytes.append(UInt8(ascii: "["))
      for (position, element) in elements.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        element.compose(&bytes, &origins)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      origins.append(JSONOrigin(start: bytes.count, source: nil, sourceStart: 0))
      bytes.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: JSONWriter.quoted(member.key))
        bytes.append(UInt8(ascii: ":"))
        member.value.compose(&bytes, &origins)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
