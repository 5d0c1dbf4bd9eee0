// Editing workspaces: read, changed step by step, read again and checked, before anything is written.
import Care
import HistFactory
import JSONTree
import Results

/// A workspace that was made of others, checked and not yet written.
public struct EditedWorkspace: Sendable {
  /// The workspace as JSON.
  public var document: JSONDocument
  /// What was done, operation by operation.
  public var result: EditResult
  /// The document as UTF-8.
  public var text: [UInt8] { document.withBytes { Array($0) } }
}

/// What edits and combinations share.
public enum WorkspaceEditing {
  /// All operations of `hfplot edit`, with what `--asimov` needs to know.
  public static func kinds(
    measurement: String? = nil, poi: String? = nil, interpolation: Interpolation = .standard
  ) -> [EditKind] {
    let asimov = EditKind.ofNumber("asimov", "mu") { value in
      AsimovObservations(
        value: value, measurement: measurement, poi: poi, interpolation: interpolation)
    }
    return EditKind.documentEdits + [asimov]
  }

  /// The steps of a recipe file.
  public static func recipe(_ path: String, kinds: [EditKind]) throws(KitProblem) -> [EditStep] {
    try KitProblem.wrapping {
      try EditRecipe(JSONDocument(contentsOf: path), kinds: kinds).steps
    }
  }

  /// The correlation map of a file.
  public static func correlations(_ path: String) throws(KitProblem) -> CorrelationMap {
    try KitProblem.wrapping { try CorrelationMap(JSONDocument(contentsOf: path)) }
  }

  /// Applies steps to a workspace in their order.
  public static func edit(
    _ request: WorkspaceRequest, steps: [EditStep], options: [(name: String, value: String?)]
  ) throws(KitProblem) -> EditedWorkspace {
    let file = try load(request)
    var draft = file.draft
    var operations: [EditResult.Operation] = file.sideName.map { [.ofExtension($0)] } ?? []
    for step in steps {
      let (edited, changes) = try KitProblem.wrapping { try step.applied(to: draft) }
      draft = edited
      operations.append(.init(operation: step.keyword, text: step.text, changes: changes.map { .init($0) }))
    }
    let isUnmarked = request.isStrictlyPyhf && draft.dropRepairs()
    var edited = try checked(
      draft, kind: EditResult.kind, files: [file], operations: operations, options: options)
    if isUnmarked {
      edited.result.warnings.append(
        "warning: without an hfplot block, figures of the workspace cannot say what was repaired")
    }
    return edited
  }

  /// Combines several workspaces.
  public static func combine(
    _ paths: [String], _ combination: WorkspaceCombination, options: [(name: String, value: String?)]
  ) throws(KitProblem) -> EditedWorkspace {
    var files: [WorkspaceFile] = []
    for path in paths { files.append(try load(WorkspaceRequest(path: path))) }
    let inputs = files.map { CombinationInput(label: label($0.name), draft: WorkspaceDraft($0.document)) }
    let (draft, changes) = try KitProblem.wrapping { try combination.combined(inputs) }
    let operation = EditResult.Operation(
      operation: "combine", text: "combine \(files.map(\.name).joined(separator: " "))",
      changes: changes.map { .init($0) })
    return try checked(
      draft, kind: EditResult.combinationKind, files: files, operations: [operation], options: options)
  }

  /// A file's name without its extension.
  private static func label(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static func load(_ request: WorkspaceRequest) throws(KitProblem) -> WorkspaceFile {
    try KitProblem.wrapping {
      try WorkspaceSource(request).file
    }
  }

  /// Reads the new workspace as any other; an error that no input had is a reason not to write it.
  static func checked(
    _ draft: WorkspaceDraft, kind: String, files: [WorkspaceFile], operations: [EditResult.Operation],
    options: [(name: String, value: String?)]
  ) throws(KitProblem) -> EditedWorkspace {
    let document = try KitProblem.wrapping { try draft.document() }
    let workspace = try KitProblem.wrapping { try Workspace(document) }
    let fresh = try newProblems(of: workspace, from: files, kind: kind)
    let inputs = files.map { EditResult.Input(file: $0.name, sha256: $0.sha256, patch: $0.patch?.description) }
    let command = CanonicalCommand(
      verb: kind, inputs: inputs.map { .init(role: "workspace", file: $0.file, sha256: $0.sha256) }, options: options)
    let result = EditResult(
      kind: kind, hfplot: HFPlotVersion.current, command: command.text, inputs: inputs, operations: operations,
      digest: document.canonicalDigests(["sha256"])[0], warnings: fresh.map(\.description))
    return EditedWorkspace(document: document, result: result)
  }
}

extension WorkspaceEditing {
  /// What is wrong with a new workspace and was not with those that it comes from.
  /// - Throws: where it would not be a model.
  static func newProblems(
    of workspace: Workspace, from files: [WorkspaceFile], kind: String
  ) throws(KitProblem) -> [WorkspaceProblem] {
    let problems = workspace.structuralProblems()
    guard !problems.isEmpty else { return [] }
    let known = Set(files.flatMap { $0.workspace.structuralProblems().map(\.message) })
    let fresh = problems.filter { !known.contains($0.message) }
    guard !fresh.contains(where: { $0.severity == .error }) else {
      throw KitProblem(
        "the new workspace would not be a valid model\n" + WorkspaceProblems(fresh).description,
        hint: kind == EditResult.combinationKind
          ? "nothing was written: --merge-measurements NAME puts all settings into one measurement"
          : "nothing was written: change the operations")
    }
    return fresh
  }
}

extension EditResult.Operation {
  fileprivate static func ofExtension(_ name: String) -> Self {
    let change = EditChange(what: "the block of \(name) is now the workspace's own")
    return .init(operation: "extension", text: "--extension \(name)", changes: [.init(change)])
  }
}

extension EditResult.Change {
  init(_ change: EditChange) {
    self.init(
      channel: change.channel, sample: change.sample, modifier: change.modifier, what: change.what,
      caveat: change.caveat)
  }
}
