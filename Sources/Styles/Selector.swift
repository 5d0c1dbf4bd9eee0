// The selector language: `role=legend.entry & name=tt*`, with | for or, ! for not, and parentheses.

/// A condition on named properties. Values are globs: `*` for any characters, `?` for one.
public struct Selector: Sendable, Equatable {
  indirect enum Condition: Sendable, Equatable {
    case matches(property: String, pattern: String)
    case all([Condition])
    case any([Condition])
    case not(Condition)
  }
  var condition: Condition

  /// Reads a selector; throws where it cannot be read, with the offset.
  public init(_ text: String) throws(SelectorProblem) {
    var parser = SelectorParser(text)
    condition = try parser.parse()
  }

  /// Whether things with these properties are selected; a property that is absent matches nothing.
  public func matches(_ properties: [String: String]) -> Bool { Self.holds(condition, properties) }

  private static func holds(_ condition: Condition, _ properties: [String: String]) -> Bool {
    switch condition {
    case .matches(let property, let pattern):
      guard let value = properties[property] else { return false }
      return glob(Array(pattern.unicodeScalars), Array(value.unicodeScalars))
    case .all(let parts): return parts.allSatisfy { holds($0, properties) }
    case .any(let parts): return parts.contains { holds($0, properties) }
    case .not(let part): return !holds(part, properties)
    }
  }

  /// Whether a name matches a glob such as `tt*`.
  public static func glob(_ pattern: String, matches name: String) -> Bool {
    glob(Array(pattern.unicodeScalars), Array(name.unicodeScalars))
  }

  /// Matches in linear space and at worst quadratic time: a star remembers where it may grow.
  static func glob(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    var p = 0, t = 0, star = -1, mark = 0
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = p
        mark = t
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if star >= 0 {
        p = star + 1
        mark += 1
        t = mark
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}

/// A selector that cannot be read.
public struct SelectorProblem: Error, Equatable {
  /// Characters before the problem.
  public var offset: Int
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String
}

/// Recursive descent over `|`, `&`, `!`, parentheses and `property=glob`.
struct SelectorParser {
  private let text: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  mutating func parse() throws(SelectorProblem) -> Selector.Condition {
    let condition = try alternatives()
    skipBlanks()
    if position < text.count { throw problem("'\(text[position])' is not expected") }
    return condition
  }

  private mutating func alternatives() throws(SelectorProblem) -> Selector.Condition {
    var parts = [try conjunction()]
    while take("|") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(SelectorProblem) -> Selector.Condition {
    var parts = [try term()]
    while take("&") { parts.append(try term()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func term() throws(SelectorProblem) -> Selector.Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw problem("is nested too deeply") }
    if take("!") { return .not(try term()) }
    if take("(") {
      let inner = try alternatives()
      guard take(")") else { throw problem("a ')' is missing") }
      return inner
    }
    let property = word(until: "=&|!() ")
    guard !property.isEmpty, take("=") else { throw problem("a condition such as name=tt* is expected") }
    let pattern = word(until: "&|() ")
    guard !pattern.isEmpty else { throw problem("nothing stands after \(property)=") }
    return .matches(property: property, pattern: pattern)
  }

  private mutating func word(until stops: String) -> String {
    skipBlanks()
    let start = position, ends = Set(stops.unicodeScalars)
    while position < text.count, !ends.contains(text[position]) { position += 1 }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<position])
    return String(word)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < text.count, text[position] == character else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position] == " " { position += 1 }
  }

  private func problem(_ message: String) -> SelectorProblem {
    SelectorProblem(
      offset: position, message: "character \(position + 1): \(message)",
      hint: "write conditions property=glob joined by & and |, with ! and parentheses")
  }
}
