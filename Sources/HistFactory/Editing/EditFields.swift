// What an operation is told: fields by name, from a recipe's object or from a text of the command line.
import JSONTree

/// How an operation is written on the command line.
public enum EditSyntax: Sendable, Equatable {
  /// Nothing follows.
  case flag
  /// `VALUE`, and where the operation takes a selector, `VALUE @ SELECTOR`.
  case value(String)
  /// `LEFT=RIGHT`, and where the operation takes a selector, `LEFT=RIGHT @ SELECTOR`.
  case pair(String, String)
  /// `SELECTOR`.
  case selector
}

/// The fields of one operation; what is not asked for is refused at the end.
public struct EditFields {
  static let scopeKey = "where"
  private var fields: JSONObject
  private var asked: [String] = []

  /// Fields of a recipe's object.
  init(_ object: JSONObject) { fields = object }

  /// Fields written as on the command line.
  init(_ text: String, _ syntax: EditSyntax) throws(EditProblem) {
    fields = JSONObject()
    guard syntax != .selector else {
      if !text.isEmpty { fields[Self.scopeKey] = .string(text) }
      return
    }
    let (head, scope) = Self.split(text)
    fields[Self.scopeKey] = scope.map { .string($0) }
    switch syntax {
    case .flag:
      if !text.isEmpty { throw EditProblem("it takes no value") }
    case .value(let key): fields[key] = .string(head)
    case .pair(let left, let right):
      guard let equals = head.firstIndex(of: "="), equals != head.startIndex else {
        throw EditProblem("it is not of the form \(left.uppercased())=\(right.uppercased())")
      }
      fields[left] = .string(Self.trimmed(head[..<equals]))
      fields[right] = .string(Self.trimmed(head[head.index(after: equals)...]))
    case .selector: break
    }
  }

  /// At the last ` @ `.
  private static func split(_ text: String) -> (head: String, scope: String?) {
    let letters = Array(text)
    guard letters.count > 2 else { return (text, nil) }
    for index in stride(from: letters.count - 2, to: 0, by: -1)
    where letters[index] == "@" && letters[index - 1] == " " && letters[index + 1] == " " {
      return (trimmed(letters[..<index]), trimmed(letters[(index + 1)...]))
    }
    return (text, nil)
  }

  private static func trimmed(_ text: some BidirectionalCollection<Character>) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }

  // MARK: Reading

  private mutating func value(_ key: String) -> JSONValue? {
    if !asked.contains(key) { asked.append(key) }
    return fields[key]
  }

  private mutating func required(_ key: String) throws(EditProblem) -> JSONValue {
    guard let value = value(key) else { throw EditProblem("the field '\(key)' is missing") }
    return value
  }

  mutating func text(_ key: String) throws(EditProblem) -> String {
    guard let text = try required(key).string, !text.isEmpty else { throw EditProblem("'\(key)' should be a name") }
    return text
  }

  /// A list of names, or one text with commas between them.
  mutating func names(_ key: String) throws(EditProblem) -> [String] {
    let value = try required(key)
    let texts =
      value.array?.map { $0.string ?? $0.integer.map(String.init) ?? "" } ?? [
        value.string ?? value.integer.map(String.init) ?? ""
      ]
    let names = value.array == nil ? texts[0].split(separator: ",").map { Self.trimmed($0) } : texts
    guard !names.isEmpty, names.allSatisfy({ !$0.isEmpty }) else {
      throw EditProblem("'\(key)' should be a list of names")
    }
    return names
  }

  /// Numbers as they are written: an integer stays one.
  mutating func numbers(_ key: String) throws(EditProblem) -> [JSONValue] {
    let value = try required(key)
    let list = value.array ?? (value.string ?? "").split(separator: ",").map { .string(Self.trimmed($0)) }
    var numbers: [JSONValue] = []
    for element in list {
      let number = element.string.map(Self.number) ?? element
      guard let number, number.double?.isFinite == true else {
        throw EditProblem("'\(key)' should be a list of numbers")
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func number(_ text: String) -> JSONValue? {
    Int(text).map { JSONValue($0) } ?? Double(text).map { JSONValue($0) }
  }

  mutating func number(_ key: String, default standard: Double? = nil) throws(EditProblem) -> Double {
    guard let value = value(key) else {
      if let standard { return standard }
      throw EditProblem("the field '\(key)' is missing")
    }
    guard let number = value.double ?? value.string.flatMap(Double.init), number.isFinite else {
      throw EditProblem("'\(key)' should be a number")
    }
    return number
  }

  mutating func choice<Choice>(
    _ key: String, _ type: Choice.Type, default standard: Choice? = nil
  ) throws(EditProblem) -> Choice where Choice: RawRepresentable<String> & CaseIterable {
    guard let value = value(key) else {
      if let standard { return standard }
      throw EditProblem("the field '\(key)' is missing", hint: Self.choices(type))
    }
    guard let text = value.string, let choice = Choice(rawValue: text) else {
      throw EditProblem("there is no \(key) '\(value.string ?? "")'", hint: Self.choices(type))
    }
    return choice
  }

  private static func choices<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> String {
    "there are " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// Numbers by name, in order.
  mutating func weights(_ key: String) throws(EditProblem) -> [(channel: String, weight: Double)] {
    guard let value = value(key) else { return [] }
    let members = value.object?.members ?? []
    let weights = members.compactMap { member in member.value.double.map { (channel: member.key, weight: $0) } }
    guard value.object != nil, weights.count == members.count else {
      throw EditProblem("'\(key)' should be an object with a number for each channel")
    }
    return weights
  }

  /// Lists of names by name, in order.
  mutating func lists(_ key: String) throws(EditProblem) -> [(name: String, channels: [String])] {
    guard let value = value(key) else { return [] }
    let members = value.object?.members ?? []
    let lists = members.map { (name: $0.key, channels: $0.value.array?.compactMap(\.string) ?? []) }
    guard value.object != nil, lists.allSatisfy({ !$0.channels.isEmpty }) else {
      throw EditProblem("'\(key)' should be an object with a list of channels for each name")
    }
    return lists
  }

  /// The selector; `known` are the fields that it may speak of.
  mutating func scope(
    of what: String, _ known: Set<String>, isRequired: Bool = false
  ) throws(EditProblem) -> EditScope {
    guard let value = value(Self.scopeKey) else {
      if isRequired { throw EditProblem("a selector is missing", hint: "e.g. name=JES* & channel=SR*") }
      return .everything
    }
    guard let text = value.string else { throw EditProblem("'\(Self.scopeKey)' should be a selector") }
    return try EditScope(text).limited(to: known, of: what)
  }

  /// Refuses fields that the operation did not ask for.
  func finish() throws(EditProblem) {
    for key in fields.keys where !asked.contains(key) {
      if key == Self.scopeKey { throw EditProblem("this operation takes no selector") }
      let near = NameSuggestion.nearest(to: key, among: asked).map { "did you mean '\($0)'? " } ?? ""
      throw EditProblem(
        "there is no field '\(key)'", hint: "\(near)the fields are \(asked.joined(separator: ", "))")
    }
  }
}
