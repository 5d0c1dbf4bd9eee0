// A pattern that stands for parameters: a glob, a regular expression, a modifier type, or a selector.
import Likelihood
import Selectors

/// `JES*`, `/^JE[SR]/`, `type:staterror` or `name=JES* & type=normsys`; in globs `*` is any characters and `?` is one.
///
/// A pattern is compared with the parameter's name and with its set's (`gamma_SR` for `gamma_SR[0]`).
struct ParameterPattern {
  private enum Form {
    case glob(Glob)
    case expression(SearchExpression)
    case type(Glob)
    case selector(FieldSelector)
  }
  private let form: Form

  /// - Parameter group: where the pattern stands, for the problem's words.
  init(_ text: String, group: String) throws(FitProblem) {
    if text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") {
      do {
        form = .expression(try SearchExpression(String(text.dropFirst().dropLast())))
      } catch {
        throw .badPattern(text, group: group, reason: "\(error)")
      }
    } else if text.hasPrefix("type:") {
      form = .type(Glob(String(text.dropFirst(5))))
    } else if text.contains("=") {
      do {
        form = .selector(try FieldSelector(text, fields: ["name", "type"]))
      } catch {
        throw .badPattern(text, group: group, reason: "character \(error.offset + 1): \(error.message)")
      }
    } else {
      form = .glob(Glob(text))
    }
  }

  func matches(_ parameter: LikelihoodParameter) -> Bool {
    switch form {
    case .glob(let glob): glob.matches(parameter.name) || glob.matches(parameter.set)
    case .expression(let expression): expression.isFound(in: parameter.name) || expression.isFound(in: parameter.set)
    case .type(let glob): parameter.types.contains { glob.matches($0.rawValue) }
    case .selector(let selector):
      parameter.types.contains { type in
        [parameter.name, parameter.set].contains { selector.matches(["name": $0, "type": type.rawValue]) }
      }
    }
  }
}
