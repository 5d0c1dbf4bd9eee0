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

  /// The value of a document; the last of equal keys stays, as in Python.
  public init(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .boolean: self = .boolean(node.boolean == true)
    case .number: self = .number(JSONNumber(token: node.numberToken ?? ""))
    case .string: self = .string(node.string ?? "")
    case .array: self = .array(node.elements.map { JSONValue($0) })
    case .object: self = .object(JSONObject(node.members.lazy.map { ($0.key, JSONValue($0.value)) }))
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
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  /// The object; nil of another kind.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// A member; setting one makes an object of whatever stood here, setting nil removes it.
  public subscript(key: String) -> JSONValue? {
    get { object?[key] }
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
