// What an edit or a combination of workspaces did: the report beside the workspace that it wrote.

/// Inputs, operations with everything that they changed, and the digest of what was written.
public struct EditResult: Sendable, Equatable, Codable {
  /// What `kind` says in files of this result.
  public static let kind = "edit"
  /// The kind of result that `hfplot combine` writes.
  public static let combinationKind = "combine"

  /// A file that went in.
  public struct Input: Sendable, Equatable, Codable {
    /// Base name.
    public var file: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// `FILE#NAME` of the patch, if one was applied.
    public var patch: String?
    /// Every part by its name; those with a default may be left out.
    public init(file: String, sha256: String, patch: String? = nil) {
      self.file = file
      self.sha256 = sha256
      self.patch = patch
    }
  }

  /// One thing that an operation did.
  public struct Change: Sendable, Equatable, Codable {
    /// The channel that was changed, where one was.
    public var channel: String?
    /// The sample that was changed, where one was.
    public var sample: String?
    /// The modifier that was changed, where one was.
    public var modifier: String?
    /// What changed, in words.
    public var what: String
    /// Why the new model is not exactly the old one, where that is so.
    public var caveat: String?
    /// Every part by its name.
    public init(channel: String?, sample: String?, modifier: String?, what: String, caveat: String?) {
      self.channel = channel
      self.sample = sample
      self.modifier = modifier
      self.what = what
      self.caveat = caveat
    }
  }

  /// One operation, in the order in which they were applied.
  public struct Operation: Sendable, Equatable, Codable {
    /// As in a recipe, e.g. `rebin`.
    public var operation: String
    /// As it was written, e.g. `--rebin SR=2`.
    public var text: String
    /// Every change that it made, in the workspace's order.
    public var changes: [Change]
    /// Every part by its name.
    public init(operation: String, text: String, changes: [Change]) {
      self.operation = operation
      self.text = text
      self.changes = changes
    }
  }

  /// Version of the layout of result files.
  public var schemaVersion: Int
  /// `edit` or `combine`.
  public var kind: String
  /// Version of the program.
  public var hfplot: String
  /// The command in canonical form.
  public var command: String?
  /// Files that were read, in order.
  public var inputs: [Input]
  /// Operations in the order in which they were applied.
  public var operations: [Operation]
  /// pyhf's digest of the new workspace: SHA-256 of its canonical text.
  public var digest: String
  /// What is odd about the new workspace.
  public var warnings: [String]

  /// A report of what was done to `inputs`.
  public init(
    kind: String, hfplot: String, command: String?, inputs: [Input], operations: [Operation], digest: String,
    warnings: [String]
  ) {
    schemaVersion = ResultSchema.version
    self.kind = kind
    self.hfplot = hfplot
    self.command = command
    self.inputs = inputs
    self.operations = operations
    self.digest = digest
    self.warnings = warnings
  }

  enum CodingKeys: String, CodingKey {
    case schemaVersion = "schema_version"
    case kind, hfplot, command, inputs, operations, digest, warnings
  }
}
