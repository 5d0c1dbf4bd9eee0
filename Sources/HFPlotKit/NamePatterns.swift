// Names chosen by globs, and a word for globs that choose nothing.
import JSONTree
import Styles

/// Globs such as `JES_*`: a name is chosen that matches one of `included` (all if there are none) and none of `excluded`.
public struct NamePatterns: Sendable, Equatable {
  /// Globs, of which a name has to match one; empty for all.
  public var included: [String]
  /// Globs, of which a name may match none.
  public var excluded: [String]

  /// Every part by its name; those with a default may be left out.
  public init(included: [String] = [], excluded: [String] = []) {
    self.included = included
    self.excluded = excluded
  }

  /// Whether the name is chosen.
  public func contains(_ name: String) -> Bool {
    if excluded.contains(where: { Selector.glob($0, matches: name) }) { return false }
    return included.isEmpty || included.contains { Selector.glob($0, matches: name) }
  }

  /// Refuses a pattern that no name matches.
  /// - Parameters:
  ///   - names: all that there are.
  ///   - option: where it was given, e.g. `--parameters`.
  ///   - kind: what the names are of, e.g. `parameter`.
  public func check(against names: [String], option: String, kind: String) throws(KitProblem) {
    for pattern in included where !names.contains(where: { Selector.glob(pattern, matches: $0) }) {
      let near = NameSuggestion.nearest(to: pattern, among: names)
      throw KitProblem(
        "\(option) \(pattern): matches no \(kind)",
        hint: near.map { "did you mean \($0)?" } ?? "patterns use * for any characters and ? for one")
    }
  }

  /// The names that patterns choose, in the order of `names`; nil where there are no patterns.
  /// - Throws: for a pattern that no name matches.
  public static func chosen(
    _ patterns: [String], among names: [String], option: String, kind: String
  ) throws(KitProblem) -> [String]? {
    guard !patterns.isEmpty else { return nil }
    let chosen = NamePatterns(included: patterns)
    try chosen.check(against: names, option: option, kind: kind)
    return names.filter(chosen.contains)
  }
}
