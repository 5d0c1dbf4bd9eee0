// A workspace as it is read from a file, with the patch that was applied to it.

import Digests
import JSONTree

/// A loaded workspace and where it came from.
public struct WorkspaceFile: Sendable {
  /// The patch that was applied.
  public struct Patch: Sendable, Equatable {
    /// Base name of its file.
    public var file: String
    /// Its name in a patchset.
    public var name: String?
    /// Its values by label, in a patchset.
    public var values: [(label: String, value: String)]

    /// `FILE#NAME`, or `FILE` for a plain patch.
    public var description: String { name.map { "\(file)#\($0)" } ?? file }

    /// Whether all parts are equal.
    public static func == (left: Patch, right: Patch) -> Bool {
      left.description == right.description && left.values.elementsEqual(right.values) { $0 == $1 }
    }
  }

  /// As it was given.
  public let path: String
  /// The workspace, patched.
  public let workspace: Workspace
  /// The patch that was applied.
  public let patch: Patch?
  /// What was noticed on loading; a model has its own.
  public let warnings: [WorkspaceProblem]
  /// The patched text, for places.
  public let document: JSONDocument
  private let original: JSONDocument
  private let patchDocument: JSONDocument?
  /// The side file with the extension block, if that is where it stands.
  private let sideDocument: JSONDocument?

  /// Reads a workspace.
  ///
  /// Its shape is checked here, its structure by `model(measurement:poi:interpolation:)`.
  /// - Parameters:
  ///   - patch: `FILE` (a JSON Patch, or an object with one as `patch`), `FILE#NAME` or `FILE#700,250` (of a patchset).
  ///   - verifyDigest: whether a patchset made for another workspace is an error and not a warning.
  ///   - sideFile: the extension block, where the workspace has none.
  ///   - isStrict: whether an extension block is an error, as it is for pyhf.
  ///   - translate: gives a workspace for a document of another format; nil where it is one already.
  public static func load(
    path: String, patch: String? = nil, verifyDigest: Bool = false, sideFile: String? = nil, isStrict: Bool = false,
    translate: (JSONDocument) throws(WorkspaceProblems) -> JSONDocument? = { _ in nil }
  ) throws(WorkspaceProblems) -> WorkspaceFile {
    let side = try sideFile.map { path throws(WorkspaceProblems) in
      try WorkspaceProblems.catching { () throws(JSONProblem) in try JSONDocument(contentsOf: path) }
    }
    let file = try plain(path: path, patch: patch, verifyDigest: verifyDigest, side: side, translate: translate)
    guard isStrict, file.workspace.extensions != nil else { return file }
    let wording = Wording.notForPyhf(isSideFile: side != nil)
    let problem = WorkspaceProblem(
      place: side.map { SourcePlace(file: $0.file) }, path: JSONPath(side == nil ? [.key("hfplot")] : []),
      message: wording.message, hint: wording.hint)
    throw WorkspaceProblems([problem]).located(in: file.document)
  }

  private static func plain(
    path: String, patch: String?, verifyDigest: Bool, side: JSONDocument?,
    translate: (JSONDocument) throws(WorkspaceProblems) -> JSONDocument?
  ) throws(WorkspaceProblems) -> WorkspaceFile {
    let original = try WorkspaceProblems.catching { () throws(JSONProblem) in try JSONDocument(contentsOf: path) }
    let document = try translate(original) ?? original
    guard let patch else { return try WorkspaceFile(path, original, document, nil, nil, [], side) }
    let selected = try PatchSelection(patch)
    let warnings = try selected.checkDigest(of: document, isError: verifyDigest)
    let patched = try WorkspaceProblems.catching { () throws(JSONProblem) in
      try JSONPatch(selected.operations).apply(to: document, name: "\(path) with \(selected.patch.description)")
    }
    return try WorkspaceFile(path, original, patched, selected.patch, selected.document, warnings, side)
  }

  init(
    _ path: String, _ original: JSONDocument, _ document: JSONDocument, _ patch: Patch?,
    _ patchDocument: JSONDocument?, _ warnings: [WorkspaceProblem], _ side: JSONDocument? = nil
  ) throws(WorkspaceProblems) {
    var workspace = try Workspace(document)
    if let side {
      guard workspace.extensions == nil else {
        let wording = Wording.twoBlocks
        let problem = WorkspaceProblem(
          path: JSONPath([.key("hfplot")]), message: wording.message, hint: wording.hint)
        throw WorkspaceProblems([problem]).located(in: document)
      }
      workspace.extensions = try WorkspaceExtension(side)
    }
    self.workspace = workspace
    sideDocument = side
    self.path = path
    self.original = original
    self.document = document
    self.patch = patch
    self.patchDocument = patchDocument
    self.warnings = warnings
  }

  /// The last part of the path.
  public var name: String { Self.baseName(path) }

  /// SHA-256 of the file's bytes, hexadecimal. Computed anew at every call (about 0.2 s for 50 MB).
  public var sha256: String { original.withBytes { SHA256.hex(UnsafeRawBufferPointer($0)) } }

  /// SHA-256 of the patch file's bytes.
  public var patchSHA256: String? { patchDocument?.withBytes { SHA256.hex(UnsafeRawBufferPointer($0)) } }

  /// The document for edits; a side file's block becomes the workspace's own.
  public var draft: WorkspaceDraft {
    var draft = WorkspaceDraft(document)
    if let sideDocument { draft.block = JSONValue(sideDocument.root).object }
    return draft
  }

  /// Base name of the side file with the extension block.
  public var sideName: String? { sideDocument.map { Self.baseName($0.file) } }

  /// SHA-256 of the side file's bytes.
  public var sideSHA256: String? { sideDocument?.withBytes { SHA256.hex(UnsafeRawBufferPointer($0)) } }

  /// pyhf's digest of the patched workspace: SHA-256 of its canonical text, whatever its layout.
  public var canonicalSHA256: String { document.canonicalDigests(["sha256"])[0] }

  /// The model of a measurement (default: the first), with places in all its problems and warnings.
  public func model(
    measurement: String? = nil, poi: String? = nil, interpolation: Interpolation = .standard
  ) throws(WorkspaceProblems) -> Model {
    do throws(WorkspaceProblems) {
      var model = try Model(workspace, measurement: measurement, poi: poi, interpolation: interpolation)
      let relevant = patch == nil ? model.warnings : model.warnings.filter { !Self.isAboutObservations($0) }
      model.warnings = relevant.isEmpty ? [] : located(WorkspaceProblems(relevant)).problems
      return model
    } catch {
      throw located(error)
    }
  }

  /// With places: those of the extension block in its own file, if it has one.
  private func located(_ problems: WorkspaceProblems) -> WorkspaceProblems {
    guard let sideDocument else { return problems.located(in: document) }
    let isAside = { (problem: WorkspaceProblem) in problem.path.steps.first == .key("hfplot") }
    let aside = problems.problems.filter(isAside).map { problem in
      var problem = problem
      problem.path.steps.removeFirst()
      return problem
    }
    let others = WorkspaceProblems(problems.problems.filter { !isAside($0) }).located(in: document)
    return WorkspaceProblems(others.problems + WorkspaceProblems(aside).located(in: sideDocument).problems)
  }

  /// A patch that removes a channel leaves its observation behind: nothing to warn of.
  private static func isAboutObservations(_ warning: WorkspaceProblem) -> Bool {
    warning.path.steps.first == .key("observations")
  }

  static func baseName(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }
}

extension JSONDocument {
  /// Digests (`md5` or `sha256`) of the text that Python's `json.dumps(sort_keys=True, ensure_ascii=False)` makes.
  public func canonicalDigests(_ algorithms: [String]) -> [String] {
    var (old, new) = (MD5(), SHA256())
    let (hasOld, hasNew) = (algorithms.contains("md5"), algorithms.contains { $0 != "md5" })
    JSONWriter.canonical(JSONValue(root)) { piece in
      if hasOld { old.update(piece) }
      if hasNew { new.update(piece) }
    }
    let texts = (Hexadecimal.text(old.finalize()), Hexadecimal.text(new.finalize()))
    return algorithms.map { $0 == "md5" ? texts.0 : texts.1 }
  }
}

extension WorkspaceProblems {
  static func catching<Value>(_ body: () throws(JSONProblem) -> Value) throws(WorkspaceProblems) -> Value {
    do throws(JSONProblem) {
      return try body()
    } catch {
      throw WorkspaceProblems(error)
    }
  }
}
