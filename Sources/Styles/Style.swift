// A resolved style: every key with its value, looked up by dotted path.
import JSONTree

/// Keys for elements that a selector picks.
struct StyleRule: Sendable, Equatable {
  var selector: String
  var parsed: Selector
  var keys: StyleValue
}

/// One figure's complete style.
public struct Style: Sendable, Equatable {
  /// Kind of figure that sections and rules were resolved for, e.g. `prefit`.
  public let kind: String
  /// Every key and its value.
  public let tree: StyleValue
  private let rules: [StyleRule]
  private let values: [String: StyleValue]
  private let textSize: Double
  /// Paths that rules set for the element that this style is of.
  private var ruled: Set<String> = []

  /// Lays `sources` over the built-in default, in order, for a kind of figure.
  public init(_ sources: [StyleSource] = [], kind: String = "") throws(StyleProblems) {
    var loader = StyleLoader()
    for source in sources { loader.load(source) }
    try self.init(Cascade(default: Self.builtInDefault, kind: kind), kind: kind, loader)
  }

  /// The built-in default for a kind of figure.
  public init(standardFor kind: String) {
    self.init(kind: kind, tree: Cascade(default: Self.builtInDefault, kind: kind).tree, rules: [])
  }

  /// This style with further layers over it.
  public func overlaid(with sources: [StyleSource]) throws(StyleProblems) -> Style {
    guard !sources.isEmpty else { return self }
    var loader = StyleLoader()
    for source in sources { loader.load(source) }
    return try Style(
      Cascade(default: Self.builtInDefault, kind: kind, base: tree, rules: rules), kind: kind, loader)
  }

  private init(_ base: Cascade, kind: String, _ loader: StyleLoader) throws(StyleProblems) {
    var cascade = base
    for layer in loader.layers { cascade.add(layer) }
    let problems = loader.problems + cascade.problems
    guard problems.isEmpty else { throw StyleProblems(problems) }
    self.init(kind: kind, tree: cascade.tree, rules: cascade.rules)
  }

  init(kind: String, tree: StyleValue, rules: [StyleRule]) {
    self.kind = kind
    self.tree = tree
    self.rules = rules
    var values: [String: StyleValue] = [:]
    Self.flatten(tree, path: "", into: &values)
    self.values = values
    textSize = Self.points(values["text.size"] ?? .number(8), textSize: 8)
  }

  /// `styles/default.json` as it was built in.
  static let builtInDefault: StyleValue = {
    guard let text = BuiltInStyles.all.first(where: { $0.name == "default" })?.text,
      let document = try? JSONDocument(text: "\(text)", file: "styles/default.json")
    else { preconditionFailure("the built-in style is not JSON") }
    return StyleLayer(document, folder: "").root.value
  }()

  private static func flatten(_ value: StyleValue, path: String, into values: inout [String: StyleValue]) {
    if !path.isEmpty { values[path] = value }
    guard case .object(let members) = value, KeyKinds.freeMaps[path] == nil, path != "figures" else { return }
    for member in members {
      flatten(member.value, path: path.isEmpty ? member.key : "\(path).\(member.key)", into: &values)
    }
  }

  /// The style of one element: this one with the rules that select it.
  public func element(role: String, name: String? = nil) -> Style {
    guard !rules.isEmpty else { return self }
    var properties = ["role": role, "figure": kind]
    properties["name"] = name
    let chosen = rules.filter { $0.parsed.matches(properties) }
    guard !chosen.isEmpty else { return self }
    var style = Style(kind: kind, tree: chosen.reduce(tree) { $0.overlaid(with: $1.keys) }, rules: rules)
    var set: [String: StyleValue] = [:]
    for rule in chosen { Self.flatten(rule.keys, path: "", into: &set) }
    style.ruled = ruled.union(set.keys)
    return style
  }

  /// Whether a rule set a key, or a key within a section, for the element that this style is of.
  public func isRuled(_ path: String) -> Bool { ruled.contains(path) }

  /// Whether any rule is there to ask for.
  public var hasRules: Bool { !rules.isEmpty }

  /// The same style with one key set; a key that does not exist is a programmer's error.
  public func setting(_ path: String, to value: StyleValue) -> Style {
    precondition(values[path] != nil, "no such style key: \(path)")
    return Style(
      kind: kind, tree: tree.setting(path.split(separator: ".").map(String.init)[...], to: value), rules: rules)
  }
}

extension Style {
  /// The raw value; a path that default.json lacks is a programmer's error.
  public func value(_ path: String) -> StyleValue {
    guard let value = values[path] else { preconditionFailure("no such style key: \(path)") }
    return value
  }

  /// A plain number; one with a unit in points.
  public func number(_ path: String) -> Double { length(path) }

  /// A length in points.
  public func length(_ path: String) -> Double { Self.points(value(path), textSize: textSize) }

  /// A whole number; fractions are cut off.
  public func integer(_ path: String) -> Int { Int(max(-1e9, min(1e9, number(path)))) }

  /// The key's truth value.
  public func flag(_ path: String) -> Bool { value(path) == .flag(true) }

  /// The key's text.
  public func string(_ path: String) -> String {
    switch value(path) {
    case .string(let text): text
    case .number: value(path).text
    default: ""
    }
  }

  /// The string, or nil where the key is null or empty.
  public func optionalString(_ path: String) -> String? {
    let text = string(path)
    return text.isEmpty ? nil : text
  }

  /// The key's list of numbers.
  public func numbers(_ path: String) -> [Double] {
    guard case .list(let values) = value(path) else { return [] }
    return values.map { Self.points($0, textSize: textSize) }
  }

  /// The numbers, or nil where the key is null.
  public func optionalNumbers(_ path: String) -> [Double]? { value(path) == .null ? nil : numbers(path) }

  /// The key's list of texts.
  public func strings(_ path: String) -> [String] {
    guard case .list(let values) = value(path) else { return [] }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  private static func points(_ value: StyleValue, textSize: Double) -> Double {
    switch value {
    case .number(let number): number
    case .string(let text): Length(text)?.points(textSize: textSize) ?? 0
    default: 0
    }
  }
}

extension Style: Codable {
  private enum CodingKeys: String, CodingKey { case kind, tree }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try fields.decode(String.self, forKey: .kind), tree = try fields.decode(StyleValue.self, forKey: .tree)
    let layer = StyleLayer(root: .plain(tree, place: "style"))
    // Sections for kinds are laid into a tree that is written out, and are not to be laid over it again.
    var cascade = Cascade(default: Self.builtInDefault, kind: kind)
    cascade.add(layer)
    if let first = cascade.problems.first {
      throw first.decodingError(in: decoder, others: cascade.problems.dropFirst())
    }
    self.init(kind: kind, tree: cascade.tree, rules: cascade.rules)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    let list = rules.map { rule in
      StyleValue.object([
        StyleMember(key: "select", value: .string(rule.selector)), StyleMember(key: "set", value: rule.keys),
      ])
    }
    try fields.encode(
      tree.setting(["rules"], to: .list(list)).setting(["figures"], to: .object([])), forKey: .tree)
  }
}
