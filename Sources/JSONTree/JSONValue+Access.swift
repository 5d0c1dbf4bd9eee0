// Making values from literals and documents, and looking into them.

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string, as a literal.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number, as a literal.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  /// A number, as a literal.
  public init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  /// A truth value, as a literal.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// `null`, as a literal.
  public init(nilLiteral: ()) { self = .null }
  /// An array, as a literal.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object, as a literal; its members keep their order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}

extension JSONValue {
  /// A number, written with as many digits as bring it back.
  public init(_ value: Double) { self = .number(JSONNumber(value)) }
  /// A whole number.
  public init(_ value: Int) { self = .number(JSONNumber(value)) }
  /// An array of numbers.
  public init(_ values: [Double]) { self = .array(values.map { JSONValue($0) }) }

  /// The value of a document, whose lists and objects stay there until they are changed; the last of equal keys
  /// stays, as in Python.
  public init(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .boolean: self = .boolean(node.boolean == true)
    case .number: self = .number(JSONNumber(token: node.numberToken ?? ""))
    case .string: self = .string(node.string ?? "")
    case .array, .object: self = .source(node)
    }
  }

  /// Which of the six kinds of value it is.
  public var kind: JSONKind {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    case .source(let node): node.kind
    }
  }

  /// The number; nil of another kind.
  public var double: Double? { if case .number(let number) = self { number.double } else { nil } }
  /// The whole number; nil of another kind, of fractions and of what does not fit.
  public var integer: Int? { if case .number(let number) = self { number.integer } else { nil } }
  /// The text; nil of another kind.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The truth value; nil of another kind.
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }

  /// The elements; nil of another kind.
  public var array: [JSONValue]? {
    switch self {
    case .array(let elements): elements
    case .source(let node) where node.kind == .array: node.elements.map { JSONValue($0) }
    default: nil
    }
  }

  /// The object; nil of another kind.
  public var object: JSONObject? {
    switch self {
    case .object(let object): object
    case .source(let node) where node.kind == .object:
      JSONObject(node.members.lazy.map { ($0.key, JSONValue($0.value)) })
    default: nil
    }
  }

  /// A list of numbers; nil for everything else. Of a document, without taking the list apart.
  public var doubles: [Double]? {
    if case .source(let node) = self, let numbers = node.doubles { return numbers }
    guard let array else { return nil }
    let numbers = array.compactMap(\.double)
    return numbers.count == array.count ? numbers : nil
  }

  /// Elements of a list, members of an object; 0 for the rest.
  public var count: Int {
    switch self {
    case .array(let elements): elements.count
    case .object(let object): object.count
    case .source(let node) where node.kind == .array: node.count
    case .source: object?.count ?? 0
    default: 0
    }
  }

  /// A member; setting one makes an object of whatever stood here, setting nil removes it.
  public subscript(key: String) -> JSONValue? {
    get {
      guard case .source(let node) = self else { return object?[key] }
      return node.last(key).map { JSONValue($0) }
    }
    set {
      var changed = object ?? JSONObject()
      self = .null
      changed[key] = newValue
      self = .object(changed)
    }
  }

  /// An element of a list, if there is one at that position.
  public subscript(position: Int) -> JSONValue? {
    guard let array, array.indices.contains(position) else { return nil }
    return array[position]
  }
}

extension JSONValue: Equatable {
  // Disfavoured, since comparisons of literals are those of their usual types.
  /// Equal by content, wherever it stands; objects whatever the order of their members.
  @_disfavoredOverload
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.source(let left), .source(let right)) where left.isIdentical(to: right): true
    default:
      if let elements = left.array {
        elements == right.array
      } else if let members = left.object {
        members == right.object
      } else {
        false
      }
    }
  }
}
