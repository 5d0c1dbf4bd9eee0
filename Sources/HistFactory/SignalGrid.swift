// A background-only workspace with all signals of a patchset: both are read once, each signal is a patch away.

import Digests
import JSONTree

/// The models of a search, one a signal.
public struct SignalGrid: Sendable {
  /// As it was given.
  public let path: String
  /// The patchset.
  public let signals: PatchSet
  /// A patchset that was made for another workspace, unless that is an error.
  public let warnings: [WorkspaceProblem]
  private let background: JSONDocument

  /// Reads the workspace and its signals.
  ///
  /// - Parameter verifyDigest: whether a patchset made for another workspace is an error and not a warning.
  public init(path: String, patchSet: String, verifyDigest: Bool = false) throws(WorkspaceProblems) {
    self.path = path
    background = try WorkspaceProblems.catching { () throws(JSONProblem) in try JSONDocument(contentsOf: path) }
    let document = try WorkspaceProblems.catching { () throws(JSONProblem) in try JSONDocument(contentsOf: patchSet) }
    guard PatchSet.describes(document.root) else {
      let problem = WorkspaceProblem(
        place: SourcePlace(file: document.file), message: "this is not a patchset: it has no \"patches\"",
        hint: "a grid of signals is a HEPData patchset; a single patch goes with --patch")
      throw WorkspaceProblems([problem])
    }
    signals = try PatchSet(document)
    warnings = try signals.digestProblems(for: background, isError: verifyDigest)
  }

  /// How many signals there are.
  public var count: Int { signals.entries.count }

  /// The workspace with one signal.
  public func workspace(_ index: Int) throws(WorkspaceProblems) -> WorkspaceFile {
    let entry = signals.entries[index]
    let patch = WorkspaceFile.Patch(
      file: patchSetName, name: entry.name, values: Array(zip(signals.labels, entry.values)))
    let patched = try WorkspaceProblems.catching { () throws(JSONProblem) in
      try JSONPatch(entry.operations).apply(to: background, name: "\(path) with \(patch.description)")
    }
    return try WorkspaceFile(path, background, patched, patch, signals.document, [])
  }

  /// Base names of both files.
  public var name: String { WorkspaceFile.baseName(path) }
  /// Base name of the patchset's file.
  public var patchSetName: String { WorkspaceFile.baseName(signals.document.file) }

  /// SHA-256 of both files' bytes, hexadecimal; computed at every call.
  public var sha256: String { background.withBytes { SHA256.hex(UnsafeRawBufferPointer($0)) } }
  /// SHA-256 of the patchset's bytes, in hexadecimal.
  public var patchSetSHA256: String { signals.document.withBytes { SHA256.hex(UnsafeRawBufferPointer($0)) } }
}
