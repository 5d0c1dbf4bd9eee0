// Channels, samples and parameters of a model by what selectors say of its modifiers.
import HistFactory
import Likelihood
import Selectors

/// What names are of.
public enum NameKind: String, Sendable {
  case channel, sample, parameter
  /// Sets of parameters: one name of the workspace each.
  case parameterSet = "parameter set"

  var word: String { self == .parameterSet ? "parameter" : rawValue }
}

/// The names of one kind in a model.
///
/// A selector speaks of modifiers: a channel, a sample or a parameter is chosen where one of its modifiers is, by the
/// fields channel, sample, type and name. A sample without modifiers has the first two, a parameter of an extension
/// block without modifiers the last.
struct SelectableNames {
  let kind: NameKind
  let model: Model
  let likelihood: CompiledLikelihood

  static let fields = ["channel", "sample", "type", "name"]

  /// Whether a text is one of the names, and so no selector.
  func contain(_ text: String) -> Bool {
    switch kind {
    case .channel: model.channels.contains { $0.name == text }
    case .sample: model.channels.contains { $0.samples.contains { $0.name == text } }
    case .parameter, .parameterSet: likelihood.parameters.contains { $0.name == text || $0.set == text }
    }
  }

  func chosen(by selector: FieldSelector) -> Set<String> {
    switch kind {
    case .channel: Set(sites.filter { selector.matches($0.fields) }.compactMap(\.channel))
    case .sample: Set(sites.filter { selector.matches($0.fields) }.compactMap(\.sample))
    case .parameter, .parameterSet: parameters(selector)
    }
  }

  /// Names of parameters and of their sets.
  private func parameters(_ selector: FieldSelector) -> Set<String> {
    let sets = Set(sites.filter { $0.name != nil && selector.matches($0.fields) }.compactMap(\.name))
    let used = Set(sites.compactMap(\.name))
    let chosen = likelihood.parameters.filter { parameter in
      used.contains(parameter.set) ? sets.contains(parameter.set) : selector.matches(["name": parameter.set])
    }
    return Set(chosen.flatMap { [$0.name, $0.set] })
  }

  private struct Site {
    var channel: String?
    var sample: String?
    var type: String?
    var name: String?
    func fields(_ field: String) -> String? {
      switch field {
      case "channel": channel
      case "sample": sample
      case "type": type
      default: name
      }
    }
  }

  private var sites: [Site] {
    model.channels.flatMap { channel in
      channel.samples.flatMap { sample -> [Site] in
        let bare = Site(channel: channel.name, sample: sample.name)
        guard !sample.modifiers.isEmpty else { return [bare] }
        return sample.modifiers.map {
          Site(channel: channel.name, sample: sample.name, type: $0.type.rawValue, name: $0.name)
        }
      }
    }
  }
}

extension Analysis {
  /// The names of a kind that patterns choose, in the model's order; nil where there are no patterns.
  ///
  /// A pattern is a glob (`JES*`), a regular expression (`/^JES/`) or a selector (`channel=SR* & type=normsys`).
  /// With `names` they are of these, else of all of the model.
  /// - Throws: for a pattern that no name matches, and for one that cannot be read.
  public func chosen(
    _ patterns: [String], _ kind: NameKind, among names: [String]? = nil, option: String
  ) throws(KitProblem) -> [String]? {
    guard !patterns.isEmpty else { return nil }
    let all = names ?? self.names(kind)
    let chosen = try self.patterns(included: patterns, kind, among: all, option: option)
    return all.filter(chosen.contains)
  }

  /// Patterns of names, checked: each of those included has to match one of `names` (default: all of the model).
  public func patterns(
    included: [String], excluded: [String] = [], _ kind: NameKind, among names: [String]? = nil, option: String
  ) throws(KitProblem) -> NamePatterns {
    let selectable = SelectableNames(kind: kind, model: model, likelihood: likelihood)
    let patterns = try NamePatterns(included: included, excluded: excluded, names: selectable, option: option)
    try patterns.check(against: names ?? self.names(kind), option: option, kind: kind.word)
    return patterns
  }

  private func names(_ kind: NameKind) -> [String] {
    switch kind {
    case .channel: return likelihood.channels.map(\.name)
    case .sample:
      var seen: Set<String> = []
      return likelihood.channels.flatMap(\.samples).filter { seen.insert($0).inserted }
    case .parameter: return likelihood.parameters.map(\.name)
    case .parameterSet: return model.parameterSets.map(\.name)
    }
  }
}
