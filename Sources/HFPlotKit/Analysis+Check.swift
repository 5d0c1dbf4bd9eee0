// A workspace looked through for what will go wrong.
import Care
import Results

extension Analysis {
  /// The findings of every rule, the gravest first.
  public func check(_ options: CheckOptions = CheckOptions(), command: CanonicalCommand? = nil) -> CheckResult {
    WorkspaceCheck(model, likelihood: likelihood, options: options).run(origin: origin(command: command))
  }
}

extension CheckRule {
  /// Rules by their names.
  /// - Throws: for a name that no rule has, with the nearest.
  public static func named(_ names: [String], option: String) throws(KitProblem) -> Set<CheckRule> {
    var rules: Set<CheckRule> = []
    for name in names {
      guard let rule = CheckRule(rawValue: name) else {
        let all = allCases.map(\.rawValue)
        let near = UnknownNames.nearest(name, all).map { "did you mean \($0)?" }
        throw KitProblem(
          "\(option) \(name): there is no such rule", hint: near ?? "the rules are \(all.joined(separator: ", "))")
      }
      rules.insert(rule)
    }
    return rules
  }
}
