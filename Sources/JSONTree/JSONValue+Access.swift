// Making values from literals and documents, and looking into them.

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  public init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}

extension JSONValue {
  public init(_ value: Double) { self = .number(JSONNumber(value)) }
  public init(_ value: Int) { self = .number(JSONNumber(value)) }
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

  public var double: Double? { if case .number(let number) = self { number.double } else { nil } }
  public var integer: Int? { if case .number(let number) = self { number.integer } else { nil } }
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
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
