// Names chosen by globs, regular expressions and selectors, and a word for patterns that choose nothing.
import JSONTree
import Selectors

/// Patterns such as `JES_*`, `/^JES/` or, of an analysis, `channel=SR* & type=normsys`: a name is chosen that matches one
/// of those included (all if there are none) and none of those excluded.
public struct NamePatterns: Sendable, Equatable {
  private var included: [NamePattern]
  private var excluded: [NamePattern]

  /// - Parameters:
  ///   - names: what selectors speak of; nil where there are no modifiers to speak of.
  ///   - option: where the patterns are given, for problems.
  init(
    included: [String] = [], excluded: [String] = [], names: SelectableNames? = nil, option: String
  ) throws(KitProblem) {
    self.included = []
    self.excluded = []
    for text in included { self.included.append(try NamePattern(text, names, option: option)) }
    for text in excluded { self.excluded.append(try NamePattern(text, names, option: option)) }
  }

  /// Whether the name is chosen.
  public func contains(_ name: String) -> Bool {
    if excluded.contains(where: { $0.matches(name) }) { return false }
    return included.isEmpty || included.contains { $0.matches(name) }
  }

  /// Refuses a pattern that no name matches.
  /// - Parameters:
  ///   - names: all that there are.
  ///   - option: where it was given, e.g. `--parameters`.
  ///   - kind: what the names are of, e.g. `parameter`.
  func check(against names: [String], option: String, kind: String) throws(KitProblem) {
    for pattern in included where !names.contains(where: pattern.matches) {
      let near = NameSuggestion.nearest(to: pattern.text, among: names)
      throw KitProblem(
        "\(option) \(pattern.text): matches no \(kind)",
        hint: near.map { "did you mean \($0)?" }
          ?? "patterns use * for any characters and ? for one; selectors are as in channel=SR* & type=normsys")
    }
  }
}

/// One pattern.
private struct NamePattern: Sendable, Equatable {
  private enum Form: Sendable, Equatable {
    case glob(Glob)
    case expression(SearchExpression)
    case names(Set<String>)
  }
  let text: String
  private let form: Form

  init(_ text: String, _ names: SelectableNames?, option: String) throws(KitProblem) {
    self.text = text
    do {
      if let names, text.contains("="), !names.contain(text) {
        form = .names(names.chosen(by: try FieldSelector(text, fields: SelectableNames.fields)))
      } else if text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") {
        form = .expression(try SearchExpression(String(text.dropFirst().dropLast())))
      } else {
        form = .glob(Glob(text))
      }
    } catch let problem as SelectionProblem {
      throw KitProblem(
        "\(option) '\(text)', character \(problem.offset + 1): \(problem.message)", hint: problem.hint)
    } catch let problem as SearchExpressionProblem {
      throw KitProblem("\(option) \(text), character \(problem.offset + 2): \(problem.message)", hint: problem.hint)
    } catch {
      throw KitProblem(error)
    }
  }

  func matches(_ name: String) -> Bool {
    switch form {
    case .glob(let glob): glob.matches(name)
    case .expression(let expression): expression.isFound(in: name)
    case .names(let names): names.contains(name)
    }
  }
}
