// A pattern that stands for parameters: a glob, a regular expression, or a modifier type.
import Likelihood

/// `JES*`, `/^JE[SR]/` or `type:staterror`; in globs `*` is any characters and `?` is one.
///
/// A pattern is compared with the parameter's name and with its set's (`gamma_SR` for `gamma_SR[0]`).
struct ParameterPattern {
  private enum Form {
    case glob([Character])
    case expression(Regex<AnyRegexOutput>)
    case type([Character])
  }
  private let form: Form

  /// - Parameter group: where the pattern stands, for the problem's words.
  init(_ text: String, group: String) throws(FitProblem) {
    if text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") {
      do {
        form = .expression(try Regex(String(text.dropFirst().dropLast())))
      } catch {
        throw .badPattern(text, group: group, reason: "\(error)")
      }
    } else if text.hasPrefix("type:") {
      form = .type(Array(text.dropFirst(5)))
    } else {
      form = .glob(Array(text))
    }
  }

  func matches(_ parameter: LikelihoodParameter) -> Bool {
    switch form {
    case .glob(let pattern): Self.glob(pattern, parameter.name) || Self.glob(pattern, parameter.set)
    case .expression(let regex):
      parameter.name.firstMatch(of: regex) != nil || parameter.set.firstMatch(of: regex) != nil
    case .type(let pattern): parameter.types.contains { Self.glob(pattern, $0.rawValue) }
    }
  }

  /// At worst quadratic in time: a star remembers where it may grow.
  private static func glob(_ pattern: [Character], _ name: String) -> Bool {
    let text = Array(name)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (p, t) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
