// JSON Patch (RFC 6902): a list of operations that turns one document into another.

/// The operations of a patch, checked for their shape.
public struct JSONPatch: Sendable {
  enum Action: String, CaseIterable { case add, remove, replace, move, copy, test }

  struct Operation: Sendable {
    var action: Action
    var path: JSONPointer
    /// Of move and copy.
    var from: JSONPointer?
    /// Of add, replace and test.
    var value: JSONNode?
    var node: JSONNode
  }

  let operations: [Operation]

  /// How many operations it has.
  public var count: Int { operations.count }

  /// Reads a list of operations.
  public init(_ node: JSONNode) throws(JSONProblem) {
    guard node.kind == .array else {
      throw node.problem("a patch should be a list of operations, not \(node.kind.phrase)")
    }
    var operations: [Operation] = []
    for element in node.elements { operations.append(try Self.operation(element)) }
    self.operations = operations
  }

  /// The patched document. What the patch leaves alone keeps its place; `name` is what problems call the rest.
  public func apply(to document: JSONDocument, name: String? = nil) throws(JSONProblem) -> JSONDocument {
    let (bytes, origins) = try patched(document.root).composed()
    return try JSONDocument(composed: bytes, file: name ?? document.file, origins: origins)
  }

  /// The patched value.
  public func apply(to value: JSONValue) throws(JSONProblem) -> JSONValue {
    let bytes = try JSONWriter.write(value, layout: .compact)
    return try patched(JSONDocument(bytes, file: "the value to patch").root).jsonValue
  }

  private func patched(_ root: JSONNode) throws(JSONProblem) -> PatchTree {
    var tree = PatchTree.source(root)
    // Copies of copies can double a document with every operation.
    let patchSize = operations.first?.node.document.byteCount ?? 0
    var budget = Self.growthLimit * (root.document.byteCount + patchSize) + Self.freeGrowth
    for operation in operations {
      do throws(PatchTree.Failure) {
        try operation.apply(to: &tree, copying: &budget)
      } catch {
        throw operation.problem(error)
      }
    }
    return tree
  }

  private static let growthLimit = 16
  private static let freeGrowth = 1 << 20

  // MARK: Shape

  private static let keys = JSONKeys("op", "path", "from", "value")

  private static func operation(_ node: JSONNode) throws(JSONProblem) -> Operation {
    guard node.kind == .object else { throw node.problem("an operation should be an object, not \(node.kind.phrase)") }
    let fields = node.fields(keys)
    let action = try action(fields[0], node)
    let path = try pointer(fields[1], "path", node)
    let isTransfer = action == .move || action == .copy
    let value = action == .remove || isTransfer ? nil : fields[3]
    if value == nil, action != .remove, !isTransfer { throw node.problem("\(action) lacks the key 'value'") }
    return Operation(
      action: action, path: path, from: isTransfer ? try pointer(fields[2], "from", node) : nil, value: value,
      node: node)
  }

  private static func action(_ node: JSONNode?, _ operation: JSONNode) throws(JSONProblem) -> Action {
    guard let node else { throw operation.problem("an operation lacks the key 'op'") }
    let names = Action.allCases.map(\.rawValue)
    guard let name = node.string else { throw node.problem("op should be a string, not \(node.kind.phrase)") }
    if let action = Action(rawValue: name) { return action }
    let hint = NameSuggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
    throw node.problem(
      "there is no operation '\(name)'", hint: hint ?? "there are \(names.joined(separator: ", "))")
  }

  private static func pointer(_ node: JSONNode?, _ key: String, _ operation: JSONNode) throws(JSONProblem)
    -> JSONPointer
  {
    guard let node else { throw operation.problem("an operation lacks the key '\(key)'") }
    guard let text = node.string else { throw node.problem("\(key) should be a string, not \(node.kind.phrase)") }
    guard let pointer = JSONPointer(text) else {
      throw node.problem("'\(text)' is no JSON pointer", hint: "write /channels/0/name, with ~0 for ~ and ~1 for /")
    }
    guard pointer.tokens.count <= JSONScanner.depthLimit else { throw node.problem("the pointer has too many levels") }
    return pointer
  }
}

extension JSONPatch.Operation {
  func apply(to tree: inout PatchTree, copying budget: inout Int) throws(PatchTree.Failure) {
    switch action {
    case .add: try add(newValue, to: &tree)
    case .remove: try remove(path, from: &tree)
    case .replace: try replace(in: &tree)
    case .move: try move(in: &tree)
    case .copy: try add(tree.value(source.tokens[...]).copied(&budget), to: &tree)
    case .test: try test(tree)
    }
  }

  // `JSONPatch.operation` has checked that these are there where they are needed.
  private var newValue: PatchTree { .source(value ?? node) }
  private var source: JSONPointer { from ?? path }

  private func add(_ value: PatchTree, to tree: inout PatchTree) throws(PatchTree.Failure) {
    guard !path.tokens.isEmpty else {
      tree = value
      return
    }
    try tree.change(path.tokens[...]) { (parent, token) throws(PatchTree.Failure) in try parent.add(value, at: token) }
  }

  private func remove(_ pointer: JSONPointer, from tree: inout PatchTree) throws(PatchTree.Failure) {
    guard !pointer.tokens.isEmpty else { throw PatchTree.Failure(message: "the whole document cannot be removed") }
    try tree.change(pointer.tokens[...]) { (parent, token) throws(PatchTree.Failure) in try parent.remove(at: token) }
  }

  private func replace(in tree: inout PatchTree) throws(PatchTree.Failure) {
    guard !path.tokens.isEmpty else {
      tree = newValue
      return
    }
    try tree.change(path.tokens[...]) { (parent, token) throws(PatchTree.Failure) in
      try parent.replace(at: token, with: newValue)
    }
  }

  private func move(in tree: inout PatchTree) throws(PatchTree.Failure) {
    let (from, to) = (source.tokens, path.tokens)
    if from == to { return _ = try tree.value(from[...]) }
    if to.starts(with: from) { throw PatchTree.Failure(message: "a value cannot be moved into itself") }
    let value = try tree.value(from[...])
    try remove(source, from: &tree)
    try add(value, to: &tree)
  }

  private func test(_ tree: PatchTree) throws(PatchTree.Failure) {
    let found = try tree.value(path.tokens[...])
    guard let value, found.jsonValue.isSame(as: JSONValue(value)) else {
      throw PatchTree.Failure(message: "the value there is another")
    }
  }

  func problem(_ failure: PatchTree.Failure) -> JSONProblem {
    let from = from.map { " from '\($0)'" } ?? ""
    return node.problem(
      "\(action.rawValue) of '\(path)'\(from) failed: \(failure.message)",
      hint: "is this the patch for that document?")
  }
}

extension JSONValue {
  /// Equality of RFC 6902: numbers are equal when their values are, however they are written.
  public func isSame(as other: JSONValue) -> Bool {
    if case .number(let left) = self, case .number(let right) = other {
      return left == right || left.double == right.double
    }
    if let left = array, let right = other.array {
      return left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
    if let left = object, let right = other.object {
      guard left.count == right.count else { return false }
      return left.members.allSatisfy { member in right[member.key].map { member.value.isSame(as: $0) } ?? false }
    }
    return self == other
  }
}
