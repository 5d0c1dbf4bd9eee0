// What a style says about names of the user's: titles, colours, order, bin edges.

/// One entry of `samples`, `channels` or `parameters`.
public struct StyleEntry: Sendable, Equatable {
  /// Name of the sample, channel or parameter.
  public let name: String
  let value: StyleValue

  /// A text; nil where the style has none.
  public func string(_ field: String) -> String? {
    if case .string(let text)? = value[field] { text } else { nil }
  }

  /// A number; nil where the style has none.
  public func number(_ field: String) -> Double? {
    if case .number(let number)? = value[field] { number } else { nil }
  }

  /// A truth value; nil where the style has none.
  public func flag(_ field: String) -> Bool? {
    if case .flag(let flag)? = value[field] { flag } else { nil }
  }

  /// A list of numbers; nil where the style has none.
  public func numbers(_ field: String) -> [Double]? {
    guard case .list(let values)? = value[field] else { return nil }
    return values.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// A list of texts; nil where the style has none.
  public func strings(_ field: String) -> [String]? {
    guard case .list(let values)? = value[field] else { return nil }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }
}

extension Style {
  /// The entries of a free-form map (`samples`, `channels`, `parameters`), in the order of their first mention.
  public func entries(of map: String) -> [StyleEntry] {
    guard case .object(let members) = value(map) else { return [] }
    return members.map { StyleEntry(name: $0.key, value: $0.value) }
  }

  /// User macros for labels: name without backslash → TeX.
  public var macros: [String: String] {
    guard case .object(let members) = value("text.macros") else { return [:] }
    var macros: [String: String] = [:]
    for member in members { if case .string(let text) = member.value { macros[member.key] = text } }
    return macros
  }
}
