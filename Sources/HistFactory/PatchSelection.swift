// Which patch is meant by FILE, FILE#NAME or FILE#VALUES.

import JSONTree

/// A patch found in its file.
struct PatchSelection {
  let patch: WorkspaceFile.Patch
  let operations: JSONNode
  let document: JSONDocument
  private let set: PatchSet?

  init(_ selection: String) throws(WorkspaceProblems) {
    let (path, name) = Self.split(selection)
    let document = try WorkspaceProblems.catching { () throws(JSONProblem) in try JSONDocument(contentsOf: path) }
    let file = WorkspaceFile.baseName(path)
    self.document = document
    if PatchSet.describes(document.root) {
      let set = try PatchSet(document)
      let entry = try Self.entry(name, set, path)
      patch = WorkspaceFile.Patch(file: file, name: entry.name, values: Array(zip(set.labels, entry.values)))
      operations = entry.operations
      self.set = set
    } else {
      if let name { throw Self.problem(document.root, .noPatchSet(name)) }
      patch = WorkspaceFile.Patch(file: file, name: nil, values: [])
      operations = document.root["patch"] ?? document.root
      set = nil
    }
  }

  /// At the last `#`, unless the whole is the name of a file.
  private static func split(_ selection: String) -> (path: String, name: String?) {
    guard let mark = selection.lastIndex(of: "#"), !InputFile.exists(selection) else { return (selection, nil) }
    return (String(selection[..<mark]), String(selection[selection.index(after: mark)...]))
  }

  private static func entry(_ name: String?, _ set: PatchSet, _ path: String) throws(WorkspaceProblems)
    -> PatchSet.Entry
  {
    let names = set.entries.map(\.name)
    guard let name else { throw problem(set.document.root, .patchNotNamed(path, names)) }
    guard let entry = set.entry(name) else { throw problem(set.document.root, .patchUnknown(name, names, set.labels)) }
    return entry
  }

  private static func problem(_ node: JSONNode, _ wording: Wording) -> WorkspaceProblems {
    let place = SourcePlace(file: node.place.file)
    return WorkspaceProblems([WorkspaceProblem(place: place, message: wording.message, hint: wording.hint)])
  }

  /// The warnings about a patchset that was made for another workspace.
  func checkDigest(of workspace: JSONDocument, isError: Bool) throws(WorkspaceProblems) -> [WorkspaceProblem] {
    try set?.digestProblems(for: workspace, isError: isError) ?? []
  }
}

extension PatchSet {
  /// Says which digests a workspace does not have: warnings, or, where that is asked for, errors.
  func digestProblems(for workspace: JSONDocument, isError: Bool) throws(WorkspaceProblems) -> [WorkspaceProblem] {
    let mismatches = mismatches(workspace)
    if mismatches.isEmpty { return [] }
    let path = JSONPath([.key("metadata"), .key("digests")])
    let problems = mismatches.map { algorithm, expected, found in
      let wording = Wording.digestMismatch(algorithm, expected, found, workspace.file)
      return WorkspaceProblem(
        severity: isError ? .error : .warning, path: path.appending(algorithm), message: wording.message,
        hint: wording.hint)
    }
    let located = WorkspaceProblems(problems).located(in: document)
    if isError { throw located }
    return located.problems
  }
}
