// From a workspace and a choice of measurement to a model.

import JSONTree

extension Model {
  /// Resolves a workspace as pyhf does (STATISTICS §1.1–1.4) and checks its structure, all problems at once.
  ///
  /// - Parameters:
  ///   - measurement: its name; nil takes the first.
  ///   - poi: parameter of interest in place of the measurement's: any scalar parameter or a component such as
  ///     `gamma[3]`; empty for none.
  ///   - interpolation: the codes that the likelihood will use; code1 and code4 need positive normsys factors.
  public init(
    _ workspace: Workspace, measurement: String? = nil, poi: String? = nil, interpolation: Interpolation = .standard
  ) throws(WorkspaceProblems) {
    var builder = ModelBuilder(workspace, interpolation: interpolation)
    let model = builder.model(measurement: measurement, poi: poi)
    guard let model, !builder.complaints.contains(where: { $0.severity == .error }) else {
      throw WorkspaceProblems(builder.complaints)
    }
    self = model
    warnings = builder.complaints
  }
}

extension Workspace {
  /// All structural problems and warnings, over all measurements; empty for a workspace without any.
  public func structuralProblems(interpolation: Interpolation = .standard) -> [WorkspaceProblem] {
    var builder = ModelBuilder(self, interpolation: interpolation)
    builder.checkAll()
    return builder.complaints
  }
}

extension WorkspaceProblems {
  /// The problems of a document whose shape is wrong, with those of its structure as far as it can be made out.
  static func ofDocument(_ document: JSONDocument, shape: [WorkspaceProblem], _ workspace: Workspace)
    -> WorkspaceProblems
  {
    var builder = ModelBuilder(workspace, interpolation: .standard)
    builder.isPartial = true
    builder.checkAll()
    let located = WorkspaceProblems(shape + builder.complaints).located(in: document)
    let sorted = located.problems.enumerated().sorted { left, right in
      let (a, b) = (left.element.place, right.element.place)
      return (a?.line ?? 0, a?.column ?? 0, left.offset) < (b?.line ?? 0, b?.column ?? 0, right.offset)
    }
    return WorkspaceProblems(sorted.map(\.element))
  }
}
