// The selector language of workspaces: `channel=SR* & sample=ttbar & !(type=staterror | name=/^gamma/)`.

/// A condition on the named fields of a thing, such as the channel, sample, type and name of a modifier.
///
/// Comparisons are `field=value` and `field!=value`, joined by `&` (binds first) and `|`, with `!` and parentheses. A value is
/// a glob (`*` for any characters, `?` for one), a regular expression between slashes that may match anywhere in the
/// field, or a text in quotes that is compared as it stands.
public struct FieldSelector: Sendable, Equatable {
  /// As it was written.
  public let text: String
  let condition: SelectorCondition

  /// Reads a selector.
  /// - Parameter fields: the fields that there are; nil for any.
  public init(_ text: String, fields: [String]? = nil) throws(SelectionProblem) {
    var parser = FieldSelectorParser(text, fields: fields)
    condition = try parser.parse()
    self.text = text
  }

  /// Whether a thing is selected; a field that it lacks equals nothing.
  public func matches(_ fields: [String: String]) -> Bool { condition.holds { fields[$0] } }

  /// The same for fields that are looked up when they are needed.
  public func matches(_ value: (_ field: String) -> String?) -> Bool { condition.holds(value) }

  /// The fields that the condition speaks of.
  public var fields: Set<String> { condition.fields }

  /// Whether all parts are equal.
  public static func == (left: Self, right: Self) -> Bool { left.condition == right.condition }
}

indirect enum SelectorCondition: Sendable, Equatable {
  case equals(field: String, SelectorPattern)
  case all([SelectorCondition])
  case any([SelectorCondition])
  case not(SelectorCondition)

  func holds(_ value: (String) -> String?) -> Bool {
    switch self {
    case .equals(let field, let pattern): value(field).map(pattern.matches) ?? false
    case .all(let parts): parts.allSatisfy { $0.holds(value) }
    case .any(let parts): parts.contains { $0.holds(value) }
    case .not(let part): !part.holds(value)
    }
  }

  var fields: Set<String> {
    switch self {
    case .equals(let field, _): [field]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let part): part.fields
    }
  }
}
