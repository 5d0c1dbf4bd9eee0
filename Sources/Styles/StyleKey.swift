// One key explained: what it may hold, what it is by default, and which layer set it.
import JSONTree

/// What `hfplot style explain` says of a key.
public struct StyleKey: Sendable, Equatable {
  /// Names of the levels with dots, e.g. `axis.x.title`.
  public var path: String
  /// What the key does, in a sentence.
  public var summary: String
  /// What it may hold, in words; `a section` for objects.
  public var kind: String
  /// JSON text of the built-in default.
  public var standard: String
  /// JSON text of the value in the style asked about.
  public var value: String
  /// `file:line:column` or the option that set the value; nil for the default.
  public var place: String?
  /// Selectors of rules that set the key for some elements.
  public var rules: [String]
}

/// Finds keys.
public struct StyleKeys: Sendable {
  private let cascade: Cascade
  private let standard: StyleValue

  /// The keys of a style made of layers, for a kind of figure.
  public init(_ sources: [StyleSource] = [], kind: String = "") throws(StyleProblems) {
    var loader = StyleLoader()
    for source in sources { loader.load(source) }
    standard = Style.builtInDefault
    var cascade = Cascade(default: standard, kind: kind)
    for layer in loader.layers { cascade.add(layer) }
    let problems = loader.problems + cascade.problems
    guard problems.isEmpty else { throw StyleProblems(problems) }
    self.cascade = cascade
  }

  /// A key by its dotted path.
  /// - Throws: a problem with the nearest key there is.
  public func key(_ path: String) throws(StyleProblem) -> StyleKey {
    guard let value = Self.find(path, in: cascade.tree), !KeyKinds.structural.contains(path) else {
      throw unknown(path)
    }
    let fallback = Self.find(path, in: standard) ?? .null
    let isSection = if case .object = fallback { KeyKinds.freeValues[path] == nil } else { false }
    return StyleKey(
      path: path, summary: KeySummaries.summary(of: path),
      kind: isSection ? Self.sectionPhrase(path) : Self.phrase(path, fallback),
      standard: fallback.text, value: value.text, place: place(of: path),
      rules: cascade.rules.filter { Self.find(path, in: $0.keys) != nil }.map(\.selector))
  }

  /// Dotted paths of all keys that hold a value, in the order of styles/default.json.
  public static var all: [String] {
    var paths: [String] = []
    collect(Style.builtInDefault, path: "", into: &paths)
    return paths
  }

  /// Dotted paths below a section, in order; the section itself if it is a key.
  public static func below(_ path: String) -> [String] { all.filter { $0 == path || $0.hasPrefix(path + ".") } }

  private static func collect(_ value: StyleValue, path: String, into paths: inout [String]) {
    guard case .object(let members) = value, KeyKinds.freeMaps[path] == nil, KeyKinds.freeValues[path] == nil else {
      return paths.append(path)
    }
    for member in members where !path.isEmpty || !KeyKinds.structural.contains(member.key) {
      collect(member.value, path: path.isEmpty ? member.key : "\(path).\(member.key)", into: &paths)
    }
  }

  private static func find(_ path: String, in tree: StyleValue) -> StyleValue? {
    path.split(separator: ".").reduce(Optional(tree)) { $0?[String($1)] }
  }

  private func place(of path: String) -> String? {
    cascade.places[path] ?? cascade.places.filter { $0.key.hasPrefix(path + ".") }.map(\.value).min()
  }

  private static func sectionPhrase(_ path: String) -> String {
    guard let fields = KeyKinds.freeMaps[path] else { return "a section" }
    return "names of yours, each with: \(fields.keys.sorted().joined(separator: ", "))"
  }

  private static func phrase(_ path: String, _ value: StyleValue) -> String {
    if let kind = KeyKinds.freeValues[path] { return "names of yours, each with \(kind.phrase)" }
    return KeyKinds.kind(of: path, default: value).phrase
  }

  private func unknown(_ path: String) -> StyleProblem {
    let near = NameSuggestion.nearest(to: path, among: Self.all)
    let endings = Self.all.filter { $0.split(separator: ".").last.map(String.init) == path }
    let hint =
      near.map { "did you mean \($0)?" } ?? (endings.isEmpty ? nil : "there are: " + endings.joined(separator: ", "))
    return StyleProblem(
      place: "style explain", path: path, message: "no such style key",
      hint: hint ?? "hfplot style default shows all keys")
  }
}
