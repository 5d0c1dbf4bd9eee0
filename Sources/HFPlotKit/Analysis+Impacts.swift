// Impacts of a workspace, in the groups that its style defines.
import Inference
import Results
import Styles

extension Analysis {
  /// How parameters, groups and the data's statistics move the parameters of interest.
  public func impacts(
    _ options: ImpactsOptions = ImpactsOptions(), workforce: Workforce = Workforce(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> ImpactsResult {
    try KitProblem.wrapping {
      try Impacts(likelihood, options: options).run(origin: origin(command: command), workforce: workforce)
    }
  }

  /// The groups that a style maps parameters to: `impacts.groups`, else the groups of its `parameters`; nil for none.
  public func parameterGroups(_ style: Style) -> ParameterGroups? {
    ParameterGroups(style) ?? .annotated(Annotations(style), likelihood)
  }
}

extension ParameterGroups {
  /// `impacts.groups`: lists of patterns by the group's name; nil where the style has none.
  public init?(_ style: Style) {
    guard case .object(let members) = style.value("impacts.groups"), !members.isEmpty else { return nil }
    self.init(
      members.map { member in
        guard case .list(let values) = member.value else { return Group(name: member.key, members: []) }
        return Group(
          name: member.key, members: values.compactMap { if case .string(let text) = $0 { text } else { nil } })
      })
  }
}
